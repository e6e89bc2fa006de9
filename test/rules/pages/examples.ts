/** A rule on its cases, with what every element of them measures: passes too, which a report only counts. */
import { READERS, type Given, type ReaderName } from '../../../src/checks/rules/readers.ts';
import type { Judgement } from '../../../src/checks/rules/judgement.ts';
import { compilePack, type CompiledRule } from '../../../src/engine/rules/compile.ts';
import { judge, subjectsOf } from '../../../src/engine/rules/judge.ts';
import type { Missing } from '../../../src/engine/rules/rule-report.ts';
import type { Facts } from '../../../src/facts/facts.ts';
import type { Pack } from '../../../src/standards/pack.ts';
import { factsOfCase, profileOf, type RuleCase, type RuleCases } from '../case.ts';
import { KINDS, packOf, type Kind } from '../harness.ts';

export type Outcome = 'pass' | 'fail' | 'unknown';

export interface Said {
  readonly subject: number;
  readonly outcome: Outcome;
  readonly judgement: Judgement;
  readonly missing: readonly Missing[];
}

export interface Example {
  readonly kind: Kind;
  readonly one: RuleCase;
  readonly facts: Facts;
  /** `building` or `element`: of which `said` speaks */
  readonly subject: 'element' | 'building';
  readonly outcome: Outcome | 'not-applicable' | 'error';
  readonly said: readonly Said[];
}

export interface Examples {
  readonly list: readonly Example[];
  /** ids of the concepts that were asked for */
  readonly concepts: readonly string[];
}

export async function examplesOf(pack: Pack, id: string, cases: RuleCases): Promise<Examples> {
  const concepts = new Set<string>();
  const list: Example[] = [];
  for (const kind of KINDS) {
    for (const one of cases[kind]) {
      const facts = await factsOfCase(one);
      list.push({ kind, one, facts, ...judged(facts, compilePack(packOf(pack, id), profileOf(one))[0]!, concepts) });
    }
  }
  for (const { said } of list) for (const { missing } of said) for (const m of missing) if (m.kind === 'concept') concepts.add(m.id);
  return { list, concepts: [...concepts].sort() };
}

function judged(facts: Facts, compiled: CompiledRule, concepts: Set<string>): Pick<Example, 'subject' | 'outcome' | 'said'> {
  const { check, quantity, subject } = compiled;
  const own = new Map<number, readonly Judgement[]>();
  const listening: CompiledRule = {
    ...compiled,
    check: check === null ? null : {
      ...check,
      judge: (given, index, view) => {
        const judgements = check.judge(heard(given, concepts), index, view);
        own.set(index, judgements);
        return judgements;
      },
    },
    quantity: quantity === null ? null : { ...quantity, read: (given, index) => quantity.read(heard(given, concepts), index) },
  };
  try {
    const { verdicts } = judge(facts, listening, subjectsOf(facts));
    const said = [...own].flatMap(([index, judgements]): readonly Said[] => [
      ...judgements.filter(({ outcome }) => outcome === 'pass').map((judgement) => ({ subject: index, outcome: 'pass' as const, judgement, missing: [] })),
      ...(verdicts.get(index) ?? []).map((verdict) => ({ subject: index, ...verdict })),
    ]);
    const outcome = (['fail', 'unknown', 'pass'] as const).find((wanted) => said.some((one) => one.outcome === wanted)) ?? 'not-applicable';
    return { subject, outcome, said };
  } catch {
    return { subject, outcome: 'error', said: [] };
  }
}

function heard<K extends ReaderName>(given: Given<K>, concepts: Set<string>): Given<K> {
  const readers: Partial<Given<ReaderName>> = given;
  const concept: ReturnType<typeof READERS.concept.of> | undefined = readers.concept;
  if (concept === undefined) return given;
  return {
    ...given,
    concept: (index: number, id: string) => {
      concepts.add(id);
      return concept(index, id);
    },
  };
}

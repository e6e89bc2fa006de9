/**
 * What makes a rule weak. A rule ships only when this finds nothing: it has a passing, a failing and an undecided case, both
 * languages, reads what it declares and all of it, passes no emptied model, changes nothing, and says the same twice.
 */
import type { Quantity, RuleCheck } from '../../src/checks/rules/judgement.ts';
import { READERS, type ReaderName } from '../../src/checks/rules/readers.ts';
import { compilePack, type CompiledRule, type Registry } from '../../src/engine/rules/compile.ts';
import { judge, subjectsOf } from '../../src/engine/rules/judge.ts';
import { runRules } from '../../src/engine/rules/run.ts';
import type { RuleResult } from '../../src/engine/rules/rule-report.ts';
import { classify } from '../../src/facts/classify.ts';
import { factsBase, factsUnder, type Facts } from '../../src/facts/facts.ts';
import type { Model } from '../../src/model/model.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import type { Pack } from '../../src/standards/pack.ts';
import { factsOfCase, profileOf, type RuleCase, type RuleCases } from './case.ts';

const EXPECTED = { pass: 'pass', fail: 'fail', undecided: 'unknown' } as const;
export type Kind = keyof typeof EXPECTED;
export const KINDS: readonly Kind[] = ['pass', 'fail', 'undecided'];

/** A pack of one rule and no scoring table. */
export function packOf(pack: Pack, id: string): Pack {
  const { scoring: _, ...rest } = pack;
  return { ...rest, rules: pack.rules.filter((rule) => rule.id === id) };
}

export interface CaseResult {
  readonly kind: Kind;
  readonly one: RuleCase;
  readonly facts: Facts;
  readonly result: RuleResult;
}

/** The rule on each of its cases, at the first stage it holds for. */
export async function runCases(pack: Pack, id: string, cases: RuleCases, registry?: Registry): Promise<readonly CaseResult[]> {
  const results: CaseResult[] = [];
  for (const kind of KINDS) {
    for (const one of cases[kind]) {
      const facts = await factsOfCase(one);
      results.push({ kind, one, facts, result: await resultOn(facts, pack, id, profileOf(one), registry) });
    }
  }
  return results;
}

async function resultOn(facts: Facts, pack: Pack, id: string, profile: Profile, registry: Registry | undefined): Promise<RuleResult> {
  const only = packOf(pack, id);
  const stage = profile.project?.stage ?? only.rules[0]!.stage[0]!;
  const { report } = await runRules(facts, [only], { ...profile, project: { ...profile.project, stage } }, { date: profile.date ?? null, ...(registry === undefined ? {} : { registry }) });
  return report.results[0]!;
}

const CJK = /[\u3400-\u9fff]/u;

/** `registry`: checks and quantities of a test's own */
export async function weaknesses(pack: Pack, id: string, cases: RuleCases | undefined, registry?: Registry): Promise<readonly string[]> {
  const rule = pack.rules.find((one) => one.id === id)!;
  const weak: string[] = [];
  if (!CJK.test(rule.title.zh)) weak.push('its title is not in Chinese');
  if (CJK.test(rule.title.en)) weak.push('its English title is not in English');
  if (rule.check === 'manual') return weak;
  if (cases === undefined) return [...weak, 'it has no cases'];
  for (const kind of KINDS) if (cases[kind].length === 0) weak.push(`it has no ${kind} case`);
  const compiled = compilePack(packOf(pack, id), EMPTY_PROFILE, registry)[0]!;
  const spy = spied(compiled);
  for (const { kind, one, facts, result } of await runCases(pack, id, cases, registry)) {
    const where = `${kind} case "${one.title.en}"`;
    if (CJK.test(one.title.en) || !CJK.test(one.title.zh)) weak.push(`${where}: its title is not in both languages`);
    if (result.outcome !== EXPECTED[kind]) weak.push(`${where}: ${result.outcome}${result.error === undefined ? '' : ` (${result.error})`}`);
    const said = JSON.stringify(result);
    if (JSON.stringify(await resultOn(facts, pack, id, profileOf(one), registry)) !== said) weak.push(`${where}: says something else the second time`);
    weak.push(...changes(facts, compiled).map((what) => `${where}: ${what}`), ...spy.run(facts).map((what) => `${where}: ${what}`));
    if (kind !== 'pass') continue;
    for (const [what, empty] of emptied(facts, compiled)) {
      if ((await resultOn(empty, pack, id, profileOf(one), registry)).outcome === 'pass') weak.push(`${where}: passes ${what}`);
    }
  }
  for (const name of spy.unused()) weak.push(`it declares that it reads ${name} and never does`);
  return [...new Set(weak)];
}

/** The model frozen to its leaves, bodies compared before and after. */
function changes(facts: Facts, compiled: CompiledRule): string[] {
  const bodies = JSON.stringify(facts.geometry);
  freeze(facts.model);
  try {
    judge(facts, compiled, subjectsOf(facts));
  } catch (error) {
    return [`changes the model, or fails on it: ${(error as Error).message}`];
  }
  return JSON.stringify(facts.geometry) === bodies ? [] : ['changes the bodies'];
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const one of Object.values(value)) freeze(one);
}

interface Spy {
  /** what it asked for without declaring it */
  readonly run: (facts: Facts) => readonly string[];
  /** declared, and asked for in none of the runs */
  readonly unused: () => readonly string[];
}

function spied(compiled: CompiledRule): Spy {
  const check = compiled.check!;
  const used = new Set<string>();
  const undeclared = new Set<string>();
  const watch = <T extends object>(given: T, declared: readonly ReaderName[]): T => new Proxy(given, {
    get: (target, key) => {
      if (declared.includes(key as ReaderName)) used.add(String(key));
      else if (Object.hasOwn(READERS, key)) undeclared.add(String(key));
      return target[key as keyof T];
    },
  });
  const watched: CompiledRule = {
    ...compiled,
    check: { ...check, judge: (given, subject, view) => check.judge(watch(given, check.reads), subject, view) } satisfies RuleCheck,
    quantity: watchedQuantity(compiled.quantity, watch),
  };
  return {
    run: (facts) => {
      undeclared.clear();
      try {
        judge(facts, watched, subjectsOf(facts));
      } catch {
        // told as the case's outcome
      }
      return [...undeclared].map((name) => `reads ${name} without declaring it`);
    },
    unused: () => [...check.reads, ...(compiled.quantity?.reads ?? [])].filter((name) => !used.has(name)),
  };
}

function watchedQuantity(quantity: Quantity | null, watch: <T extends object>(given: T, declared: readonly ReaderName[]) => T): Quantity | null {
  return quantity === null ? null : { ...quantity, read: (given, subject) => quantity.read(watch(given, quantity.reads), subject) };
}

/** What of an element is a statement of the model, or is made of one. */
const STATEMENTS: readonly ReaderName[] = ['concept', 'element', 'roles', 'buildingOf'];

/**
 * No element at all; and every element without a property, a name, a material or a body. An element without a body is judged
 * by rules of buildings alone, so a rule that rests on statements meets its elements with their bodies, undecided in every role.
 */
function emptied(facts: Facts, { check, quantity }: CompiledRule): readonly (readonly [string, Facts])[] {
  const { model, profile, plan } = facts;
  const nothing: Model = { ...model, elements: [] };
  const husks: Model = {
    ...model,
    elements: model.elements.map((e) => ({
      ...e, name: '', objectType: '', description: '', longName: '', tag: '', predefinedType: null, type: null, psets: [], quantitySets: [], materials: [], classifications: [],
      groups: [], layers: [], whole: null, parts: [], openings: 0, host: null, fillings: [], status: null, assemblyPlace: null, space: null,
    })),
  };
  const husk = husks.elements.map(() => null);
  const stated = [...(check?.reads ?? []), ...(quantity?.reads ?? [])].every((name) => STATEMENTS.includes(name));
  return [
    ['a model without elements', factsUnder(factsBase(nothing, [], profile, [], plan))],
    ['a model of elements that say nothing and have no body', factsUnder(factsBase(husks, husk, profile, facts.roles, plan))],
    ...(stated ? [['a model of elements that say nothing', factsUnder(factsBase(husks, facts.geometry, profile, classify(husks, facts.geometry, profile), plan))] as const] : []),
  ];
}


/** What the undecided waits for: concepts that no model carries, and what would decide the most. */
import { conceptReader } from '../../facts/concepts.ts';
import type { Facts } from '../../facts/facts.ts';
import { CODES, type Judged, type Verdict } from './judge.ts';
import { conceptWords } from './missing-concepts.ts';
import type { JudgedRule } from './result.ts';
import type { Missing, RuleReport } from './rule-report.ts';

export interface Unmodelled {
  /** rule → the one concept that would decide it */
  readonly byRule: ReadonlyMap<string, string>;
  readonly concepts: RuleReport['notModelled'];
}

/** Rules of which no subject passes and nothing but one concept is missing, where no model of the set carries that. */
export function notModelled(facts: Facts, rules: readonly JudgedRule[]): Unmodelled {
  const reader = conceptReader(facts.model, facts.profile);
  const byRule = new Map<string, string>();
  const byConcept = new Map<string, string[]>();
  for (const { compiled, judged } of rules) {
    const concept = judged === null ? null : onlyConcept(judged);
    if (concept === null || reader.carried(concept)) continue;
    byRule.set(compiled.id, concept);
    byConcept.set(concept, [...(byConcept.get(concept) ?? []), compiled.id]);
  }
  const concepts = [...byConcept].map(([concept, list]) => ({ ...conceptWords(concept), rules: list }));
  return { byRule, concepts };
}

const known = new WeakMap<Judged, string | null>();

function onlyConcept(judged: Judged): string | null {
  let concept = known.get(judged);
  if (concept === undefined) known.set(judged, (concept = findOnlyConcept(judged)));
  return concept;
}

function findOnlyConcept(judged: Judged): string | null {
  if (judged.outcomes.includes(CODES.pass)) return null;
  let only: string | null = null;
  let last: readonly Verdict[] | null = null;
  for (const list of judged.verdicts.values()) {
    // subjects that are judged alike share their verdicts
    if (list === last) continue;
    last = list;
    for (const { judgement } of list) {
      for (const { kind, id } of judgement.missing) {
        if (kind !== 'concept' || (only !== null && only !== id)) return null;
        only = id;
      }
      if (judgement.missing.length === 0) return null;
    }
  }
  return only;
}

/**
 * Most rules first, then most elements. Of a rule whose concept no model carries, what else it waits for: that it asks for more
 * is told with the concept.
 */
export function waits(facts: Facts, rules: readonly JudgedRule[], unmodelled: Unmodelled['byRule'] = new Map()): RuleReport['waits'] {
  const found = new Map<string, { readonly missing: Missing; readonly rules: string[]; readonly elements: Uint8Array }>();
  for (const { compiled, judged } of rules) {
    if (judged === null) continue;
    for (const [key, { missing, subjects }] of waitsOf(judged)) {
      if (missing.kind === 'concept' && missing.id === unmodelled.get(compiled.id)) continue;
      let entry = found.get(key);
      if (entry === undefined) found.set(key, (entry = { missing, rules: [], elements: new Uint8Array(facts.model.elements.length) }));
      entry.rules.push(compiled.id);
      if (compiled.subject === 'element') for (const index of subjects) entry.elements[index] = 1;
    }
  }
  return [...found.values()]
    .map(({ missing, rules: list, elements }) => ({ missing, rules: list, elements: ones(elements) }))
    .sort((a, b) => b.rules.length - a.rules.length || b.elements.length - a.elements.length);
}

function ones(flags: Uint8Array): number[] {
  const list: number[] = [];
  for (let i = 0; i < flags.length; i += 1) if (flags[i] === 1) list.push(i);
  return list;
}

type Waits = ReadonlyMap<string, { readonly missing: Missing; readonly subjects: readonly number[] }>;
const waiting = new WeakMap<Judged, Waits>();

function waitsOf(judged: Judged): Waits {
  let own = waiting.get(judged);
  if (own === undefined) waiting.set(judged, (own = collect(judged)));
  return own;
}

function collect(judged: Judged): Waits {
  const found = new Map<string, { missing: Missing; subjects: number[] }>();
  for (const [subject, verdicts] of judged.verdicts) {
    for (const { outcome, missing: lacking } of verdicts) {
      if (outcome !== 'unknown') continue;
      for (const missing of lacking) {
        const key = `${missing.kind} ${missing.id}`;
        let entry = found.get(key);
        if (entry === undefined) found.set(key, (entry = { missing, subjects: [] }));
        entry.subjects.push(subject);
      }
    }
  }
  return found;
}

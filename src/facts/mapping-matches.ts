/** What a mapping rule has in its reach, before or beside what it decides: so that a person sees whom it meets. */
import type { Element, Model } from '../model/model.ts';
import { isOn } from '../profile/active.ts';
import { globMatch, systemTexts } from '../profile/match.ts';
import { EMPTY_PROFILE, type ConceptNames, type Convention, type PatternRule, type Profile, type Settlement, type SystemRule } from '../profile/profile.ts';
import { safePattern } from '../profile/regex.ts';
import { conceptOf, conceptValue } from './concepts.ts';
import { RANK } from './evidence.ts';
import type { Facts } from './facts.ts';
import { fold, foldKey, nameParts } from './names.ts';
import { codeListRules, type TextKind } from './patterns/patterns.ts';
import { NO_REGIONS, type RegionHits } from './regions.ts';
import type { Roles } from './roles.ts';
import { settlementsOn } from './settlements.ts';

export type MappingRule =
  | { readonly kind: 'pattern'; readonly rule: PatternRule }
  | { readonly kind: 'settlement'; readonly rule: Settlement }
  | { readonly kind: 'convention'; readonly rule: Convention }
  | { readonly kind: 'concept'; readonly rule: ConceptNames }
  | { readonly kind: 'system'; readonly rule: SystemRule }
  | { readonly kind: 'codeList'; readonly rule: string };

export interface RuleMatches {
  /** positions in model.elements, ascending */
  readonly elements: readonly number[];
  /** false: the time was up before all were tried */
  readonly complete: boolean;
}

/** elements tried between two questions whether to go on */
const STRIDE = 256;

/**
 * @param roles with which the convention and the code list are seen; parallel to model.elements
 * @param goOn asked now and then; false stops
 * @throws Error where a pattern is unsafe or malformed
 */
export function ruleMatches(model: Model, roles: readonly Roles[], rule: MappingRule, goOn: () => boolean = () => true): RuleMatches {
  const test = testOf(model, roles, rule);
  const elements: number[] = [];
  for (const element of model.elements) {
    if (element.index % STRIDE === STRIDE - 1 && !goOn()) return { elements, complete: false };
    if (test(element)) elements.push(element.index);
  }
  return { elements, complete: true };
}

function testOf(model: Model, roles: readonly Roles[], { kind, rule }: MappingRule): (element: Element) => boolean {
  switch (kind) {
    case 'pattern': return patternTest(rule);
    case 'settlement': {
      const settled = settlementsOn(model, { ...EMPTY_PROFILE, settlements: [{ ...rule, off: false }] });
      return (element) => settled(element).length > 0;
    }
    case 'convention': return (element) => roles[element.index]!.component === rule.component;
    case 'concept': return conceptTest(rule);
    case 'system': return remembering(systemTexts, (text) => globMatch(rule.match, text));
    case 'codeList': {
      const rules = codeListRules(rule).map((one) => patternTest(one));
      return (element) => rules.some((one) => one(element));
    }
  }
}

/** Texts repeat: each is tried once. */
function remembering(textsOf: (element: Element) => readonly string[], test: (text: string) => boolean): (element: Element) => boolean {
  const known = new Map<string, boolean>();
  return (element) => textsOf(element).some((text) => {
    let yes = known.get(text);
    if (yes === undefined) known.set(text, (yes = test(text)));
    return yes;
  });
}

const KINDS: readonly TextKind[] = ['name', 'type', 'material', 'layer', 'classification'];

/** The texts that names are read from (evidence-names.ts), and the rule's expression alone. */
function patternTest(rule: PatternRule): (element: Element) => boolean {
  const expression = safePattern(rule.match);
  const on = new Set<TextKind>(rule.on ?? KINDS);
  const classes = rule.classes && new Set(rule.classes);
  const test = remembering((element) => textsOf(element, on, rule.material !== undefined), (text) => expression.test(text));
  return (element) => (classes === undefined || classes.has(element.class)) && test(element);
}

function textsOf(element: Element, on: ReadonlySet<TextKind>, materials: boolean): readonly string[] {
  const texts: string[] = [];
  if (on.has('name')) texts.push(...nameParts(element.name));
  if (on.has('type')) for (const text of [element.type?.name ?? '', element.objectType, element.type?.elementType ?? '']) texts.push(...nameParts(text));
  if (on.has('material') || materials) for (const use of element.materials) texts.push(fold(use.name));
  if (on.has('layer')) for (const layer of element.layers) texts.push(fold(layer));
  if (on.has('classification')) for (const c of element.classifications) texts.push(fold(`${c.identification} ${c.name}`.trim()));
  return texts;
}

/** It has one of the properties, with a value that says something. */
function conceptTest({ concept, properties }: ConceptNames): (element: Element) => boolean {
  const names = properties.map((text) => {
    const dot = text.indexOf('.');
    return { set: dot < 0 ? null : foldKey(text.slice(0, dot)), name: foldKey(dot < 0 ? text : text.slice(dot + 1)) };
  });
  const known = conceptOf(concept);
  return (element) => element.psets.some((set) => set.properties.some((property) =>
    names.some(({ set: only, name }) => name === foldKey(property.name) && (only === null || only === foldKey(set.name)))
    && (known === undefined || conceptValue(property, known) !== null)));
}

export interface Use {
  /** elements in its reach */
  readonly matches: number;
  /** those of which it decides something; none beside matches: others speak before it */
  readonly speaks: number;
}

/** Of each decision of a profile, in the order of its lists. Of what ends at the models: joints, switches and declared items have no elements. */
export interface DecisionUse {
  readonly settlements: readonly Use[];
  readonly regions: readonly { readonly speaks: number; readonly partly: number }[];
  readonly patterns: readonly Use[];
  readonly conventions: readonly Use[];
  readonly concepts: readonly Use[];
  readonly systems: readonly Use[];
  readonly codeLists: readonly Use[];
  readonly files: readonly Use[];
}

export type UsedList = keyof DecisionUse;

interface Reach {
  readonly matches: readonly number[];
  readonly speaks: readonly number[];
}

/** Positions of what one decision of the last check meets and decides. */
export function decisionReach(facts: Facts, regions: RegionHits, list: UsedList, at: number): Reach {
  return reaches(facts, regions, list)[at] ?? { matches: [], speaks: [] };
}

export function decisionUse(facts: Facts, regions: RegionHits): DecisionUse {
  const counts = (list: UsedList): readonly Use[] => reaches(facts, regions, list).map(({ matches, speaks }) => ({ matches: matches.length, speaks: speaks.length }));
  return {
    settlements: counts('settlements'), patterns: counts('patterns'), conventions: counts('conventions'), concepts: counts('concepts'),
    systems: counts('systems'), codeLists: counts('codeLists'), files: counts('files'),
    regions: (facts.profile.regions ?? []).map((_, i) => ({ speaks: regions[i]?.speaks.length ?? 0, partly: regions[i]?.partly.length ?? 0 })),
  };
}

function reaches(facts: Facts, regions: RegionHits, list: UsedList): readonly Reach[] {
  const { profile, model, roles } = facts;
  const matching = (rule: MappingRule): readonly number[] => ruleMatches(model, roles, rule).elements;
  switch (list) {
    case 'settlements': return settlementReaches(model, profile, regions);
    case 'regions': return (profile.regions ?? []).map((_, i) => ({ matches: regions[i]?.speaks ?? [], speaks: regions[i]?.speaks ?? [] }));
    case 'patterns': {
      const said = spokenRules(roles);
      return (profile.patterns ?? []).map((rule) => {
        const speaks = said.get(rule.id) ?? [];
        // candidates, stops, materials and what things contain leave no evidence under the rule's name
        const silent = !SAYING.some((key) => rule[key] !== undefined);
        const matches = joined(matching({ kind: 'pattern', rule }), speaks);
        return { matches, speaks: !isOn(rule) ? [] : silent ? matches : speaks };
      });
    }
    case 'conventions': return (profile.conventions ?? []).map((rule, i, all) => {
      const first = all.findIndex((other) => isOn(other) && other.component === rule.component) === i;
      const matches = matching({ kind: 'convention', rule });
      return { matches, speaks: first ? matches.filter((index) => roles[index]!.evidence.find((e) => e.role === 'precast' && !e.proposal)?.source === 'convention') : [] };
    });
    case 'concepts': return (profile.concepts ?? []).map((rule) => {
      const matches = matching({ kind: 'concept', rule });
      return { matches, speaks: isOn(rule) && conceptOf(rule.concept) ? matches : [] };
    });
    case 'systems': return systemReaches(model, profile);
    case 'codeLists': return (profile.codeLists ?? []).map((id) => {
      const rules = new Set(codeListRules(id).map((rule) => rule.id));
      const speaks = model.elements.flatMap(({ index }) => (roles[index]!.evidence.some((e) => e.rank === RANK.code && rules.has(ruleOf(e.where) ?? '')) ? [index] : []));
      return { matches: joined(matching({ kind: 'codeList', rule: id }), speaks), speaks };
    });
    case 'files': return (profile.files ?? []).map((rule) => {
      const files = new Set(model.files.filter((file) => globMatch(rule.match, file.path)).map((file) => file.index));
      const matches = model.elements.flatMap((element) => (files.has(element.file) ? [element.index] : []));
      return { matches, speaks: matches };
    });
  }
}

const SAYING = ['component', 'precast', 'loadBearing', 'external', 'wallKind', 'dryMethod', 'integrated'] as const;

/** `… (rule-id)` at the end of where evidence was read. */
function ruleOf(where: string): string | null {
  const open = where.lastIndexOf('(');
  return open >= 0 && where.endsWith(')') ? where.slice(open + 1, -1) : null;
}

function spokenRules(roles: readonly Roles[]): ReadonlyMap<string, readonly number[]> {
  const byRoles = new Map<Roles, ReadonlySet<string>>();
  const said = new Map<string, number[]>();
  roles.forEach((own, index) => {
    let rules = byRoles.get(own);
    if (rules === undefined) byRoles.set(own, (rules = new Set(own.evidence.flatMap((e) => (e.contradicts ? [] : ruleOf(e.where) ?? [])))));
    for (const rule of rules) {
      const list = said.get(rule);
      if (list) list.push(index);
      else said.set(rule, [index]);
    }
  });
  return said;
}

function settlementReaches(model: Model, profile: Profile, regions: RegionHits): readonly Reach[] {
  const all = (profile.settlements ?? []).map(() => ({ matches: [] as number[], speaks: [] as number[] }));
  if (all.length === 0) return all;
  const settled = settlementsOn(model, profile, regions ?? NO_REGIONS);
  (profile.settlements ?? []).forEach((rule, at) => { if (!isOn(rule)) all[at]!.matches.push(...ruleMatches(model, [], { kind: 'settlement', rule }).elements); });
  for (const element of model.elements) {
    for (const { by, at, speaks } of settled(element)) {
      if (by === 'region') continue;
      all[at]!.matches.push(element.index);
      if (speaks) all[at]!.speaks.push(element.index);
    }
  }
  return all;
}

/** Of several rules on a system each field comes from the first that states it. */
function systemReaches(model: Model, profile: Profile): readonly Reach[] {
  const rules = profile.systems ?? [];
  const all = rules.map(() => ({ matches: [] as number[], speaks: [] as number[] }));
  if (rules.length === 0) return all;
  for (const element of model.elements) {
    const texts = systemTexts(element);
    let [kind, laying] = [false, false];
    rules.forEach((rule, i) => {
      if (!texts.some((text) => globMatch(rule.match, text))) return;
      all[i]!.matches.push(element.index);
      if (!isOn(rule)) return;
      if ((rule.kind !== undefined && !kind) || (rule.laying !== undefined && !laying)) all[i]!.speaks.push(element.index);
      kind ||= rule.kind !== undefined;
      laying ||= rule.laying !== undefined;
    });
  }
  return all;
}

function joined(a: readonly number[], b: readonly number[]): readonly number[] {
  return b.length === 0 ? a : [...new Set([...a, ...b])].sort((x, y) => x - y);
}

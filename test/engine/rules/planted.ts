/** Packs, rules and slabs for tests of the rule engine. */
import { QUANTITIES } from '../../../src/checks/quantities/index.ts';
import { RULE_CHECKS } from '../../../src/checks/rules/index.ts';
import type { RuleCheck } from '../../../src/checks/rules/judgement.ts';
import type { Registry } from '../../../src/engine/rules/compile.ts';
import type { RuleReport, RuleResult } from '../../../src/engine/rules/rule-report.ts';
import { runRules, type RunOptions } from '../../../src/engine/rules/run.ts';
import type { Facts } from '../../../src/facts/facts.ts';
import { EMPTY_PROFILE, type Profile } from '../../../src/profile/profile.ts';
import { parsePack, type Pack } from '../../../src/standards/pack.ts';
import type { PackRule } from '../../../src/standards/rule.ts';
import { propertySet, type BoxSpec } from '../../facts/kit.ts';

export const TOPPING = 'topping-thickness';

/** A rule on the topping of slabs, at least 60 mm, unless said otherwise. */
export function toppingRule(id: string, more: Partial<PackRule> = {}, least: number | null = 0.06): PackRule {
  return {
    id, clause: id, title: { zh: `规则${id}`, en: `rule ${id}` }, force: '应', stage: ['design'], check: 'at-least', of: TOPPING,
    params: { least: { value: least, unit: 'm' } }, applies: { component: ['slab'] }, status: 'sourced', source: ['S1'], ...more,
  };
}

export function packData(rules: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    id: 'p', edition: 'P 1-2020', title: { zh: '试', en: 'trial' }, jurisdiction: { code: 'CN', zh: '全国', en: 'China' }, effective: {}, status: 'sourced',
    rules, notRuled: [], sources: [{ id: 'S1', title: 'source', address: '' }], ...more,
  };
}

export function packOf(rules: readonly PackRule[], more: Readonly<Record<string, unknown>> = {}): Pack {
  const parsed = parsePack(packData(rules, more));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.pack;
}

/** `topping`: mm; null: not stated */
export function slab(topping: number | null, more: BoxSpec = {}): BoxSpec {
  const { element, ...rest } = more;
  return {
    class: 'IfcSlab', component: 'slab', box: [0, 0, 2.9, 4, 3, 3], ...rest,
    element: { psets: topping === null ? [] : [propertySet('SM_装配式构件', { 叠合层厚度: topping })], ...element },
  };
}

/** Side by side: what stands in one place counts once. */
export function apart(...boxes: readonly BoxSpec[]): readonly BoxSpec[] {
  return boxes.map((one, i) => ({ ...one, box: [5 * i, 0, 2.9, 5 * i + 4, 3, 3] }));
}

/** The shipped checks and quantities, and more checks. */
export function withChecks(...checks: readonly RuleCheck[]): Registry {
  return { checks: [...RULE_CHECKS, ...checks], quantities: QUANTITIES };
}

export async function reportOf(facts: Facts, rules: readonly PackRule[] | readonly Pack[], profile: Partial<Profile> = {}, options: Partial<RunOptions> = {}): Promise<RuleReport> {
  const packs = rules.every(isPack) ? rules : [packOf(rules.filter((one): one is PackRule => !isPack(one)))];
  return (await runRules(facts, packs, { ...EMPTY_PROFILE, ...profile }, { date: null, ...options })).report;
}

const isPack = (one: PackRule | Pack): one is Pack => 'edition' in one;

export function resultOf(report: RuleReport, id: string): RuleResult {
  const found = report.results.find(({ rule }) => rule === id || rule === `p/${id}`);
  if (found === undefined) throw new Error(`no result of ${id}`);
  return found;
}

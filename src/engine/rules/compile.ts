/** From a pack's rules, which are data, to what can be run: names looked up, numbers of the profile put in. */
import { QUANTITIES } from '../../checks/quantities/index.ts';
import { RULE_CHECKS } from '../../checks/rules/index.ts';
import type { Quantity, RuleCheck } from '../../checks/rules/judgement.ts';
import type { Attestation, Override, Profile } from '../../profile/profile.ts';
import type { Pack, PackFault } from '../../standards/pack.ts';
import type { PackRule } from '../../standards/rule.ts';
import type { RuleStatus } from './rule-report.ts';

export interface CompiledRule {
  /** `pack/rule` */
  readonly id: string;
  readonly pack: Pick<Pack, 'id' | 'edition' | 'status'>;
  readonly rule: PackRule;
  readonly status: RuleStatus;
  /** null: a person judges it */
  readonly check: RuleCheck | null;
  readonly quantity: Quantity | null;
  readonly subject: 'element' | 'building';
  /** elements of this material alone; null: of any */
  readonly members: 'concrete' | null;
}

/** What rules may name with `check` and `of`. Conditions (`where`) always ask the shipped quantities. */
export interface Registry {
  readonly checks: readonly RuleCheck[];
  readonly quantities: ReadonlyMap<string, Quantity>;
}

const SHIPPED: Registry = { checks: RULE_CHECKS, quantities: QUANTITIES };

/** What a pack names that does not exist, or does not give what its check needs. Paths are those of the pack. */
export function ruleFaults(pack: Pack, registry: Registry = SHIPPED): readonly PackFault[] {
  return pack.rules.flatMap((rule, i) => faultsOf(rule, registry).map(({ path, message }) => ({ path: `rules.${i}.${path}`, message })));
}

function faultsOf(rule: PackRule, { checks, quantities }: Registry): PackFault[] {
  const faults: PackFault[] = [];
  const add = (path: string, message: string): void => void faults.push({ path, message });
  const { applies } = rule;
  for (const [k, where] of (applies?.where ?? []).entries()) {
    if (!QUANTITIES.has(where.quantity)) add(`applies.where.${k}.quantity`, `no quantity ${where.quantity}`);
    for (const key of ['over', 'atLeast', 'upTo'] as const) {
      if (where[key] !== undefined && rule.params?.[where[key]] === undefined) add(`applies.where.${k}.${key}`, `the rule has no param ${where[key]}`);
    }
    if (where.is !== undefined && rule.values?.[where.is] === undefined) add(`applies.where.${k}.is`, `the rule has no values ${where.is}`);
  }
  for (const key of ['heightOver', 'heightUpTo', 'storeysOver', 'storeysUpTo', 'precastShearOver', 'precastShearUpTo'] as const) {
    const named = applies?.building?.[key];
    if (named !== undefined && rule.params?.[named] === undefined) add(`applies.building.${key}`, `the rule has no param ${named}`);
    for (const [id, table] of Object.entries(rule.tables ?? {})) {
      for (const [k, { when }] of table.rows.entries()) {
        const wanted = when[key];
        if (wanted !== undefined && rule.params?.[wanted] === undefined) add(`tables.${id}.rows.${k}.when.${key}`, `the rule has no param ${wanted}`);
      }
    }
  }
  if (rule.of !== undefined && !quantities.has(rule.of)) add('of', `no quantity ${rule.of}`);
  if (rule.check === 'manual') return faults;
  const check = checks.find(({ id }) => id === rule.check);
  if (check === undefined) {
    add('check', `no check ${rule.check}; there are ${checks.map(({ id }) => id).join(', ')}, manual`);
    return faults;
  }
  if (check.needs.of && rule.of === undefined) add('of', `${check.id} needs a quantity`);
  for (const key of ['params', 'values', 'tables'] as const) {
    for (const wanted of check.needs[key] ?? []) if (rule[key]?.[wanted] === undefined) add(`${key}.${wanted}`, `${check.id} needs it`);
  }
  return faults;
}

/** @throws Error with the path of the first fault */
export function compilePack(pack: Pack, profile: Profile, registry: Registry = SHIPPED): readonly CompiledRule[] {
  const fault = ruleFaults(pack, registry)[0];
  if (fault !== undefined) throw new Error(`pack ${pack.id}: ${fault.path}: ${fault.message}`);
  const checks = new Map(registry.checks.map((check) => [check.id, check]));
  return pack.rules.map((rule): CompiledRule => {
    const id = `${pack.id}/${rule.id}`;
    const check = checks.get(rule.check) ?? null;
    const quantity = rule.of === undefined ? null : registry.quantities.get(rule.of)!;
    return {
      id, pack: { id: pack.id, edition: pack.edition, status: pack.status },
      rule: overridden(rule, (profile.overrides ?? []).filter((o) => o.rule === id)),
      status: statusOf(pack, rule, profile.attestations ?? []),
      check, quantity, members: (rule.applies?.members ?? pack.members) === 'concrete' ? 'concrete' : null,
      subject: check === null || check.subject === 'of' ? (quantity?.subject ?? 'building') : check.subject,
    };
  });
}

function overridden(rule: PackRule, overrides: readonly Override[]): PackRule {
  if (overrides.length === 0) return rule;
  const params = { ...rule.params };
  for (const { param, value } of overrides) {
    const before = params[param];
    if (before !== undefined) params[param] = { ...before, value };
  }
  return { ...rule, params };
}

/** Attesting lifts `unverified`, never `draft`; of a draft pack every rule is one (design decision 4). */
export function statusOf(pack: Pick<Pack, 'id' | 'edition' | 'status'>, rule: Pick<PackRule, 'id' | 'status'>, attestations: readonly Attestation[]): RuleStatus {
  if (pack.status === 'draft') return 'draft';
  if (rule.status !== 'unverified') return rule.status;
  const attested = attestations.some((a) => a.pack === pack.id && a.edition === pack.edition && (a.rules === undefined || a.rules.includes(rule.id)));
  return attested ? 'attested' : 'unverified';
}

/** The same numbers and conditions, whatever object they stand in. */
export function sameRule(a: CompiledRule, b: CompiledRule): boolean {
  return a.rule === b.rule || JSON.stringify(a.rule) === JSON.stringify(b.rule);
}

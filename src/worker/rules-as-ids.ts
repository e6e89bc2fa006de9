/** The rules of packs as an IDS: wiring of packs, quantities, concepts and the property template for export/ids-from-rules.ts. */
import { QUANTITIES } from '../checks/quantities/index.ts';
import { idsFromRules, type AskedOf, type AskedProperty, type AskingRule, type Lang, type SkippedRule } from '../export/ids-from-rules.ts';
import { conceptNames, conceptOf } from '../facts/concepts.ts';
import type { Ids, IfcVersion } from '../ids/ids.ts';
import type { Profile, Stage } from '../profile/profile.ts';
import type { Pack } from '../standards/pack.ts';
import type { PackRule } from '../standards/rule.ts';
import { templateWords } from './template-words.ts';

export interface RulesAsIds {
  readonly lang: Lang;
  readonly title: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly milestone: string;
  readonly versions: readonly IfcVersion[];
}

export interface IdsOfRules {
  readonly ids: Ids;
  readonly skipped: readonly SkippedRule[];
}

/** Of the packs given the rules of one stage. */
export function rulesAsIds(packs: readonly Pack[], stage: Stage, profile: Profile, options: RulesAsIds): IdsOfRules {
  const rules = packs.flatMap((pack) => pack.rules.filter((rule) => rule.stage.includes(stage)).map((rule) => askingRule(pack, rule, profile)));
  return idsFromRules(rules, templateWords(), options);
}

function askingRule(pack: Pack, rule: PackRule, profile: Profile): AskingRule {
  const { id, clause, title, check, advisory = false, params = {}, values = {}, applies = {} } = rule;
  return { id: `${pack.id}/${id}`, edition: pack.edition, clause, title, check, advisory, params, values, applies: askedOf(applies, pack), asked: askedProperty(rule, profile) };
}

function askedOf({ component, precast, external, loadBearing, wallKind, members, aboveGround, building, where }: NonNullable<PackRule['applies']>, pack: Pack): AskedOf {
  return {
    ...(component === undefined ? {} : { component }), ...(precast === undefined ? {} : { precast }), ...(wallKind === undefined ? {} : { wallKind }),
    ...(external === undefined ? {} : { external }), ...(loadBearing === undefined ? {} : { loadBearing }),
    concrete: (members ?? pack.members) === 'concrete',
    further: [...(building === undefined ? [] : ['building' as const]), ...(where === undefined ? [] : ['measured' as const]), ...(aboveGround === undefined ? [] : ['place' as const])],
  };
}

function askedProperty({ of }: PackRule, profile: Profile): AskedProperty | null {
  const quantity = of === undefined ? undefined : QUANTITIES.get(of);
  if (quantity === undefined) return null;
  const concepts = [...(quantity.concept === undefined ? [] : [quantity.concept]), ...(quantity.also ?? [])].flatMap((one) => conceptOf(one) ?? []);
  const names = concepts.length > 0 ? concepts.flatMap((concept) => conceptNames(concept, profile)) : quantity.names ?? [];
  return { title: quantity.title, names, kind: concepts[0]?.kind ?? 'text', measured: quantity.id !== quantity.concept };
}

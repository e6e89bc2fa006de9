/** Entries of the profile that speak of no row of the chosen packs: a typing error must not pass for a decision. */
import type { Profile } from '../profile/profile.ts';
import type { Pack } from '../standards/pack.ts';

/** Short names of the entries, as unusedEntries gives them. */
export function unusedScoring(profile: Profile, packs: readonly Pack[]): readonly string[] {
  const items = new Set(packs.flatMap((pack) => (pack.scoring?.items ?? []).flatMap(({ id }) => [id, `${pack.id}/${id}`])));
  // a rule may read what a person states under a name of its own
  const stated = packs.some(({ rules }) => rules.some(({ params }) => params?.['instead'] !== undefined));
  const declared = (profile.declared ?? []).map(({ item }) => item).filter((item) => !items.has(item) && !(stated && item === 'assembly-ratio'));
  const overrides = (profile.overrides ?? []).filter(({ rule, param }) => {
    const [id, row] = [rule.slice(0, rule.indexOf('/')), rule.slice(rule.indexOf('/') + 1)];
    const pack = packs.find((one) => one.id === id);
    return pack !== undefined && !paramsOf(pack, row).includes(param);
  });
  return [...new Set([...declared.map((item) => `declared: ${item}`), ...overrides.map(({ rule, param }) => `overrides: ${rule} ${param}`)])];
}

function paramsOf({ scoring, rules }: Pack, row: string): readonly string[] {
  const rule = rules.find(({ id }) => id === row);
  if (rule !== undefined) return Object.keys(rule.params ?? {});
  if (scoring === undefined) return [];
  const item = scoring.items.find(({ id }) => row === `item-${id}`);
  if (item !== undefined) return [...Object.keys(item.award).filter((key) => key !== 'kind'), ...Object.keys(item.params ?? {})];
  if (row === 'formula') return ['total'];
  if (row === 'rounding') return ['points', 'p'];
  if (scoring.groups.some(({ id }) => row === `group-${id}`)) return ['max'];
  if (scoring.alternatives?.some(({ id }) => row === `alternatives-${id}`)) return ['sum', 'max'];
  if (scoring.structures.some(({ structures }) => row === `structure-${structures.join('-')}`)) return ['points'];
  if (scoring.gates.some(({ id }) => row === `gate-${id}`)) return ['min'];
  return scoring.grades.some(({ id }) => row === `grade-${id}`) ? ['min', 'max'] : [];
}

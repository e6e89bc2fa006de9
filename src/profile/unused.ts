/** Entries of the profile that speak of nothing in the model: reported, because a typing error must not pass for a decision. */
import type { Model } from '../model/model.ts';
import { activeRules } from './active.ts';
import { globMatch, systemTexts } from './match.ts';
import type { Profile } from './profile.ts';

/** Short names of the entries: `files: 结构*.ifc`, `settlements: type 基本墙:WQ1`. Linear in elements + entries. */
export function unusedEntries(profile: Profile, model: Model): readonly string[] {
  const unused: string[] = [];
  const paths = model.files.map((f) => f.path);
  const anyFile = (glob: string): boolean => paths.some((path) => globMatch(glob, path));
  for (const rule of profile.files ?? []) if (!anyFile(rule.match)) unused.push(`files: ${rule.match}`);
  if (profile.systems?.length && model.elements.length > 0) {
    const texts = new Set(model.elements.flatMap(systemTexts));
    for (const { match } of activeRules(profile.systems)) if (![...texts].some((text) => globMatch(match, text))) unused.push(`systems: ${match}`);
  }
  if (profile.buildUps?.length && model.elements.length > 0) {
    const texts = new Set(model.elements.flatMap((e) => [e.type?.name ?? '', e.objectType, e.name]));
    for (const { code, match } of profile.buildUps) if (![...texts].some((text) => text !== '' && globMatch(match, text))) unused.push(`buildUps: ${code} ${match}`);
  }
  const settlements = activeRules(profile.settlements);
  if (settlements.length === 0 || model.elements.length === 0) return unused;
  const globalIds = new Set(model.elements.map((e) => e.globalId));
  const types = new Set(model.elements.flatMap((e) => [e.objectType, e.type?.name ?? '']));
  for (const s of settlements) {
    const found =
      (s.file === undefined || anyFile(s.file)) &&
      (s.by === 'element' ? globalIds.has(s.key) : s.by === 'type' ? types.has(s.key) : s.by === 'file' ? anyFile(s.key) : true);
    if (!found) unused.push(`settlements: ${s.by} ${s.key}`);
  }
  return unused;
}

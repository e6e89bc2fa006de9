/** Every page of public/rules, made from the packs and the cases of their rules: path from that folder → text. */
import { loadPack, packIds, type Pack } from '../../src/standards/pack.ts';
import { packRules } from '../../src/standards/pack-rules.ts';
import type { PackRule } from '../../src/standards/rule.ts';
import { CASES } from './cases/index.ts';
import { examplesOf } from './pages/examples.ts';
import { LANGUAGES, pageName } from './pages/html.ts';
import { indexPage, packPage } from './pages/pack-pages.ts';
import { rulePage, type Related } from './pages/rule-page.ts';

/** Written by hand; all other files of the folder are made here. */
export const STYLESHEET = 'rules.css';

export async function rulePages(): Promise<ReadonlyMap<string, string>> {
  const packs = packIds().map(loadPack);
  const pages = new Map<string, string>();
  for (const lang of LANGUAGES) pages.set(`index.${lang}.html`, indexPage(packs, lang));
  for (const pack of packs) {
    for (const lang of LANGUAGES) pages.set(`${pack.id}/index.${lang}.html`, packPage(pack, lang));
    for (const entry of packRules(pack)) {
      if (entry.coverage === 'not-ruled') continue;
      const rule = pack.rules.find(({ id }) => entry.id === `${pack.id}/${id}`) ?? null;
      const cases = rule === null || rule.check === 'manual' ? undefined : CASES[pack.id]?.[rule.id];
      const examples = rule === null || cases === undefined ? null : await examplesOf(pack, rule.id, cases);
      const related = rule === null ? [] : relatedTo(pack, rule, packs);
      for (const lang of LANGUAGES) pages.set(`${pageName(entry.id)}.${lang}.html`, rulePage({ pack, entry, rule, examples, related }, lang));
    }
  }
  return pages;
}

/** Rules that share a finding with it (engine/rules/strictest.ts). */
function relatedTo(pack: Pack, rule: PackRule, packs: readonly Pack[]): readonly Related[] {
  const asks = rule.asks ?? rule.of;
  if (asks === undefined) return [];
  return packs.flatMap((other) => other.rules.filter((one) => (one.asks ?? one.of) === asks && (other !== pack || one.id !== rule.id)).map((one) => ({ pack: other, rule: one })));
}

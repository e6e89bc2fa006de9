/** The list of packs, and each pack's coverage: every clause with what becomes of it. */
import { RULE_CHECKS } from '../../../src/checks/rules/index.ts';
import type { Pack } from '../../../src/standards/pack.ts';
import { packRules, type RuleCoverage, type RuleEntry } from '../../../src/standards/pack-rules.ts';
import { attributeWord } from './applies-words.ts';
import { facts, html, keep, page, pageName, section, table, type Language, type Markup } from './html.ts';
import { sourceList, statusMark } from './trust.ts';
import { wordsIn } from './words.ts';

const COVERAGE: readonly RuleCoverage[] = ['automatic', 'manual', 'not-ruled'];

export function indexPage(packs: readonly Pack[], lang: Language): string {
  const words = wordsIn(lang);
  return page({
    path: 'index', lang, title: words.page('packs'), trail: [],
    body: [
      html`<p>${words.page('about')}</p>\n`,
      table(
        [words.page('edition'), words.page('title'), words.page('status'), words.page('jurisdiction'), words.page('dates'), ...COVERAGE.map((one) => words.page(one))],
        packs.map((pack) => [
          html`<a class="keep" href="${pack.id}/index.${lang}.html">${pack.edition}</a>`, pack.title[lang], statusMark({ status: pack.status, advisory: false }, lang)!,
          keep(pack.jurisdiction[lang]), dates(pack, lang) ?? '', ...counts(pack).map(String),
        ]),
      ),
    ],
  });
}

export function packPage(pack: Pack, lang: Language): string {
  const words = wordsIn(lang);
  const entries = packRules(pack);
  return page({
    path: `${pack.id}/index`, lang, title: `${pack.edition} ${pack.title[lang]}`, trail: [[words.page('packs'), 'index']],
    body: [
      facts([
        [words.page('status'), html`${statusMark({ status: pack.status, advisory: false }, lang)} ${words.statusMeans(pack.status)}`],
        [words.page('jurisdiction'), pack.jurisdiction[lang]],
        [words.page('dates'), dates(pack, lang)],
        [words.page('scope'), scopeWords(pack, lang)],
        pack.supersedes === undefined ? null : [words.page('supersedes'), pack.supersedes.join(words.or)],
        [words.page('coverage'), counts(pack).map((n, i) => `${words.page(COVERAGE[i]!)} ${n}`).join(words.and)],
      ]),
      section(words.page('coverage'), [table(
        [words.page('clause'), words.page('rule'), words.page('force'), words.page('status'), words.page('check'), words.page('remarks')],
        entries.map((entry) => row(pack, entry, lang)),
      )]),
      section(words.page('sources'), [sourceList(pack, pack.sources.map(({ id }) => id))]),
    ],
  });
}

function row(pack: Pack, entry: RuleEntry, lang: Language): Parameters<typeof table>[1][number] {
  const words = wordsIn(lang);
  const title = entry.coverage === 'not-ruled' ? entry.title[lang]
    : html`<a href="${pageName(entry.id.slice(pack.id.length + 1))}.${lang}.html">${entry.title[lang]}</a>`;
  const check = entry.coverage === 'automatic'
    ? (RULE_CHECKS.find(({ id }) => id === entry.check)?.title[lang] ?? words.of('row', entry.check))
    : html`<span class="${entry.coverage}">${words.page(entry.coverage)}</span>`;
  return [keep(entry.clause), title, entry.force ?? '', statusMark(entry, lang) ?? '', check, entry.note?.[lang] ?? ''];
}

/** Kinds of buildings that the pack speaks of; '' for all. */
function scopeWords({ scope }: Pack, lang: Language): string {
  const words = wordsIn(lang);
  return [
    (scope?.types ?? []).map((type) => attributeWord('type', type, lang)).join(words.or), (scope?.materials ?? []).map((material) => attributeWord('material', material, lang)).join(words.or),
    scope?.note?.[lang] ?? '',
  ].filter(Boolean).join(words.and);
}

function counts(pack: Pack): readonly number[] {
  const entries = packRules(pack);
  return COVERAGE.map((one) => entries.filter(({ coverage }) => coverage === one).length);
}

function dates({ effective }: Pack, lang: Language): Markup | null {
  const words = wordsIn(lang);
  const { from, to, note } = effective;
  const parts = [
    from === undefined ? null : keep(`${words.page('from')} ${from}`), to === undefined ? null : keep(`${words.page('until')} ${to}`), note?.[lang] ?? null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : html`${parts.flatMap((part, i) => (i === 0 ? [part] : [words.and, part]))}`;
}

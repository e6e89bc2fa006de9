/** The page of one rule: what it asks, of what, with which numbers, how it is judged, how far it can be trusted, and its cases. */
import { QUANTITIES } from '../../../src/checks/quantities/index.ts';
import { RULE_CHECKS } from '../../../src/checks/rules/index.ts';
import { conceptOf } from '../../../src/facts/concepts.ts';
import { amountText, limitText, measuredText, missingText, type ConceptTitles } from '../../../src/export/verdict-text.ts';
import type { Pack } from '../../../src/standards/pack.ts';
import type { RuleEntry } from '../../../src/standards/pack-rules.ts';
import type { BuildingCondition, PackRule } from '../../../src/standards/rule.ts';
import { appliesWords, attributeWord, conditionWords, truth } from './applies-words.ts';
import { drawing } from './drawing.ts';
import type { Example, Examples, Said } from './examples.ts';
import { facts, html, list, page, section, table, type Language, type Markup } from './html.ts';
import { statusMark, trustSection } from './trust.ts';
import { wordsIn } from './words.ts';

export interface Related {
  readonly pack: Pack;
  readonly rule: PackRule;
}

export interface RulePage {
  readonly pack: Pack;
  readonly entry: RuleEntry;
  /** null: a row of the scoring table */
  readonly rule: PackRule | null;
  readonly examples: Examples | null;
  readonly related: readonly Related[];
}

export function rulePage({ pack, entry, rule, examples, related }: RulePage, lang: Language): string {
  const words = wordsIn(lang);
  return page({
    path: entry.id, lang, title: entry.title[lang],
    trail: [[words.page('packs'), 'index'], [pack.edition, `${pack.id}/index`]],
    body: [
      html`<p class="lead">${pack.edition} ${entry.clause} ${statusMark(entry, lang)}</p>\n`,
      section(words.page('asks'), [
        rule?.quote === undefined ? null : html`<blockquote lang="zh-CN">${rule.quote}</blockquote>\n`,
        facts([
          [words.page('force'), words.force(entry.force!)],
          [words.page('clause'), `${pack.edition} ${pack.title[lang]} ${entry.clause}`],
          [words.page('stage'), entry.stage.map((stage) => words.app('stages', stage)).join(words.or)],
          rule?.discipline === undefined ? null : [words.page('discipline'), words.app('disciplineOf', rule.discipline)],
          rule?.chapter === undefined ? null : [words.page('chapter'), words.of('chapter', rule.chapter)],
        ]),
      ]),
      rule === null ? null : section(words.page('applies'), [list(appliesWords(rule, lang, subjectOf(rule)))]),
      section(words.page('numbers'), rule === null ? scoreNumbers(pack, entry, lang) : numbers(pack, rule, lang)),
      section(words.page('how'), rule === null ? scored(pack, entry, lang) : judged(rule, examples, lang)),
      trustSection(pack, entry, lang),
      examples === null ? null : section(words.page('cases'), [
        html`<p class="note">${words.page('drawn')}${lang === 'en' ? ' ' : ''}${words.page('caption')}</p>\n`,
        ...examples.list.map((example) => casePart(example, lang)),
      ]),
      section(words.page('related'), [list(related.map((one) => relatedLine(one, pack, lang)))]),
    ],
  });
}

function subjectOf(rule: PackRule): 'element' | 'building' {
  const check = RULE_CHECKS.find(({ id }) => id === rule.check);
  const of = (rule.of === undefined ? undefined : QUANTITIES.get(rule.of)?.subject) ?? 'building';
  return check === undefined || check.subject === 'of' ? (rule.applies?.component === undefined ? of : 'element') : check.subject;
}

/** A word and the name that stands for it in packs and profiles. */
function named(word: string, name: string): Markup {
  return word === name ? html`<code>${name}</code>` : html`${word} <code>${name}</code>`;
}

function numbers(pack: Pack, rule: PackRule, lang: Language): readonly (Markup | null)[] {
  const words = wordsIn(lang);
  const params = Object.entries(rule.params ?? {});
  const [first] = params;
  return [
    table([words.page('number'), words.page('value'), words.page('clause')], params.map(([name, param]) => [
      named(param.title?.[lang] ?? words.param(name), name),
      param.value === null ? words.page('open') : amountText(param.value, param.unit), param.clause ?? rule.clause,
    ])),
    ...Object.entries(rule.values ?? {}).map(([name, values]) => html`<p>${words.page('accepted')} <code>${name}</code>${words.colon}${values.map((value) => truth(value, lang)).join(words.or)}</p>\n`),
    ...Object.entries(rule.tables ?? {}).flatMap(([name, { unit, rows }]) => [
      html`<p><code>${name}</code></p>\n`,
      table([words.page('when'), words.page('value')], rows.map((row) => [
        conditionWords(row.when, rule, lang), row.value === null ? words.page('none') : typeof row.value === 'number' ? amountText(row.value, unit) : row.value,
      ])),
    ]),
    first === undefined ? null : overrideNote({ rule: `${pack.id}/${rule.id}`, param: first[0], value: first[1].value ?? 0 }, lang),
  ];
}

function overrideNote(override: { readonly rule: string; readonly param: string; readonly value: unknown }, lang: Language): Markup {
  return html`<p class="note">${wordsIn(lang).page('override')} <code>${JSON.stringify({ ...override, reason: '…' })}</code></p>\n`;
}

/** A value of a scoring table: a number, an open one, a list, limits by kind of building. */
function scoreValue(value: unknown, lang: Language): string {
  const words = wordsIn(lang);
  if (value === null) return words.page('open');
  if (typeof value === 'number') return amountText(value, '1');
  if (Array.isArray(value)) return value.map((one) => scoreValue(one, lang)).join(words.or);
  if (typeof value !== 'object') return words.of('word', String(value));
  const { byBuilding, ...rest } = value as { readonly byBuilding?: readonly { readonly when: BuildingCondition; readonly value: unknown }[] };
  const rows = byBuilding?.map((row) => `${conditionWords(row.when, null, lang)} ${scoreValue(row.value, lang)}`) ?? [];
  return [...rows, ...Object.entries(rest).map(([name, one]) => `${words.param(name)} ${scoreValue(one, lang)}`)].join(words.and);
}

function scoreNumbers(pack: Pack, entry: RuleEntry, lang: Language): readonly (Markup | null)[] {
  const words = wordsIn(lang);
  const own = itemOf(pack, entry)?.params ?? {};
  const openEnd = (name: string): boolean => entry.check === 'grade' && name === 'max';
  const number = Object.entries(entry.params).find(([name, value]) => typeof value === 'number' || (value === null && !openEnd(name)));
  return [
    table([words.page('number'), words.page('value')], Object.entries(entry.params).filter(([, value]) => value !== '').map(([name, value]) => [
      named(words.param(name), name), value === null && openEnd(name) ? '—' : `${scoreValue(value, lang)}${/^q(Min|Max)$/.test(name) && value !== null ? ' %' : ''}`,
    ])),
    table([words.page('number'), words.page('value'), words.page('clause')], Object.entries(own).map(([name, param]) => [
      named(param.title?.[lang] ?? words.param(name), name), param.value === null ? words.page('open') : amountText(param.value, param.unit), param.clause ?? entry.clause,
    ])),
    number === undefined ? null : overrideNote({ rule: entry.id, param: number[0], value: number[1] ?? 0 }, lang),
  ];
}

function itemOf(pack: Pack, entry: RuleEntry): { readonly check?: string; readonly params?: PackRule['params'] } | undefined {
  return pack.scoring?.items.find((item) => entry.id === `${pack.id}/item-${item.id}`);
}

function scored(pack: Pack, entry: RuleEntry, lang: Language): readonly (Markup | null)[] {
  const words = wordsIn(lang);
  const item = itemOf(pack, entry);
  return [
    facts([
      [words.page('check'), words.of('row', entry.check)],
      item?.check === undefined ? null : [words.page('quantity'), words.of('measure', item.check)],
    ]),
    entry.params['kind'] === 'interpolated' ? html`<p>${words.page('formula')}</p>\n` : null,
  ];
}

function judged(rule: PackRule, examples: Examples | null, lang: Language): readonly (Markup | null)[] {
  const words = wordsIn(lang);
  if (rule.check === 'manual') return [html`<p>${words.page('byPerson')}</p>\n`];
  const check = RULE_CHECKS.find(({ id }) => id === rule.check);
  const quantity = rule.of === undefined ? undefined : QUANTITIES.get(rule.of);
  const where = (rule.applies?.where ?? []).flatMap((one) => QUANTITIES.get(one.quantity) ?? []);
  const readers = new Set([...(check?.reads ?? []), ...(quantity?.reads ?? []), ...where.flatMap(({ reads }) => reads)]);
  const asked = [...(quantity?.concept === undefined ? [] : [quantity.concept]), ...where.flatMap(({ concept }) => concept ?? []), ...(examples?.concepts ?? [])];
  const concepts = [...new Set(asked)].flatMap((id) => conceptOf(id) ?? []);
  return [
    facts([
      [words.page('check'), html`${check?.title[lang] ?? rule.check} <code>${rule.check}</code>`],
      quantity === undefined ? null : [words.page('quantity'), html`${quantity.title[lang]} <code>${quantity.id}</code>`],
      readers.size === 0 ? null : [words.page('reads'), [...readers].map((name) => words.of('reader', name)).join(words.or)],
    ]),
    table([words.page('property'), words.page('names')], concepts.map((concept) => [
      html`${concept.title[lang]} <code>${concept.id}</code>`, concept.names.join(words.or),
    ])),
  ];
}

function casePart(example: Example, lang: Language): Markup {
  const words = wordsIn(lang);
  const { kind, one, outcome, said } = example;
  const attributes = Object.entries(one.profile?.attributes ?? {})
    .map(([key, value]) => `${words.app('attribute', key)}${words.colon}${attributeWord(key, value, lang)}`);
  return html`<article class="${kind}">
<h3><span class="mark ${outcome}">${words.of('outcome', outcome)}</span> ${one.title[lang]}</h3>
<div class="case">
${drawing(example, lang)}${facts([
    attributes.length === 0 ? null : [words.page('said'), attributes.join(words.and)],
    ...grouped(said).flatMap((group) => verdictRows(example, group, lang)),
  ])}</div>
</article>
`;
}

/** Elements of one case that are told the same. */
function grouped(said: readonly Said[]): readonly (readonly Said[])[] {
  const groups = new Map<string, Said[]>();
  for (const one of said) {
    const { limit, text, unit, basis } = one.judgement;
    const key = JSON.stringify([one.outcome, limit, text, unit, basis, one.missing]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function verdictRows(example: Example, group: readonly Said[], lang: Language): readonly (readonly [string, string] | null)[] {
  const words = wordsIn(lang);
  const [first] = group;
  const { limit, unit, text, basis } = first!.judgement;
  const titles: ConceptTitles = (id) => conceptOf(id)?.title ?? QUANTITIES.get(id)?.title ?? null;
  const all = group.map(({ judgement }) => judgement.measured);
  const measured = measuredText(all, limit, unit, lang);
  const names = [...new Set(group.map(({ subject }) => (example.subject === 'building' ? '' : example.facts.model.elements[subject]!.name)))].filter(Boolean);
  const several = example.said.length > group.length;
  return [
    several && names.length > 0 ? [words.of('outcome', first!.outcome), names.join(words.or)] : null,
    text === undefined ? null : [words.page('outcome'), text[lang]],
    [words.page('measured'), measured], [words.page('limit'), limitText(limit, unit, lang, all)],
    [words.page('missing'), [...new Set(first!.missing.map((one) => missingText(one, lang, titles)))].join(words.and)],
    basis === undefined || basis === 'geometry' ? [words.page('basis'), basis === undefined ? '' : words.of('reader', basis)] : [words.page('basis'), basis],
  ];
}

function relatedLine({ pack, rule }: Related, from: Pack, lang: Language): Markup {
  const limits = Object.values(rule.params ?? {}).flatMap(({ value, unit }) => (value === null ? [] : [amountText(value, unit)]));
  const to = pack.id === from.id ? '' : `../${pack.id}/`;
  return html`<a href="${to}${rule.id}.${lang}.html">${pack.edition} ${rule.clause} ${rule.title[lang]}</a>${limits.length === 0 ? '' : ` (${limits.join(wordsIn(lang).or)})`}`;
}

/** The pages of public/template: the list of properties, and a guide for each authoring tool. Path from that folder → text. */
import { allowedWords, askedOf, BUILDING_SET, ELEMENT_SET, TEMPLATE_COMPONENTS, TEMPLATE_PROPERTIES, type TemplateProperty } from '../../src/model/template.ts';
import { REVIT_SETS, SHARED_PARAMETERS, TEKLA_SETS, TEMPLATE_IDS } from '../../src/template/names.ts';
import { revitName } from '../../src/template/shared-parameters.ts';
import { html, keep, LANGUAGES, list, page, section, table, type Language, type Markup } from '../rules/pages/html.ts';
import { GUIDES, type Claim, type Guide } from './guide.ts';

const STYLES = '../rules/';
const WORDS = {
  zh: {
    title: '属性模板', about: '在建模软件中填一次,榫卯按最强的依据读取(仅次于用户判定)。属性名、用词固定为中文,全角与空格不影响读取。', files: '文件', guides: '导出说明', properties: '属性表', sources: '出处',
    untried: '未实测', name: '属性', meaning: '含义', type: '类型', may: '可填', required: '应填的构件', optional: '可填的构件', example: '例', any: '任意文字', other: '其他',
    label: '文字', boolean: '是/否', length: '长度', of: { element: '构件', building: '单体' }, wall: '未分清的墙', unknown: '未识别的构件', building: '单体', tekla: 'UDA', revit: 'Revit 参数', when: { precast: '仅预制、叠合构件', composite: '仅叠合构件', external: '剪力墙仅外墙' }, sep: '、',
    purpose: { [SHARED_PARAMETERS]: 'Revit 共享参数文件', [REVIT_SETS]: 'Revit IFC 导出器的用户定义属性集', [TEKLA_SETS]: 'Tekla Structures 属性设置配置文件', [TEMPLATE_IDS]: 'IDS:按构件列出应填的属性(IFC2X3、IFC4、IFC4X3_ADD2)' },
  },
  en: {
    title: 'Property template', about: 'Filled once in the authoring tool, read by Sunmao as the strongest evidence after the user’s own word. Names and words are Chinese; full-width letters and spaces do not matter.', files: 'Files', guides: 'Guides', properties: 'Properties', sources: 'Sources',
    untried: 'not tried', name: 'property', meaning: 'meaning', type: 'type', may: 'may say', required: 'needed of', optional: 'may be said of', example: 'example', any: 'any text', other: 'others',
    label: 'text', boolean: 'yes/no', length: 'length', of: { element: 'elements', building: 'the building' }, wall: 'walls not told apart', unknown: 'elements nobody identified', building: 'the building', tekla: 'UDA', revit: 'Revit parameter', when: { precast: 'of precast and composite pieces', composite: 'of composite members', external: 'of shear walls only outside' }, sep: ', ',
    purpose: { [SHARED_PARAMETERS]: 'shared parameters for Revit', [REVIT_SETS]: 'user-defined property sets for Revit’s IFC exporter', [TEKLA_SETS]: 'property set configuration for Tekla Structures', [TEMPLATE_IDS]: 'IDS: what each component is asked for (IFC2X3, IFC4, IFC4X3_ADD2)' },
  },
} as const;

export function templatePages(): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const lang of LANGUAGES) {
    pages.set(`index.${lang}.html`, indexPage(lang));
    for (const guide of GUIDES) pages.set(`${guide.id}.${lang}.html`, guidePage(guide, lang));
  }
  return pages;
}

function indexPage(lang: Language): string {
  const words = WORDS[lang];
  return page({
    path: 'index', lang, title: words.title, trail: [], styles: STYLES,
    body: [
      html`<p>${words.about}</p>\n`,
      section(words.files, [table(['', ''], Object.entries(words.purpose).map(([name, purpose]) => [html`<a href="${name}" download>${name}</a>`, purpose]))]),
      section(words.guides, [list(GUIDES.map((guide) => html`<a href="${guide.id}.${lang}.html">${guide.title[lang]}</a>`))]),
      ...(['element', 'building'] as const).map((set) => section(`${words.properties}: ${set === 'element' ? ELEMENT_SET : BUILDING_SET} (${words.of[set]})`, [propertyTable(set, lang)])),
    ],
  });
}

function propertyTable(set: TemplateProperty['set'], lang: Language): Markup | null {
  const words = WORDS[lang];
  return table(
    [words.name, words.meaning, words.type, words.may, words.required, words.optional, words.example],
    TEMPLATE_PROPERTIES.filter((property) => property.set === set).map((property) => [
      html`<b class="keep">${property.name}</b>${lang === 'en' ? html`<br>${property.title}` : null}`,
      html`${property.text[lang]}${conditions(property, lang)}`,
      `${words[property.type]}${property.unit ? ` (${property.unit})` : ''}`,
      mayText(property, lang), components(property, 'required', lang), components(property, 'optional', lang), keep(property.example),
    ]),
  );
}

function conditions(property: TemplateProperty, lang: Language): Markup | null {
  const { when } = WORDS[lang];
  const said = [
    ...(property.when?.precast === undefined ? [] : [property.when.precast.includes('precast') ? when.precast : when.composite]),
    ...(property.when?.external === undefined ? [] : [when.external]),
  ];
  return said.length === 0 ? null : html` <span class="note">(${said.join(WORDS[lang].sep)})</span>`;
}

function mayText(property: TemplateProperty, lang: Language): string {
  const words = WORDS[lang];
  if (property.takes === 'boolean') return '是 / 否';
  const list = property.takes === 'open' ? [...property.values.map(({ zh }) => zh), words.other] : allowedWords(property);
  if (list.length === 0) return property.takes === 'length' ? '> 0' : words.any;
  if (property.takes === 'component' || lang === 'zh') return list.join(' / ');
  return property.values.map(({ zh, en }) => `${zh} ${en}`).concat(property.takes === 'open' ? [words.other] : []).join(' / ');
}

function components(property: TemplateProperty, need: 'required' | 'optional', lang: Language): string {
  const words = WORDS[lang];
  const named = TEMPLATE_COMPONENTS.filter(({ id }) => askedOf(property, id) === need).map((one) => one[lang]);
  const rest = (['wall', 'unknown', 'building'] as const).filter((id) => askedOf(property, id) === need).map((id) => words[id]);
  return [...named, ...rest].join(words.sep) || '—';
}

function guidePage(guide: Guide, lang: Language): string {
  const words = WORDS[lang];
  return page({
    path: guide.id, lang, title: guide.title[lang], trail: [[words.title, 'index']], styles: STYLES,
    body: [
      html`<p class="lead">${guide.lead[lang]}</p>\n`,
      ...guide.chapters.map((chapter) => section(chapter.title[lang], [list(chapter.claims.map((claim) => claimItem(claim, lang)))])),
      guide.id === 'tekla' || guide.id === 'revit' ? section(words.properties, [names(guide.id, lang)]) : null,
      guide.sources.length === 0 ? null : section(words.sources, [html`<ol class="sources">\n${guide.sources.map((source) => html`<li>${source}</li>\n`)}</ol>\n`]),
    ],
  });
}

function claimItem(claim: Claim, lang: Language): Markup {
  const from = claim.from === undefined ? null : html` <span class="note keep">[${claim.from.map((at) => at + 1).join(', ')}]</span>`;
  return html`${claim[lang]}${from}${claim.untried ? html` <span class="mark unverified">${WORDS[lang].untried}</span>` : null}`;
}

/** Under which name the tool holds what the file says. */
function names(tool: 'tekla' | 'revit', lang: Language): Markup | null {
  const words = WORDS[lang];
  const held = TEMPLATE_PROPERTIES.filter((property) => tool === 'revit' || property.set === 'element');
  return table([tool === 'tekla' ? words.tekla : words.revit, words.name, words.may], held.map((property) => [html`<code class="keep">${tool === 'tekla' ? property.tekla : revitName(property)}</code>`, keep(property.name), mayText(property, lang)]));
}

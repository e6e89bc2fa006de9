/** The Report as a table for people. */
import { stripVTControlCharacters } from 'node:util';
import type { BuildingResult, ItemResult, NumberOrInterval, PackResult, Report } from '../engine/report.ts';
import en from '../i18n/en.ts';
import zh from '../i18n/zh-CN.ts';
import type { Interval } from '../units.ts';
import type { Language } from './print.ts';
import { plain } from './print.ts';
import { ruleLines } from './rule-summary.ts';

const TEXT = {
  zh: {
    p: '装配率', grade: '等级', none: '无', item: '评价项', ratio: '应用比例 %', points: '得分', numerator: '分子', denominator: '分母',
    gates: '前提', required: '要求', margin: '差额', absent: '缺项(计入 Q4)', maybe: '(可能缺项)', declared: '申报', elements: '构件',
    pass: '满足', fail: '不满足', unknown: '待定', 'not-applicable': '不适用', error: '错误',
    unverified: '注:评分表部分数值凭记忆录入,须与印本核对后方可签署。', questions: '最能缩小区间的问题', narrows: '可缩小', rounding: '(达标依赖取整)',
    by: '按', withheld: '不出结果:下列评分行须先按印本确认或填写', comma: '、', semicolon: ';', open: '待填', unconfirmed: '待确认', fault: '填写有误', row: '评分行',
    best: '(择优,计入)', notBest: '(择优,不计入)', maybeBest: '(择优,待定)', dependsOn: '取决于',
  },
  en: {
    p: 'Prefabrication ratio', grade: 'grade', none: 'none', item: 'item', ratio: 'ratio %', points: 'points', numerator: 'numerator',
    denominator: 'denominator', gates: 'gates', required: 'required', margin: 'margin', absent: 'lacking (Q4)', maybe: '(may be lacking)',
    declared: 'declared', elements: 'elements', pass: 'pass', fail: 'fail', unknown: 'unknown', 'not-applicable': 'n/a', error: 'error',
    unverified: 'Note: parts of the scoring table are recalled and must be verified against the printed standard before signing.',
    questions: 'what would narrow the range most', narrows: 'narrows', rounding: '(rests on rounding)',
    by: 'by', withheld: 'no result: these rows have to be confirmed or typed from the printed text first', comma: ', ', semicolon: '; ', open: 'to type', unconfirmed: 'to confirm', fault: 'typed wrongly', row: 'row',
    best: '(alternatives: stands)', notBest: '(alternatives: another stands)', maybeBest: '(alternatives: open)', dependsOn: 'depends on',
  },
} as const;

const APP = { zh, en };
/** rows to confirm that are named */
const UNCONFIRMED = 4;

export function summaryTable(report: Report, lang: Language): string {
  const t = TEXT[lang];
  const lines: string[] = [];
  // the first pack is the one that scores, asked for or not
  const [scoring] = report.packs;
  if (scoring?.asked) {
    for (const building of report.buildings) lines.push(...buildingLines(building, report, lang), '');
    if (scoring.status !== 'sourced') lines.push(t.unverified);
  }
  const ruled = ruleLines(report, lang);
  if (ruled.length > 0 && lines.length > 0) lines.push('');
  lines.push(...ruled);
  return `${lines.join('\n')}\n`;
}

function buildingLines(b: BuildingResult, report: Report, lang: Language): string[] {
  const t = TEXT[lang];
  const own = report.packs[0];
  const lines = resultLines(b, plain(b.name), b.others.length > 0 || b.watermark !== null ? plain(own?.edition ?? '') : null, lang);
  for (const r of b.required) {
    const margin = r.margin ? `, ${t.margin} ${span(r.margin, 0)}` : '';
    lines.push(`${t.required} ${r.value} (${plain(r.document)}): ${t[r.outcome]}${margin}`);
  }
  for (const other of b.others) lines.push('', ...resultLines(other, plain(b.name), plain(other.edition), lang));
  const open = b.openQuestions.slice(0, 5);
  if (open.length > 0) lines.push(`${t.questions}:`);
  for (const q of open) {
    const file = q.file === null ? '' : ` · ${plain(report.files[q.file]?.path ?? '')}`;
    lines.push(`  ${q.role}: ${plain(q.group)} (${q.elements.length} ${t.elements}, ${q.quantity.toFixed(2)} ${q.unit}; ${t.narrows} ${q.narrows.toFixed(1)})${file}`);
  }
  return lines;
}

/** Rows to type one by one; rows that only have to be confirmed, of which a recalled table has all, in one line. */
function withheldLines(withheld: NonNullable<PackResult['withheld']>, lang: Language): string[] {
  const t = TEXT[lang];
  const words: Readonly<Record<string, string>> = APP[lang].parameter;
  const confirm = withheld.filter(({ why }) => why === 'unconfirmed');
  const folded = confirm.length > UNCONFIRMED;
  const listed = folded ? withheld.filter(({ why }) => why !== 'unconfirmed') : withheld;
  const rows = listed.map((row) => [`  ${row.rule}`, t[row.why], row.params.map((param) => words[param] ?? param).join(t.comma), plain(row.title[lang])]);
  return [...table(rows), ...(folded ? [`  ${t.unconfirmed} × ${confirm.length}: ${confirm.slice(0, UNCONFIRMED).map((row) => plain(row.title[lang])).join(t.semicolon)} …`] : [])];
}

/** One pack's answer; `edition` is printed where there are several, or it is a draft. */
function resultLines(result: PackResult, name: string, edition: string | null, lang: Language): string[] {
  const t = TEXT[lang];
  const by = edition === null ? '' : ` — ${t.by} ${edition}`;
  const mark = result.watermark === null ? '' : ` 【${result.watermark[lang]}】`;
  const head = [t.item, t.numerator, t.denominator, t.ratio, t.points];
  const items = table([head, ...result.items.map((item) => itemCells(item, lang))]);
  if (result.withheld !== null) {
    return [`${name}${by}${mark}`, ...items, `${t.withheld}:`, ...withheldLines(result.withheld, lang)];
  }
  const { score } = result;
  const groups = score.groups === undefined ? [['Q1', score.Q1], ['Q2', score.Q2], ['Q3', score.Q3]] as const : Object.entries(score.groups);
  return [
    `${name}${by} — ${t.p} ${span(score.p, 0)} % (${span(score.pRaw, 2)})   ${t.grade}: ${gradeText(result.grade, t.none)}${mark}`,
    [...groups, ['Q4', score.Q4] as const].map(([id, value]) => `${id} ${span(value, 1)}`).join('  '),
    ...items,
    ...(result.gates.length === 0 ? [] : [`${t.gates}: ${result.gates.map((g) => gateText(g, lang)).join('; ')}`]),
  ];
}

function gateText(gate: PackResult['gates'][number], lang: Language): string {
  const t = TEXT[lang];
  const asks = gate.asks === undefined ? '' : ` (${gate.limits?.join(' / ') ?? ''}, ${t.dependsOn} ${gate.asks.join(', ')})`;
  return `${gate.clause} ${plain(gate.title[lang])} ${t[gate.outcome]}${asks}${gate.restsOnRounding ? t.rounding : ''}`;
}

function itemCells(item: ItemResult, lang: Language): string[] {
  const t = TEXT[lang];
  const title = `${item.id} ${item.title[lang]}`;
  if (item.present === 'no') return [title, '', '', t.absent, ''];
  const ratio = item.ratioText ? (item.ratioText[0] === item.ratioText[1] ? item.ratioText[0] : item.ratioText.join(' – ')) : '';
  const alternative = item.oneOf === undefined ? '' : { yes: t.best, no: t.notBest, unknown: t.maybeBest }[item.oneOf.stands];
  const notes = [alternative, item.present === 'unknown' ? t.maybe : '', item.source === 'declared' || item.source === 'mixed' ? t.declared : ''];
  return [title, quantity(item.numerator, item.unit), quantity(item.denominator, item.unit), [ratio, ...notes].filter(Boolean).join(' '), item.points ? span(item.points, 1) : ''];
}

function quantity(value: Interval | null, unit: string): string {
  return value ? `${span(value, 2)} ${unit}` : '';
}

function span(value: NumberOrInterval, digits: number): string {
  if (typeof value === 'number') return value.toFixed(digits);
  const [lo, hi] = [value[0].toFixed(digits), value[1].toFixed(digits)];
  return lo === hi ? lo : `${lo}–${hi}`;
}

function gradeText(grade: BuildingResult['grade'], none: string): string {
  if (grade === null || typeof grade === 'string') return grade ?? none;
  return grade.map((g) => g ?? none).join(' / ');
}

/** Columns padded by display width: CJK characters take two cells. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((r) => cells(r[i] ?? ''))));
  return rows.map((r) => r.map((text, i) => text + ' '.repeat(widths[i]! - cells(text))).join('  ').trimEnd());
}

function cells(text: string): number {
  let width = 0;
  for (const char of stripVTControlCharacters(text)) width += /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/u.test(char) ? 2 : 1;
  return width;
}

/**
 * The Report as tables of comma-separated values (RFC 4180), UTF-8 with a byte order mark so that spreadsheets read Chinese.
 * A cell that a spreadsheet would take for a formula is led by an apostrophe: text from models is hostile.
 */
import type { ItemResult, Report } from '../engine/report.ts';
import type { Measured, VerdictGroup } from '../engine/rules/rule-report.ts';
import type { Interval } from '../units.ts';
import { said, shown, type Table } from './book/book.ts';
import { headText } from './book/layout.ts';
import { keyOfElement, keyOfGroup, keyOfRule, repeatedIds, reviewId, reviewsById, statusOf, type Review } from './review-key.ts';
import { alsoText, conceptTitles, forceText, measuredText, missingText, type ConceptTitles } from './verdict-text.ts';

export type Cell = string | number | boolean | null;

export function csv(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A table of a document: its values, without its formulas. */
export function tableCsv({ columns, rows }: Table, lang: 'zh' | 'en'): string {
  return csv([columns.map((column) => headText(column, lang)), ...rows.map(({ cells }) => cells.map((one): Cell => {
    const value = shown(one);
    return value === null || typeof value === 'number' ? value : said(value, lang);
  }))]);
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = /^[=+\-@\t\r]/.test(value.trimStart()) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line per building and item: the scoring table 评分汇总表. */
export function itemsCsv(report: Report): string {
  const head = [
    '单体 building', '评价项 item', 'id', '条文 clause', '单位 unit', '分子下限 numerator min', '分子上限 numerator max',
    '分母下限 denominator min', '分母上限 denominator max', '应用比例下限 ratio min %', '应用比例上限 ratio max %',
    '得分下限 points min', '得分上限 points max', '满分 max points', '是否存在 present', '来源 source', '缺少 missing',
  ];
  const rows = report.buildings.flatMap((b) => b.items.map((item) => itemRow(b.name, item)));
  return csv([head, ...rows]);
}

function itemRow(building: string, item: ItemResult): Cell[] {
  const ends = (value: Interval | null): Cell[] => (value ? [value[0], value[1]] : [null, null]);
  return [
    building, item.title.zh, item.id, item.clause, item.unit, ...ends(item.numerator), ...ends(item.denominator),
    ...(item.ratioText ?? [null, null]), ...ends(item.points), item.maxPoints, item.present, item.source,
    item.missing.map((m) => m.zh).join('；'),
  ];
}

/** One line per element: what it is, what it measures, why it does not count. */
export function elementsCsv(report: Report): string {
  const head = [
    '文件 file', 'GlobalId', '#', '类 class', '名称 name', '类型 type', '楼层 storey', '单体 building', '构件 component',
    '预制 precast', '承重 loadBearing', '外 external', '墙体做法 wallKind', '体积 volume m³', '投影面积 footprint m²',
    '侧面积 side area m²', '几何 geometry', '不计入原因 out of scope',
  ];
  const rows = report.elements.map((e): Cell[] => [
    report.files[e.file]?.path ?? '', e.globalId, e.expressId, e.class, e.name, e.type, e.storey, e.building,
    e.roles.component, e.roles.precast, String(e.roles.loadBearing), String(e.roles.external), e.roles.wallKind,
    e.volume, e.footprintArea, e.sideArea, e.geometry, e.outOfScopeText?.zh ?? null,
  ]);
  return csv([head, ...rows]);
}

/** One line per contribution: which element adds what to which item. */
export function contributionsCsv(report: Report): string {
  const head = ['单体 building', 'item', '楼层 storey', 'GlobalId', '名称 name', '分子下限 min', '分子上限 max', '分母下限 min', '分母上限 max', '计入 counted', '缺少 missing', '依据 basis'];
  const rows = report.buildings.flatMap((b) => b.items.flatMap((item) => item.contributions.map((c): Cell[] => {
    const element = report.elements[c.element]!;
    const n = c.options.map((o) => o[0]);
    const d = c.options.map((o) => o[1]);
    return [
      b.name, item.id, c.storey, element.globalId, element.name, Math.min(...n), Math.max(...n), Math.min(...d), Math.max(...d),
      c.counted, c.missing.join(' '), c.basis ? `${c.basis.zh} ${c.basis.en}` : '',
    ];
  })));
  return csv([head, ...rows]);
}

/** One row per element or building of which a rule is not met or not decided, and per rule that waits for a concept or is in error. */
export function findingRows(report: Report): { readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] } {
  const head = [
    '规范 standard', '条文 clause', '规则 rule', '要求 title', '用词 force', '可信程度 status', '提醒 advisory', '结论 outcome', '单体 building', '文件 file', 'GlobalId', '#', '类 class',
    '名称 name', '类型 type', '楼层 storey', '实为 measured', '测得下限 min', '测得上限 max', '限值符号 op', '限值下限 limit min', '限值上限 limit max', '单位 unit', '说明 remark',
    '缺少 missing', '同时涉及 also', '豁免 waived', '审查状态 review', '负责人 assignee', '设计回复 reply', '意见 comments',
  ];
  const { rules } = report;
  if (rules === null) return { head, rows: [] };
  const titles = conceptTitles(rules);
  const reviews = reviewsById(report.profile.reviews);
  const repeated = reviews.size === 0 ? new Set<string>() : repeatedIds(report.elements);
  const rows = rules.results.flatMap((result): readonly Cell[][] => {
    const first: Cell[] = [report.packs.find(({ id }) => id === result.pack)?.edition ?? result.pack, result.clause, result.rule, result.title.zh, forceText(result, 'zh'), result.status, result.advisory];
    const whole = (remark: string | null, missing: string | null): Cell[][] => [[...first, result.outcome, ...Array<Cell>(15).fill(null), remark, missing, null, null, ...reviewCells(reviews.get(reviewId(keyOfRule(result))))]];
    if (result.error !== undefined) return whole(result.error, null);
    if (result.notModelled !== undefined) return whole(null, missingText({ kind: 'concept', id: result.notModelled }, 'zh', titles));
    return result.groups.flatMap((group) => group.measured.map((measured, i) => {
      const element = group.elements[i] === undefined ? undefined : report.elements[group.elements[i]];
      const own = element === undefined ? undefined : reviews.get(reviewId(keyOfElement(result, element, report.files, repeated)));
      return [...first, ...verdictCells(report, group, measured, i, titles), ...reviewCells(own ?? reviews.get(reviewId(keyOfGroup(result, group))))];
    }));
  });
  return { head, rows };
}

/** What reviewer and designer said; of an element its own, else that of its group. */
function reviewCells(review: Review | undefined): readonly Cell[] {
  if (review === undefined) return [null, null, null, null];
  return [statusOf(review), review.assignee ?? null, review.reply ?? null, (review.comments ?? []).map(({ who, date, text }) => `${who} ${date.slice(0, 10)} ${text}`).join('；')];
}

function verdictCells(report: Report, group: VerdictGroup, measured: Measured, i: number, titles: ConceptTitles): Cell[] {
  const element = group.elements[i] === undefined ? undefined : report.elements[group.elements[i]];
  const number = Array.isArray(measured) ? (measured as Interval) : null;
  const { limit } = group;
  const limits: readonly Cell[] = limit === null ? [null, null, null]
    : typeof limit.value[0] === 'number' ? [limit.op, ...(limit.value as Interval)] : [limit.op, limit.value.join('、'), null];
  return [
    group.outcome, element?.building ?? group.buildings[i] ?? null,
    ...(element === undefined ? Array<Cell>(7).fill(null) : [report.files[element.file]?.path ?? '', element.globalId, element.expressId, element.class, element.name, element.type, element.storey]),
    number === null ? measuredText([measured], null, group.unit, 'zh') : null, ...(number ?? [null, null]), ...limits, group.unit, group.text?.zh ?? null,
    group.missing.map((one) => missingText(one, 'zh', titles)).join('；'), alsoText(group.also, group.unit, 'zh').join('；'),
    group.waived === null ? null : `${group.waived.reason} ${group.waived.who} ${group.waived.until}`,
  ];
}

/**
 * 审查意见表 (domain 4.5): what the rules of the packs and the specifications find, as opinions of a review, with what reviewer and designer
 * said of each. Ordered by 性质, 专业, 子项, and by how much is known. What was judged 不成立 is left out unless it is asked for.
 */
import type { BuildingResult, Report, Text } from '../engine/report.ts';
import type { RuleResult, VerdictGroup } from '../engine/rules/rule-report.ts';
import { asInterval } from '../units.ts';
import type { Cell, Column, Row, Table } from './book/book.ts';
import { cellsOf, numbers, words } from './book/cells.ts';
import { gradeText } from './book/score-verdict.ts';
import { both, joined, plus, worded } from './book/words.ts';
import natures from './natures.json';
import { keyOfElement, keyOfGroup, keyOfRule, repeatedIds, reviewId, reviewsById, statusOf, type Review, type ReviewKey } from './review-key.ts';
import { conceptTitles, measuredText, missingText, verdictWords } from './verdict-text.ts';

export const NATURE_ORDER = ['mandatory', 'safety', 'general', 'advice'] as const;
export type Nature = (typeof NATURE_ORDER)[number];
const DISCIPLINES = ['structure', 'architecture', 'mep', 'fit-out', null] as const;

export interface Opinion {
  /** what a review is kept under */
  readonly key: ReviewKey;
  readonly review: Review | null;
  readonly nature: Nature;
  readonly discipline: string | null;
  /** 子项: names of single buildings */
  readonly buildings: string;
  /** drawing as stated, else the pieces it is about */
  readonly drawing: string;
  readonly storeys: string;
  readonly opinion: Text;
  readonly basis: Text;
  /** percentage points of P that settling it may take away from the range, at most; null: it touches none */
  readonly effect: number | null;
  /** as submitted */
  readonly submitted: Text;
  readonly status: NonNullable<Review['status']> | 'waived';
  /** positions in Report.elements */
  readonly elements: readonly number[];
  readonly rule: string;
  readonly outcome: 'fail' | 'unknown' | 'error';
}

interface NatureRow {
  readonly advisory?: boolean;
  readonly statuses?: readonly string[];
  readonly forces?: readonly string[];
  readonly outcomes?: readonly string[];
  readonly packs?: readonly string[];
  readonly disciplines?: readonly string[];
  readonly nature: string;
  readonly why: Text;
}

/** By the first row of natures.json that holds. */
export function natureOf(result: Pick<RuleResult, 'advisory' | 'status' | 'force' | 'pack' | 'discipline'>, outcome: Opinion['outcome']): Nature {
  const holds = (row: NatureRow): boolean => (row.advisory === undefined || row.advisory === result.advisory)
    && (row.statuses === undefined || row.statuses.includes(result.status))
    && (row.forces === undefined || row.forces.includes(result.force))
    && (row.outcomes === undefined || row.outcomes.includes(outcome))
    && (row.packs === undefined || row.packs.includes(result.pack))
    && (row.disciplines === undefined || (result.discipline !== null && row.disciplines.includes(result.discipline)));
  return (natures as readonly NatureRow[]).find(holds)!.nature as Nature;
}

export interface OpinionOptions {
  /** also what was judged 不成立 */
  readonly rejected?: boolean;
}

export function opinionsOf(report: Report, options: OpinionOptions = {}): readonly Opinion[] {
  const work = opining(report, options);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** {@link opinionsOf} in small steps, for a page that must not wait. */
export function* opining(report: Report, { rejected = false }: OpinionOptions = {}): Generator<void, readonly Opinion[], void> {
  const { rules } = report;
  if (rules === null) return [];
  const making = makingOf(report);
  yield;
  const all: Opinion[] = [];
  for (const result of rules.results) {
    if (result.outcome === null || result.outcome === 'pass' || result.outcome === 'not-applicable') continue;
    if (result.error !== undefined || result.notModelled !== undefined) {
      all.push(wholeRule(making, result));
      continue;
    }
    for (const group of result.groups) {
      all.push(...ofGroup(making, result, group));
      yield;
    }
  }
  return all.filter((one) => rejected || one.status !== 'rejected').sort(inOrder);
}

/** What is found wrong before what is not known of elements, and that before what the models state of none: there may be dozens of the last, and they are of no single building. */
function weightOf({ outcome, elements }: Opinion): number {
  return outcome === 'fail' ? 0 : outcome === 'error' ? 1 : elements.length > 0 ? 2 : 3;
}

function inOrder(a: Opinion, b: Opinion): number {
  const by = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
  return NATURE_ORDER.indexOf(a.nature) - NATURE_ORDER.indexOf(b.nature)
    || DISCIPLINES.indexOf(a.discipline as 'mep') - DISCIPLINES.indexOf(b.discipline as 'mep') || Number(a.buildings === '') - Number(b.buildings === '') || by(a.buildings, b.buildings) || weightOf(a) - weightOf(b) || by(a.rule, b.rule) || (a.elements[0] ?? -1) - (b.elements[0] ?? -1);
}

interface Making {
  readonly report: Report;
  readonly titles: ReturnType<typeof conceptTitles>;
  readonly reviews: ReadonlyMap<string, Review>;
  readonly repeated: ReadonlySet<string>;
  /** of elements that stand in a question: points of P, of all buildings together at most */
  readonly narrows: ReadonlyMap<number, number>;
  readonly marks: ReadonlyMap<number, string>;
}

function makingOf(report: Report): Making {
  const narrows = new Map<number, number>();
  for (const { openQuestions } of report.buildings) {
    for (const question of openQuestions) for (const element of question.elements) narrows.set(element, Math.max(narrows.get(element) ?? 0, question.narrows));
  }
  const marks = new Map<number, string>();
  for (const { mark, elements } of report.schedule.rows) if (mark !== null) for (const element of elements) marks.set(element, mark);
  return { report, titles: conceptTitles(report.rules!), reviews: reviewsById(report.profile.reviews), repeated: repeatedIds(report.elements), narrows, marks };
}

function wholeRule(making: Making, result: RuleResult): Opinion {
  const missing = result.notModelled === undefined ? null : { kind: 'concept' as const, id: result.notModelled };
  const said: Text = missing === null ? { zh: result.error ?? '', en: result.error ?? '' } : { zh: missingText(missing, 'zh', making.titles), en: missingText(missing, 'en', making.titles) };
  return opinion(making, result, keyOfRule(result), missing === null ? 'error' : 'unknown', [], [], said, { zh: '', en: '' }, false);
}

/** The group as one opinion, and one more for each of its elements of which somebody said something of its own. */
function ofGroup(making: Making, result: RuleResult, group: VerdictGroup): readonly Opinion[] {
  const { report, titles, reviews, repeated } = making;
  const text = (lang: 'zh' | 'en', at: number | null): string => verdictWords(at === null ? group : { ...group, measured: [group.measured[at] ?? null] }, lang, titles).line;
  const measured = (lang: 'zh' | 'en', at: number | null): string => measuredText(at === null ? group.measured : [group.measured[at] ?? null], group.limit, group.unit, lang);
  const make = (key: ReviewKey, elements: readonly number[], at: number | null): Opinion => opinion(
    making, result, key, group.outcome, elements, group.buildings, { zh: text('zh', at), en: text('en', at) }, { zh: measured('zh', at), en: measured('en', at) }, group.waived !== null, entitiesText(group),
  );
  if (reviews.size === 0) return [make(keyOfGroup(result, group), group.elements, null)];
  const apart = group.elements.flatMap((element, at) => {
    const key = keyOfElement(result, report.elements[element]!, report.files, repeated);
    return reviews.has(reviewId(key)) ? [{ key, element, at }] : [];
  });
  const taken = new Set(apart.map(({ element }) => element));
  const rest = group.elements.filter((element) => !taken.has(element));
  return [
    ...(rest.length > 0 || group.elements.length === 0 ? [make(keyOfGroup(result, group), rest, null)] : []),
    ...apart.map(({ key, element, at }) => make(key, [element], at)),
  ];
}

/** so many pieces are named in a cell */
const NAMED = 5;

function opinion(
  making: Making, result: RuleResult, key: ReviewKey, outcome: Opinion['outcome'], elements: readonly number[], buildings: readonly string[], said: Text, submitted: Text, waived: boolean, others = '',
): Opinion {
  const { report, reviews, narrows } = making;
  const review = reviews.get(reviewId(key)) ?? null;
  const ids = new Set([...buildings, ...elements.flatMap((element) => report.elements[element]?.building ?? [])]);
  const effect = elements.reduce((most, element) => Math.max(most, narrows.get(element) ?? 0), 0);
  const pack = report.packs.find(({ id }) => id === result.pack);
  const kind = key.kind === undefined || key.kind === '' ? '' : ` (${key.kind})`;
  return {
    key, review, elements, outcome, rule: result.rule,
    nature: review?.nature ?? natureOf(result, outcome),
    discipline: review?.discipline ?? result.discipline,
    buildings: report.buildings.filter(({ id }) => ids.has(id)).map(({ name }) => name).join('、'),
    drawing: review?.drawing ?? (piecesText(making, elements) || others),
    storeys: storeysOf(report, elements),
    opinion: review?.opinion === undefined ? plus(result.title, kind, { zh: '：', en: ': ' }, said) : { zh: review.opinion, en: review.opinion },
    basis: plus(pack?.edition ?? result.pack, ' ', result.clause, result.quote === undefined ? '' : `「${result.quote}」`, ...(result.status === 'unverified' || result.status === 'draft' ? [{ zh: `（${worded((w) => w.status, result.status).zh}）`, en: ` (${worded((w) => w.status, result.status).en})` }] : [])),
    effect: effect === 0 ? null : effect,
    submitted,
    status: waived ? 'waived' : statusOf(review ?? undefined),
  };
}

/** What an IDS speaks of that is no element: a material, the project. */
function entitiesText({ entities = [] }: VerdictGroup): string {
  return entities.slice(0, NAMED).map((one) => [one.class, one.name, one.globalId].filter(Boolean).join(' ')).join(', ') + (entities.length > NAMED ? ` … (${entities.length})` : '');
}

function piecesText({ report, marks }: Making, elements: readonly number[]): string {
  const named = elements.slice(0, NAMED).map((index) => [marks.get(index), report.elements[index]?.globalId].filter(Boolean).join(' '));
  return named.join(', ') + (elements.length > NAMED ? ` … (${elements.length})` : '');
}

function storeysOf({ elements: all }: Report, elements: readonly number[]): string {
  const names = new Set<string>();
  for (const element of elements) {
    const { storey } = all[element]!;
    if (storey !== null) names.add(storey);
    if (names.size > 6) break;
  }
  const list = [...names];
  return list.length > 6 ? `${list.slice(0, 6).join(', ')} …` : list.join(', ');
}

export const effectText = (effect: number | null): string => (effect === null ? '' : `±${Number(effect.toFixed(2))}`);
export const disciplineText = (discipline: string | null): Text => (discipline === null ? both((w) => w.sheets.opinions.general) : worded((w) => w.disciplineOf, discipline));
export const statusText = (status: Opinion['status']): Text => (status === 'waived' ? both((w) => w.outcomes.waived) : worded((w) => w.review.statuses, status));

/** Rows and columns as domain 4.5 has them. */
export function opinionColumns(): readonly Column[] {
  return [
    numbers('no', both((w) => w.sheets.opinions.no), { decimals: 0, width: 6 }), numbers('round', both((w) => w.review.round), { decimals: 0, width: 6 }), words('building', both((w) => w.sheets.opinions.building), { width: 14 }), words('discipline', both((w) => w.review.discipline), { width: 8 }),
    words('drawing', both((w) => w.sheets.opinions.drawing), { width: 34 }), words('storey', both((w) => w.sheets.opinions.storey), { width: 14 }), words('opinion', both((w) => w.review.opinion), { width: 50 }), words('basis', both((w) => w.sheets.opinions.basis), { width: 34 }),
    words('nature', both((w) => w.review.nature), { width: 16 }), words('effect', both((w) => w.sheets.opinions.effect), { width: 12, align: 'center' }), words('submitted', both((w) => w.sheets.opinions.submitted), { width: 14 }), words('recomputed', both((w) => w.sheets.opinions.recomputed), { width: 14 }),
    words('reply', both((w) => w.review.reply), { width: 30 }), words('changedDrawing', both((w) => w.review.changedDrawing), { width: 14 }), words('recheck', both((w) => w.review.recheck), { width: 24 }), words('who', both((w) => w.sheets.opinions.who), { width: 10 }), words('date', both((w) => w.sheets.book.date), { width: 12 }),
    words('status', both((w) => w.review.status), { width: 10, align: 'center' }),
  ];
}

export function opinionTables(report: Report, options: OpinionOptions = {}): readonly Table[] {
  const list = opinionsOf(report, options);
  const columns = opinionColumns();
  const rows = list.map((one, i): Row => ({
    ...(one.status === 'waived' || one.status === 'closed' || one.status === 'rejected' ? { tone: 'out' as const } : {}),
    cells: cellsOf(columns, {
      no: i + 1, round: one.review?.round ?? 1, building: one.buildings, discipline: disciplineText(one.discipline), drawing: one.drawing, storey: one.storeys, opinion: one.opinion, basis: one.basis,
      nature: worded((w) => w.review.natures, one.nature), effect: effectText(one.effect), submitted: one.submitted, reply: one.review?.reply ?? '', changedDrawing: one.review?.changedDrawing ?? '', recheck: one.review?.recheck ?? '',
      who: one.review?.who ?? '', date: one.review?.date ?? report.date ?? '', status: statusText(one.status),
    }),
  }));
  return [{ kind: 'table', id: 'opinions', title: both((w) => w.sheets.opinions.title), columns, rows }, summaryTable(report, list)];
}

const SETTLED: ReadonlySet<Opinion['status']> = new Set(['closed', 'rejected', 'waived']);

/** 合格 · 修改后合格 · 不合格: what the opinions that stand suggest; a person decides. */
export function conclusionOf(list: readonly Opinion[]): 'pass' | 'pass-after' | 'fail' {
  const standing = list.filter(({ status }) => !SETTLED.has(status));
  if (standing.some(({ nature }) => nature === 'mandatory')) return 'fail';
  return standing.some(({ nature }) => nature !== 'advice') ? 'pass-after' : 'pass';
}

function summaryTable(report: Report, list: readonly Opinion[]): Table {
  const columns: Column[] = [words('what', both((w) => w.sheets.book.what), { width: 40 }), words('value', both((w) => w.sheets.book.content), { width: 70 })];
  const row = (what: Text, value: Cell): Row => ({ cells: [what, value] });
  const count = (of: readonly Opinion[]): Text => both((w) => w.sheets.opinions.counted, { n: of.length, open: of.filter(({ status }) => !SETTLED.has(status)).length });
  const p = (building: BuildingResult): Text => {
    const [lo, hi] = asInterval(building.score.p);
    return plus(lo === hi ? `${lo} %` : `${lo}–${hi} %`, ', ', both((w) => w.prefabricated[building.score.prefabricated]), ', ', gradeText(building.grade));
  };
  const rows: Row[] = [
    ...NATURE_ORDER.map((nature) => row(worded((w) => w.review.natures, nature), count(list.filter((one) => one.nature === nature)))),
    { kind: 'sum', cells: [both((w) => w.sheets.opinions.all), count(list)] },
    { kind: 'sum', cells: [both((w) => w.sheets.opinions.conclusion), worded((w) => w.sheets.opinions.conclusions, conclusionOf(list))] },
    ...report.buildings.flatMap((building): readonly Row[] => [
      row(plus(building.name, ' ', both((w) => w.sheets.opinions.pSubmitted)), building.required.map(({ value, document }) => `${value}${typeof value === 'number' ? ' %' : ''} (${document})`).join(', ') || both((w) => w.sheets.opinions.toFill)),
      row(plus(building.name, ' ', both((w) => w.sheets.opinions.pRecomputed)), p(building)),
      ...building.gates.filter(({ outcome }) => outcome !== 'pass').map((gate) => row(plus(building.name, ' ', gate.clause), plus(gate.title, ': ', both((w) => w.outcome[gate.outcome])))),
    ]),
    ...(natures as readonly NatureRow[]).map((one) => row(plus(both((w) => w.sheets.opinions.why), ' ', worded((w) => w.review.natures, one.nature)), one.why)),
    row(both((w) => w.sheets.book.packs), joined(report.packs.map((pack) => plus(pack.edition, ' ', worded((w) => w.status, pack.status), ' ', pack.sha256.slice(0, 12))))),
    row(both((w) => w.sheets.book.files), report.files.map((file) => `${file.path} (SHA-256 ${file.sha256.slice(0, 16)})`).join('; ')),
  ];
  return { kind: 'table', id: 'summary', title: both((w) => w.sheets.opinions.summary), columns, rows, notes: [both((w) => w.sheets.opinions.conclusionNote)] };
}

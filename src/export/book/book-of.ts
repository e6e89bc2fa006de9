/** The calculation book 装配率计算书 of a report (domain 4.1). The date is the report's; nothing reads the clock. */
import type { BuildingResult, ItemResult, Report, Text } from '../../engine/report.ts';
import { scheduleTables } from '../schedule.ts';
import { asInterval } from '../../units.ts';
import { annexSection } from './annex.ts';
import type { Block, Book, Section } from './book.ts';
import { basisSections, coverSection, storeysSection, type Scored } from './front.ts';
import type { ItemRefs } from './item-result.ts';
import { itemTables } from './item-tables.ts';
import type { StatusOf } from './score-items.ts';
import { scoreTables, type ScoreTables } from './score-tables.ts';
import { gradeText } from './score-verdict.ts';
import { both, plus, worded } from './words.ts';

export interface BookOptions {
  /** 方案比选: every page says that it is no calculation book */
  readonly whatIf?: boolean;
}

export function bookOf(report: Report, { whatIf = false }: BookOptions = {}): Book {
  const several = report.buildings.length > 1;
  const markOf = marksOf(report);
  const statusOf = statusReader(report, report.packs[0]?.id);
  const chapters = report.buildings.map((building, i) => chapterOf(report, building, i, several, markOf, statusOf));
  const marks: Text[] = [
    ...(whatIf ? [both((w) => w.sheets.book.whatIf)] : []),
    ...report.buildings.flatMap(({ watermark }) => (watermark === null ? [] : [watermark])).slice(0, 1),
  ];
  const scored = chapters.map(({ scored: one }) => one);
  const project = report.profile.project?.name ?? report.buildings[0]?.name ?? '';
  return {
    title: both((w) => w.sheets.book.title), project, marks,
    sections: [
      coverSection(report, scored, marks),
      { id: 'overview', number: '1', title: both((w) => w.sheets.book.overview), level: 1, building: null, blocks: overview(report) },
      ...basisSections(report),
      { id: 'calculation', number: '6', title: both((w) => w.sheets.book.calculation), level: 1, building: null, blocks: [] },
      ...chapters.flatMap(({ sections }) => sections),
      { id: 'conclusion', number: '7', title: both((w) => w.sheets.book.conclusion), level: 1, building: null, sheet: both((w) => w.sheets.book.conclusion), blocks: scored.flatMap(conclusion) },
      annexSection(report),
      ...(report.schedule.rows.length === 0 ? [] : [scheduleSection(report)]),
    ],
  };
}

/** Tables 14 and 15, as the schedule has them by itself. */
function scheduleSection(report: Report): Section {
  const title = both((w) => w.sheets.schedule.title);
  return { id: 'schedule', number: '8.1', title, level: 2, building: null, sheet: title, blocks: scheduleTables(report) };
}

function overview({ buildings, elements, files }: Report): readonly Block[] {
  return [
    { kind: 'paragraph', text: both((w) => w.sheets.book.overviewText, { buildings: buildings.length, files: files.length, elements: elements.length }) },
    ...buildings.flatMap((building): readonly Block[] => (building.part === undefined ? [] : [{
      kind: 'paragraph', text: both((w) => w.sheets.book.part, { name: building.name, of: building.part.of, kind: worded((w) => w.sheets.book.partKind, building.part.kind) }),
    }])),
  ];
}

interface Chapter {
  readonly scored: Scored;
  readonly sections: readonly Section[];
}

function chapterOf(report: Report, building: BuildingResult, index: number, several: boolean, markOf: (element: number) => string, statusOf: StatusOf): Chapter {
  const prefix = `B${index + 1}`;
  const chapter = several ? `6.${index + 1}` : '6';
  const sheet = (title: Text): Text => (several ? plus(`${building.name} `, title) : title);
  const refs = new Map<string, ItemRefs>();
  const items = building.items.flatMap((item, i): readonly Section[] => {
    const tables = itemTables({ report, building, prefix, markOf }, item);
    refs.set(item.id, tables.refs);
    const short = shortOf(item);
    const number = `${chapter}.${i + 2}`;
    const head = { number, title: plus(item.clause, ' ', item.title), level: 3, building: building.id, item: item.id } as const;
    return [
      { ...head, id: `${prefix}/${item.id}`, sheet: sheet(short), blocks: tables.blocks },
      ...(tables.elements === null ? [] : [{
        ...head, id: `${prefix}/${item.id}/elements`, title: plus(short, ' ', both((w) => w.sheets.book.list)), only: 'sheet' as const, sheet: sheet(plus(short, both((w) => w.sheets.book.listShort))), blocks: [tables.elements],
      }]),
    ];
  });
  const score = scoreTables(prefix, building, refs, statusOf);
  const sections: Section[] = [
    ...(several ? [{ id: prefix, number: chapter, title: { zh: building.name, en: building.name }, level: 2 as const, building: building.id, blocks: [] }] : []),
    storeysSection(building, prefix, `${chapter}.1`, sheet(both((w) => w.sheets.book.storeysShort))),
    ...items,
    {
      id: `${prefix}/score`, number: `${chapter}.${building.items.length + 2}`, title: both((w) => w.sheets.book.scoring), level: 3, building: building.id, sheet: sheet(both((w) => w.sheets.book.scoringShort)),
      blocks: [...(building.watermark === null ? [] : [{ kind: 'paragraph' as const, tone: 'warning' as const, text: building.watermark }]), ...score.blocks],
    },
    ...otherSections(report, building, { prefix, chapter, refs, sheet, markOf }),
  ];
  return { scored: { building, prefix, score }, sections };
}

function shortOf(item: ItemResult): Text {
  const short = worded((w) => w.sheets.book.short, item.id);
  return short.zh === item.id ? { zh: item.title.zh.slice(0, 12), en: item.title.en.slice(0, 20) } : short;
}

/** What further packs make of the building: each with its own scoring; what they measure alike is computed once. */
function otherSections(report: Report, building: BuildingResult, own: Own): readonly Section[] {
  const { prefix, chapter, refs, sheet, markOf } = own;
  return building.others.flatMap((other, k): readonly Section[] => {
    const place = { report, building, prefix: `${prefix}/o${k + 1}`, storeys: prefix, markOf };
    const number = `${chapter}.${building.items.length + 3 + k}`;
    const items: Section[] = [];
    const theirs = new Map<string, ItemRefs>();
    for (const item of other.items) {
      const same = item.sameAs === undefined ? undefined : building.items.find(({ id }) => id === item.sameAs);
      const known = same === undefined ? undefined : refs.get(same.id);
      if (same?.ratio && item.ratio && same.ratio[0] === item.ratio[0] && same.ratio[1] === item.ratio[1] && known !== undefined) {
        theirs.set(item.id, known);
        continue;
      }
      if (item.sameAs !== undefined || item.ratio === null || (item.storeys.length === 0 && item.declared.length === 0)) continue;
      const tables = itemTables(place, item);
      theirs.set(item.id, tables.refs);
      const title = plus(other.edition, ' ', item.title);
      items.push({ id: `${place.prefix}/${item.id}`, number: '', title, level: 3, building: building.id, item: item.id, sheet: sheet(plus(shortOf(item), ` ${k + 2}`)), blocks: tables.blocks });
      if (tables.elements !== null) {
        items.push({ id: `${place.prefix}/${item.id}/elements`, number: '', title, level: 3, building: building.id, item: item.id, only: 'sheet', sheet: sheet(plus(shortOf(item), both((w) => w.sheets.book.listShort), ` ${k + 2}`)), blocks: [tables.elements] });
      }
    }
    const { blocks } = scoreTables(place.prefix, other, theirs, statusReader(report, other.pack));
    const summary = both((w) => w.sheets.book.other, {
      standard: plus(other.edition, ' ', other.title), p: spanOf(asInterval(other.score.p)), grade: gradeText(other.grade), mark: other.watermark ?? { zh: '', en: '' },
    });
    return [{
      id: `${place.prefix}/score`, number, title: plus(other.edition, ' ', both((w) => w.sheets.book.scoring)), level: 3, building: building.id, sheet: sheet(plus(both((w) => w.sheets.book.scoringShort), ' ', other.edition)),
      blocks: [{ kind: 'paragraph', ...(other.watermark === null ? {} : { tone: 'warning' as const }), text: summary }, ...blocks],
    }, ...items];
  });
}

interface Own {
  readonly prefix: string;
  readonly chapter: string;
  readonly refs: ReadonlyMap<string, ItemRefs>;
  readonly sheet: (title: Text) => Text;
  readonly markOf: (element: number) => string;
}

const spanOf = ([lo, hi]: readonly [number, number]): string => (lo === hi ? String(lo) : `${lo}–${hi}`);

function conclusion({ building }: { readonly building: BuildingResult; readonly score: ScoreTables }): readonly Block[] {
  const p = asInterval(building.score.p);
  const text = both((w) => w.sheets.book.conclusionText, {
    building: building.name, p: spanOf(p), raw: spanOf(asInterval(building.score.pRaw).map((value) => Number(value.toFixed(2))) as unknown as readonly [number, number]),
    verdict: both((w) => w.prefabricated[building.score.prefabricated]), grade: gradeText(building.grade),
  });
  const missed = building.gates.filter(({ outcome }) => outcome !== 'pass');
  return [
    { kind: 'paragraph', text },
    ...missed.map((gate): Block => ({ kind: 'paragraph', tone: gate.outcome === 'fail' ? 'warning' : 'note', text: plus(gate.clause, ' ', gate.title, ': ', both((w) => w.outcome[gate.outcome])) })),
    ...building.required.map((one): Block => ({
      kind: 'paragraph', tone: one.outcome === 'pass' ? 'note' : 'warning',
      text: both((w) => w.sheets.book.commitment, { value: typeof one.value === 'number' ? `${one.value} %` : one.value, document: one.document, outcome: both((w) => w.outcome[one.outcome]) }),
    })),
    ...(p[0] === p[1] ? [] : [{ kind: 'paragraph' as const, tone: 'note' as const, text: both((w) => w.sheets.book.openNote, { n: building.openQuestions.length }) }]),
  ];
}

function statusReader({ packs, profile }: Report, pack: string | undefined): StatusOf {
  const own = packs.find(({ id }) => id === pack);
  const attested = (profile.attestations ?? []).filter((one) => own !== undefined && one.pack === own.id && one.edition === own.edition);
  return (row, status) => worded((w) => w.status, status === 'unverified' && attested.some(({ rules }) => rules === undefined || rules.includes(row)) ? 'attested' : status);
}

/** Piece marks of elements, from the schedule. */
function marksOf({ schedule }: Report): (element: number) => string {
  const marks = new Map<number, string>();
  for (const { mark, elements } of schedule?.rows ?? []) if (mark !== null) for (const element of elements) marks.set(element, mark);
  return (element) => marks.get(element) ?? '';
}

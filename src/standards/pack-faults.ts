/** What the numbers of a pack must satisfy together; the shape is checked before. */
import * as v from 'valibot';
import { mostPoints } from './closed-scoring.ts';
import type { Pack, PackFault } from './pack.ts';
import { scoring, type OpenAward, type OpenLimit, type PackItem, type Scoring } from './scoring.ts';

export function packFaults(pack: Pack): readonly PackFault[] {
  const table = pack.scoring === undefined ? [] : scoringFaults(pack.scoring).map(({ path, message }) => fault(`scoring.${path}`, message));
  return [...repeated('rules', pack.rules), ...table, ...sources(pack)];
}

/** Paths from the table's root. What an open number leaves undecided is no fault. */
export function scoringFaults(table: Scoring): readonly PackFault[] {
  return [
    ...repeated('items', table.items), ...repeated('gates', table.gates), ...repeated('grades', table.grades), ...repeated('groups', table.groups),
    ...repeated('alternatives', table.alternatives ?? []),
    ...maxima(table), ...alternatives(table), ...bonuses(table), ...awards(table), ...gates(table), ...structures(table), ...grades(table),
  ];
}

/** Of a table into which numbers were typed: their shape too. */
export function typedFaults(typed: Scoring): readonly PackFault[] {
  const { formula, rounding, groups, items, alternatives: joined, structures: ruled, gates: asked, grades: bands } = typed;
  const parsed = v.safeParse(scoring, { formula, rounding, groups, items, ...(joined === undefined ? {} : { alternatives: joined }), structures: ruled, gates: asked, grades: bands });
  return parsed.success ? scoringFaults(typed) : parsed.issues.map((issue) => fault(v.getDotPath(issue) ?? '', issue.message));
}

type Faults = readonly PackFault[];

function fault(path: string, message: string): PackFault {
  return { path, message };
}

function repeated(list: string, entries: readonly { readonly id: string }[]): Faults {
  const seen = new Set<string>();
  return entries.flatMap((entry, i) => {
    const again = seen.has(entry.id);
    seen.add(entry.id);
    return again ? [fault(`${list}.${i}.id`, `${entry.id} stands twice`)] : [];
  });
}

/** null where one of them is open */
function sum(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((a, b) => (a === null || b === null ? null : a + b), 0);
}

/** Most points of the items' list: alternatives count once. */
function mostOf(table: Scoring, items: readonly PackItem[]): number | null {
  const alone = items.filter((item) => item.oneOf === undefined).map((item) => mostPoints(item.award));
  const joined = [...new Set(items.flatMap((item) => item.oneOf ?? []))].map((id) => table.alternatives?.find((one) => one.id === id)?.max ?? null);
  return sum([...alone, ...joined]);
}

function maxima(table: Scoring): Faults {
  const bonus = new Set(table.groups.filter((group) => group.bonus).map((group) => group.id));
  const total = table.formula.maxima === 'free' ? null : mostOf(table, table.items.filter((item) => !bonus.has(item.group)));
  return [
    ...(total === null || total === table.formula.total ? [] : [fault('formula.total', `the items' maxima sum to ${total}`)]),
    ...(table.formula.total > 0 ? [] : [fault('formula.total', 'not above 0')]),
    ...table.groups.flatMap((group, i) => {
      const most = mostOf(table, table.items.filter((item) => item.group === group.id));
      return most === null || group.max === null || group.max === most ? [] : [fault(`groups.${i}.max`, `its items' maxima sum to ${most}`)];
    }),
    ...table.items.flatMap((item, i) =>
      table.groups.some((group) => group.id === item.group) ? [] : [fault(`items.${i}.group`, 'no such group')]),
    // 100 − Q4 must stay above 0
    ...(table.items.some((item) => !canLack(item)) ? [] : [fault('items', 'every item can be absent')]),
  ];
}

/** A yes-no item, or what nobody may declare lacking. */
function canLack(item: PackItem): boolean {
  return item.award.kind !== 'yes-no' && item.mayLack;
}

function alternatives(table: Scoring): Faults {
  const listed = table.alternatives ?? [];
  return [
    ...table.items.flatMap((item, i) => [
      ...(item.oneOf === undefined || listed.some((one) => one.id === item.oneOf) ? [] : [fault(`items.${i}.oneOf`, 'no such alternatives')]),
      ...(item.way !== undefined && item.oneOf === undefined ? [fault(`items.${i}.way`, 'a way of no alternatives')] : []),
    ]),
    ...listed.flatMap((one, i) => {
      const rows = table.items.filter((item) => item.oneOf === one.id);
      const at = `alternatives.${i}`;
      if (rows.length < 2) return [fault(at, 'has fewer than two rows')];
      if (rows.some((row) => row.group !== rows[0]!.group)) return [fault(at, 'its rows stand in different groups')];
      if (rows.some((row) => canLack(row) !== canLack(rows[0]!))) return [fault(at, 'some of its rows may be lacking and some may not')];
      const ways = waysOf(rows).map((way) => sum(way.map((row) => mostPoints(row.award))));
      const all = sum(ways);
      if (one.max === null || one.sum === null || all === null) return [];
      const best = Math.max(...ways.map(Number));
      if (!one.sum && one.max !== best) return [fault(`${at}.max`, `its best way gives ${best}`)];
      return one.sum && one.max > all ? [fault(`${at}.max`, `its rows sum to ${all}`)] : [];
    }),
  ];
}

function waysOf(rows: readonly PackItem[]): readonly (readonly PackItem[])[] {
  const names = [...new Set(rows.map((row) => row.way ?? row.id))];
  return names.map((name) => rows.filter((row) => (row.way ?? row.id) === name));
}

/** Points that are added to P itself stand outside the total: they are never lacking, and nothing is gated on them. */
function bonuses(table: Scoring): Faults {
  const bonus = new Set(table.groups.filter((group) => group.bonus).map((group) => group.id));
  if (bonus.size === 0) return [];
  const ofItem = (id: string): boolean => table.items.some((item) => item.id === id && bonus.has(item.group));
  return [
    ...table.items.flatMap((item, i) => (bonus.has(item.group) && item.mayLack ? [fault(`items.${i}.mayLack`, 'points beside the total cannot be lacking')] : [])),
    ...table.gates.flatMap(({ measure }, i) =>
      ((measure.kind === 'group' && bonus.has(measure.group)) || ('item' in measure && ofItem(measure.item)) ? [fault(`gates.${i}.measure`, 'a gate on points beside the total')] : [])),
  ];
}

function awards(table: Scoring): Faults {
  const scale = 10 ** table.rounding.points;
  const off = (value: number | null): boolean => value !== null && !Number.isInteger(Number((value * scale).toPrecision(12)));
  const finer = (value: number): string => `${value} points have more decimals than points are rounded to`;
  return [
    ...table.items.flatMap(({ award }, i) => {
      const at = `items.${i}.award`;
      return [
        ...pointsOf(award).filter(off).map((value) => fault(at, finer(value!))),
        ...(award.kind !== 'interpolated' ? [] : [
          ...(above(award.qMin, award.qMax, true) ? [fault(`${at}.qMin`, 'not below qMax')] : []),
          ...(above(award.pointsMin, award.pointsMax, false) ? [fault(`${at}.pointsMin`, 'above pointsMax')] : []),
          ...(above(award.pointsMax, award.pointsTop ?? null, false) ? [fault(`${at}.pointsTop`, 'below pointsMax')] : []),
        ]),
      ];
    }),
    ...(table.alternatives ?? []).flatMap((one, i) => (off(one.max) ? [fault(`alternatives.${i}.max`, finer(one.max!))] : [])),
  ];
}

function above(a: number | null, b: number | null, orEqual: boolean): boolean {
  return a !== null && b !== null && (orEqual ? a >= b : a > b);
}

function pointsOf(award: OpenAward): readonly (number | null)[] {
  return award.kind === 'interpolated' ? [award.pointsMin, award.pointsMax, award.pointsTop ?? null] : [award.pointsMax];
}

function numbersOf(limit: OpenLimit): readonly number[] {
  const values = limit === null || typeof limit === 'number' ? [limit] : limit.byBuilding.map(({ value }) => value);
  return values.filter((value) => value !== null);
}

function gates(table: Scoring): Faults {
  return table.gates.flatMap(({ measure, for: aim }, i) => {
    const at = `gates.${i}.measure`;
    if (measure.kind === 'p') {
      if (aim === 'grade') return [fault(`gates.${i}.for`, 'grades have limits of P of their own')];
      if (measure.or === undefined) return [];
      const item = table.items.find((candidate) => candidate.id === measure.or!.item);
      if (item === undefined) return [fault(`${at}.or.item`, 'no such item')];
      const others = table.gates.filter((gate) => gate.measure.kind === 'p' && gate.measure.or !== undefined);
      return [
        ...(item.award.kind === 'yes-no' ? [fault(`${at}.or.item`, 'has no ratio')] : []),
        ...(others.length > 1 ? [fault(`${at}.or`, 'one gate of a table may have it')] : []),
      ];
    }
    if (measure.kind === 'group') {
      return table.groups.some((group) => group.id === measure.group) ? [] : [fault(`${at}.group`, 'no such group')];
    }
    const item = table.items.find((candidate) => candidate.id === measure.item);
    if (item === undefined) return [fault(`${at}.item`, 'no such item')];
    if (measure.kind === 'points') return [];
    // The scoring relies on it: below the gate's limit the item scores nothing.
    const { award } = item;
    const most = Math.max(...numbersOf(measure.min));
    return award.kind !== 'yes-no' && (award.qMin === null || most <= award.qMin) ? [] : [fault(`${at}.min`, "above the item's qMin")];
  });
}

function structures(table: Scoring): Faults {
  return table.structures.flatMap((entry, i) => {
    const item = table.items.find((candidate) => candidate.id === entry.item);
    if (item === undefined) return [fault(`structures.${i}.item`, 'no such item')];
    const unknown = entry.meets.filter((id) => !table.gates.some((gate) => gate.id === id));
    return [
      ...(above(entry.points, mostPoints(item.award), false) ? [fault(`structures.${i}.points`, "above the item's maximum")] : []),
      ...unknown.map((id) => fault(`structures.${i}.meets`, `no gate ${id}`)),
    ];
  });
}

/** The bands follow each other without a gap on the scale to which P is rounded; those that depend on the building only rise. */
function grades(table: Scoring): Faults {
  const scale = 10 ** table.rounding.p;
  return table.grades.flatMap((grade, i) => {
    const next = table.grades[i + 1];
    if (next === undefined) return grade.max === null ? [] : [fault(`grades.${i}.max`, 'the last grade has no upper end')];
    if (typeof grade.min !== 'number' || typeof next.min !== 'number') {
      return Math.max(...numbersOf(grade.min)) < Math.min(...numbersOf(next.min)) ? [] : [fault(`grades.${i}.min`, 'not below the next grade')];
    }
    if (grade.max === null) return [fault(`grades.${i}.max`, 'the next grade does not follow')];
    const contiguous = grade.min <= grade.max && Math.round(grade.max * scale) + 1 === Math.round(next.min * scale);
    return contiguous ? [] : [fault(`grades.${i}.max`, 'the next grade does not follow')];
  });
}

function sources(pack: Pack): Faults {
  const known = new Set(pack.sources.map((source) => source.id));
  const missing = (at: string, entry: { readonly source: readonly string[] }): Faults =>
    entry.source.filter((id) => !known.has(id)).map((id) => fault(`${at}.source`, `no source ${id}`));
  const list = (at: string, entries: readonly { readonly source: readonly string[] }[]): Faults =>
    entries.flatMap((entry, i) => missing(`${at}.${i}`, entry));
  const table = pack.scoring;
  const scored: Faults = table === undefined ? [] : [
    ...missing('formula', table.formula), ...missing('rounding', table.rounding), ...list('groups', table.groups),
    ...list('items', table.items), ...list('alternatives', table.alternatives ?? []),
    ...list('structures', table.structures), ...list('gates', table.gates), ...list('grades', table.grades),
  ];
  return [...scored.map(({ path, message }) => fault(`scoring.${path}`, message)), ...list('rules', pack.rules)];
}

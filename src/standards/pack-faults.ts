/** What the numbers of a pack must satisfy together; the shape is checked before. */
import type { Award, Pack, PackFault } from './pack.ts';
import type { Scoring } from './scoring.ts';

export function packFaults(pack: Pack): readonly PackFault[] {
  return [...repeated('rules', pack.rules), ...(pack.scoring ? scoringFaults(pack.scoring) : []), ...sources(pack)];
}

function scoringFaults(table: Scoring): Faults {
  return [
    ...repeated('items', table.items), ...repeated('gates', table.gates), ...repeated('grades', table.grades), ...repeated('groups', table.groups),
    ...maxima(table), ...awards(table), ...gates(table), ...structures(table), ...grades(table),
  ].map(({ path, message }) => fault(`scoring.${path}`, message));
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

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function maxima(table: Scoring): Faults {
  const total = sum(table.items.map((item) => item.award.pointsMax));
  const ofGroup = (id: string): number =>
    sum(table.items.filter((item) => item.group === id).map((item) => item.award.pointsMax));
  return [
    ...(total === table.formula.total ? [] : [fault('formula.total', `the items' maxima sum to ${total}`)]),
    ...table.groups.flatMap((group, i) =>
      group.max === ofGroup(group.id) ? [] : [fault(`groups.${i}.max`, `its items' maxima sum to ${ofGroup(group.id)}`)]),
    ...table.items.flatMap((item, i) =>
      table.groups.some((group) => group.id === item.group) ? [] : [fault(`items.${i}.group`, 'no such group')]),
    // 100 − Q4 must stay above 0: a yes-no item cannot be absent.
    ...(table.items.some((item) => item.award.kind === 'yes-no') ? [] : [fault('items', 'every item can be absent')]),
  ];
}

function awards(table: Scoring): Faults {
  const scale = 10 ** table.rounding.points;
  return table.items.flatMap(({ award }, i) => {
    const at = `items.${i}.award`;
    const off = pointsOf(award).filter((value) => !Number.isInteger(Number((value * scale).toPrecision(12))));
    return [
      ...off.map((value) => fault(at, `${value} points have more decimals than points are rounded to`)),
      ...(award.kind === 'interpolated' && award.qMin >= award.qMax ? [fault(`${at}.qMin`, 'not below qMax')] : []),
      ...(award.kind === 'interpolated' && award.pointsMin > award.pointsMax ? [fault(`${at}.pointsMin`, 'above pointsMax')] : []),
    ];
  });
}

function pointsOf(award: Award): readonly number[] {
  return award.kind === 'interpolated' ? [award.pointsMin, award.pointsMax] : [award.pointsMax];
}

function gates(table: Scoring): Faults {
  return table.gates.flatMap(({ measure, for: aim }, i) => {
    const at = `gates.${i}.measure`;
    if (measure.kind === 'p') return aim === 'grade' ? [fault(`gates.${i}.for`, 'grades have limits of P of their own')] : [];
    if (measure.kind === 'group') {
      return table.groups.some((group) => group.id === measure.group) ? [] : [fault(`${at}.group`, 'no such group')];
    }
    const item = table.items.find((candidate) => candidate.id === measure.item);
    if (item === undefined) return [fault(`${at}.item`, 'no such item')];
    if (measure.kind === 'points') return [];
    // The scoring relies on it: below the gate's limit the item scores nothing.
    return item.award.kind !== 'yes-no' && measure.min <= item.award.qMin ? [] : [fault(`${at}.min`, "above the item's qMin")];
  });
}

function structures(table: Scoring): Faults {
  return table.structures.flatMap((entry, i) => {
    const item = table.items.find((candidate) => candidate.id === entry.item);
    if (item === undefined) return [fault(`structures.${i}.item`, 'no such item')];
    return entry.points <= item.award.pointsMax ? [] : [fault(`structures.${i}.points`, "above the item's maximum")];
  });
}

/** The bands follow each other without a gap on the scale to which P is rounded. */
function grades(table: Scoring): Faults {
  const scale = 10 ** table.rounding.p;
  return table.grades.flatMap((grade, i) => {
    const next = table.grades[i + 1];
    if (next === undefined) return grade.max === null ? [] : [fault(`grades.${i}.max`, 'the last grade has no upper end')];
    const contiguous = grade.max !== null && grade.min <= grade.max
      && Math.round(grade.max * scale) + 1 === Math.round(next.min * scale);
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
    ...list('items', table.items), ...list('structures', table.structures), ...list('gates', table.gates), ...list('grades', table.grades),
  ];
  return [...scored.map(({ path, message }) => fault(`scoring.${path}`, message)), ...list('rules', pack.rules)];
}

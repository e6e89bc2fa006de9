/** Whether a JSON value is a Report as far as documents of findings read it. A file is hostile until it was looked at. */
import type { Report } from '../engine/report.ts';
import { TEMPLATE_PROPERTIES } from '../model/template.ts';

export interface ShapeFault {
  /** dotted from the root: `rules.results.3.force`; '' for the root */
  readonly path: string;
  /** what should be there */
  readonly expected: string;
}

export type ReportShape = { readonly ok: true; readonly report: Report } | { readonly ok: false; readonly fault: ShapeFault };

type Test = (value: unknown, path: string) => ShapeFault | null;

const join = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}.${key}`);
const test = (expected: string, holds: (value: unknown) => boolean): Test => (value, path) => (holds(value) ? null : { path, expected });

const text = test('a text', (value) => typeof value === 'string');
const number = test('a number', (value) => typeof value === 'number' && Number.isFinite(value));
const flag = test('true or false', (value) => typeof value === 'boolean');
const oneOf = (...values: readonly unknown[]): Test => test(values.map((value) => JSON.stringify(value)).join(' or '), (value) => values.includes(value));
const indexIn = (length: number): Test => test(`a whole number below ${length}`, (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) < length);
const orNull = (inner: Test): Test => (value, path) => (value === null ? null : inner(value, path));
const optional = (inner: Test): Test => (value, path) => (value === undefined ? null : inner(value, path));
const either = (expected: string, ...tests: readonly Test[]): Test => test(expected, (value) => tests.some((inner) => inner(value, '') === null));

function list(inner: Test, length?: number): Test {
  return (value, path) => {
    if (!Array.isArray(value)) return { path, expected: 'a list' };
    if (length !== undefined && value.length !== length) return { path, expected: `a list of ${length}` };
    for (const [i, item] of value.entries()) {
      const fault = inner(item, join(path, i));
      if (fault !== null) return fault;
    }
    return null;
  };
}

function object(shape: Readonly<Record<string, Test>>, also?: (value: Readonly<Record<string, unknown>>, path: string) => ShapeFault | null): Test {
  const tests = Object.entries(shape);
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { path, expected: 'an object' };
    const record = value as Readonly<Record<string, unknown>>;
    for (const [key, inner] of tests) {
      const fault = inner(Object.hasOwn(record, key) ? record[key] : undefined, join(path, key));
      if (fault !== null) return fault;
    }
    return also?.(record, path) ?? null;
  };
}

const values = (inner: Test): Test => (value, path) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { path, expected: 'an object' };
  for (const [key, item] of Object.entries(value)) {
    const fault = inner(item, join(path, key));
    if (fault !== null) return fault;
  }
  return null;
};

const pair = object({ zh: text, en: text });
const interval = list(number, 2);
const box = list(number, 6);
const measured = either('null, true or false, a text or two numbers', oneOf(null, true, false), text, interval);
const limit = object({ op: text, value: either('two numbers, or texts', interval, list(text)) });
const missing = object({ kind: oneOf('role', 'concept', 'attribute', 'geometry', 'parameter', 'declaration'), id: text });
const SCHEMA: Report['schema'] = 'sunmao-report/1';

const force = oneOf('必须', '应', '宜', '可');
const stage = oneOf('scheme', 'preliminary', 'design', 'detailing', 'completion');

function element(files: number, elements: number): Test {
  return object({
    file: indexIn(files), globalId: text, expressId: number, class: text, name: text, type: text, storey: orNull(text), building: orNull(text),
    roles: object({ component: text }), box: orNull(box), representedBy: orNull(indexIn(elements)),
  });
}

function group(elements: number): Test {
  const position = indexIn(elements);
  const shape = object({
    outcome: oneOf('fail', 'unknown'), kind: text, elements: list(position), buildings: list(text), measured: list(measured), where: list(orNull(box)), others: list(list(position)),
    limit: orNull(limit), unit: text, text: orNull(pair), missing: list(missing), also: list(object({ rule: text, clause: text, limit: orNull(limit) })),
    waived: orNull(object({ reason: text, who: text, until: text })),
  });
  return (value, path) => {
    const fault = shape(value, path);
    if (fault !== null) return fault;
    const of = value as Readonly<Record<'elements' | 'buildings' | 'measured' | 'where' | 'others', readonly unknown[]>>;
    const n = of.measured.length;
    for (const key of ['where', 'others'] as const) if (of[key].length !== n) return { path: join(path, key), expected: `a list of ${n}` };
    for (const key of ['elements', 'buildings'] as const) if (of[key].length !== n && of[key].length !== 0) return { path: join(path, key), expected: `a list of ${n}` };
    return of.elements.length === 0 && of.buildings.length === 0 && n > 0 ? { path: join(path, 'elements'), expected: `a list of ${n}` } : null;
  };
}

function ruleReport(elements: number): Test {
  return object({
    stage,
    results: list(object({
      rule: text, pack: text, clause: text, title: pair, quote: optional(text), force, status: text, advisory: flag, discipline: orNull(text),
      outcome: oneOf('pass', 'fail', 'unknown', 'not-applicable', 'error', null), groups: list(group(elements)), error: optional(text),
    })),
    notModelled: list(object({ concept: text, title: pair, names: list(text), rules: list(text) })),
    concepts: list(object({ concept: text, title: pair, names: list(text) })),
  });
}

function building(elements: number): Test {
  return object({
    id: text, name: text, items: list(object({ id: text, title: pair })),
    openQuestions: list(object({
      role: text, group: text, file: orNull(number), files: optional(list(number)), elements: list(indexIn(elements)), items: list(text), quantity: number, unit: text, narrows: number,
      proposed: optional(values(list(number))), joint: optional(object({ form: text, title: pair })),
    })),
  });
}

/** reports of before had none */
function template(elements: number, buildings: number): Test {
  const property = oneOf(...TEMPLATE_PROPERTIES.map(({ id }) => id));
  const shape = object({
    component: text, asked: list(property), missing: list(property), known: list(property), refused: list(object({ property, value: text })), elements: list(number),
  });
  return object({
    rows: list(object({ component: text, property, need: oneOf('required', 'optional'), asked: number, filled: number, refused: number, known: number })),
    groups: list((value, path) => shape(value, path) ?? list(indexIn((value as { readonly component: string }).component === 'building' ? buildings : elements))((value as { readonly elements: unknown }).elements, join(path, 'elements'))),
  });
}

const finding = object({
  code: text, severity: oneOf('error', 'warning', 'info'), file: text, line: orNull(number), expressId: orNull(number), globalId: orNull(text),
  params: values(either('a text or a number', text, number)),
});

const lengthOf = (value: Readonly<Record<string, unknown>>, key: string): number => (Array.isArray(value[key]) ? value[key].length : 0);

const report = object({ schema: oneOf(SCHEMA) }, (value, path) => {
  const [files, elements, buildings] = [lengthOf(value, 'files'), lengthOf(value, 'elements'), lengthOf(value, 'buildings')];
  return object({
    date: orNull(text),
    files: list(object({ path: text, sha256: text, status: oneOf('read', 'unreadable', 'excluded', 'not-merged'), project: orNull(text) })),
    packs: list(object({ id: text, edition: text })),
    profile: object({ project: optional(object({ name: optional(text), stage: optional(stage) })) }),
    elements: list(element(files, elements)),
    buildings: list(building(elements)),
    findings: list(finding),
    rules: orNull(ruleReport(elements)),
    template: optional(template(elements, buildings)),
  })(value, path);
});

/** The first thing that is not as it should be, or the value as a Report: of its other parts nothing is known. */
export function reportShape(value: unknown): ReportShape {
  const fault = report(value, '');
  return fault === null ? { ok: true, report: value as Report } : { ok: false, fault };
}

/** Small changes of an IDS; each answers a new one and leaves what it does not change as it is. Pure: the editor's undo rests on it. */
import type {
  Cardinality, Constraint, ConstraintKind, EntityFacet, Facet, FacetKind, Ids, IdsInfo, Requirement, Restriction, SimpleValue, Specification, Value,
} from '../ids/ids.ts';
import type { Part } from '../ids/place.ts';

/** What was not read from a file has no line. */
const NO_LINE = 0;

/** In the order in which ids.xsd wants them in an applicability. */
export const FACET_KINDS: readonly FacetKind[] = ['entity', 'partOf', 'classification', 'attribute', 'property', 'material'];

export const simple = (value: string): SimpleValue => ({ kind: 'simple', value, line: NO_LINE });

export const constraint = (kind: ConstraintKind, value: string): Constraint => ({ kind, value, line: NO_LINE });

export const restriction = (base: string, constraints: readonly Constraint[]): Restriction => ({ kind: 'restriction', base, constraints, line: NO_LINE });

export function newIds(title: string, date: string): Ids {
  return { info: { title, date }, specifications: [] };
}

/** For all elements of one class, of the versions given; nothing is asked yet. */
export function newSpecification(name: string, ifcVersions: readonly string[]): Specification {
  return { name, ifcVersions, occurrence: 'optional', applicability: [newFacet('entity')], requirements: [], line: NO_LINE };
}

/** Empty, with the parts that the schema asks for. */
export function newFacet(kind: FacetKind): Facet {
  const line = NO_LINE;
  const entity: EntityFacet = { kind: 'entity', name: simple(''), line };
  switch (kind) {
    case 'entity': return entity;
    case 'attribute': return { kind, name: simple(''), line };
    case 'classification': return { kind, system: simple(''), line };
    case 'property': return { kind, propertySet: simple(''), baseName: simple(''), line };
    case 'material': return { kind, line };
    case 'partOf': return { kind, entity, line };
  }
}

export const newRequirement = (kind: FacetKind): Requirement => ({ ...newFacet(kind), cardinality: 'required' });

/** The cardinalities that ids.xsd has for a facet that is asked for; entities have none to choose. */
export function cardinalitiesOf(kind: FacetKind): readonly Cardinality[] {
  return kind === 'entity' ? ['required'] : kind === 'partOf' ? ['required', 'prohibited'] : ['required', 'optional', 'prohibited'];
}

type Change<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Without the keys whose value is undefined: an attribute that is not there is not an empty one. */
function stated<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

export function changeInfo(ids: Ids, change: Change<IdsInfo>): Ids {
  return { ...ids, info: stated({ ...ids.info, ...change } as IdsInfo) };
}

function replaced<T>(list: readonly T[], at: number, next: T): readonly T[] {
  return list.map((one, i) => (i === at ? next : one));
}

function inserted<T>(list: readonly T[], at: number, next: T): readonly T[] {
  return [...list.slice(0, at), next, ...list.slice(at)];
}

/** The same list with one at another place; the list itself where there is no such place. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  if (from === to || from < 0 || to < 0 || from >= list.length || to >= list.length) return list;
  const rest = list.filter((_, i) => i !== from);
  return inserted(rest, to, list[from]!);
}

const withSpecifications = (ids: Ids, specifications: readonly Specification[]): Ids => (specifications === ids.specifications ? ids : { ...ids, specifications });

export function addSpecification(ids: Ids, specification: Specification, at = ids.specifications.length): Ids {
  return withSpecifications(ids, inserted(ids.specifications, at, specification));
}

export function changeSpecification(ids: Ids, at: number, change: Change<Specification>): Ids {
  const old = ids.specifications[at];
  return old === undefined ? ids : withSpecifications(ids, replaced(ids.specifications, at, stated({ ...old, ...change } as Specification)));
}

/** A copy after it, under a name of its own; an identifier is of one alone. */
export function duplicateSpecification(ids: Ids, at: number, name: string): Ids {
  const old = ids.specifications[at];
  if (old === undefined) return ids;
  const { identifier: _, ...rest } = old;
  return addSpecification(ids, { ...rest, name, line: NO_LINE }, at + 1);
}

export function removeSpecification(ids: Ids, at: number): Ids {
  return ids.specifications[at] === undefined ? ids : withSpecifications(ids, ids.specifications.filter((_, i) => i !== at));
}

export function moveSpecification(ids: Ids, from: number, to: number): Ids {
  return withSpecifications(ids, moved(ids.specifications, from, to));
}

/** Whether a facet of a kind may be added: an applicability has one entity at most. */
export function mayAdd(specification: Specification, part: Part, kind: FacetKind): boolean {
  return part === 'requirements' || kind !== 'entity' || !specification.applicability.some((facet) => facet.kind === 'entity');
}

const rank = (facet: Facet): number => FACET_KINDS.indexOf(facet.kind);

/** In an applicability behind those that ids.xsd has before it. @returns the specification and where the facet stands */
export function addFacet(specification: Specification, part: Part, facet: Facet | Requirement, after?: number): { readonly specification: Specification; readonly at: number } {
  if (part === 'requirements') {
    const at = after === undefined ? specification.requirements.length : after + 1;
    const requirement: Requirement = 'cardinality' in facet ? facet : { ...facet, cardinality: 'required' };
    return { specification: { ...specification, requirements: inserted(specification.requirements, at, requirement) }, at };
  }
  const list = specification.applicability;
  const first = list.findIndex((one) => rank(one) > rank(facet));
  const last = first < 0 ? list.length : first;
  const at = after !== undefined && list[after]?.kind === facet.kind ? after + 1 : last;
  return { specification: { ...specification, applicability: inserted(list, at, facet) }, at };
}

export function changeFacet(specification: Specification, part: Part, at: number, next: Facet | Requirement): Specification {
  return part === 'applicability'
    ? { ...specification, applicability: replaced(specification.applicability, at, next) }
    : { ...specification, requirements: replaced(specification.requirements, at, next as Requirement) };
}

export function removeFacet(specification: Specification, part: Part, at: number): Specification {
  return part === 'applicability'
    ? { ...specification, applicability: specification.applicability.filter((_, i) => i !== at) }
    : { ...specification, requirements: specification.requirements.filter((_, i) => i !== at) };
}

/** Whether a facet may go there: in an applicability only among its own kind. */
export function mayMoveFacet(specification: Specification, part: Part, from: number, to: number): boolean {
  const list: readonly Facet[] = specification[part];
  const [one, other] = [list[from], list[to]];
  return one !== undefined && other !== undefined && from !== to && (part === 'requirements' || one.kind === other.kind);
}

export function moveFacet(specification: Specification, part: Part, from: number, to: number): Specification {
  if (!mayMoveFacet(specification, part, from, to)) return specification;
  return part === 'applicability'
    ? { ...specification, applicability: moved(specification.applicability, from, to) }
    : { ...specification, requirements: moved(specification.requirements, from, to) };
}

/** A change of a facet; undefined takes a part of it away. */
export function facetWith<F extends Facet | Requirement>(facet: F, change: Readonly<Record<string, unknown>>): F {
  return stated({ ...facet, ...change });
}

/** How a value is edited: none at all, one, a list, patterns, a range, a length, or several kinds of constraint at once. */
export const VALUE_MODES = ['any', 'one', 'list', 'pattern', 'range', 'length', 'mixed'] as const;
export type ValueMode = (typeof VALUE_MODES)[number];

export const BOUNDS = ['minInclusive', 'minExclusive', 'maxInclusive', 'maxExclusive'] as const;
export const LENGTHS = ['length', 'minLength', 'maxLength'] as const;

export function modeOf(value: Value | undefined): ValueMode {
  if (value === undefined) return 'any';
  if (value.kind === 'simple') return 'one';
  const kinds = value.constraints.map(({ kind }) => kind);
  const all = (wanted: readonly string[]): boolean => kinds.length > 0 && kinds.every((kind) => wanted.includes(kind));
  const once = (wanted: readonly string[]): boolean => kinds.filter((kind) => wanted.includes(kind)).length < 2;
  if (all(['enumeration'])) return 'list';
  if (all(['pattern'])) return 'pattern';
  if (all(BOUNDS) && once(['minInclusive', 'minExclusive']) && once(['maxInclusive', 'maxExclusive'])) return 'range';
  if (all(LENGTHS) && LENGTHS.every((kind) => once([kind]))) return 'length';
  return 'mixed';
}

/** The values that a value names one by one. */
export function listedOf(value: Value | undefined): readonly string[] {
  if (value === undefined) return [];
  return value.kind === 'simple' ? [value.value] : value.constraints.filter(({ kind }) => kind === 'enumeration').map((one) => one.value);
}

/** A text as the pattern that it alone matches (XML Schema Part 2, appendix F). */
export const literalPattern = (text: string): string => text.replace(/[\\|.?*+(){}[\]^$-]/g, '\\$&');

const NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/;

/** The same value in another way of editing, with what of it can be said there. */
export function inMode(value: Value | undefined, mode: ValueMode, base: string): Value | undefined {
  const before = modeOf(value);
  if (before === mode && (value?.kind !== 'restriction' || value.constraints.length > 0)) return value;
  const listed = listedOf(value).filter((one) => one !== '');
  const keep = (constraints: readonly Constraint[]): Restriction => ({
    ...restriction(base, constraints),
    ...(value?.kind === 'restriction' && value.documentation !== undefined ? { documentation: value.documentation } : {}),
  });
  switch (mode) {
    case 'any': return undefined;
    case 'one': return simple(listed[0] ?? '');
    case 'list': return keep((listed.length > 0 ? listed : ['']).map((one) => constraint('enumeration', one)));
    case 'pattern': return keep([constraint('pattern', listed.map(literalPattern).join('|'))]);
    case 'range': return keep([constraint('minInclusive', listed.find((one) => NUMBER.test(one)) ?? '')]);
    case 'length': return keep([constraint('minLength', '1')]);
    // constraint by constraint any restriction can be edited: it stays as it is
    case 'mixed': return value?.kind === 'restriction' && value.constraints.length > 0 ? value : keep(listed.length > 0 ? listed.map((one) => constraint('enumeration', one)) : [constraint('pattern', '')]);
  }
}

export function changeConstraint(value: Restriction, at: number, change: Partial<Constraint>): Restriction {
  return { ...value, constraints: value.constraints.map((one, i) => (i === at ? { ...one, ...change } : one)) };
}

/** Further values behind one, as pasted from a column of a table. */
export function addConstraints(value: Restriction, after: number, added: readonly Constraint[]): Restriction {
  return { ...value, constraints: [...value.constraints.slice(0, after + 1), ...added, ...value.constraints.slice(after + 1)] };
}

/** The last one stays: a restriction of nothing is no value. */
export function removeConstraint(value: Restriction, at: number): Restriction {
  return value.constraints.length < 2 ? value : { ...value, constraints: value.constraints.filter((_, i) => i !== at) };
}

/** One of several kinds that exclude each other, as a lower bound is inclusive or exclusive; null takes it away, the last one stays. */
export function oneOfKinds(value: Restriction, kinds: readonly ConstraintKind[], next: { readonly kind: ConstraintKind; readonly value: string } | null): Restriction {
  const at = value.constraints.findIndex(({ kind }) => (kinds as readonly string[]).includes(kind));
  if (next === null) return at < 0 ? value : removeConstraint(value, at);
  return at < 0 ? { ...value, constraints: [...value.constraints, constraint(next.kind, next.value)] } : changeConstraint(value, at, next);
}

/** What the value of a facet is compared with: its restriction is of that type. */
export function withBase(value: Value | undefined, base: string): Value | undefined {
  return value?.kind === 'restriction' && value.base !== base ? { ...value, base } : value;
}

/** A name that is not among those there are: `Walls 2`. */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  const stem = name.replace(/ \d+$/, '');
  for (let n = 2; ; n += 1) if (!taken.includes(`${stem} ${n}`)) return `${stem} ${n}`;
}

/** Where an index points after one of the list went elsewhere. */
export function followed(index: number, from: number, to: number): number {
  if (index === from) return to;
  if (from < index && index <= to) return index - 1;
  return to <= index && index < from ? index + 1 : index;
}

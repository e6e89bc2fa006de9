/** Reading one XML member: children by name whatever their letter case, values with their problems, and what is left over. */
import { elementsOf, textOf } from '../xml.ts';
import type { XmlAttribute, XmlElement } from '../xml.ts';
import type { BcfMore, BcfPoint, BcfVersion } from './bcf.ts';
import { isDateTime } from './date.ts';
import { guidFrom, guidOf } from './guid.ts';
import { KNOWN } from './layout.ts';
import type { Known, ListForm } from './layout.ts';
import type { BcfParams, BcfProblemCode, ProblemSink } from './problem.ts';

const NOT_CONTENT = ['http://www.w3.org/2000/xmlns/', 'http://www.w3.org/2001/XMLSchema-instance', 'http://www.w3.org/XML/1998/namespace'];

const isContent = ({ ns, name, prefix }: XmlAttribute): boolean =>
  !NOT_CONTENT.includes(ns) && prefix !== 'xmlns' && prefix !== 'xml' && prefix !== 'xsi' && !(name === 'xmlns' && prefix === '');

interface Found {
  readonly names: Map<string, number>;
  /** of the first */
  line: number;
}

export interface Node {
  readonly version: BcfVersion;
  say(code: BcfProblemCode, line: number, params?: BcfParams): void;
  children(parent: XmlElement, name: string): readonly XmlElement[];
  child(parent: XmlElement, name: string): XmlElement | null;
  /** text of a child, '' for none */
  text(parent: XmlElement, name: string): string;
  attribute(element: XmlElement, name: string): string | null;
  flag(element: XmlElement, name: string, without: boolean): boolean;
  number(parent: XmlElement, name: string): number | null;
  integer(parent: XmlElement, name: string): number | null;
  date(parent: XmlElement, name: string): string;
  /** null where a coordinate is missing or no number */
  point(parent: XmlElement, name: string, at: string): BcfPoint | null;
  /** as `point`, and null where it has no length */
  direction(parent: XmlElement, name: string, at: string): BcfPoint | null;
  /** the GUID in an attribute; one is made where there is none, from `seed` */
  guid(element: XmlElement, seed: string): string;
  /** a GUID that points elsewhere; '' for none */
  reference(text: string, what: string, line: number): string;
  /** items of a list in whatever version's form */
  items(parent: XmlElement, forms: readonly ListForm[], isItem: (element: XmlElement) => boolean, at: string): readonly XmlElement[];
  /** keeps what the format does not name */
  rest(element: XmlElement, at: string, kind: keyof typeof KNOWN): void;
  more(): readonly BcfMore[];
  /** what the format does not name, where it cannot be kept */
  without(element: XmlElement, kind: keyof typeof KNOWN): void;
  /** names of what was kept and what was not, to say so once */
  sayMore(): void;
}

/** A reader of the member `file` whose root is given. */
export function createNode(root: XmlElement, file: string, version: BcfVersion, problems: ProblemSink): Node {
  const say = (code: BcfProblemCode, line: number, params?: BcfParams): void => problems.add(code, file, line, params);
  if (root.ns !== '') say('namespace', root.line, { ns: root.ns });
  const own = (ns: string): boolean => ns === '' || ns === root.ns;
  const is = (element: XmlElement, name: string): boolean => own(element.ns) && element.name.toLowerCase() === name.toLowerCase();
  const more = new Map<string, { readonly at: string; readonly elements: XmlElement[]; readonly attributes: XmlAttribute[] }>();
  const kept: Found = { names: new Map(), line: 0 };
  const dropped: Found = { names: new Map(), line: 0 };

  const children = (parent: XmlElement, name: string): readonly XmlElement[] => elementsOf(parent).filter((one) => is(one, name));
  const child = (parent: XmlElement, name: string): XmlElement | null => children(parent, name)[0] ?? null;
  const text = (parent: XmlElement, name: string): string => {
    const found = child(parent, name);
    if (found === null) return '';
    drop(found, { elements: [], attributes: [] }, `${parent.name}/${name}`);
    return textOf(found);
  };
  const attribute = (element: XmlElement, name: string): string | null =>
    element.attributes.find((one) => own(one.ns) && one.prefix !== 'xmlns' && one.name.toLowerCase() === name.toLowerCase())?.value ?? null;
  const parsed = (raw: string, name: string, line: number): number | null => {
    const plain = raw.trim();
    if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain)) {
      const value = Number(plain);
      if (Number.isFinite(value)) return value;
    }
    if (/^[+-]?\d+,\d+([eE][+-]?\d+)?$/.test(plain)) {
      say('number-comma', line, { name, text: plain });
      return Number(plain.replace(',', '.'));
    }
    say('number-invalid', line, { name, text: plain });
    return null;
  };
  const number = (parent: XmlElement, name: string): number | null => {
    const found = child(parent, name);
    if (found === null) say('number-invalid', parent.line, { name: `${parent.name}/${name}`, text: '' });
    return found === null ? null : parsed(textOf(found), `${parent.name}/${name}`, found.line);
  };
  const point = (parent: XmlElement, name: string, at: string): BcfPoint | null => {
    const found = child(parent, name);
    if (found === null) {
      say('number-invalid', parent.line, { name: `${parent.name}/${name}`, text: '' });
      return null;
    }
    rest(found, `${at}/${name}`, 'Point');
    const [x, y, z] = [number(found, 'X'), number(found, 'Y'), number(found, 'Z')];
    return x === null || y === null || z === null ? null : [x, y, z];
  };
  const foreign = (element: XmlElement, known: Known): { readonly elements: readonly XmlElement[]; readonly attributes: readonly XmlAttribute[] } => {
    const has = (names: readonly string[], name: string): boolean => names.some((one) => one.toLowerCase() === name.toLowerCase());
    return {
      elements: elementsOf(element).filter((one) => !own(one.ns) || !has(known.elements, one.name)),
      attributes: element.attributes.filter((one) => isContent(one) && (!own(one.ns) || !has(known.attributes, one.name))),
    };
  };
  const count = (of: Found, element: XmlElement, label: string, { elements, attributes }: ReturnType<typeof foreign>): void => {
    if (of.line === 0) of.line = element.line;
    const names = [...elements.map(({ name }) => `${label}/${name}`), ...attributes.map(({ name }) => `${label}@${name}`)];
    for (const name of names) of.names.set(name, (of.names.get(name) ?? 0) + 1);
  };
  const looked = new Set<XmlElement>();
  const drop = (element: XmlElement, known: Known, label: string): void => {
    if (looked.has(element)) return;
    const found = foreign(element, known);
    if (found.elements.length === 0 && found.attributes.length === 0) return;
    looked.add(element);
    count(dropped, element, label, found);
  };
  const keep = (element: XmlElement, at: string, known: Known, label: string): void => {
    const found = foreign(element, known);
    const { elements, attributes } = found;
    if (elements.length === 0 && attributes.length === 0) return;
    count(kept, element, label, found);
    let of = more.get(at);
    if (of === undefined) more.set(at, (of = { at, elements: [], attributes: [] }));
    of.elements.push(...elements.map((one) => withoutNamespace(one, root.ns)));
    of.attributes.push(...attributes);
  };
  const rest = (element: XmlElement, at: string, kind: keyof typeof KNOWN): void => keep(element, at, KNOWN[kind], kind);

  return {
    version,
    say,
    children,
    child,
    text,
    attribute,
    flag(element, name, without) {
      const value = attribute(element, name)?.trim().toLowerCase();
      if (value === undefined || value === '') return without;
      if (value === 'true' || value === '1') return true;
      if (value !== 'false' && value !== '0') say('boolean-invalid', element.line, { name, text: value });
      return value === 'false' || value === '0' ? false : without;
    },
    number,
    integer(parent, name) {
      const found = child(parent, name);
      if (found === null || textOf(found).trim() === '') return null;
      const value = parsed(textOf(found), name, found.line);
      return value === null ? null : Math.round(value);
    },
    date(parent, name) {
      const found = child(parent, name);
      const value = found === null ? '' : textOf(found).trim();
      if (value !== '' && !isDateTime(value)) say('date-invalid', found!.line, { name, text: value });
      return value;
    },
    point,
    direction(parent, name, at) {
      const found = point(parent, name, at);
      if (found === null || Math.hypot(...found) > 0) return found;
      say('vector-zero', parent.line, { name: `${parent.name}/${name}` });
      return null;
    },
    guid(element, seed) {
      const raw = attribute(element, 'Guid')?.trim() ?? '';
      if (raw === '') {
        say('guid-missing', element.line, { name: element.name });
        return guidFrom(seed);
      }
      return reference(raw, element.name, element.line);
    },
    reference: (raw, what, line) => (raw.trim() === '' ? '' : reference(raw.trim(), what, line)),
    items(parent, forms, isItem, at) {
      const found: XmlElement[] = [];
      for (const element of elementsOf(parent)) {
        const wrappers = forms.filter(({ wrapper }) => wrapper !== null && is(element, wrapper));
        const inside = wrappers.map(({ item }) => children(element, item).filter(isItem)).find((list) => list.length > 0) ?? [];
        if (inside.length > 0) found.push(...inside);
        else if (forms.some(({ wrapper, item }) => wrapper === null && is(element, item)) && isItem(element)) {
          found.push(element);
          continue;
        }
        if (wrappers.length > 0) keep(element, at, { elements: wrappers.map(({ item }) => item), attributes: [] }, element.name);
      }
      return found;
    },
    rest,
    more: () => [...more.values()],
    without: (element, kind) => drop(element, KNOWN[kind], element.name),
    sayMore() {
      for (const [code, { names, line }] of [['unknown-kept', kept], ['unknown-dropped', dropped]] as const) {
        if (names.size > 0) say(code, line, { names: [...names].map(([name, times]) => (times === 1 ? name : `${name} × ${times}`)).join(', ') });
      }
    },
  };

  function reference(raw: string, name: string, line: number): string {
    const guid = guidOf(raw);
    if (guid === null) {
      const made = guidFrom(raw.toLowerCase());
      say('guid-invalid', line, { name, text: raw, guid: made });
      return made;
    }
    if (version === '3.0' && /[A-F]/.test(raw)) say('guid-case', line, { name, text: raw });
    return guid;
  }
}

/** A foreign element without the namespace that the whole document wrongly had. */
function withoutNamespace(element: XmlElement, ns: string): XmlElement {
  if (ns === '') return element;
  return {
    ...element,
    ...(element.ns === ns ? { ns: '', prefix: '' } : {}),
    children: element.children.map((one) => (typeof one === 'string' ? one : withoutNamespace(one, ns))),
  };
}

/** Puts what a file said beyond the format back where it stood. */
import type { XmlAttribute, XmlElement } from '../xml.ts';
import type { BcfMore } from './bcf.ts';

export interface Rest {
  has(at: string): boolean;
  /** the element with what stood in it */
  put(at: string, element: XmlElement): XmlElement;
  /** where there is something that no element was written for */
  left(): readonly string[];
}

export function createRest(more: readonly BcfMore[]): Rest {
  const of = new Map<string, BcfMore[]>();
  for (const one of more) of.set(one.at, [...(of.get(one.at) ?? []), one]);
  const put = new Set<string>();
  return {
    has: (at) => of.has(at),
    put(at, element) {
      const list = of.get(at);
      if (list === undefined) return element;
      put.add(at);
      const children = list.flatMap(({ elements }) => elements.map((one) => declared(one, new Map([['', '']]))));
      return {
        ...element,
        attributes: withAttributes(element.attributes, list.flatMap(({ attributes }) => attributes ?? [])),
        children: [...element.children.filter((child) => child !== '' || children.length === 0), ...children],
      };
    },
    left: () => [...of.keys()].filter((at) => !put.has(at)),
  };
}

const XML = 'http://www.w3.org/XML/1998/namespace';

/** Attributes of a foreign namespace with its declaration; one that is there already stays as it is. */
function withAttributes(own: readonly XmlAttribute[], more: readonly XmlAttribute[]): readonly XmlAttribute[] {
  const all = [...own];
  for (const one of more) {
    if (all.some(({ name, prefix }) => name === one.name && prefix === one.prefix)) continue;
    if (one.prefix !== '' && one.ns !== XML) {
      const before = all.find(({ name, prefix }) => prefix === 'xmlns' && name === one.prefix);
      if (before !== undefined && before.value !== one.ns) continue;
      if (before === undefined) all.push(declaration(one.prefix, one.ns));
    }
    all.push(one);
  }
  return all;
}

function declaration(prefix: string, ns: string): XmlAttribute {
  return prefix === '' ? { name: 'xmlns', prefix: '', ns: 'http://www.w3.org/2000/xmlns/', value: ns } : { name: prefix, prefix: 'xmlns', ns: 'http://www.w3.org/2000/xmlns/', value: ns };
}

/** An element that declares every namespace it uses: what stood around it in its file does not stand here. */
function declared(element: XmlElement, scope: ReadonlyMap<string, string>): XmlElement {
  const inside = new Map(scope);
  const isDeclaration = ({ name, prefix }: XmlAttribute): boolean => prefix === 'xmlns' || (prefix === '' && name === 'xmlns');
  for (const one of element.attributes) if (isDeclaration(one)) inside.set(one.prefix === '' ? '' : one.name, one.value);
  const missing: XmlAttribute[] = [];
  const need = (prefix: string, ns: string): void => {
    if (ns === XML || inside.get(prefix) === ns) return;
    inside.set(prefix, ns);
    missing.push(declaration(prefix, ns));
  };
  need(element.prefix, element.ns);
  for (const one of element.attributes) if (one.prefix !== '' && !isDeclaration(one)) need(one.prefix, one.ns);
  const kept = element.attributes.filter((one) => !missing.some(({ name, prefix }) => name === one.name && prefix === one.prefix));
  return { ...element, attributes: [...missing, ...kept], children: element.children.map((child) => (typeof child === 'string' ? child : declared(child, inside))) };
}

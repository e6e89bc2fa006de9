/** The namespaces of an IDS file, and what a prefix means where it stands. */
import type { XmlElement } from '../xml.ts';
import { qName } from './lexical.ts';

export const XS_NAMESPACE = 'http://www.w3.org/2001/XMLSchema';
export const XSI_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** Prefix → namespace, '' for the default one. */
export type Scope = ReadonlyMap<string, string>;

export const OUTERMOST: Scope = new Map([['xml', XML_NAMESPACE]]);

/** What holds inside an element, from what holds around it and its own declarations. */
export function scopeOf(element: XmlElement, around: Scope): Scope {
  const own = element.attributes.filter((one) => one.ns === XMLNS_NAMESPACE);
  if (own.length === 0) return around;
  const inside = new Map(around);
  for (const { prefix, name, value } of own) inside.set(prefix === '' && name === 'xmlns' ? '' : name, value);
  return inside;
}

/** A qualified name of the file with its prefix resolved; null for no name or a prefix that is not declared. */
export function resolved(text: string, scope: Scope): { readonly ns: string; readonly local: string } | null {
  const name = qName(text);
  if (name === null) return null;
  const ns = scope.get(name.prefix);
  if (ns === undefined) return name.prefix === '' ? { ns: '', local: name.local } : null;
  return { ns, local: name.local };
}

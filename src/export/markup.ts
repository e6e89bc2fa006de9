/**
 * Markup that is HTML and XML at once. A text becomes markup here alone, escaped; what is markup already has a type of its own, so
 * that a name from a model can never be taken for it.
 */
import { escaped } from '../xml.ts';

export interface Markup {
  readonly markup: string;
}

export type Child = Markup | string | number | null | undefined | false | readonly Child[];
export type Attributes = Readonly<Record<string, string | number | null | undefined | false>>;

/** Elements of HTML that have no end tag; all others always get one, for `<td/>` opens a cell in HTML. */
const VOID = new Set(['br', 'col', 'hr', 'img', 'meta']);
const NAME = /^[a-zA-Z][\w:-]*$/;

/** @param name of our own, never from a file; attributes that are null, undefined or false are left out */
export function el(name: string, attributes: Attributes = {}, ...children: readonly Child[]): Markup {
  if (!NAME.test(name)) throw new Error(`no element is called ${JSON.stringify(name)}`);
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (!NAME.test(key)) throw new Error(`no attribute is called ${JSON.stringify(key)}`);
    open += ` ${key}="${escaped(String(value), true)}"`;
  }
  return { markup: VOID.has(name) ? `${open}/>` : `${open}>${inside(children)}</${name}>` };
}

/** Several pieces of markup after one another. */
export const join = (...children: readonly Child[]): Markup => ({ markup: inside(children) });

/** A style sheet of our own. @throws Error where it could end its element */
export function styleSheet(css: string): Markup {
  if (/<\//.test(css)) throw new Error('a style sheet with an end tag');
  return { markup: `<style>${css}</style>` };
}

function inside(children: readonly Child[]): string {
  let out = '';
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (typeof child === 'string' || typeof child === 'number') out += escaped(String(child), false);
    else if ('markup' in child) out += child.markup;
    else out += inside(child);
  }
  return out;
}

/** Search over all that the files say of elements, in slices: whoever asks for the next one decides whether the search goes on. */
import { needles, WHERE, type Where } from '../model/needle.ts';
import type { Element, Model, Property, PropertyValue } from '../model/model.ts';

/** Lists are parallel, one entry for each element that was found. */
export interface SearchSlice {
  /** positions in Model.elements */
  readonly elements: readonly number[];
  /** positions in WHERE */
  readonly where: readonly number[];
  /** what was found there; '' where the page has it */
  readonly texts: readonly string[];
  /** where the next slice begins; null: that was all */
  readonly next: number | null;
}

/** ms and hits of one slice */
const BUDGET = 25;
const MOST_HITS = 2000;
/** characters of a text that is handed on */
const MOST_TEXT = 160;

interface Hit {
  readonly where: Where;
  readonly text: string;
}

/** Kept of one query between its slices: sets of properties are shared by many elements and read once. */
export interface SearchState {
  readonly query: string;
  readonly model: Model;
  readonly words: readonly RegExp[];
  readonly sets: Map<object, readonly (Hit | null)[]>;
}

export function startSearch(model: Model, query: string): SearchState {
  return { query, model, words: needles(query), sets: new Map() };
}

/** @param from position in Model.elements */
export function searchSlice(state: SearchState, from: number, now: () => number = () => performance.now()): SearchSlice {
  const { model: { elements }, words } = state;
  const out = { elements: [] as number[], where: [] as number[], texts: [] as string[] };
  const until = now() + BUDGET;
  let at = from;
  if (words.length === 0) return { ...out, next: null };
  for (; at < elements.length && out.elements.length < MOST_HITS; at++) {
    if (at % 64 === 63 && at > from && now() > until) break;
    const hit = hitOf(state, elements[at]!);
    if (!hit) continue;
    out.elements.push(at);
    out.where.push(WHERE.indexOf(hit.where));
    out.texts.push(hit.text);
  }
  return { ...out, next: at < elements.length ? at : null };
}

/** The first place of the first word, if every word is found somewhere; a place that says more than the name is preferred. */
function hitOf(state: SearchState, element: Element): Hit | null {
  let first: Hit | null = null;
  for (let word = 0; word < state.words.length; word++) {
    const hit = wordIn(state, word, element);
    if (hit === null) return null;
    if (first === null || (first.text === '' && hit.text !== '')) first = hit;
  }
  return first;
}

function wordIn(state: SearchState, word: number, element: Element): Hit | null {
  const needle = state.words[word]!;
  const test = (text: string): boolean => text !== '' && needle.test(text);
  if (test(element.name)) return NAME;
  if (test(element.objectType) || (element.type && test(element.type.name))) return { where: 'type', text: element.type?.name ?? element.objectType };
  if (test(element.globalId)) return GLOBAL_ID;
  if (test(element.class)) return CLASS;
  for (const text of [element.tag, element.type?.tag ?? '']) if (test(text)) return { where: 'mark', text: clipped(text, needle) };
  for (const text of [element.longName, element.description]) if (test(text)) return { where: 'property', text: clipped(text, needle) };
  const storey = element.storey === null ? undefined : state.model.files[element.file]?.storeys[element.storey]?.name;
  if (storey !== undefined && test(storey)) return { where: 'storey', text: storey };
  for (const { name, role } of element.materials) if (test(name) || test(role)) return { where: 'material', text: clipped(test(name) ? name : role, needle) };
  for (const { system, identification, name } of element.classifications) {
    const text = [system, identification, name].filter(Boolean).join(' ');
    if (test(text)) return { where: 'classification', text: clipped(text, needle) };
  }
  for (const text of element.groups) if (test(text)) return { where: 'group', text: clipped(text, needle) };
  for (const text of element.layers) if (test(text)) return { where: 'layer', text: clipped(text, needle) };
  for (const set of element.psets) {
    const hit = inSet(state, word, set, set.name, set.properties);
    if (hit) return hit;
  }
  for (const set of element.quantitySets) {
    const quantity = set.quantities.find(({ name }) => test(`${set.name}.${name}`));
    if (quantity) return { where: 'quantity', text: clipped(`${set.name}.${quantity.name} = ${quantity.value}`, needle) };
  }
  if (needle.test(`#${element.expressId}`) && state.query.trim() === `#${element.expressId}`) return { where: 'record', text: `#${element.expressId}` };
  return null;
}

const NAME: Hit = { where: 'name', text: '' };
const GLOBAL_ID: Hit = { where: 'globalId', text: '' };
const CLASS: Hit = { where: 'class', text: '' };

function inSet(state: SearchState, word: number, key: object, name: string, properties: readonly Property[]): Hit | null {
  let known = state.sets.get(key);
  if (known === undefined) {
    known = state.words.map((needle) => {
      for (const property of properties) {
        const label = `${name}.${property.name}`;
        const said = property.values.map(valueText).join('; ');
        if (needle.test(label) || needle.test(said)) return { where: 'property', text: clipped(`${label} = ${said}`, needle) };
      }
      return null;
    });
    state.sets.set(key, known);
  }
  return known[word]!;
}

const valueText = (value: PropertyValue): string => (value === null ? '' : String(value));

/** so much of a long text that what was found is in it */
function clipped(text: string, needle: RegExp): string {
  if (text.length <= MOST_TEXT) return text;
  const at = Math.max(0, text.search(needle) - 40);
  return (at > 0 ? '…' : '') + text.slice(at, at + MOST_TEXT) + (at + MOST_TEXT < text.length ? '…' : '');
}

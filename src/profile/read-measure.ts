/** Reads a measure of a what-if from JSON that anyone may have written. Strict: what an unknown key would change is not known, so it is refused. */
import { isRaw, type Raw } from '../model/raw.ts';
import type { Measure } from './measures.ts';
import { ITEM_NAME, settlesAs } from './validate.ts';

const MOST_TEXT = 4096;
/** storeys that one measure stands on */
const MOST_STOREYS = 10_000;

const ELEMENTS_KEYS = ['kind', 'item', 'type', 'elements', 'quantity', 'unit'];
const KEYS: Readonly<Record<Measure['kind'], readonly string[]>> = {
  settle: [...ELEMENTS_KEYS, 'component', 'types', 'storeys', 'settle'],
  lay: ELEMENTS_KEYS,
  state: ['kind', 'item', 'building', 'ratio', 'present', 'value', 'quantity', 'unit'],
};

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MOST_TEXT;
const isAmount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/**
 * A measure, or null where it is none; never throws.
 * @param elements how many elements the report has that it names by position
 */
export function readMeasure(value: unknown, elements: number): Measure | null {
  if (!isRaw(value)) return null;
  const { kind } = value;
  if (kind !== 'settle' && kind !== 'lay' && kind !== 'state') return null;
  const isWhole = Object.keys(value).every((key) => KEYS[kind].includes(key))
    && isText(value['item']) && ITEM_NAME.test(value['item']) && isText(value['unit'])
    && (kind === 'state' ? isState(value) : isOfElements(value, elements) && (kind === 'settle' ? isSettle(value) : value['type'] !== ''));
  return isWhole ? (value as unknown as Measure) : null;
}

/** rising, none twice, at least one */
function isOfElements(value: Raw, elements: number): boolean {
  const { type, elements: list, quantity } = value;
  if (!isText(type) || !isAmount(quantity) || !isList(list) || list.length === 0) return false;
  let last = -1;
  for (const one of list) {
    if (!Number.isInteger(one) || (one as number) <= last || (one as number) >= elements) return false;
    last = one as number;
  }
  return true;
}

function isSettle({ component, types, storeys, settle }: Raw): boolean {
  return settlesAs('component', component) && Number.isInteger(types) && (types as number) >= 1
    && isList(storeys) && storeys.length <= MOST_STOREYS && storeys.every(isText)
    && isList(settle) && settle.length > 0
    && settle.every((one) => isRaw(one) && Object.keys(one).length === 2 && typeof one['role'] === 'string' && settlesAs(one['role'], one['value']))
    && new Set(settle.map((one) => (one as Raw)['role'])).size === settle.length;
}

/** says one thing of the item */
function isState({ building, ratio, present, value, quantity }: Raw): boolean {
  const said = [ratio, present, value].filter((one) => one !== undefined);
  return isText(building) && (quantity === null || isAmount(quantity)) && said.length === 1
    && (ratio === undefined ? typeof said[0] === 'boolean' : isAmount(ratio) && ratio <= 100);
}

/**
 * What the name of a slab says of its layers: `叠合板-130(60+70)`, `预制60+现浇70`, and the codes of atlas 15G366-1:
 * `DBS1-67-3620-31`, `DBD67-3620-2` (base and topping in cm; DBS spans both ways, DBD one way; all have lattice girders).
 */
import type { Element } from '../model/model.ts';
import { nameParts } from './names.ts';
import { remembering } from './remembering.ts';

export interface SlabName {
  /** m */
  readonly base: number | null;
  readonly topping: number | null;
  /** m, of both as the name gives it beside them */
  readonly total: number | null;
  readonly way: 'one' | 'two' | null;
  /** it is the precast plate, without what is poured on it */
  readonly plate: boolean;
  /** formwork that stays: profiled sheet, steel truss deck */
  readonly deck: boolean;
  readonly composite: boolean;
  readonly truss: boolean;
  readonly prestressed: boolean;
  readonly hollow: boolean;
  readonly cantilever: boolean;
  readonly roof: boolean;
  /** the text that gave the thicknesses */
  readonly text: string;
}

const SUM = /(?:(?<![\d.])(?<total>\d{2,3})(?:mm)?(?:-?厚)?[-(]{1,2})?(?<before>[^\d+()-]{0,6})(?<![\d.])(?<a>\d{2,3})(?:mm)?(?<afterA>[^\d+()]{0,6})\+(?<beforeB>[^\d+()]{0,6})(?<b>\d{2,3})(?:mm)?(?<afterB>[^\d+()]{0,6})(?!\d)/u;
const ATLAS = /(?:^|-)Y?DB(?<kind>[SD])[12]?-?(?<base>[4-9])(?<topping>[4-9])-\d{4}(?!\d)/u;
const PLATE = /底板|(^|-)(Y?DB[SD]|YDB)-?\d|filigree|breedplaat|plank floor|omnia/iu;
const DECK = /压型钢板|楼承板|免支模|(^|-)YX-?\d{2,3}-\d|metal deck|steel deck|composite deck|comflor|ribdeck/iu;
const POURED = /现浇|后浇|叠合层/u;
const PRECAST = /预制|底板|PC/u;

const told = remembering<SlabName>();

export function slabName(element: Element): SlabName {
  const texts = [...new Set([element.objectType, element.type?.name ?? '', element.name].flatMap(nameParts))];
  return told(texts.join('\n'), () => read(texts));
}

/** Materials can say it too: a layer of profiled sheet. */
export function isDeck(element: Element): boolean {
  return slabName(element).deck || element.materials.some((m) => DECK.test(m.name.slice(0, 256)) || DECK.test(m.role.slice(0, 256)));
}

function read(texts: readonly string[]): SlabName {
  const some = (pattern: RegExp): boolean => texts.some((text) => pattern.test(text));
  const found = thicknesses(texts);
  const atlas = texts.some((text) => ATLAS.test(text));
  const code = /(?:^|-)Y?DB([SD])[12]?-?\d/u;
  const kind = texts.map((text) => code.exec(text)?.[1]).find((k) => k !== undefined);
  const [one, two] = [some(/单向/u) || kind === 'D', some(/双向/u) || kind === 'S'];
  return {
    ...(found ?? { base: null, topping: null, total: null, text: '' }),
    way: one === two ? null : one ? 'one' : 'two',
    plate: some(PLATE),
    deck: some(DECK),
    composite: found !== null || some(/叠合/u) || some(PLATE),
    truss: atlas || kind !== undefined || some(/桁架|lattice girder|filigree/iu),
    prestressed: some(/(?<![非无未])预应力|(?<!non-?)prestressed|pre-stressed/iu),
    hollow: some(/空心|hollow-?core|kanaalplaat/iu),
    cantilever: some(/悬挑|(^|-)DXB-?\d|cantilever/iu),
    roof: some(/屋面板|屋面叠合|叠合屋面|(^|-)(DWB|WB)-?\d|roof-?slab/iu),
  };
}

function thicknesses(texts: readonly string[]): Pick<SlabName, 'base' | 'topping' | 'total' | 'text'> | null {
  for (const text of texts) {
    const atlas = ATLAS.exec(text)?.groups;
    if (atlas) return { base: Number(atlas['base']) / 100, topping: Number(atlas['topping']) / 100, total: null, text };
  }
  for (const text of texts) {
    // of three terms the name does not say which are the slab's
    const sum = text.split('+').length === 2 ? SUM.exec(text)?.groups : undefined;
    if (!sum) continue;
    const [a, b] = [Number(sum['a']) / 1000, Number(sum['b']) / 1000];
    // the poured layer may come first, when words say so
    const words = { a: `${sum['before']}${sum['afterA']}`, b: `${sum['beforeB']}${sum['afterB']}` };
    const turned = (POURED.test(words.a) && !PRECAST.test(words.a)) || (PRECAST.test(words.b) && !POURED.test(words.b));
    return { base: turned ? b : a, topping: turned ? a : b, total: sum['total'] === undefined ? null : Number(sum['total']) / 1000, text };
  }
  return null;
}

/** Slots of the viewer by element of the report, and back: rebuilt when either side changes. */
import type { Report } from '../engine/report.ts';

export interface ElementSlots {
  /** slot that an element itself is drawn with, −1 for none */
  readonly own: Int32Array;
  /** parts and copies that another element stands for: their slots, by that element */
  readonly borrowed: ReadonlyMap<number, readonly number[]>;
  /** element of a slot, −1 for a mesh that the report does not list */
  readonly elements: Int32Array;
}

export const NO_SLOTS: ElementSlots = { own: new Int32Array(0), borrowed: new Map(), elements: new Int32Array(0) };

/** @param slotsOf slots of a file by express id @param count slots that the viewer has given */
export function elementSlots({ elements, files }: Pick<Report, 'elements' | 'files'>, slotsOf: (path: string) => ReadonlyMap<number, number>, count: number): ElementSlots {
  const own = new Int32Array(elements.length).fill(-1);
  const back = new Int32Array(count).fill(-1);
  const maps = files.map((file) => slotsOf(file.path));
  const borrowed = new Map<number, number[]>();
  for (let i = 0; i < elements.length; i++) {
    const { file, expressId, representedBy } = elements[i]!;
    const slot = maps[file]?.get(expressId);
    if (slot === undefined) continue;
    own[i] = slot;
    back[slot] = i;
    if (representedBy === null) continue;
    const others = borrowed.get(representedBy);
    if (others) others.push(slot);
    else borrowed.set(representedBy, [slot]);
  }
  return { own, borrowed, elements: back };
}

const NONE: readonly number[] = [];

/** All slots that an element is drawn with: its own, and those of what it stands for. */
export function slotsOfElement({ own, borrowed }: ElementSlots, element: number): readonly number[] {
  const slot = own[element] ?? -1;
  const more = borrowed.get(element) ?? NONE;
  return slot < 0 ? more : more.length === 0 ? [slot] : [slot, ...more];
}

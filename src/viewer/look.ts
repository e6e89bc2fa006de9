/** How one element is drawn: four bytes per slot, as the state texture holds them. */

/**
 * alpha byte of a look: 0 is not drawn at all, GHOST is drawn faintly and cannot be picked, SOLID is drawn and picked; what
 * lies between GHOST and SOLID is as opaque as it says, and picked (VEILED stands for all of it)
 */
export const HIDDEN = 0;
export const GHOST = 1;
export const VEILED = 128;
export const SOLID = 255;

export type Visibility = typeof HIDDEN | typeof GHOST | typeof VEILED | typeof SOLID;

/** `#rrggbb` to bytes; the callers' colours are constants, anything else is grey. */
export function bytesOf(colour: string): readonly [number, number, number] {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) return [128, 128, 128];
  return [parseInt(match[1]!, 16), parseInt(match[2]!, 16), parseInt(match[3]!, 16)];
}

/** Lengths of the ranges of a page's index buffer after partitioning: [solid | veiled | ghost | hidden, not drawn]. */
export interface Partition {
  readonly solid: number;
  readonly veiled: number;
  readonly ghost: number;
}

/**
 * Writes the index ranges of a page's elements into `target`, solid ones first, then veiled ones, then ghosts; hidden ones are left out,
 * so they cost nothing when drawn. Element i of the page owns source[start[i] … start[i+1]) and has slot slots[i].
 */
export function partition(
  source: Uint32Array, start: Uint32Array, slots: Uint32Array, looks: Uint8Array, target: Uint32Array,
): Partition {
  let at = 0;
  const copy = (wanted: number): void => {
    let from = -1;
    for (let i = 0; i <= slots.length; i++) {
      const takes = i < slots.length && visibilityOf(looks, slots[i]!) === wanted;
      // neighbours of one kind are copied as one run
      if (takes && from < 0) from = i;
      if (!takes && from >= 0) {
        const run = source.subarray(start[from]!, start[i]!);
        target.set(run, at);
        at += run.length;
        from = -1;
      }
    }
  };
  copy(SOLID);
  const solid = at;
  copy(VEILED);
  const veiled = at - solid;
  copy(GHOST);
  return { solid, veiled, ghost: at - solid - veiled };
}

export function visibilityOf(looks: Uint8Array, slot: number): Visibility {
  const alpha = looks[slot * 4 + 3]!;
  return alpha === HIDDEN || alpha === SOLID || alpha === GHOST ? alpha : VEILED;
}

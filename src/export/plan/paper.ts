/** The scale and the sheet that a plan goes on: the largest customary scale at which it fits an A4 or an A3. */
import type { StoreyPlan } from '../../engine/storey-plan.ts';

export type PaperSize = 'A4' | 'A3';

export interface Paper {
  readonly size: PaperSize;
  readonly landscape: boolean;
  /** mm */
  readonly width: number;
  readonly height: number;
  /** 1 : scale */
  readonly scale: number;
}

/** mm: the edge to bind is wider; the strip at the foot holds legend and title block */
export const FRAME = { left: 20, right: 8, top: 8, bottom: 8, strip: 34, list: 36 } as const;
/** mm between the frame and the plan: bubbles of axes */
export const AROUND = 14;

const SIZES = { A4: [297, 210], A3: [420, 297] } as const;
const TRIES: readonly (readonly [scale: number, size: PaperSize])[] = [
  [100, 'A4'], [100, 'A3'], [150, 'A3'], [200, 'A3'], [250, 'A3'], [300, 'A3'], [500, 'A3'], [1000, 'A3'], [2000, 'A3'], [5000, 'A3'],
];

/**
 * @param extent of what is drawn, m
 * @param withList a list of numbers stands beside the plan
 */
export function paperFor(extent: NonNullable<StoreyPlan['extent']>, withList: boolean): Paper {
  const [wide, high] = [(extent[2] - extent[0]) * 1000, (extent[3] - extent[1]) * 1000];
  let last: Paper | null = null;
  for (const [scale, size] of TRIES) {
    for (const landscape of [true, false]) {
      const [width, height] = landscape ? SIZES[size] : [SIZES[size][1], SIZES[size][0]];
      const paper = { size, landscape, width, height, scale };
      const field = fieldOf(paper, withList);
      if (wide / scale <= field.width && high / scale <= field.height) return paper;
      last ??= paper;
    }
  }
  // what no scale holds is drawn as small as it must be: a stray element kilometres away
  const paper = { ...last!, size: 'A3' as const, landscape: true, width: SIZES.A3[0], height: SIZES.A3[1] };
  const field = fieldOf(paper, withList);
  return { ...paper, scale: 1000 * Math.ceil(Math.max(wide / field.width, high / field.height) / 1000) };
}

export interface Field {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the plan itself may stand, mm from the sheet's upper left. */
export function fieldOf({ width, height }: Pick<Paper, 'width' | 'height'>, withList: boolean): Field {
  return {
    x: FRAME.left + AROUND,
    y: FRAME.top + AROUND,
    width: width - FRAME.left - FRAME.right - 2 * AROUND - (withList ? FRAME.list : 0),
    height: height - FRAME.top - FRAME.bottom - FRAME.strip - 2 * AROUND,
  };
}

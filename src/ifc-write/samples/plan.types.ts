/** Plans of the samples as data: rectangles in mm. Types only, so that the parameter files stand alone. */

/** x0, y0, x1, y1 */
export type Rect = readonly [number, number, number, number];

export interface Hole {
  /** from the low end of the wall's long side to the near edge */
  readonly at: number;
  readonly width: number;
  readonly height: number;
  readonly sill: number;
  readonly fill: 'door' | 'window' | 'none';
}

export interface Piece {
  readonly key: string;
  readonly rect: Rect;
  /** lies on the axis of symmetry and is not mirrored */
  readonly once?: true;
  readonly hole?: Hole;
}

export interface Pipe {
  readonly key: string;
  readonly once?: true;
  readonly system: 'water' | 'drain' | 'electric' | 'tray' | 'heating';
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** axis above the storey */
  readonly z: number;
  /** 敷设方式 above the base, and in it */
  readonly laying: string;
  readonly baseLaying: string;
}

/** Parameters of a frame building, mm. Types only. */
import type { Piece, Pipe, Rect } from './plan.types.ts';

/** `rect` between the faces of what bounds it; columns standing in it are cut out of its outline */
export interface FrameSlab extends Piece {
  /** the stair's half bay: a slab only where there is no stair below it (roof) */
  readonly overStair?: true;
  /** cast-in-place landing of the stair, only where there is a stair */
  readonly landing?: true;
}
export interface FrameBeam extends Piece {
  readonly depth: number;
}
export interface FrameEnvelope extends Piece {
  readonly side: 'south' | 'north' | 'gable';
}
export interface FramePartition extends Piece {
  /** depth of what is above it */
  readonly below: number;
  readonly masonry: boolean;
}
export interface FrameRoom extends Piece {
  readonly name: string;
  readonly use: 'bathroom' | 'other';
  readonly dryFloor: boolean;
}

export interface FrameParams {
  readonly name: string;
  readonly building: string;
  readonly terrain: number;
  readonly storeyHeights: readonly number[];
  /** full outline of the ground slab, and the rectangle of the plan inside which only columns stand out */
  readonly outline: Rect;
  readonly planRect: Rect;
  readonly fullFitOut: boolean;
  readonly columns: readonly Piece[];
  /** first storey with precast columns; null for none */
  readonly precastColumnsFrom: number | null;
  /** composite beams and slabs and precast flights under every level but the roof */
  readonly compositeFloors: boolean;
  readonly slabThickness: number;
  readonly groundSlab: number;
  readonly beams: readonly FrameBeam[];
  readonly slabs: readonly FrameSlab[];
  readonly stair: {
    readonly riser: number;
    readonly tread: number;
    readonly waist: number;
    readonly lip: number;
    /** two flights side by side along +x from here; the second comes back */
    readonly x: number;
    readonly lanes: readonly [Rect, Rect];
    /** the landing half a storey up ends here */
    readonly landingEnd: number;
    readonly landingY: readonly [number, number];
    readonly room: Rect;
  };
  /** hung panels are storey-high; masonry stops under the edge beam */
  readonly envelope: readonly FrameEnvelope[];
  readonly envelopeKind: 'hung' | 'masonry';
  readonly envelopeBelow: number;
  /** storey 1 of the south side is a curtain wall */
  readonly curtainSouth: boolean;
  readonly partitions: readonly FramePartition[];
  readonly rooms: readonly FrameRoom[];
  readonly finish: number;
  /** `z` < 0 is measured down from the next level */
  readonly pipes: readonly Pipe[];
  readonly parapetHeight: number;
  readonly parapets: readonly Piece[];
  readonly footing: { readonly size: number; readonly height: number };
}

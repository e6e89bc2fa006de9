/** The members a building is made of, each by the dimensions people name them with. Metres, in the storey's frame. */
import { box, circle, polygon, prism, rectangle, type Body, type Point2, type Profile } from './geometry.ts';
import type { ElementHandle, ElementOptions, IfcFile, ProductOptions, SpaceHandle, SpaceOptions } from './ifc-file.ts';
import { int } from './step.ts';

export interface OpeningInput {
  /** from the wall's start along its axis to the opening's near edge */
  readonly at: number;
  readonly width: number;
  readonly height: number;
  /** above the wall's foot */
  readonly sill?: number;
  /** what fills it; none leaves a hole */
  readonly fill?: ProductOptions & { readonly class: 'IfcDoor' | 'IfcWindow' };
  readonly key?: string;
}

export interface WallOptions extends ProductOptions {
  readonly class?: string;
  /** the axis, in the middle of the thickness */
  readonly from: Point2;
  readonly to: Point2;
  readonly thickness: number;
  readonly height: number;
  /** foot above the storey */
  readonly base?: number;
  readonly openings?: readonly OpeningInput[];
}

/** A straight wall; windows and doors are 60 mm thick boxes in the middle of their openings. */
export function wall(ifc: IfcFile, o: WallOptions): ElementHandle {
  const { from, to, thickness, height, base = 0, openings = [], ...product } = o;
  const along: Point2 = [to[0] - from[0], to[1] - from[1]];
  const length = Number(Math.hypot(...along).toPrecision(12));
  const body: Body = { kind: 'extrusion', profile: rectangle(length, thickness), depth: height, frame: { origin: [length / 2, 0, 0] } };
  const made = ifc.element({ class: 'IfcWall', ...product, body, at: [from[0], from[1], base], along });
  openings.forEach((hole, i) => {
    // Deeper than the wall, so that the cut never has a face in common with it.
    const cut: Body = { kind: 'extrusion', profile: rectangle(hole.width, thickness + 0.2), depth: hole.height };
    const key = hole.key ?? String(i + 1);
    const opening = ifc.opening(made, cut, [hole.at + hole.width / 2, 0, hole.sill ?? 0], key);
    if (hole.fill === undefined) return;
    const { class: filling, ...rest } = hole.fill;
    ifc.fill(
      opening,
      ifc.element({
        key: `${made.key}/fill-${key}`,
        ...(product.storey === undefined ? {} : { storey: product.storey }),
        ...rest,
        class: filling,
        attributes: { OverallHeight: ifc.geometry.length(hole.height), OverallWidth: ifc.geometry.length(hole.width) },
        body: { kind: 'extrusion', profile: rectangle(hole.width, 0.06), depth: hole.height },
        relativeTo: opening.placement,
      }),
    );
  });
  return made;
}

export interface ColumnOptions extends ProductOptions {
  readonly class?: string;
  /** centre */
  readonly at: Point2;
  /** `[x, y]`, or any profile centred on `at` */
  readonly section: readonly [number, number] | Profile;
  readonly height: number;
  readonly base?: number;
}

export function column(ifc: IfcFile, { at, section, height, base = 0, ...product }: ColumnOptions): ElementHandle {
  const body: Body = { kind: 'extrusion', profile: profileOf(section), depth: height };
  return ifc.element({ class: 'IfcColumn', ...product, body, at: [at[0], at[1], base] });
}

export interface BeamOptions extends ProductOptions {
  readonly class?: string;
  readonly from: Point2;
  readonly to: Point2;
  /** `[width, depth]`, or any profile (x across, y up) centred on the axis */
  readonly section: readonly [number, number] | Profile;
  /** height of the top (of the axis, for a profile) above the storey; default 0: the beam hangs under the storey's level */
  readonly top?: number;
}

export function beam(ifc: IfcFile, { from, to, section, top = 0, ...product }: BeamOptions): ElementHandle {
  const along: Point2 = [to[0] - from[0], to[1] - from[1]];
  const length = Number(Math.hypot(...along).toPrecision(12));
  const drop = 'kind' in section ? 0 : section[1] / 2;
  const body: Body = { kind: 'extrusion', profile: profileOf(section), depth: length, frame: { z: [1, 0, 0], x: [0, 1, 0] } };
  return ifc.element({ class: 'IfcBeam', ...product, body, at: [from[0], from[1], top - drop], along });
}

export interface SlabOptions extends ProductOptions {
  readonly class?: string;
  readonly outline: readonly Point2[];
  /** cut as IfcOpeningElement */
  readonly openings?: readonly (readonly Point2[])[];
  /** holes of the profile itself */
  readonly holes?: readonly (readonly Point2[])[];
  readonly thickness: number;
  /** top above the storey; default 0, as authoring tools place a floor */
  readonly top?: number;
}

export function slab(ifc: IfcFile, { outline, openings = [], holes, thickness, top = 0, ...product }: SlabOptions): ElementHandle {
  const body = prism(outline, thickness, holes);
  const made = ifc.element({ class: 'IfcSlab', ...product, body, at: [0, 0, top - thickness] });
  openings.forEach((hole, i) => ifc.opening(made, prism(hole, thickness + 0.2), [0, 0, -0.1], String(i + 1)));
  return made;
}

/** A finish on the floor: `base` above the storey. */
export function covering(ifc: IfcFile, o: SlabOptions & { readonly base?: number }): ElementHandle {
  const { base = 0, ...rest } = o;
  return slab(ifc, { class: 'IfcCovering', predefinedType: 'FLOORING', ...rest, top: base + o.thickness });
}

export interface FlightOptions extends ProductOptions {
  readonly class?: string;
  /** middle of the foot of the first riser */
  readonly from: Point2;
  /** direction of ascent */
  readonly along: Point2;
  readonly base?: number;
  readonly width: number;
  readonly risers: number;
  readonly riser: number;
  readonly tread: number;
  /** thickness of the waist, measured vertically */
  readonly waist: number;
  /** length of the level seat at the top, flush with the landing; default one tread */
  readonly lip?: number;
}

/** Plan length of a flight: `risers` risers, one tread fewer, and the seat. */
export const flightLength = (o: Pick<FlightOptions, 'risers' | 'tread' | 'lip'>): number => (o.risers - 1) * o.tread + (o.lip ?? o.tread);

/** The stepped outline in the plane of ascent. */
export function flightOutline(o: Pick<FlightOptions, 'risers' | 'riser' | 'tread' | 'waist' | 'lip'>): readonly Point2[] {
  const points: Point2[] = [[0, 0]];
  for (let i = 0; i < o.risers; i++) {
    points.push([i * o.tread, (i + 1) * o.riser]);
    if (i < o.risers - 1) points.push([(i + 1) * o.tread, (i + 1) * o.riser]);
    else points.push([flightLength(o), o.risers * o.riser]);
  }
  const run = (o.risers - 1) * o.tread;
  const soffit = o.risers * o.riser - o.waist;
  // The soffit meets the foot where the waist reaches the floor.
  points.push([flightLength(o), soffit], [run, soffit], [o.tread * (o.waist / o.riser) - o.tread, 0]);
  return points.map(([x, y]) => [Number(x.toPrecision(12)), Number(y.toPrecision(12))]);
}

export function flight(ifc: IfcFile, o: FlightOptions): ElementHandle {
  const { from, along, base = 0, width, risers, riser, tread, waist, lip, ...product } = o;
  const body: Body = {
    kind: 'extrusion',
    profile: polygon(flightOutline({ risers, riser, tread, waist, ...(lip === undefined ? {} : { lip }) })),
    depth: width,
    // Local x runs up the flight, so the swept direction is −y and starts on the left side.
    frame: { origin: [0, width / 2, 0], z: [0, -1, 0], x: [1, 0, 0] },
  };
  return ifc.element({
    class: 'IfcStairFlight', ...product, body, at: [from[0], from[1], base], along,
    attributes: {
      NumberOfRisers: int(risers), NumberOfTreads: int(risers - 1),
      RiserHeight: ifc.geometry.length(riser), TreadLength: ifc.geometry.length(tread),
    },
  });
}

export interface SegmentOptions extends ProductOptions {
  /** default IfcPipeSegment */
  readonly class?: string;
  readonly from: Point2;
  readonly to: Point2;
  /** axis above the storey */
  readonly z: number;
  readonly section: readonly [number, number] | { readonly radius: number };
}

/** A level run of pipe, conduit or tray. */
export function segment(ifc: IfcFile, { from, to, z, section, ...product }: SegmentOptions): ElementHandle {
  const profile = 'radius' in section ? circle(section.radius) : rectangle(section[0], section[1]);
  return beam(ifc, { class: 'IfcPipeSegment', ...product, from, to, section: profile, top: z });
}

export interface RoomOptions extends Omit<SpaceOptions, 'body' | 'at'> {
  readonly outline: readonly Point2[];
  readonly height: number;
  readonly base?: number;
}

export function room(ifc: IfcFile, { outline, height, base = 0, ...rest }: RoomOptions): SpaceHandle {
  return ifc.space({ ...rest, body: prism(outline, height), at: [0, 0, base] });
}

/** A box as any class, by two opposite corners. */
export function block(
  ifc: IfcFile,
  o: Omit<ElementOptions, 'body' | 'at'> & { readonly from: readonly [number, number, number]; readonly size: readonly [number, number, number] },
): ElementHandle {
  const { from, size, ...product } = o;
  return ifc.element({ ...product, body: box(...size), at: from });
}

function profileOf(section: readonly [number, number] | Profile): Profile {
  return 'kind' in section ? section : rectangle(section[0], section[1]);
}

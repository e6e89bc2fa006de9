/** Strips, ring beams, bands and beds of precast wall panels: what is drawn, and gaps between panels. */
import type { WallBand, WallStrip } from '../../facts/wall-joints.ts';
import type { Interval } from '../../units.ts';
import { quantity, type Quantity, type Reading } from '../rules/judgement.ts';
import { missingGeometry, statedNumber } from './stated.ts';

const metres = (value: number): string => value.toFixed(4);
const GEOMETRY = 'geometry';

/** A neighbour that may be cast in place leaves open whether the clause speaks of the joint. */
function sure(known: boolean, reading: Reading): Reading {
  return known ? reading : { ...reading, value: null, missing: [{ kind: 'role', id: 'precast' }] };
}

const strip = (id: string, zh: string, en: string, unit: 'm' | '1', kind: WallStrip['kind'], of: (s: WallStrip) => Pick<Reading, 'value' | 'basis'>): Quantity => quantity({
  id, title: { zh, en }, unit, subject: 'element', reads: ['strips'],
  read: ({ strips }, index) => strips(index).filter((s) => s.kind === kind).map((s) => sure(s.sure, { ...of(s), where: s.box, others: s.others })),
});

const band = (id: string, zh: string, en: string, unit: 'm' | '1', topmost: boolean, of: (b: WallBand) => Reading | null): Quantity => quantity({
  id, title: { zh, en }, unit, subject: 'element', reads: ['band'],
  read: ({ band: read }, index) => {
    const found = read(index);
    if (found === null || found.topmost !== topmost) return [];
    const reading = of(found);
    return reading === null ? [] : [sure(found.sure, { ...reading, others: found.others })];
  },
});

/** A size over another one that may be a range; how both came about is told in the basis. */
function ratio(size: number, by: Interval): Pick<Reading, 'value' | 'basis'> {
  const over = by[0] === by[1] ? metres(by[0]) : `${metres(by[0])}–${metres(by[1])}`;
  return { value: [size / by[1], size / by[0]], basis: `${GEOMETRY}: ${metres(size)} m / ${over} m` };
}

const widthOverWall = (b: WallBand): Reading => (b.width === null ? missingGeometry('outline') : ratio(b.width, b.wall));
const heightOverSlab = (b: WallBand): Reading => (b.slab === null ? missingGeometry('slab-beside') : ratio(b.height, b.slab));

export const WALL_JOINTS: readonly Quantity[] = [
  strip('strip-width', '后浇段宽度', 'width of the cast-in-place strip', 'm', 'straight', (s) => ({ value: [s.width, s.width], basis: GEOMETRY })),
  strip('strip-width-over-wall', '后浇段宽度与墙厚之比', 'width of the strip over the wall\'s thickness', '1', 'straight', (s) => ratio(s.width, s.wall)),
  strip('one-sided-strip', '仅一面墙上后浇段的长度', 'length of a strip in one wall alone', 'm', 'one-sided', (s) => ({ value: [s.width, s.width], basis: GEOMETRY })),
  band('ring-beam-width-over-wall', '圈梁宽度与墙厚之比', 'width of the ring beam over the wall\'s thickness', '1', true, widthOverWall),
  band('ring-beam-height', '圈梁高度', 'height of the ring beam', 'm', true, (b) => ({ value: [b.height, b.height], basis: GEOMETRY })),
  band('ring-beam-height-over-slab', '圈梁高度与楼板厚度之比', 'height of the ring beam over the slab\'s thickness', '1', true, heightOverSlab),
  band('band-width-over-wall', '水平后浇带宽度与墙厚之比', 'width of the band over the wall\'s thickness', '1', false, widthOverWall),
  band('band-height', '水平后浇带高度', 'height of the band', 'm', false, (b) => ({ value: [b.height, b.height], basis: GEOMETRY })),
  band('band-height-over-slab', '水平后浇带高度与楼板厚度之比', 'height of the band over the slab\'s thickness', '1', false, heightOverSlab),
  quantity({
    id: 'wall-base-joint', title: { zh: '底部接缝高度', en: 'height of the joint at the foot' }, unit: 'm', subject: 'element', concept: 'base-joint-height',
    reads: ['baseJoint', 'concept'],
    read: ({ baseJoint, concept }, index) => {
      const drawn = baseJoint(index);
      if (drawn !== null) return [{ value: [drawn.height, drawn.height], basis: GEOMETRY, others: drawn.others }];
      const stated = concept(index, 'base-joint-height');
      // most models draw no bed at all: that is no finding
      return stated === null ? [] : [statedNumber(stated, 'base-joint-height')];
    },
  }),
];

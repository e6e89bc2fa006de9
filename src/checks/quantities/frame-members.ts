/** Composite beams and precast columns of frames. */
import { beamName } from '../../facts/beam-names.ts';
import { isRound, roundDiameter } from '../../facts/column-ends.ts';
import type { ElementGeometry } from '../../facts/facts.ts';
import { columnKind } from '../../facts/member-kind.ts';
import type { Element } from '../../model/model.ts';
import type { Interval } from '../../units.ts';
import { quantity, type Quantity, type Reading } from '../rules/judgement.ts';

/** Of a notch only beams that have one are asked. */
const notch = (id: string, zh: string, en: string): Quantity => quantity({
  id, title: { zh, en }, unit: 'm', subject: 'element', concept: id, reads: ['concept', 'element'],
  read: ({ concept, element }, index): readonly Reading[] => {
    const stated = concept(index, id);
    if (typeof stated?.value === 'number') return [{ value: [stated.value, stated.value], basis: stated.where }];
    return beamName(element(index)).notched ? [{ value: null, missing: [{ kind: 'concept', id }] }] : [];
  },
});

/** Share of the box round a column that a prism fills: a corbel makes the box wider than the shaft. */
const PRISM = 0.97;

/** Smaller side of the shaft, m; of one that is no prism at most its mean. */
function shaft(g: ElementGeometry): Interval | null {
  const round = roundDiameter(g);
  if (round !== null) return [round, round];
  if (g.thickness === null) return null;
  const volume = g.grossVolume ?? g.volume;
  if (volume === null || g.length === null || g.height === null) return [g.thickness, g.thickness];
  const mean = volume / (g.length * g.height);
  return mean >= PRISM * g.thickness ? [g.thickness, g.thickness] : [0, mean];
}

/** 暗柱, 构造柱: part of a wall that is drawn as a column; it has no side of its own. */
function isWithinWall(element: Element): boolean {
  const kind = columnKind(element);
  return kind === 'edge' || kind === 'other';
}

const side = (id: string, zh: string, en: string, round: boolean): Quantity => quantity({
  id, title: { zh, en }, unit: 'm', subject: 'element', reads: ['element', 'geometry', 'ofConcrete'],
  read: ({ element, geometry, ofConcrete }, index): readonly Reading[] => {
    if (!ofConcrete(index) || isWithinWall(element(index))) return [];
    const g = geometry(index);
    if (isRound(g) !== round) return [];
    const value = g === null ? null : shaft(g);
    const missing = [{ kind: 'geometry', id: 'size' }] as const;
    return [value === null ? { value: null, missing } : { value, basis: 'geometry', ...(value[0] < value[1] ? { missing } : {}) }];
  },
});

const RANKS = { frame: '框架梁', secondary: '次梁' } as const;

export const FRAME_MEMBERS: readonly Quantity[] = [
  quantity({
    id: 'beam-topping', title: { zh: '叠合梁后浇叠合层厚度', en: 'topping of the composite beam' }, unit: 'm', subject: 'element', concept: 'precast-height',
    reads: ['beamTopping'],
    read: ({ beamTopping }, index): readonly Reading[] => {
      const found = beamTopping(index);
      if (found === null) return [];
      const missing = [{ kind: 'concept', id: 'precast-height' }] as const;
      return [found.value === null ? { value: null, missing } : { value: found.value, basis: found.where, others: found.others }];
    },
  }),
  quantity({
    id: 'beam-rank', title: { zh: '框架梁或次梁', en: 'frame beam or secondary beam' }, unit: '', subject: 'element', concept: 'beam-rank', reads: ['concept', 'element'],
    read: ({ concept, element }, index): readonly Reading[] => {
      const stated = concept(index, 'beam-rank');
      if (typeof stated?.value === 'string') {
        const [frame, secondary] = [/框架|frame|(^|\s)W?D?KL/iu.test(stated.value), /次梁|secondary/iu.test(stated.value)];
        if (frame !== secondary) return [{ value: RANKS[frame ? 'frame' : 'secondary'], basis: stated.where }];
      }
      const { rank } = beamName(element(index));
      return [rank === null ? { value: null, missing: [{ kind: 'concept', id: 'beam-rank' }] } : { value: RANKS[rank], basis: 'name' }];
    },
  }),
  notch('notch-depth', '凹口深度', 'depth of the notch'),
  notch('notch-edge', '凹口边厚度', "thickness of the notch's edges"),
  side('column-side', '矩形柱截面边长', 'side of a rectangular column', false),
  side('column-diameter', '圆柱直径', 'diameter of a round column', true),
  quantity({
    id: 'column-to-beam', title: { zh: '柱边长与同方向梁宽之比', en: 'side of the column by the width of the beam in the same direction' }, unit: '1', subject: 'element',
    reads: ['beamsAtHead', 'element'],
    read: ({ beamsAtHead, element }, index): readonly Reading[] => (isWithinWall(element(index)) ? [] : beamsAtHead(index)).map(({ beam, beamWidth, columnSide }): Reading => {
      if (columnSide === null) return { value: null, others: [beam], missing: [{ kind: 'geometry', id: 'direction' }] };
      const ratio = columnSide / beamWidth;
      return { value: [ratio, ratio], others: [beam], basis: 'geometry' };
    }),
  }),
  quantity({
    id: 'dense-zone-beyond', title: { zh: '柱箍筋加密区超出纵筋连接区域的长度', en: 'dense stirrup zone beyond the zone where bars are joined' }, unit: 'm', subject: 'element',
    concept: 'dense-zone', reads: ['concept'],
    read: ({ concept }, index): readonly Reading[] => {
      const [zone, joined] = [concept(index, 'dense-zone'), concept(index, 'bar-connection-zone')];
      if (typeof zone?.value !== 'number') return [{ value: null, missing: [{ kind: 'concept', id: 'dense-zone' }] }];
      if (typeof joined?.value !== 'number') return [{ value: null, missing: [{ kind: 'concept', id: 'bar-connection-zone' }] }];
      const beyond = zone.value - joined.value;
      return [{ value: [beyond, beyond], basis: `${zone.where} − ${joined.where}` }];
    },
  }),
  quantity({
    id: 'column-base-joint', title: { zh: '柱底接缝厚度', en: "thickness of the joint at the column's foot" }, unit: 'm', subject: 'element', concept: 'base-joint',
    reads: ['concept', 'bedUnder'],
    read: ({ concept, bedUnder }, index): readonly Reading[] => {
      const bed = bedUnder(index);
      if (bed !== null) return [{ value: [bed.thickness, bed.thickness], basis: 'geometry', others: [bed.on] }];
      const stated = concept(index, 'base-joint');
      return [typeof stated?.value === 'number' ? { value: [stated.value, stated.value], basis: stated.where } : { value: null, missing: [{ kind: 'concept', id: 'base-joint' }] }];
    },
  }),
];

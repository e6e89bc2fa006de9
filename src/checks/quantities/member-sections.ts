/** Sections of members as they bear, m. */
import { beamWidth } from '../../facts/member-section.ts';
import type { Interval } from '../../units.ts';
import { quantity, type Quantity, type Reading } from '../rules/judgement.ts';

const NO_BODY: readonly Reading[] = [{ value: null, missing: [{ kind: 'geometry', id: 'size' }] }];

function thickness(value: Interval | null): readonly Reading[] {
  if (value === null) return NO_BODY;
  return [{ value, basis: 'geometry', ...(value[0] === value[1] ? {} : { missing: [{ kind: 'geometry', id: 'structural-thickness' }] as const }) }];
}

export const MEMBER_SECTIONS: readonly Quantity[] = [
  quantity({
    id: 'beam-section-width', title: { zh: '矩形梁截面宽度', en: 'width of a rectangular beam' }, unit: 'm', subject: 'element', reads: ['geometry', 'ofConcrete'],
    read: ({ geometry, ofConcrete }, index) => {
      if (!ofConcrete(index)) return [];
      const body = geometry(index);
      const width = body === null ? null : beamWidth(body);
      return width === null ? NO_BODY : width === 'other' ? [] : [{ value: [width, width], basis: 'geometry' }];
    },
  }),
  quantity({
    id: 'bearing-wall-thickness', title: { zh: '剪力墙截面厚度', en: 'thickness of the bearing wall' }, unit: 'm', subject: 'element', reads: ['wallThickness', 'ofConcrete'],
    read: ({ wallThickness, ofConcrete }, index) => (ofConcrete(index) ? thickness(wallThickness(index)) : []),
  }),
];

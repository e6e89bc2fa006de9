/** Sections of members as they bear, m. */
import { beamWidth, columnSection } from '../../facts/member-section.ts';
import type { Interval } from '../../units.ts';
import { quantity, type Quantity, type Reading } from '../rules/judgement.ts';

const NO_BODY: readonly Reading[] = [{ value: null, missing: [{ kind: 'geometry', id: 'size' }] }];

function thickness(value: Interval | null): readonly Reading[] {
  if (value === null) return NO_BODY;
  return [{ value, basis: 'geometry', ...(value[0] === value[1] ? {} : { missing: [{ kind: 'geometry', id: 'structural-thickness' }] as const }) }];
}

export const MEMBER_SECTIONS: readonly Quantity[] = [
  quantity({
    id: 'column-side', title: { zh: '矩形柱截面边长', en: 'smaller side of a rectangular column' }, unit: 'm', subject: 'element', reads: ['geometry', 'ofConcrete'],
    read: ({ geometry, ofConcrete }, index) => {
      if (!ofConcrete(index)) return [];
      const body = geometry(index);
      const section = body === null ? null : columnSection(body);
      return section === null ? NO_BODY : section.shape === 'rectangle' ? [{ value: [section.side, section.side], basis: 'geometry' }] : [];
    },
  }),
  quantity({
    id: 'column-diameter', title: { zh: '圆柱直径', en: 'diameter of a round column' }, unit: 'm', subject: 'element', reads: ['geometry', 'ofConcrete'],
    read: ({ geometry, ofConcrete }, index) => {
      if (!ofConcrete(index)) return [];
      const body = geometry(index);
      const section = body === null ? null : columnSection(body);
      return section === null ? NO_BODY : section.shape === 'circle' ? [{ value: [section.diameter, section.diameter], basis: 'geometry' }] : [];
    },
  }),
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
  quantity({
    id: 'solid-slab-thickness', title: { zh: '实心板厚度', en: 'thickness of the solid slab' }, unit: 'm', subject: 'element', reads: ['slabThickness', 'ofConcrete'],
    read: ({ slabThickness, ofConcrete }, index) => (ofConcrete(index) ? thickness(slabThickness(index)) : []),
  }),
];

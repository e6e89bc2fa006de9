/** Sizes of members from their bodies, m. */
import type { ElementGeometry } from '../../facts/facts.ts';
import { quantity, type Quantity, type Reading } from '../rules/judgement.ts';

/** Of a body in plan: the smaller side, for walls their thickness. */
const plan = (id: string, zh: string, en: string, of: (g: ElementGeometry) => number | null): Quantity => quantity({
  id, title: { zh, en }, unit: 'm', subject: 'element', reads: ['geometry'],
  read: ({ geometry }, index): readonly Reading[] => {
    const body = geometry(index);
    const value = body === null ? null : of(body);
    return [value === null ? { value: null, missing: [{ kind: 'geometry', id: 'size' }] } : { value: [value, value], basis: 'geometry' }];
  },
});

export const MEMBER_SIZES: readonly Quantity[] = [
  plan('wall-thickness', '墙厚', 'wall thickness', (g) => g.thickness),
  plan('least-side', '截面较小边长', 'smaller side of the section', (g) => g.thickness),
  plan('beam-width', '梁宽', 'beam width', (g) => g.thickness),
];

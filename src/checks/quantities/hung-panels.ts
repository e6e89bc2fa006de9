/** Exterior hung panels, m. */
import { quantity, type Quantity, type Reading } from '../rules/judgement.ts';
import { missingConcept, missingGeometry, statedNumber } from './stated.ts';

const JOINT = 'panel-joint-width';

export const HUNG_PANELS: readonly Quantity[] = [
  quantity({
    id: 'hung-panel-thickness', title: { zh: '外挂墙板厚度', en: 'thickness of the hung panel' }, unit: 'm', subject: 'element',
    reads: ['geometry', 'leaves', 'piece'],
    read: ({ geometry, leaves, piece }, index) => {
      const [first, ...others] = piece(index);
      if (first !== index) return [];
      const layers = leaves(index);
      if (others.length > 0 && typeof layers === 'object') {
        const all = layers.outer + layers.between + layers.inner;
        return [{ value: [all, all], basis: layers.from, others }];
      }
      const thickness = geometry(index)?.thickness ?? null;
      return [thickness === null ? missingGeometry('size') : { value: [thickness, thickness], basis: 'geometry' }];
    },
  }),
  quantity({
    id: 'hung-panel-joint', title: { zh: '外挂墙板接缝宽度', en: 'width of the joint between hung panels' }, unit: 'm', subject: 'element', concept: JOINT,
    reads: ['panelJoints', 'concept'],
    read: ({ panelJoints, concept }, index) => {
      const joints = panelJoints(index);
      const stated = concept(index, JOINT);
      if (joints.length === 0) return stated === null ? [] : [statedNumber(stated, JOINT)];
      // panels drawn to their axes touch: then only a property tells the joint
      return joints.map(({ width, other, box }): Reading => ({
        ...(width !== null ? { value: [width, width], basis: 'geometry' } : stated === null ? missingConcept(JOINT) : statedNumber(stated, JOINT)),
        others: [other], where: box,
      }));
    },
  }),
];

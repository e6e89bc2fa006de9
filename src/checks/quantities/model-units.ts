/** Depth of a model by GB/T 51301: model units 1–4 (LOD), information 1–4 (N). */
import { quantity, type Quantity, type Reading } from '../rules/judgement.ts';

export const MODEL_UNITS: readonly Quantity[] = [
  quantity({
    id: 'model-unit-level', title: { zh: '最细模型单元级别', en: 'level of the finest model unit' }, unit: '1', subject: 'building', reads: ['unitLevel'],
    read: ({ unitLevel }, building): readonly Reading[] => {
      const value = unitLevel(building);
      return [{ value, basis: 'elements', ...(value[0] === value[1] ? {} : { missing: [{ kind: 'role' as const, id: 'component' }] }) }];
    },
  }),
  quantity({
    id: 'piece-unit-level', title: { zh: '构件的模型单元级别', en: 'model unit level of a piece' }, unit: '1', subject: 'element', reads: ['pieceUnitLevel'],
    read: ({ pieceUnitLevel }, index): readonly Reading[] => {
      const level = pieceUnitLevel(index);
      return [{ value: [level, level], basis: 'contents' }];
    },
  }),
  quantity({
    id: 'information-depth', title: { zh: '信息深度 N', en: 'information depth N' }, unit: '1', subject: 'element', reads: ['depth'],
    read: ({ depth }, index): readonly Reading[] => {
      const { level, next } = depth(index);
      return [{ value: [level, level], basis: next.join(', ') }];
    },
  }),
  quantity({
    id: 'piece-weight-computed', title: { zh: '单件重量', en: 'weight of a piece' }, unit: 'kg', subject: 'element', reads: ['weight'],
    read: ({ weight }, index): readonly Reading[] => {
      const found = weight(index);
      if (found === null) return [{ value: null, missing: [{ kind: 'geometry', id: 'volume' }] }];
      return [{ value: found.kg, basis: `${found.density} kg/m³` }];
    },
  }),
];

import { describe, expect, it } from 'vitest';
import type { Element, PropertySet } from '../../src/model/model.ts';
import { modelWords, MOST_WORDS } from '../../src/worker/model-words.ts';
import { boxModel } from '../facts/kit.ts';

const set = (name: string, ...properties: readonly (readonly [name: string, type: string])[]): PropertySet => ({
  expressId: 1, name, from: 'occurrence', line: 1, properties: properties.map(([one, type]) => ({ name: one, kind: 'single', type, values: ['x'], line: 1 })),
});
const words = (...elements: readonly Partial<Element>[]) => modelWords(boxModel([{}], elements.map((element) => ({ class: element.class ?? 'IfcWall', element }))).model);

describe('names that occur in a model', () => {
  it('are those of its elements, each once, with the type a property is most often of', () => {
    const shared = set('Pset_WallCommon', ['FireRating', 'IfcLabel'], ['LoadBearing', 'IfcBoolean']);
    const found = words(
      { psets: [shared] }, { psets: [shared, set('自定义', ['编号', 'IfcText'])] }, { psets: [set('自定义', ['编号', 'IfcLabel'])] }, { psets: [set('自定义', ['编号', 'IfcLabel'])] },
      { class: 'IfcSlab', quantitySets: [{ expressId: 2, name: 'Qto_SlabBaseQuantities', from: 'type', quantities: [{ name: 'NetVolume', kind: 'volume', value: 1 }] }] },
    );
    expect(found.entities).toEqual([{ name: 'IFCWALL', count: 4 }, { name: 'IFCSLAB', count: 1 }]);
    expect(found.sets).toEqual([
      { name: 'Pset_WallCommon', properties: [{ name: 'FireRating', type: 'IFCLABEL' }, { name: 'LoadBearing', type: 'IFCBOOLEAN' }] },
      { name: 'Qto_SlabBaseQuantities', properties: [{ name: 'NetVolume', type: 'IFCVOLUMEMEASURE' }] },
      { name: '自定义', properties: [{ name: '编号', type: 'IFCLABEL' }] },
    ]);
  });
  it('include materials and classification systems, and nothing without a name', () => {
    const material = (name: string) => ({ kind: 'single', name, category: '', role: '', thickness: null, fraction: null, profile: null, from: 'occurrence' }) as const;
    const found = words({ materials: [material('C30'), material('')], classifications: [{ system: 'GB/T 51269', identification: '1', name: '' }, { system: '', identification: '2', name: '' }], psets: [set('', ['a', ''])] });
    expect(found).toMatchObject({ materials: ['C30'], systems: ['GB/T 51269'], sets: [] });
  });
  it('are no more than a list can show, whatever a file holds', () => {
    const many = set('many', ...Array.from({ length: MOST_WORDS + 10 }, (_, i) => [`p${i}`, ''] as const));
    const found = words({ psets: [many, ...Array.from({ length: MOST_WORDS + 10 }, (_, i) => set(`s${i}`, ['p', '']))] });
    expect(found.sets).toHaveLength(MOST_WORDS);
    expect(found.sets.find(({ name }) => name === 'many')!.properties).toHaveLength(MOST_WORDS);
  });
});

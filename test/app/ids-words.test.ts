import { describe, expect, it } from 'vitest';
import { constraint, facetWith, newFacet, newRequirement, restriction, simple } from '../../src/app/ids-edit.ts';
import { facetText, ifcVersionOf, requirementText, valueText } from '../../src/app/ids-words.ts';
import { vocabulary } from '../../src/app/ids-vocabulary.ts';
import type { ConstraintKind, Facet } from '../../src/ids/ids.ts';
import type { IdsDesk, ModelWords, WordQuery } from '../../src/worker/app-api.ts';

const t = (key: string): string => key.split('.').at(-1)!;
const of = (...pairs: readonly (readonly [ConstraintKind, string])[]) => restriction('xs:string', pairs.map(([kind, value]) => constraint(kind, value)));

describe('an IDS in words', () => {
  it('writes values as they constrain', () => {
    expect(valueText(undefined, t)).toBe('');
    expect(valueText(simple('IFCWALL'), t)).toBe('IFCWALL');
    expect(valueText(of(['enumeration', 'a'], ['enumeration', 'b']), t)).toBe('a / b');
    expect(valueText(of(...['1', '2', '3', '4', '5'].map((one) => ['enumeration', one] as const)), t)).toBe('1 / 2 / 3 / 4 / …');
    expect(valueText(of(['pattern', 'EI.*'], ['pattern', 'R.*']), t)).toBe('~ EI.* | R.*');
    expect(valueText(of(['minExclusive', '0'], ['maxInclusive', '5']), t)).toBe('> 0 ≤ 5');
    expect(valueText(of(['minLength', '2']), t)).toBe('lengthOf ≥ 2');
    expect(valueText(of(['pattern', 'a+'], ['maxLength', '3']), t)).toBe('~ a+ ≤ 3');
  });
  it('writes facets of every kind, markup as it stands', () => {
    const facet = (kind: Facet['kind'], change: Readonly<Record<string, unknown>>): string => facetText(facetWith(newFacet(kind), change), t);
    expect(facet('entity', { name: simple('IFCWALL'), predefinedType: simple('SHEAR') })).toBe('IFCWALL · SHEAR');
    expect(facet('attribute', { name: simple('Name'), value: of(['pattern', 'x']) })).toBe('Name ~ x');
    expect(facet('property', { propertySet: simple('<b>'), baseName: simple('p'), dataType: 'IFCLABEL', value: simple('1') })).toBe('<b>.p = 1 (IFCLABEL)');
    expect(facet('classification', { system: simple('GB'), value: of(['enumeration', '1'], ['enumeration', '2']) })).toBe('GB ∈ 1 / 2');
    expect(facet('material', {})).toBe('anyMaterial');
    expect(facet('partOf', { entity: { ...newFacet('entity'), name: simple('IFCZONE') }, relation: 'IFCRELNESTS' })).toBe('in IFCZONE (IFCRELNESTS)');
    expect(requirementText(facetWith(newRequirement('material'), { cardinality: 'prohibited', value: simple('砖') }), t)).toBe('prohibited material: 砖');
  });
  it('knows the versions of IFC by what files say', () => {
    expect(['IFC2X3', 'IFC4', 'IFC4_ADD2', 'IFC4X3', 'ifc4x3_add2', 'IFC4X1', 'IFC2X_FINAL'].map(ifcVersionOf)).toEqual(['IFC2X3', 'IFC4', 'IFC4', 'IFC4X3_ADD2', 'IFC4X3_ADD2', null, null]);
  });
});

describe('the words that the editor offers', () => {
  const model: ModelWords = { entities: [{ name: 'IFCWALL', count: 3 }], sets: [{ name: 'S', properties: [{ name: 'p', type: 'IFCLABEL' }, { name: 'q', type: '' }] }], materials: ['C30'], systems: ['GB'] };
  function made(answers: (query: WordQuery) => Promise<readonly { readonly value: string; readonly hint?: string }[]>) {
    let asked = 0;
    const desk = { words: (query: WordQuery) => { asked += 1; return answers(query); }, base: async () => null } as unknown as IdsDesk;
    return { words: vocabulary(() => desk, async () => model), asked: () => asked };
  }
  it('are those of the model first, each once, with what the schema says of them, and are asked for once', async () => {
    const { words, asked } = made(async () => [{ value: 'IFCSLAB', hint: 'IfcSlab' }, { value: 'IFCWALL', hint: 'IfcWall' }]);
    const query = { of: 'entity', versions: ['IFC4'] } as const;
    expect(await words.words(query)).toEqual([{ value: 'IFCWALL', hint: 'IfcWall', inModel: true }, { value: 'IFCSLAB', hint: 'IfcSlab' }]);
    await words.words(query);
    expect(asked()).toBe(1);
    const properties = await words.words({ of: 'property', versions: [], entities: [], sets: ['S'] });
    expect(properties.slice(0, 2)).toEqual([{ value: 'p', hint: 'IFCLABEL', inModel: true }, { value: 'q', inModel: true }]);
    expect(await words.materials()).toEqual([{ value: 'C30', inModel: true }]);
    expect(await words.base({ of: 'dataType', versions: [], dataType: 'X' })).toBe('xs:string');
  });
  it('are none where the worker does not answer, and are asked for again', async () => {
    let fails = true;
    const { words } = made(async () => { if (fails) throw new Error('died'); return [{ value: 'A' }]; });
    const query = { of: 'dataType', versions: [] } as const;
    expect(await words.words(query)).toEqual([]);
    fails = false;
    expect(await words.words(query)).toEqual([{ value: 'A' }]);
  });
});

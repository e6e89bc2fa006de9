import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addConstraints, addFacet, addSpecification, cardinalitiesOf, changeConstraint, changeFacet, changeInfo, changeSpecification, constraint, duplicateSpecification, FACET_KINDS,
  facetWith, followed, freeName, inMode, listedOf, literalPattern, mayAdd, mayMoveFacet, modeOf, moved, moveFacet, moveSpecification, newFacet, newIds, newRequirement,
  newSpecification, oneOfKinds, removeConstraint, removeFacet, removeSpecification, restriction, simple, VALUE_MODES, withBase, type ValueMode,
} from '../../src/app/ids-edit.ts';
import { placeOf, WHOLE } from '../../src/ids/place.ts';
import type { Facet, FacetKind, Ids, Restriction, Specification, Value } from '../../src/ids/ids.ts';

const empty = newIds('墙', '2026-11-26');
const three = ['一', '二', '三'].reduce((ids, name) => addSpecification(ids, newSpecification(name, ['IFC4'])), empty);
const names = (ids: Ids): readonly string[] => ids.specifications.map(({ name }) => name);

describe('edits of an IDS', () => {
  it('change what they name and leave the IDS before as it was', () => {
    const before = structuredClone(three);
    const after = changeSpecification(three, 1, { name: 'zwei', identifier: 'W-2' });
    expect(names(after)).toEqual(['一', 'zwei', '三']);
    expect(after.specifications[0]).toBe(three.specifications[0]);
    expect(three).toEqual(before);
  });
  it('take away what becomes undefined, and do nothing where there is no such specification', () => {
    const said = changeInfo(empty, { author: 'a@b.cn', version: '1' });
    expect(changeInfo(said, { author: undefined }).info).toEqual({ title: '墙', date: '2026-11-26', version: '1' });
    expect('description' in changeSpecification(changeSpecification(three, 0, { description: 'x' }), 0, { description: undefined }).specifications[0]!).toBe(false);
    expect(changeSpecification(three, 9, { name: 'x' })).toBe(three);
    expect(removeSpecification(three, 9)).toBe(three);
    expect(moveSpecification(three, 0, -1)).toBe(three);
    expect(moveSpecification(three, 2, 2)).toBe(three);
  });
  it('duplicate a specification behind it under a name of its own, without the identifier', () => {
    const with1 = changeSpecification(three, 0, { identifier: 'A' });
    const twice = duplicateSpecification(with1, 0, freeName('一', names(with1)));
    expect(names(twice)).toEqual(['一', '一 2', '二', '三']);
    expect(twice.specifications[1]!.identifier).toBeUndefined();
    expect(twice.specifications[1]!.applicability).toEqual(with1.specifications[0]!.applicability);
    expect(freeName('一 2', ['一', '一 2'])).toBe('一 3');
  });
  it('move, and whoever looks at one looks at the same afterwards', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 7 }), fc.nat(6), fc.nat(6), fc.nat(6), (size, from, to, at) => {
      const list = Array.from({ length: size }, (_, i) => i);
      const [f, t, a] = [from % size, to % size, at % size];
      const next = moved(list, f, t);
      expect([...next].sort()).toEqual(list);
      expect(next[t]).toBe(f);
      expect(next[followed(a, f, t)]).toBe(a);
    }));
    expect(names(moveSpecification(three, 2, 0))).toEqual(['三', '一', '二']);
    expect(names(removeSpecification(three, 1))).toEqual(['一', '三']);
  });
});

describe('facets', () => {
  const spec = (): Specification => ({ ...newSpecification('s', ['IFC4']), applicability: [] });
  it('stand in an applicability in the order of the schema, whatever the order they are added in', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...FACET_KINDS.filter((kind) => kind !== 'entity')), { maxLength: 8 }), (kinds) => {
      let now = spec();
      for (const kind of [...kinds, 'entity'] as readonly FacetKind[]) {
        const { specification, at } = addFacet(now, 'applicability', newFacet(kind));
        expect(specification.applicability[at]!.kind).toBe(kind);
        now = specification;
      }
      const ranks = now.applicability.map(({ kind }) => FACET_KINDS.indexOf(kind));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      expect(mayAdd(now, 'applicability', 'entity')).toBe(false);
      expect(mayAdd(now, 'requirements', 'entity')).toBe(true);
    }));
  });
  it('are asked for in the order of the author, with a cardinality that the schema has', () => {
    let now = spec();
    for (const kind of ['property', 'entity', 'partOf'] as const) now = addFacet(now, 'requirements', newRequirement(kind)).specification;
    expect(now.requirements.map(({ kind, cardinality }) => `${kind} ${cardinality}`)).toEqual(['property required', 'entity required', 'partOf required']);
    expect(moveFacet(now, 'requirements', 2, 0).requirements.map(({ kind }) => kind)).toEqual(['partOf', 'property', 'entity']);
    expect(addFacet(now, 'requirements', newFacet('material'), 0)).toMatchObject({ at: 1, specification: { requirements: [{ kind: 'property' }, { kind: 'material', cardinality: 'required' }, {}, {}] } });
    expect(removeFacet(now, 'requirements', 1).requirements.map(({ kind }) => kind)).toEqual(['property', 'partOf']);
    expect(cardinalitiesOf('partOf')).not.toContain('optional');
    expect(cardinalitiesOf('entity')).toEqual(['required']);
  });
  it('move in an applicability among their own kind alone', () => {
    const now: Specification = { ...spec(), applicability: [newFacet('entity'), { ...newFacet('property') }, { ...newFacet('property'), dataType: 'IFCLABEL' } as Facet] };
    expect(mayMoveFacet(now, 'applicability', 0, 1)).toBe(false);
    expect(moveFacet(now, 'applicability', 0, 1)).toBe(now);
    expect(moveFacet(now, 'applicability', 2, 1).applicability.map((facet) => ('dataType' in facet ? facet.dataType : facet.kind))).toEqual(['entity', 'IFCLABEL', 'property']);
    expect(mayMoveFacet(now, 'applicability', 2, 3)).toBe(false);
  });
  it('lose a part that is taken away and keep the others', () => {
    const one = facetWith(newRequirement('property'), { dataType: 'IFCLABEL', value: simple('x'), uri: 'https://example.org' });
    expect(facetWith(one, { value: undefined, uri: undefined })).toEqual({ ...newRequirement('property'), dataType: 'IFCLABEL' });
    const now = changeFacet({ ...spec(), requirements: [newRequirement('material'), one] }, 'requirements', 0, facetWith(newRequirement('material'), { value: simple('C30') }));
    expect(now.requirements[0]).toMatchObject({ kind: 'material', value: { value: 'C30' } });
    expect(now.requirements[1]).toBe(one);
  });
});

describe('values', () => {
  const of = (...pairs: readonly (readonly [string, string])[]): Restriction => restriction('xs:string', pairs.map(([kind, value]) => constraint(kind as 'pattern', value)));
  it('are told apart by what constrains them', () => {
    const cases: readonly (readonly [Value | undefined, ValueMode])[] = [
      [undefined, 'any'], [simple(''), 'one'], [of(['enumeration', 'a'], ['enumeration', 'b']), 'list'], [of(['pattern', 'a'], ['pattern', 'b']), 'pattern'],
      [of(['minInclusive', '1']), 'range'], [of(['minExclusive', '1'], ['maxInclusive', '2']), 'range'], [of(['minInclusive', '1'], ['minExclusive', '2']), 'mixed'],
      [of(['minLength', '1'], ['maxLength', '2']), 'length'], [of(['length', '1'], ['length', '2']), 'mixed'], [of(['pattern', 'a'], ['minLength', '1']), 'mixed'],
      [of(), 'mixed'], [of(['totalDigits', '3']), 'mixed'],
    ];
    for (const [value, mode] of cases) expect([value, modeOf(value)]).toEqual([value, mode]);
  });
  it('become another mode and are in it; the mode they have changes nothing', () => {
    const values = [undefined, simple('A.1'), of(['enumeration', 'a'], ['enumeration', 'b']), of(['pattern', 'x+']), of(['maxExclusive', '3']), of(['length', '2']), of(), of(['pattern', 'a'], ['length', '1'])];
    for (const value of values) for (const mode of VALUE_MODES) {
      const next = inMode(value, mode, 'xs:double');
      if (mode === 'mixed') {
        expect(next?.kind).toBe('restriction');
        if (value?.kind === 'restriction' && value.constraints.length > 0) expect(next).toBe(value);
        continue;
      }
      expect([value, mode, modeOf(next)]).toEqual([value, mode, mode]);
      if (modeOf(value) === mode) expect(next).toBe(value);
    }
  });
  it('take along what can be said there', () => {
    const list = inMode(simple('A.1'), 'list', 'xs:string');
    expect(listedOf(list)).toEqual(['A.1']);
    expect(inMode(list, 'pattern', 'xs:string')).toMatchObject({ constraints: [{ kind: 'pattern', value: 'A\\.1' }] });
    expect(inMode(simple('12.5'), 'range', 'xs:double')).toMatchObject({ base: 'xs:double', constraints: [{ kind: 'minInclusive', value: '12.5' }] });
    expect(inMode({ ...of(['pattern', 'x']), documentation: 'why' }, 'list', 'xs:string')).toMatchObject({ documentation: 'why' });
    expect(withBase(simple('x'), 'xs:double')).toEqual(simple('x'));
    expect(withBase(list, 'xs:double')).toMatchObject({ base: 'xs:double' });
  });
  it('escape a text so that JavaScript too matches it alone', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (text, other) => {
      const pattern = new RegExp(`^(?:${literalPattern(text).replaceAll('\\-', '-')})$`, 's');
      expect(pattern.test(text)).toBe(true);
      if (other !== text) expect(pattern.test(other)).toBe(false);
    }));
  });
  it('never become a restriction of nothing', () => {
    const list = addConstraints(of(['enumeration', 'a']), 0, [constraint('enumeration', 'b'), constraint('enumeration', 'c')]);
    expect(listedOf(list)).toEqual(['a', 'b', 'c']);
    expect(listedOf(removeConstraint(list, 1))).toEqual(['a', 'c']);
    expect(removeConstraint(of(['enumeration', 'a']), 0).constraints).toHaveLength(1);
    const lower = ['minInclusive', 'minExclusive'] as const;
    const range = oneOfKinds(of(['maxInclusive', '9']), lower, { kind: 'minExclusive', value: '1' });
    expect(oneOfKinds(range, lower, { kind: 'minInclusive', value: '1' }).constraints.map(({ kind, value }) => `${kind} ${value}`)).toEqual(['maxInclusive 9', 'minInclusive 1']);
    expect(oneOfKinds(range, lower, null).constraints).toHaveLength(1);
    expect(oneOfKinds(oneOfKinds(range, lower, null), ['maxInclusive'], null).constraints).toHaveLength(1);
    expect(changeConstraint(range, 0, { value: '8' }).constraints[0]!.value).toBe('8');
  });
});

describe('places', () => {
  const at = (line: number, facets: readonly number[], asked: readonly number[]): Specification => ({
    ...newSpecification('s', ['IFC4']), line, applicability: facets.map((one) => ({ ...newFacet('property'), line: one })), requirements: asked.map((one) => ({ ...newRequirement('attribute'), line: one })),
  });
  const read: Ids = { ...empty, specifications: [at(10, [12, 20], [31, 40]), at(60, [], [66])] };
  it('are found by line: the last thing that begins there or before', () => {
    const where = (line: number): string => JSON.stringify(Object.values(placeOf(read, line)));
    expect([0, 5].map((line) => placeOf(read, line))).toEqual([WHOLE, WHOLE]);
    expect([10, 12, 19, 25, 31, 59, 60, 70].map(where)).toEqual([
      '[0,null,null]', '[0,"applicability",0]', '[0,"applicability",0]', '[0,"applicability",1]', '[0,"requirements",0]', '[0,"requirements",1]', '[1,null,null]', '[1,"requirements",0]',
    ]);
  });
});

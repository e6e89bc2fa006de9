/** What the editor saves is what it reads again, whatever was done to it; findings of a draft stand where they belong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addFacet, addSpecification, cardinalitiesOf, changeFacet, changeInfo, changeSpecification, duplicateSpecification, FACET_KINDS, facetWith, inMode, mayAdd, moveFacet,
  moveSpecification, newFacet, newIds, newRequirement, newSpecification, removeFacet, removeSpecification, simple, VALUE_MODES, withBase,
} from '../../src/app/ids-edit.ts';
import type { Facet, Ids, Requirement, Specification, Value } from '../../src/ids/ids.ts';
import type { Part } from '../../src/ids/place.ts';
import { readIds } from '../../src/ids/read.ts';
import { idsDesk } from '../../src/worker/ids-desk.ts';
import { anyIds, text } from '../ids/arbitrary.ts';
import { sameIds } from '../ids/same-ids.ts';

type Edit = (ids: Ids) => Ids;
const part = fc.constantFrom<Part>('applicability', 'requirements');
const kind = fc.constantFrom(...FACET_KINDS);
const small = fc.nat(3);
const inSpecification = (of: (specification: Specification) => Specification) => (at: number): Edit => (ids) => {
  const specification = ids.specifications[at % Math.max(1, ids.specifications.length)];
  return specification === undefined ? ids : changeSpecification(ids, at % ids.specifications.length, of(specification));
};
const editFacet = (at: number, where: Part, i: number, of: (facet: Facet | Requirement) => Facet | Requirement): Edit =>
  inSpecification((specification) => {
    const list: readonly (Facet | Requirement)[] = specification[where];
    return list.length === 0 ? specification : changeFacet(specification, where, i % list.length, of(list[i % list.length]!));
  })(at);

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ key: fc.constantFrom('title', 'version', 'description', 'copyright', 'purpose', 'milestone'), value: text }).map(({ key, value }): Edit => (ids) => changeInfo(ids, { [key]: value })),
  fc.tuple(text, small).map(([name, at]): Edit => (ids) => addSpecification(ids, newSpecification(name, ['IFC4']), Math.min(at, ids.specifications.length))),
  small.map((at): Edit => (ids) => duplicateSpecification(ids, at, 'copy')),
  small.map((at): Edit => (ids) => removeSpecification(ids, at)),
  fc.tuple(small, small).map(([from, to]): Edit => (ids) => moveSpecification(ids, from, to)),
  fc.tuple(small, fc.constantFrom('name', 'identifier', 'description', 'instructions'), text).map(([at, key, value]) => inSpecification((one) => ({ ...one, [key]: value }))(at)),
  fc.tuple(small, part, kind).map(([at, where, of]) => inSpecification((one) => (mayAdd(one, where, of) ? addFacet(one, where, where === 'requirements' ? newRequirement(of) : newFacet(of)).specification : one))(at)),
  fc.tuple(small, part, small).map(([at, where, i]) => inSpecification((one) => removeFacet(one, where, i))(at)),
  fc.tuple(small, part, small, small).map(([at, where, from, to]) => inSpecification((one) => moveFacet(one, where, from, to))(at)),
  fc.tuple(small, part, small, fc.constantFrom(...VALUE_MODES), fc.constantFrom('xs:string', 'xs:double')).map(([at, where, i, mode, base]) =>
    editFacet(at, where, i, (facet) => ('value' in facet || facet.kind === 'property' || facet.kind === 'attribute' || facet.kind === 'material' ? facetWith(facet, { value: withBase(inMode((facet as { readonly value?: Value }).value, mode, base), base) }) : facet))),
  fc.tuple(small, small, small, text).map(([at, i, which, instructions]) => editFacet(at, 'requirements', i, (facet) => facetWith(facet, { instructions, cardinality: cardinalitiesOf(facet.kind)[which % cardinalitiesOf(facet.kind).length] }))),
);

const read = (written: string): Ids | null => readIds(new TextEncoder().encode(written)).ids;

describe('what is saved', () => {
  it('is what is read again, after any edits of any IDS', async () => {
    await fc.assert(fc.asyncProperty(anyIds, fc.array(edit, { maxLength: 12 }), async (first, edits) => {
      const ids = edits.reduce((now, one) => one(now), first);
      const { text: written, findings, places } = await idsDesk().draft(ids);
      const again = read(written);
      // an entry that is there and empty is none for dates and authors: the editor never leaves one
      expect(again && sameIds(again, ids), written).toBe(true);
      expect(places).toHaveLength(findings.length);
    }), { numRuns: 150 });
  });
  it('has its findings where they are about', async () => {
    const wall: Facet = { ...newFacet('entity'), name: simple('IFCWALL') } as Facet;
    const good: Specification = { ...newSpecification('a', ['IFC4']), applicability: [wall], requirements: [facetWith(newRequirement('property'), { propertySet: simple('Pset_WallCommon'), baseName: simple('FireRating') })] };
    const ids: Ids = { ...newIds('t', '2026-11-26'), specifications: [good, { ...good, requirements: [...good.requirements, facetWith(newRequirement('property'), { propertySet: simple('Pset_WallCommon'), baseName: simple('NoSuch') })] }, { ...good, applicability: [newFacet('entity')] }] };
    const { findings, places } = await idsDesk().draft(ids);
    expect(places).toEqual([{ specification: 1, part: 'requirements', facet: 1 }, { specification: 2, part: 'applicability', facet: 0 }]);
    expect(findings).toHaveLength(2);
    expect((await idsDesk().draft({ ...ids, specifications: [good] })).findings).toEqual([]);
    // what is said of the file as a whole stands there
    expect((await idsDesk().draft({ ...ids, info: { ...ids.info, author: 'nobody' }, specifications: [good] })).places).toEqual([{ specification: null, part: null, facet: null }]);
  });
});

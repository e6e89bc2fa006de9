import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownBy, namedIn, pictured, viewpointLooks } from '../../src/app/viewpoint-looks.ts';
import type { BcfComponents } from '../../src/bcf/bcf.ts';
import type { Report, ReportElement } from '../../src/engine/report.ts';
import { HIDDEN, SOLID } from '../../src/viewer/look.ts';

const guid = (i: number): string => `0guid$_000000000000${String(i).padStart(3, '0')}`;
const element = (i: number, said: Partial<ReportElement> = {}): ReportElement => ({
  file: 0, globalId: guid(i), expressId: i, class: 'IfcWall', name: '', type: '', storey: null, building: null,
  roles: { component: 'wall', precast: 'precast', candidates: [] }, outOfScope: null, representedBy: null, ...said,
} as unknown as ReportElement);
/** a wall, a wall, a space, a space, a whole without a body, its two parts, the copy of wall 0 in another file */
const ELEMENTS = [
  element(0), element(1), element(2, { class: 'IfcSpace', outOfScope: 'space' }), element(3, { class: 'IfcSpace', outOfScope: 'space' }), element(4, { class: 'IfcCurtainWall' }),
  element(5, { class: 'IfcPlate', representedBy: 4 }), element(6, { class: 'IfcPlate', representedBy: 4 }), element(7, { file: 1, representedBy: 0 }),
];
const slotOf = (i: number): number => (i === 4 ? -1 : i);
const NOTHING: BcfComponents = { selection: [], defaultVisibility: true, exceptions: [], coloring: [], spacesVisible: false, spaceBoundariesVisible: false, openingsVisible: false };
const one = (i: number) => ({ ifcGuid: guid(i), originatingSystem: '', authoringToolId: '' });
const FILES = [{ path: 'a/one.ifc' }, { path: 'set.zip!two.ifc' }, { path: 'three.ifc' }] as unknown as Report['files'];
const known = knownBy({ elements: ELEMENTS, files: FILES });

function looks(said: Partial<BcfComponents> | null): Uint8Array {
  const components = said && { ...NOTHING, ...said };
  return viewpointLooks({ elements: ELEMENTS, slotOf, slots: 9, components, named: namedIn(components, known) });
}
const visible = (of: Uint8Array): number[] => ELEMENTS.flatMap((_, i) => (slotOf(i) >= 0 && of[slotOf(i) * 4 + 3] !== HIDDEN ? [i] : []));
const colour = (of: Uint8Array, i: number): number[] => [...of.subarray(slotOf(i) * 4, slotOf(i) * 4 + 4)];

describe('looks of a viewpoint', () => {
  it('the use cases of visibility', () => {
    expect(visible(looks(null))).toEqual([0, 1, 5, 6, 7]);
    expect(visible(looks({}))).toEqual([0, 1, 5, 6, 7]);
    // two components, everything else invisible
    expect(visible(looks({ defaultVisibility: false, exceptions: [one(1), one(5)] }))).toEqual([1, 5]);
    // and one space
    expect(visible(looks({ defaultVisibility: false, exceptions: [one(1), one(2)] }))).toEqual([1, 2]);
    // all components and one space: the hidden spaces are listed
    expect(visible(looks({ spacesVisible: true, exceptions: [one(3)] }))).toEqual([0, 1, 2, 5, 6, 7]);
    // all spaces and nothing else
    expect(visible(looks({ defaultVisibility: false, spacesVisible: true }))).toEqual([2, 3]);
    // a hidden space that is listed as hidden stays so
    expect(visible(looks({ exceptions: [one(2)] }))).toEqual([0, 1, 5, 6, 7]);
  });

  it('a whole stands for its parts and a wall for its copy, a part for itself', () => {
    expect(visible(looks({ defaultVisibility: false, exceptions: [one(4)] }))).toEqual([5, 6]);
    expect(visible(looks({ exceptions: [one(4)] }))).toEqual([0, 1, 7]);
    expect(visible(looks({ exceptions: [one(6)] }))).toEqual([0, 1, 5, 7]);
    expect(visible(looks({ exceptions: [one(0)] }))).toEqual([1, 5, 6]);
  });

  it('what is selected or coloured is shown, unless it is hidden by name', () => {
    expect(visible(looks({ defaultVisibility: false, selection: [one(1)], coloring: [{ color: '00FF00', components: [one(2)] }] }))).toEqual([1, 2]);
    expect(visible(looks({ selection: [one(1)], exceptions: [one(1)] }))).toEqual([0, 5, 6, 7]);
  });

  it('colours, with and without alpha; a colour stands before the selection; the rest steps back', () => {
    const of = looks({ selection: [one(0), one(1)], coloring: [{ color: '80FF0000', components: [one(0)] }, { color: '0000FF', components: [one(5)] }, { color: '00123456', components: [one(6)] }] });
    expect(colour(of, 0)).toEqual([255, 0, 0, 128]);
    expect(colour(of, 7)).toEqual([255, 0, 0, 128]);
    expect(colour(of, 1)).toEqual([255, 89, 31, SOLID]);
    expect(colour(of, 5)).toEqual([0, 0, 255, SOLID]);
    expect(colour(of, 6)[3]).toBe(HIDDEN);
    expect(colour(looks({ coloring: [{ color: '0000FF', components: [one(5)] }] }), 1)).toEqual([186, 192, 199, SOLID]);
    // nothing is marked: the model keeps its own colours
    expect(colour(looks({}), 1)).toEqual([0x2b, 0x7b, 0xd6, SOLID]);
    // through a space its room is seen
    expect(colour(looks({ spacesVisible: true }), 2)[3]).toBeLessThan(128);
    expect(colour(looks({ coloring: [{ color: '0000FF', components: [one(2)] }] }), 2)[3]).toBeLessThan(SOLID);
  });

  it('counts what it names and what the models have, each once', () => {
    const strange = { ifcGuid: '1bbI761TbBCOoIa5Kt6PXt', originatingSystem: '', authoringToolId: '' };
    const tool = { ifcGuid: '', originatingSystem: 'x', authoringToolId: '12' };
    const named = namedIn({ ...NOTHING, selection: [one(0), strange], exceptions: [strange, tool], coloring: [{ color: '0000FF', components: [one(0), one(1)] }] }, known);
    expect([named.asked, named.found]).toEqual([4, 2]);
    expect(named.selection).toEqual([0]);
    expect(namedIn(null, known)).toMatchObject({ asked: 0, found: 0 });
    expect(namedIn({ ...NOTHING, selection: [one(0)] }, knownBy({ files: FILES, elements: [...ELEMENTS, element(0, { file: 2 })] })).selection).toEqual([0, 8]);
  });

  it('an element that its GlobalId does not tell apart is named by file and record', () => {
    const twice = [...ELEMENTS, element(0, { file: 2, expressId: 55 }), element(8, { globalId: 'bad', file: 1, expressId: 66 })];
    const report = { elements: twice, files: FILES };
    const screen = new Uint8Array(40).fill(255);
    const of = (index: number) => pictured({ report, slotOf, looks: screen, isolated: false, selection: [index], coloured: [] }).selection;
    expect(of(8)).toEqual([{ ifcGuid: guid(0), originatingSystem: 'three.ifc', authoringToolId: '#55' }]);
    expect(namedIn({ ...NOTHING, selection: of(8) }, knownBy(report))).toMatchObject({ asked: 1, found: 1, selection: [8] });
    expect(namedIn({ ...NOTHING, selection: [{ ifcGuid: '', originatingSystem: 'two.ifc', authoringToolId: '#66' }] }, knownBy(report)).selection).toEqual([9]);
  });

  it('ghosts of what is not marked, on the storeys of what is', () => {
    const storeyed = ELEMENTS.map((one, i) => ({ ...one, storey: i === 1 ? '2F' : '1F' }));
    const components = { ...NOTHING, selection: [one(5)] };
    const of = viewpointLooks({ elements: storeyed, slotOf, slots: 9, components, named: namedIn(components, known), ghosts: true });
    expect([0, 1, 2, 5, 6].map((i) => of[i * 4 + 3])).toEqual([1, HIDDEN, HIDDEN, SOLID, 1]);
    // with nothing marked there is nothing to be seen through
    expect(viewpointLooks({ elements: storeyed, slotOf, slots: 9, components: NOTHING, named: namedIn(NOTHING, known), ghosts: true })[3]).toBe(SOLID);
  });

  it('what is on screen comes back the same, whichever elements it shows', () => {
    const part = fc.subarray([0, 1, 2, 3, 5, 6]);
    fc.assert(fc.property(fc.boolean(), part, part, fc.boolean(), (defaultVisibility, exceptions, selection, spacesVisible) => {
      const before = looks({ defaultVisibility, exceptions: exceptions.map(one), selection: selection.map(one), spacesVisible });
      const components = pictured({ report: { elements: ELEMENTS, files: FILES }, slotOf, looks: before, isolated: false, selection: selection.filter((i) => visible(before).includes(i)), coloured: [] });
      const after = viewpointLooks({ elements: ELEMENTS, slotOf, slots: 9, components, named: namedIn(components, known) });
      expect(visible(after)).toEqual(visible(before));
      expect(components.exceptions.length).toBeLessThanOrEqual(5);
    }));
  });

  it('ghosts are around what is shown, or left out where something is isolated; colours that say something go along', () => {
    const screen = looks({ coloring: [{ color: 'D6432F', components: [one(1)] }] });
    screen[0 * 4 + 3] = 1;
    const input = { report: { elements: ELEMENTS, files: FILES }, slotOf, looks: screen, selection: [1], coloured: [1] };
    expect(pictured({ ...input, isolated: false }).exceptions).toEqual([]);
    expect(pictured({ ...input, isolated: true }).exceptions).toEqual([one(0)]);
    expect(pictured({ ...input, isolated: true }).coloring).toEqual([{ color: 'D6432F', components: [one(1)] }]);
    expect(pictured({ ...input, isolated: true }).selection).toEqual([one(1)]);
    // a GlobalId that no file may hold is not written
    const bad = [...ELEMENTS.slice(0, 7), element(7, { globalId: 'G7' })];
    expect(pictured({ ...input, report: { elements: bad, files: FILES }, selection: [7], isolated: false }).selection).toEqual([]);
  });
});

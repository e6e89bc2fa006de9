/** Contours per storey: what is there is drawn, once, where it counts and as large as the report says. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { check, type Checked } from '../../src/engine/check.ts';
import { storeyPlan, type StoreyPlan } from '../../src/engine/storey-plan.ts';
import { contoursArea, loadPlan } from '../../src/geometry/plan.ts';
import { SAMPLES } from '../../src/ifc-write/samples/index.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { corpusPath } from '../corpus.ts';
import { boxFacts, propertySet } from '../facts/kit.ts';
import { readBytes, stepText } from '../ifc/read-text.ts';

async function checked(path: string, bytes: Uint8Array): Promise<Checked> {
  const platform = inlinePlatform();
  const loaded = await loadModels([{ path, bytes }], platform, { footprints: 'counted' });
  closePlatform(platform);
  return check(loaded.model, loaded.geometry, EMPTY_PROFILE, { version: '0', plan: await loadPlan(), effects: false, unreadable: loaded.unreadable });
}

const plansOf = ({ facts, report }: Checked, building: number): readonly StoreyPlan[] =>
  [-1, ...report.buildings[building]!.storeys.keys()].map((level) => storeyPlan(facts, building, level)!);

/** Every contribution is drawn once on the storey in which it counts, and its contours hold the area that the report states. */
function expectDrawn(of: Checked): void {
  of.report.buildings.forEach((building, b) => {
    const plans = plansOf(of, b);
    for (const plan of plans) expect(new Set(plan.pieces.map((piece) => piece.element)).size).toBe(plan.pieces.length);
    let seen = 0;
    for (const item of building.items) {
      for (const c of item.contributions) {
        const on = plans.filter((plan) => plan.level === c.level).flatMap((plan) => plan.pieces.filter((piece) => piece.element === c.element));
        expect(on, `${item.id} ${c.storey} ${of.report.elements[c.element]!.name}`).toHaveLength(1);
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(0);
    for (const piece of plans.flatMap((plan) => plan.pieces)) {
      const { footprintArea, box } = of.report.elements[piece.element]!;
      if (piece.boxed || footprintArea === null || of.facts.geometry[piece.element]?.pierced !== undefined) continue;
      expect(Math.abs(contoursArea(piece.contours) - footprintArea)).toBeLessThanOrEqual(2e-4 + 1e-5 * footprintArea);
      expect(piece.z).toEqual([expect.closeTo(box![2], 2), expect.closeTo(box![5], 2)]);
    }
  });
}

for (const name of ['tower', 'office'] as const) {
  test(`${name}: every counted element is drawn once, as large as it counts`, { timeout: 120_000 }, async () => {
    const of = await checked(`${name}.ifc`, new TextEncoder().encode(SAMPLES.find((s) => s.name === name)!.write()));
    expectDrawn(of);
    expect(storeyPlan(of.facts, 0, of.report.buildings[0]!.storeys.length)).toBeNull();
    expect(storeyPlan(of.facts, 1, 0)).toBeNull();
    // the grid of the sample, through its walls or columns
    const plan = storeyPlan(of.facts, 0, 2)!;
    expect(plan.axes.map((axis) => axis.tag).join(' ')).toBe(name === 'tower' ? 'A B C D 1 2 3 4 5 6 7 8 9' : 'A B C 1 2 3 4 5 6');
    expect(plan.axes.every(({ path: [x0, y0, x1, y1] }) => x0 === x1 || y0 === y1)).toBe(true);
    expect(storeyPlan(of.facts, 0, 0.5)).toBeNull();
  });
}

const hku = corpusPath('models/openBIMdisk-HKU/democase-v1.ifc');
test.skipIf(hku === null)(`a Revit model with axes${hku === null ? ' (skipped: no corpus)' : ''}`, { timeout: 120_000 }, async () => {
  const of = await checked('democase.ifc', await readFile(hku!));
  const drawn = plansOf(of, 0).filter((plan) => plan.pieces.length > 0);
  expect(drawn.length).toBeGreaterThan(1);
  for (const plan of drawn) {
    expect(plan.axes.map((axis) => axis.tag).sort(), plan.storey).toEqual(['1', '2', '3', '4']);
    const [x0, y0, x1, y1] = plan.extent!;
    // in metres and beside the building, not in millimetres or elsewhere
    for (const { path } of plan.axes) for (let i = 0; i < path.length; i += 2) {
      expect(path[i]! > x0 - 20 && path[i]! < x1 + 20 && path[i + 1]! > y0 - 20 && path[i + 1]! < y1 + 20).toBe(true);
    }
  }
  expectDrawn(of);
});

test('through columns stand on every floor, wholes are drawn by their parts, and an unknown outline is its box', async () => {
  const facts = await boxFacts([{ elevations: [0, 3, 6, 9] }], [
    { class: 'IfcColumn', component: 'column', box: [0, 0, 0, 0.5, 0.5, 9], element: { psets: [propertySet('any', { 构件编号: 'KZ-1' })] } },
    { class: 'IfcSlab', component: 'slab', box: [0, 0, 2.8, 6, 6, 3] },
    { class: 'IfcFlowSegment', component: 'pipe', box: [1, 1, 3.5, 4, 1.1, 3.6], geometry: { footprint: null } },
    { class: 'IfcCurtainWall', component: 'curtain-wall', box: null, element: { parts: [4, 5], storey: 1 } },
    { class: 'IfcPlate', component: 'curtain-wall', box: [0, 6, 3, 2, 6.1, 6], element: { whole: 3 } },
    { class: 'IfcPlate', component: 'curtain-wall', box: [2, 6, 3, 4, 6.1, 6], geometry: { footprint: null }, element: { whole: 3 } },
    { class: 'IfcSlab', component: 'ground-slab', box: [0, 0, -0.2, 6, 6, 0] },
    { class: 'IfcWall', component: 'wall', box: null },
  ]);
  const plan = (level: number): StoreyPlan => storeyPlan(facts, 0, level)!;
  const on = (level: number): readonly number[] => plan(level).pieces.map((piece) => piece.element);
  expect([on(-1), on(0), on(1), on(2), on(3)]).toEqual([[6], [0, 1], [0, 2, 3, 4, 5], [0], []]);
  expect(plan(0).pieces[0]).toMatchObject({ mark: 'KZ-1', boxed: false, z: [0, 9] });
  expect(plan(1).pieces.map((piece) => piece.boxed)).toEqual([false, true, true, false, true]);
  expect([...plan(1).pieces[1]!.contours[0]!]).toEqual([1, 1, 4, 1, 4, 1.1, 1, 1.1]);
  expect(plan(1).pieces[2]!.contours).toHaveLength(2);
  expect(plan(1).extent).toEqual([0, 0, 4, 6.1]);
  // what is handed out may be transferred: the facts keep theirs
  plan(0).pieces[1]!.contours[0]!.fill(7);
  expect(plan(0).pieces[1]!.contours[0]![0]).toBe(0);
});

test('axes: units, placement, arcs, the storey of a grid, what repeats and what is damaged', async () => {
  const { file } = readBytes(stepText('IFC4', `
#1=IFCPROJECT('0$ScRe4drECQ4DMSqUjd6d',$,'p',$,$,$,$,(#2),#3);
#2=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,1.E-5,#10,#4);
#3=IFCUNITASSIGNMENT((#5,#6));
#4=IFCDIRECTION((1.,1.));
#5=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);
#6=IFCSIUNIT(*,.PLANEANGLEUNIT.,$,.RADIAN.);
#7=IFCCARTESIANPOINT((1000.,2000.,0.));
#8=IFCDIRECTION((0.,0.,1.));
#9=IFCDIRECTION((0.,1.,0.));
#10=IFCAXIS2PLACEMENT3D(#7,#8,#9);
#11=IFCLOCALPLACEMENT($,#10);
#12=IFCCARTESIANPOINT((0.,0.));
#13=IFCCARTESIANPOINT((3000.,0.));
#14=IFCPOLYLINE((#12,#13));
#15=IFCGRIDAXIS('A',#14,.T.);
#16=IFCAXIS2PLACEMENT2D(#12,$);
#17=IFCCIRCLE(#16,1000.);
#18=IFCTRIMMEDCURVE(#17,(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(1.5707963267949)),.T.,.PARAMETER.);
#19=IFCGRIDAXIS('R1',#18,.T.);
#20=IFCGRIDAXIS('?',#99,.T.);
#21=IFCGRID('1$ScRe4drECQ4DMSqUjd6d',$,'grid',$,$,#11,$,(#15),(#19,#20,#12),$);
#22=IFCBUILDING('2$ScRe4drECQ4DMSqUjd6d',$,'b',$,$,$,$,$,.ELEMENT.,$,$,$);
#23=IFCBUILDINGSTOREY('3$ScRe4drECQ4DMSqUjd6d',$,'1F',$,$,$,$,$,.ELEMENT.,0.);
#24=IFCRELAGGREGATES('4$ScRe4drECQ4DMSqUjd6d',$,$,$,#1,(#22));
#25=IFCRELAGGREGATES('5$ScRe4drECQ4DMSqUjd6d',$,$,$,#22,(#23));
#26=IFCRELCONTAINEDINSPATIALSTRUCTURE('6$ScRe4drECQ4DMSqUjd6d',$,$,$,(#21),#23);
`));
  expect(file.north![0]).toBeCloseTo(Math.SQRT1_2, 12);
  const [a, r] = file.axes!;
  expect(file.axes).toHaveLength(2);
  expect(a).toMatchObject({ tag: 'A', direction: 'U', storey: 0 });
  expect(a!.path.map((x) => Math.round(x * 1e9) / 1e9)).toEqual([1, 2, 1, 5]);
  // a quarter of a round axis of 1 m, turned with its grid: every point lies on it
  expect(r!.path.length).toBeGreaterThan(8);
  for (let i = 0; i < r!.path.length; i += 2) expect(Math.hypot(r!.path[i]! - 1, r!.path[i + 1]! - 2)).toBeCloseTo(1, 9);
  expect(r!.path.slice(-2).map((x) => Math.round(x * 1e6) / 1e6)).toEqual([0, 2]);

  const axes = [...file.axes!, { ...a!, path: a!.path.map((x) => x + 1e-6) }, { ...a!, storey: null, tag: 'B' }];
  const facts = await boxFacts([{ elevations: [0, 3], file: { axes } }], [{ component: 'wall', box: [0, 0, 0, 4, 0.2, 3] }, { component: 'wall', box: [0, 0, 3, 4, 0.2, 6] }]);
  expect(storeyPlan(facts, 0, 0)!.axes.map((axis) => axis.tag)).toEqual(['A', 'R1']);
  expect(storeyPlan(facts, 0, 1)!.axes.map((axis) => axis.tag)).toEqual(['B']);
});

/** A model that fills the template is read by it alone; one that does not shows what is missing; gaps come as an IDS. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { check } from '../../src/engine/check.ts';
import type { Facts } from '../../src/facts/facts.ts';
import type { Report } from '../../src/engine/report.ts';
import type { TemplateRow } from '../../src/facts/template-filled.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import type { AttributeFacet, EntityFacet } from '../../src/ids/ids.ts';
import { auditIds } from '../../src/ids/audit/audit.ts';
import { writeIds } from '../../src/ids/write.ts';
import { block, createIfc, slab, typed, wall, type PropertyInput, type PropertySets } from '../../src/ifc-write/index.ts';
import type { SchemaId } from '../../src/model/model.ts';
import { BUILDING_SET, ELEMENT_SET, type TemplatePropertyId } from '../../src/model/template.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { gapIds, gaps, gapText, propertyGaps } from '../../src/template/gaps.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { corpusPath } from '../corpus.ts';
import { judge } from '../ids/xsd.ts';

type Said = Readonly<Record<string, PropertyInput>>;
const rect = (x0: number, y0: number, x1: number, y1: number) => [[x0, y0], [x1, y0], [x1, y1], [x0, y1]] as const;
const mm = (value: number): PropertyInput => typed('IfcLengthMeasure', value);

/** What a Revit project fills in, by the element's key; names and types say nothing. */
const FILLED: Readonly<Record<string, Said>> = {
  bearing: { 构件类别: '剪力墙', 预制状态: '预制', 构件编号: 'W-1', 承重: '承重', 内外: '外', 一体化: '保温、装饰', 连接方式: '套筒灌浆' },
  core: { 构件类别: '剪力墙', 预制状态: '现浇', 承重: '承重', 内外: '内' },
  infill: { 构件类别: '外围护墙', 承重: '非承重', 内外: '外', 墙体做法: '条板', 一体化: '无' },
  inner: { 构件类别: '内隔墙', 承重: '非承重', 内外: '内', 墙体做法: '轻钢', 一体化: '管线、装饰' },
  plate: { 构件类别: '叠合板', 预制状态: '叠合', 构件编号: 'S-1', 预制厚度: mm(60), 叠合层厚度: mm(70) },
  column: { 构件类别: '柱', 预制状态: '预制', 构件编号: 'C-1', 连接方式: '浆锚搭接' },
  beam: { 构件类别: '梁', 预制状态: '叠合' , 构件编号: 'B-1' },
  finish: { 构件类别: '楼地面', 干式工法: true },
  pipe: { 敷设方式: '吊顶' },
};
const BUILDING: Said = { 全装修: true, 有厨房: false, 有卫生间: true, 管线模型完整: true, 结构材料: '混凝土' };

function house(schema: SchemaId, elements: Readonly<Record<string, Said>>, building: Said): Uint8Array {
  const ifc = createIfc({ seed: 'template', schema });
  const set = (name: string, said: Said | undefined): { readonly psets: PropertySets } | object => (said === undefined || Object.keys(said).length === 0 ? {} : { psets: { [name]: said } });
  ifc.building({ key: 'b', name: '1#', elevationOfTerrain: -0.3, ...set(BUILDING_SET, building) });
  const storey = ifc.storey({ key: '1F', name: '1F', elevation: 0 });
  ifc.storey({ key: '2F', name: '2F', elevation: 3 });
  const of = (key: string) => ({ storey, key, name: key, ...set(ELEMENT_SET, elements[key]) });
  const upright = (key: string, from: readonly [number, number], to: readonly [number, number], thickness: number) =>
    wall(ifc, { ...of(key), from, to, thickness, height: 2.8 });
  upright('bearing', [0, 0], [6, 0], 0.2);
  upright('core', [0, 4], [6, 4], 0.2);
  upright('infill', [0, 0.1], [0, 3.9], 0.2);
  upright('inner', [3, 0.1], [3, 3.9], 0.1);
  slab(ifc, { ...of('plate'), outline: rect(0, 0, 6, 4), thickness: 0.13, top: 2.93 });
  block(ifc, { class: 'IfcColumn', ...of('column'), from: [7, 0, 0], size: [0.6, 0.6, 2.8] });
  block(ifc, { class: 'IfcBeam', ...of('beam'), from: [7, 1, 2.4], size: [3, 0.3, 0.4] });
  block(ifc, { class: 'IfcCovering', predefinedType: 'FLOORING', ...of('finish'), from: [0.2, 0.2, 0], size: [2, 2, 0.05] });
  block(ifc, { class: schema === 'IFC2X3' ? 'IfcFlowSegment' : 'IfcPipeSegment', ...of('pipe'), from: [1, 1, 2.5], size: [3, 0.02, 0.02] });
  return ifc.bytes();
}

async function checked(bytes: Uint8Array, path = 'house.ifc'): Promise<{ readonly report: Report; readonly facts: Facts }> {
  const platform = inlinePlatform();
  const [loaded, plan] = await Promise.all([loadModels([{ path, bytes }], platform, { footprints: 'counted' }), loadPlan()]);
  closePlatform(platform);
  return check(loaded.model, loaded.geometry, EMPTY_PROFILE, { version: '0', plan, effects: false });
}

const row = (report: Report, component: string, property: TemplatePropertyId): TemplateRow => report.template.rows.find((one) => one.component === component && one.property === property)!;

describe.each(['IFC2X3', 'IFC4', 'IFC4X3'] as const)('a house that fills it, in %s', (schema) => {
  let report: Report;
  let facts: Facts;
  beforeAll(async () => void ({ report, facts } = await checked(house(schema, FILLED, BUILDING))), 60_000);
  const rolesOf = (name: string) => facts.roles[facts.model.elements.find((element) => element.name === name)!.index]!;
  /** the strongest evidence of the role */
  const by = (name: string, role: string) => rolesOf(name).evidence.find((one) => one.role === role && !one.contradicts)?.source;

  test('each role is what it says, by the template', () => {
    const read = (name: string) => {
      const { component, precast, loadBearing, external, wallKind, integrated, dryMethod } = rolesOf(name);
      return { component, precast, loadBearing, external, wallKind, integrated, dryMethod };
    };
    expect(read('bearing')).toEqual({ component: 'shear-wall', precast: 'precast', loadBearing: true, external: true, wallKind: 'panel', integrated: true, dryMethod: 'not-applicable' });
    expect(read('core')).toMatchObject({ component: 'shear-wall', precast: 'cast-in-place', loadBearing: true, external: false });
    expect(read('infill')).toMatchObject({ component: 'infill-envelope-wall', loadBearing: false, external: true, wallKind: 'panel', integrated: false });
    expect(read('inner')).toMatchObject({ component: 'partition', loadBearing: false, external: false, wallKind: 'framed', integrated: true });
    expect(read('plate')).toMatchObject({ component: 'slab', precast: 'composite' });
    expect(read('column')).toMatchObject({ component: 'column', precast: 'precast' });
    expect(read('beam')).toMatchObject({ component: 'beam', precast: 'composite' });
    expect(read('finish')).toMatchObject({ component: 'floor-finish', dryMethod: true });
    for (const role of ['component', 'precast', 'loadBearing', 'external', 'integrated']) expect(by('bearing', role), role).toBe('template');
    for (const role of ['component', 'loadBearing', 'external', 'wallKind', 'integrated']) expect(by('inner', role), role).toBe('template');
    expect(by('finish', 'dryMethod')).toBe('template');
  });

  test('nothing needed is missing, nothing is refused', () => {
    expect(report.template.rows.filter(({ need, asked, filled, refused }) => refused > 0 || (need === 'required' && filled < asked))).toEqual([]);
    expect(gaps(report, { known: true })).toEqual([]);
    expect(gapIds(report, { known: true }).specifications).toEqual([]);
    expect(row(report, 'building', 'hasKitchen')).toEqual({ component: 'building', property: 'hasKitchen', need: 'required', asked: 1, filled: 1, refused: 0, known: 0 });
    expect(row(report, 'slab', 'precastThickness')).toMatchObject({ asked: 1, filled: 1 });
    // every element that is asked stands in one group
    const grouped = report.template.groups.filter(({ component }) => component !== 'building').flatMap(({ elements }) => elements);
    expect(new Set(grouped).size).toBe(grouped.length);
    expect(grouped.length).toBe(9);
  });
});

describe('a house that does not', () => {
  let report: Report;
  beforeAll(async () => void ({ report } = await checked(house('IFC4', {}, {}))), 60_000);

  test('every row is empty; what names and classes tell is known', () => {
    expect(report.template.rows.length).toBeGreaterThan(10);
    expect(report.template.rows.filter(({ filled, refused }) => filled > 0 || refused > 0)).toEqual([]);
    expect(row(report, 'column', 'component')).toMatchObject({ asked: 1, known: 1 });
    expect(row(report, 'column', 'precast')).toMatchObject({ asked: 1, known: 0 });
    expect(row(report, 'wall', 'component')).toMatchObject({ asked: 4, known: 0 });
    expect(row(report, 'building', 'structure')).toMatchObject({ asked: 1, known: 0 });
    // marks and layers are asked of what is known to be a piece, not of everything
    expect(row(report, 'slab', 'mark')).toBeUndefined();
  });

  test('the IDS asks exactly for what is missing, of those that lack it', () => {
    const { specifications } = gapIds(report, { known: true });
    const libxml = judge();
    const text = writeIds(gapIds(report, { known: true }));
    if (libxml !== null) expect(libxml.faults(new TextEncoder().encode(text))).toEqual([]);
    expect(auditIds(new TextEncoder().encode(text)).findings).toEqual([]);
    const walls = specifications.find(({ name }) => name.startsWith('未分清的墙'))!;
    expect(walls.ifcVersions).toEqual(['IFC4']);
    expect(walls.applicability.map((facet) => facet.kind)).toEqual(['entity', 'attribute']);
    expect((walls.applicability[0] as EntityFacet).name).toMatchObject({ kind: 'simple', value: 'IFCWALL' });
    const asked = (walls.applicability[1] as AttributeFacet).value!;
    const four = report.elements.filter((element) => element.class === 'IfcWall').map(({ globalId }) => globalId);
    expect(asked.kind === 'restriction' && asked.constraints.map(({ value }) => value).sort()).toEqual([...four].sort());
    expect(walls.requirements.map((one) => one.kind === 'property' && one.baseName)).toMatchObject(['构件类别', '预制状态', '承重', '内外', '墙体做法'].map((value) => ({ kind: 'simple', value })));
    expect(walls.requirements.every(({ cardinality }) => cardinality === 'required')).toBe(true);
    // what is told otherwise is left out unless it is wanted
    expect(gapIds(report, { known: false }).specifications.flatMap(({ name }) => (name.startsWith('柱') ? [name] : []))).toEqual(['柱:预制状态(1 个构件) / column: how it is made (1 elements)']);
  });

  test('each gap is told by property', () => {
    const columns = propertyGaps(report, { known: false }).find(({ component, property }) => component === 'column' && property === 'precast')!;
    expect(columns.missing.map((index) => report.elements[index]!.name)).toEqual(['column']);
    expect(gapText(columns)).toEqual({
      zh: '属性集 SM_装配式构件 的“预制状态”:预制、现浇,或预制与现浇叠合。可填:预制 / 现浇 / 叠合。缺 1 个。',
      en: '“预制状态” of the property set SM_装配式构件: precast, cast in place, or precast with a topping cast on it. It may say 预制 / 现浇 / 叠合. 1 without a value.',
    });
  });
});

test('what is written otherwise is refused with its value, and says nothing; folded writing is read', async () => {
  const { report, facts } = await checked(house('IFC4', {
    ...FILLED,
    bearing: { ...FILLED.bearing, 预制状态: '工厂化', 一体化: '保温、干挂石材' },
    plate: { ...FILLED.plate, 预制厚度: '薄', ' 叠合层厚度': 70 },
    inner: { ...FILLED.inner, 墙体做法: ' 轻钢 ', 构件类别: '内隔墙' },
    finish: { 构件类别: '楼地面', 干式工法: '不清楚' },
  }, { ...BUILDING, 有厨房: '?' }));
  const refused = report.template.groups.flatMap((group) => group.refused.map(({ property, value }) => [group.component, property, value]));
  expect(refused).toEqual(expect.arrayContaining([
    ['building', 'hasKitchen', '?'], ['shear-wall', 'precast', '工厂化'], ['shear-wall', 'integrated', '保温、干挂石材'], ['slab', 'precastThickness', '薄'], ['floor-finish', 'dryMethod', '不清楚'],
  ]));
  expect(refused.length).toBe(5);
  const wallOf = facts.roles[report.elements.findIndex(({ name }) => name === 'bearing')]!;
  expect([wallOf.precast, wallOf.integrated]).toEqual(['unknown', 'unknown']);
  const gap = propertyGaps(report, { known: false }).find(({ component, property }) => component === 'shear-wall' && property === 'precast')!;
  expect(gap.refused.map(({ value, elements }) => [value, elements.length])).toEqual([['工厂化', 1]]);
  expect(gapText(gap).zh).toContain('不在规定用词之内:“工厂化” × 1');
});

const duplex = corpusPath('models/Duplex-georeferenced/Duplex_A_20110907_georeferenced.ifc');
test.skipIf(duplex === null)(`a real model fills none of it${duplex === null ? ' (skipped: no corpus)' : ''}`, { timeout: 120_000 }, async () => {
  const { report } = await checked(readFileSync(duplex!), 'duplex.ifc');
  expect(report.template.rows.length).toBeGreaterThan(20);
  expect(report.template.rows.every(({ filled, refused }) => filled === 0 && refused === 0)).toBe(true);
  const ids = gapIds(report, { known: true });
  const libxml = judge();
  expect(libxml!.faults(new TextEncoder().encode(writeIds(ids)))).toEqual([]);
  expect(auditIds(new TextEncoder().encode(writeIds(ids))).findings).toEqual([]);
  const lacking = new Set(gaps(report, { known: true }).filter(({ component }) => component !== 'building').flatMap(({ elements }) => elements));
  const named = new Set(ids.specifications.flatMap(({ applicability }) => applicability.flatMap((facet) => (facet.kind === 'attribute' && facet.value?.kind === 'restriction' ? facet.value.constraints.map(({ value }) => value) : facet.kind === 'attribute' && facet.value?.kind === 'simple' ? [facet.value.value] : []))));
  expect(named.size).toBe(lacking.size);
});

/** The structural-concrete share of a solid: leaves, layers, constituents, parts (domain 1.2-5, 1.2-6, 3.3, 3.4). */
import { describe, expect, test } from 'vitest';
import { concreteShare } from '../../src/facts/concrete.ts';
import { materialReader, type MaterialKind } from '../../src/facts/material-kind.ts';
import { weightOf } from '../../src/facts/weight.ts';
import type { MaterialUse } from '../../src/model/model.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { boxFacts, type BoxSpec } from './kit.ts';

const use = (name: string, extra: Partial<MaterialUse> = {}): MaterialUse => ({
  kind: 'single', name, category: '', role: '', thickness: null, fraction: null, profile: null, from: 'occurrence', ...extra,
});
const layer = (name: string, mm: number, extra: Partial<MaterialUse> = {}): MaterialUse => use(name, { kind: 'layer', thickness: mm / 1000, ...extra });
const constituent = (name: string, fraction: number | null, role = ''): MaterialUse => use(name, { kind: 'constituent', fraction, role });

/** A wall 10 m long and 3 m high. */
function wall(mm: number, materials: readonly MaterialUse[], name = '', roles: BoxSpec['roles'] = { precast: 'precast' }): BoxSpec {
  return { component: 'shear-wall', roles, box: [0, 0, 0, 10, mm / 1000, 3], name, element: { materials } };
}

async function optionsOf(box: BoxSpec, switches: Profile['switches'] = {}): Promise<readonly (readonly [number, number])[]> {
  const facts = await boxFacts([{}], [box], { ...EMPTY_PROFILE, switches });
  return concreteShare(facts, 0).options.map((o) => [Number(o.precast.toFixed(9)), Number(o.all.toFixed(9))]);
}
const exactly = (share: number): readonly (readonly [number, number])[] => [[Number(share.toFixed(9)), Number(share.toFixed(9))]];

describe('materials by name', () => {
  const kinds: readonly (readonly [string, MaterialKind])[] = [
    ['混凝土 - 现场浇注混凝土', 'concrete'], ['混凝土 - 预制混凝土 - C40', 'concrete'], ['钢筋混凝土', 'concrete'], ['C30P6', 'concrete'], ['C30/37', 'concrete'],
    ['02 Beton gewapend - prefab', 'concrete'], ['混凝土砌块', 'masonry'], ['蒸压加气混凝土砌块', 'masonry'], ['Concrete Masonry Units', 'masonry'],
    ['ALC板', 'finish'], ['泡沫混凝土', 'insulation'], ['岩棉', 'insulation'], ['XPS', 'insulation'], ['挤塑聚苯板', 'insulation'], ['HRB400', 'rebar'], ['钢筋', 'rebar'],
    ['金属 - 钢 Q345B', 'steel'], ['钢管混凝土', 'mixed'], ['水泥砂浆', 'mortar'], ['灌浆料', 'mortar'], ['外墙面砖', 'finish'], ['涂料 - 白色', 'finish'],
    ['空气层', 'air'], ['默认墙', 'unknown'], ['', 'unknown'], ['PC20', 'unknown'], ['C150x50', 'unknown'],
  ];
  test.each(kinds)('%s: %s', (name, kind) => {
    expect(materialReader(EMPTY_PROFILE)({ name, category: '', role: '' }).kind).toBe(kind);
  });

  test('the profile says what the shipped words do not', async () => {
    const profile: Profile = { ...EMPTY_PROFILE, patterns: [{ id: 'own', match: '^砼替代材料A$', material: 'insulation' }] };
    const facts = await boxFacts([{}], [wall(250, [layer('砼替代材料A', 50), layer('C40', 200)])], profile);
    expect(concreteShare(facts, 0).options).toEqual([{ precast: 0.8, all: 0.8 }]);
  });
});

describe('sandwich panels count with their structural leaf', () => {
  test('by the name, exactly', async () => {
    expect(await optionsOf(wall(310, [use('混凝土 C40')], '基本墙:预制夹心外墙-310(200+50+60)'))).toEqual(exactly(200 / 310));
    expect(await optionsOf(wall(310, [], '预制夹心外墙 200＋50＋60'))).toEqual(exactly(200 / 310));
    expect(await optionsOf(wall(310, [], '预制夹心外墙 60+50+200'))).toEqual(exactly(200 / 310));
  });

  test('the outer leaf as the switch says (K10)', async () => {
    expect(await optionsOf(wall(310, [], '预制夹心外墙-310(200+50+60)'), { 'outer-leaf': 'counted' })).toEqual(exactly(260 / 310));
  });

  test('by the name where the layers show no insulation', async () => {
    expect(await optionsOf(wall(310, [layer('C40', 305), layer('涂料', 5)], '预制夹心外墙-310(200+50+60)'))).toEqual(exactly(200 / 310));
  });

  test('leaves equally thick may bear both: a range', async () => {
    expect(await optionsOf(wall(170, [], '夹心墙板 60+50+60'))).toEqual([...exactly(60 / 170), ...exactly(120 / 170)]);
    expect(await optionsOf(wall(170, [], '夹心墙板 60+50+60'), { 'outer-leaf': 'counted' })).toEqual(exactly(120 / 170));
  });

  test('no leaves in the name, or numbers that do not add up: open', async () => {
    expect(await optionsOf(wall(310, [use('混凝土')], '预制夹心外墙-310'))).toEqual([[1, 1], [0, 0]]);
    expect(await optionsOf(wall(310, [], '预制夹心外墙-300(200+50+60)'))).toEqual([[1, 1], [0, 0]]);
  });

  test('three numbers without a word for it: exact for a precast outer wall that is so thick, else a range, else nothing', async () => {
    expect(await optionsOf(wall(310, [], 'PC-WQ 200+50+60', { precast: 'precast', external: true }))).toEqual(exactly(200 / 310));
    expect(await optionsOf(wall(310, [], 'Q1 200+50+60', { precast: 'cast-in-place' }))).toEqual([...exactly(200 / 310), [1, 1]]);
    expect(await optionsOf(wall(400, [], 'PC-WQ 200+50+60', { precast: 'precast', external: true }))).toEqual([...exactly(200 / 310), ...exactly(0.5), [1, 1]]);
    expect(await optionsOf(wall(200, [], 'PC-WQ 200+50+60', { precast: 'precast', external: true }))).toEqual(exactly(1));
    expect(await optionsOf(wall(200, [], 'Q1 12+14+16', { precast: 'cast-in-place' }))).toEqual(exactly(1));
  });

  test('a body as thick as the leaf is the leaf alone; any other thickness is a range', async () => {
    expect(await optionsOf(wall(200, [], '预制夹心外墙 200+50+60'))).toEqual(exactly(1));
    expect(await optionsOf(wall(400, [], '预制夹心外墙 200+50+60'))).toEqual([...exactly(200 / 310), ...exactly(0.5)]);
  });

  test('by layers: marked, else the thickest', async () => {
    const leaves = (inner: number, outer: number, marks: readonly [string, string] = ['', '']) => [
      layer('C40 混凝土', outer, { role: marks[1] }), layer('挤塑聚苯板', 50), layer('C40 混凝土', inner, { role: marks[0] }),
    ];
    expect(await optionsOf(wall(310, leaves(200, 60)))).toEqual(exactly(200 / 310));
    expect(await optionsOf(wall(210, leaves(80, 80)))).toEqual([...exactly(80 / 210), ...exactly(160 / 210)]);
    expect(await optionsOf(wall(210, leaves(80, 80, ['内叶', '外叶'])))).toEqual(exactly(80 / 210));
    expect(await optionsOf(wall(230, leaves(80, 100, ['LoadBearing', ''])))).toEqual(exactly(80 / 230));
  });
});

describe('double-skin walls (K11): leaves precast, the core in V alone', () => {
  const composite = { precast: 'composite' } as const;
  test('by the name', async () => {
    expect(await optionsOf(wall(200, [], 'SPQ-200(50+100+50)', composite))).toEqual([[0.5, 1]]);
    expect(await optionsOf(wall(200, [], 'SPQ-200(50+100+50)', composite), { 'double-skin-core': 'counted' })).toEqual([[1, 1]]);
  });

  test('by layers of which one is poured on site', async () => {
    expect(await optionsOf(wall(250, [layer('预制混凝土', 50), layer('现浇混凝土', 150), layer('预制混凝土', 50)], '', composite))).toEqual([[0.4, 1]]);
  });

  test('leaves that nothing tells stay open in V1a, not in V', async () => {
    expect(await optionsOf(wall(200, [], '叠合剪力墙200', composite))).toEqual([[1, 1], [0, 1]]);
  });
});

describe('layers and constituents', () => {
  test('insulation, plaster and masonry are left out, reinforcement is not', async () => {
    expect(await optionsOf(wall(320, [layer('水泥砂浆', 20), layer('岩棉', 80), layer('C30', 200), layer('抹灰', 20)]))).toEqual(exactly(200 / 320));
    expect(await optionsOf(wall(320, [layer('C30', 200), layer('混凝土砌块', 120)]))).toEqual(exactly(200 / 320));
    expect(await optionsOf(wall(200, [use('C30', { kind: 'list' }), use('HRB400', { kind: 'list' })]))).toEqual(exactly(1));
  });

  test('membranes without thickness take no share', async () => {
    expect(await optionsOf(wall(250, [layer('防水卷材', 0), layer('XPS', 50), layer('C30', 200)]))).toEqual(exactly(0.8));
  });

  test('layers that do not fill the wall: a range, and known as such', async () => {
    const box = wall(300, [layer('C30', 200), layer('XPS', 50), layer('饰面', 20)]);
    expect(await optionsOf(box)).toEqual([...exactly(200 / 270), ...exactly(200 / 300)]);
    const facts = await boxFacts([{}], [box]);
    expect(concreteShare(facts, 0)).toMatchObject({ mismatch: true, missing: 'material-share' });
  });

  test('a curved wall is as thick as its volume over its face', async () => {
    const box = { ...wall(250, [layer('C30', 200), layer('XPS', 50)]), geometry: { thickness: 4 } };
    expect(await optionsOf(box)).toEqual(exactly(0.8));
  });

  test('an unknown layer may be concrete', async () => {
    expect(await optionsOf(wall(250, [layer('C30', 200), layer('默认', 50)]))).toEqual([[1, 1], [0.8, 0.8]]);
  });

  test('constituents by fraction, by the width in their names, else open', async () => {
    expect(await optionsOf(wall(250, [constituent('C30', 0.8), constituent('XPS', 0.2)]))).toEqual(exactly(0.8));
    expect(await optionsOf(wall(250, [constituent('C30', 0.7), constituent('XPS', 0.2)]))).toEqual([...exactly(0.8), ...exactly(0.7)]);
    // in whatever order: leaf, leaf, insulation is a sandwich too
    expect(await optionsOf(wall(250, [constituent('C30', 0.6), constituent('C30', 0.2), constituent('XPS', 0.2)]))).toEqual(exactly(0.6));
    expect(await optionsOf(wall(250, [constituent('C30', null, 'core 200'), constituent('XPS', null, 'insulation 50mm')]))).toEqual(exactly(0.8));
    expect(await optionsOf(wall(250, [constituent('C30', null), constituent('XPS', null)]))).toEqual([[1, 1], [0, 0]]);
  });

  test('a material that is not concrete against a wall said to be precast: open; where nothing says so, none', async () => {
    const said = { precast: 'precast', evidence: [{ role: 'precast', value: 'precast', source: 'name', rank: 6, where: 'name' }] } as const;
    expect(await optionsOf(wall(200, [use('岩棉')], '', said))).toEqual([[1, 1], [0, 0]]);
    expect(await optionsOf(wall(200, [use('岩棉')]))).toEqual([[0, 0]]);
    expect(await optionsOf(wall(200, [use('涂料')], '', said))).toEqual(exactly(1));
  });

  test('grout is in V and never precast; nothing said is concrete by role', async () => {
    expect(await optionsOf(wall(200, [use('灌浆料')]))).toEqual([[0, 1]]);
    expect(await optionsOf({ ...wall(600, []), class: 'IfcColumn', component: 'column' })).toEqual(exactly(1));
  });
});

describe('parts', () => {
  const part = (y0: number, y1: number, material: string, name = ''): BoxSpec => ({
    component: 'shear-wall', roles: { precast: 'precast' }, box: [0, y0, 0, 10, y1, 3], class: 'IfcBuildingElementPart', name,
    element: { whole: 0, materials: material === '' ? [] : [use(material)] },
  });
  const panel = (materials: readonly MaterialUse[] = []): BoxSpec => ({ component: 'shear-wall', box: null, element: { parts: [1, 2, 3], materials } });
  const sharesOf = async (boxes: readonly BoxSpec[]) => {
    const facts = await boxFacts([{}], boxes);
    return [1, 2, 3].map((i) => concreteShare(facts, i).options.map((o) => o.all));
  };

  test('each by its own material; the thinner leaf beyond the insulation is the outer one', async () => {
    expect(await sharesOf([panel(), part(0, 0.2, 'C40'), part(0.25, 0.31, 'C40'), part(0.2, 0.25, 'XPS')])).toEqual([[1], [0], [0]]);
    expect(await sharesOf([panel(), part(0, 0.06, 'C40'), part(0.11, 0.17, 'C40'), part(0.06, 0.11, 'XPS')])).toEqual([[1], [0, 1], [0]]);
  });

  test('several panels in one whole: leaves are told by their marks alone; a part named as a panel is no insulation', async () => {
    const row = (x: number): BoxSpec[] => [['C40', 0, 0.2], ['XPS', 0.2, 0.25], ['C40', 0.25, 0.31]].map(([m, y0, y1]) => ({
      ...part(y0 as number, y1 as number, m as string), box: [x, y0 as number, 0, x + 3, y1 as number, 3],
    }));
    const boxes = [{ ...panel(), element: { parts: [1, 2, 3, 4, 5, 6] } }, ...row(0), ...row(3)];
    expect(await sharesOf(boxes)).toEqual([[1, 0], [0], [1, 0]]);
    expect((await sharesOf([panel(), part(0, 0.2, '', '预制保温外墙板'), part(0.2, 0.25, 'XPS'), part(0.25, 0.31, 'C40')]))[0]).toEqual([1]);
  });

  test('without materials of their own they take the layer of the whole that is as thick', async () => {
    const layers = [layer('C40', 200), layer('XPS', 50), layer('C40', 60)];
    expect(await sharesOf([panel(layers), part(0, 0.2, ''), part(0.2, 0.25, ''), part(0.25, 0.31, '')])).toEqual([[1], [0], [0]]);
  });

  test('parts that fill a whole with a body of its own give its share', async () => {
    const whole: BoxSpec = { component: 'shear-wall', box: [0, 0, 0, 10, 0.25, 3], element: { parts: [1, 2] } };
    const facts = await boxFacts([{}], [whole, part(0, 0.2, 'C40'), part(0.2, 0.25, 'XPS')]);
    expect(concreteShare(facts, 0)).toMatchObject({ from: 'parts' });
    expect(concreteShare(facts, 0).options[0]!.all).toBeCloseTo(0.8, 12);
  });
});

test('2.22 m³ of concrete weigh 5.55 t; of a sandwich both leaves are lifted', async () => {
  const piece: BoxSpec = { component: 'shear-wall', roles: { precast: 'precast' }, box: [0, 0, 0, 3.7, 0.2, 3] };
  const facts = await boxFacts([{}], [piece, wall(310, [], '预制夹心外墙 200+50+60')]);
  const kg = (index: number, profile: Profile = EMPTY_PROFILE) => weightOf({ ...facts, profile }, index)!.kg.map((x) => Number(x.toFixed(6)));
  expect(kg(0)).toEqual([5550, 5550]);
  expect(kg(1)).toEqual([10 * 3 * 0.26 * 2500, 10 * 3 * 0.26 * 2500]);
  expect(kg(0, { ...EMPTY_PROFILE, concreteDensity: 2400 })).toEqual([5328, 5328]);
});

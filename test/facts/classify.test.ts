import { describe, expect, it } from 'vitest';
import { classify } from '../../src/facts/classify.ts';
import { proposeConventions } from '../../src/facts/marking.ts';
import type { ElementGeometry } from '../../src/geometry/quantities.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { material, model, pset, type Draft } from './build.ts';

const run = (drafts: readonly Draft[], profile: Profile = EMPTY_PROFILE, paths?: readonly string[]) =>
  classify(model(drafts, paths), drafts.map(() => null), profile);
const one = (draft: Draft, profile: Profile = EMPTY_PROFILE) => run([draft], profile)[0]!;

describe('flags of three schema versions', () => {
  it.each([
    ['ConstructionType', 'Precast', 'precast'],
    ['ConstructionType', 'Insitu', 'cast-in-place'],
    ['ConstructionMethod', 'In-Situ', 'cast-in-place'],
    ['ConstructionMethod', 'PRECAST', 'precast'],
    ['CastingMethod', 'MIXED', 'composite'],
    ['ConstructionType', 'ConstructionType', 'unknown'],
    ['ConstructionMethod', 'Undefined', 'unknown'],
    ['ConstructionMethod', 'n/a', 'unknown'],
    ['ConstructionMethod', 'new construction', 'unknown'],
  ])('%s %s', (name, value, expected) => {
    expect(one({ class: 'IfcColumn', psets: [pset('Pset_ConcreteElementGeneral', { [name]: value })] }).precast).toBe(expected);
  });

  it('an enumerated value is read', () => {
    const set = pset('Pset_ConcreteElementGeneral', { CastingMethod: 'PRECAST' });
    const enumerated = { ...set, properties: set.properties.map((p) => ({ ...p, kind: 'enumerated' as const })) };
    expect(one({ class: 'IfcBeam', psets: [enumerated] }).precast).toBe('precast');
  });

  it('a set is no evidence by being there; a real property of it is weak evidence', () => {
    const bare = one({ class: 'IfcSlab', psets: [pset('Pset_PrecastConcreteElementGeneral', { Reference: 'LB-120', PieceMark: '', TypeDesignator: 'Undefined' })] });
    expect(bare.precast).toBe('unknown');
    const marked = { class: 'IfcSlab', psets: [pset('Pset_PrecastConcreteElementGeneral', { PieceMark: 'A-12' })] };
    expect(one(marked).precast).toBe('precast');
    expect(one({ ...marked, name: '楼板:现浇板-120' }).precast).toBe('cast-in-place');
  });
});

describe('ranks', () => {
  it('a roof is a slab: a composite plate with PredefinedType ROOF is a roof, whatever kind of slab its type is', () => {
    const plate = { class: 'IfcSlab', predefinedType: 'ROOF' };
    for (const objectType of ['楼板:叠合板-130(60+70)', '楼板:叠合屋面板-130(60+70)']) expect(one({ ...plate, objectType })).toMatchObject({ component: 'roof', precast: 'composite' });
    expect(one({ ...plate, objectType: '楼板:叠合板-130(60+70)', psets: [pset('SM_装配式构件', { 构件类别: '楼板' })] }).component).toBe('slab');
    expect(one({ ...plate, objectType: '预制楼梯:ST-29-24' }).component).toBe('unknown');
  });

  /** weaker words for the component that do not agree with what stands */
  const against = (draft: Draft, all: readonly Draft[] = [draft]) =>
    run(all)[all.indexOf(draft)]!.evidence.flatMap((e) => (e.role === 'component' && e.contradicts === true ? [`${e.source} ${e.value}`] : []));
  it.each<[string, Draft, string]>([
    ['a landing is a slab', { class: 'IfcSlab', predefinedType: 'LANDING' }, 'stair'],
    ['a roof is a slab', { class: 'IfcSlab', predefinedType: 'ROOF', objectType: '楼板:叠合板-130(60+70)' }, 'roof'],
    ['a balcony is a slab', { class: 'IfcSlab', name: '预制阳台板' }, 'balcony'],
    ['a raft is a base slab', { class: 'IfcSlab', predefinedType: 'BASESLAB', name: '筏板基础' }, 'foundation'],
    ['a parapet is a wall', { class: 'IfcWall', name: '女儿墙' }, 'parapet'],
    ['a lintel is a beam', { class: 'IfcBeam', predefinedType: 'LINTEL' }, 'lintel'],
  ])('%s: the more general class does not contradict it', (_, draft, component) => {
    expect(one(draft).component).toBe(component);
    expect(one(draft).evidence.filter((e) => e.role === 'component' && e.value !== component)).not.toEqual([]);
    expect(against(draft)).toEqual([]);
  });
  it.each<[string, Draft, string, readonly string[]]>([
    ['a finish drawn as a slab', { class: 'IfcSlab', name: '地砖面层' }, 'floor-finish', ['class slab']],
    ['a slab drawn as a beam', { class: 'IfcBeam', name: '楼板', predefinedType: 'HOLLOWCORE' }, 'slab', ['class beam']],
    ['a slab whose template says so, against ROOF', { class: 'IfcSlab', predefinedType: 'ROOF', psets: [pset('SM_装配式构件', { 构件类别: '楼板' })] }, 'slab', ['type roof']],
  ])('%s: what is no kind of the other does', (_, draft, component, words) => {
    expect(one(draft).component).toBe(component);
    expect(against(draft)).toEqual(words);
  });
  it('a beam of a stair is what it is a part of, and no less what it is', () => {
    const stair: Draft = { class: 'IfcStair', name: 'ST' };
    const beam: Draft = { class: 'IfcBeam', name: 'x', whole: 0 };
    expect(run([stair, beam]).map((r) => r.component)).toEqual(['stair', 'stair']);
    expect(against(beam, [stair, beam])).toEqual([]);
  });

  const flagged = { class: 'IfcWall', name: '基本墙:现浇墙', psets: [pset('Pset_ConcreteElementGeneral', { ConstructionMethod: 'Precast' })] };

  it('a flag outranks the name, which stays listed as contradicted', () => {
    const r = one(flagged);
    expect(r.precast).toBe('precast');
    expect(r.evidence).toContainEqual(expect.objectContaining({ role: 'precast', value: 'cast-in-place', contradicts: true }));
  });

  it('the template outranks the flag, the user the template', () => {
    const templated = { ...flagged, psets: [...flagged.psets, pset('SM_装配式构件', { 预制状态: '现浇', 承重: '非承重', 内外: '外', 墙体做法: '现浇' })] };
    expect(one(templated)).toMatchObject({ component: 'infill-envelope-wall', precast: 'cast-in-place', loadBearing: false, external: true, wallKind: 'cast-in-place' });
    const profile: Profile = { ...EMPTY_PROFILE, settlements: [{ by: 'pattern', key: '现浇墙', role: 'precast', value: 'composite', reason: 'shop drawing 12' }] };
    expect(one(templated, profile).precast).toBe('composite');
  });

  it('equal ranks that disagree conflict, both shown', () => {
    const r = one({ class: 'IfcColumn', psets: [pset('A', { ConstructionMethod: 'Precast' }), pset('B', { CastingMethod: 'INSITU' })] });
    expect(r.precast).toBe('conflict');
    expect(r.evidence.filter((e) => e.role === 'precast').map((e) => e.value).sort()).toEqual(['cast-in-place', 'precast']);
  });

  it('an occurrence overrides its type', () => {
    const r = one({ class: 'IfcWall', psets: [pset('Pset_WallCommon', { LoadBearing: false }), pset('Pset_WallCommon', { LoadBearing: true }, 'type')] });
    expect(r.loadBearing).toBe(false);
  });

  it('settlements: element before type before pattern before file, and by file glob', () => {
    const settle = (by: 'element' | 'type' | 'pattern' | 'file', key: string, value: string, file?: string) =>
      ({ by, key, value, role: 'precast' as const, reason: 'r', ...(file ? { file } : {}) });
    const profile: Profile = { ...EMPTY_PROFILE, settlements: [settle('file', '*.ifc', 'composite'), settle('type', 'T1', 'cast-in-place'), settle('element', 'guid-0', 'precast', 'a.ifc'), settle('element', 'guid-1', 'precast', 'b.ifc')] };
    expect(run([{ class: 'IfcBeam', objectType: 'T1' }, { class: 'IfcBeam', objectType: 'T1' }, { class: 'IfcBeam' }], profile).map((r) => r.precast)).toEqual(['precast', 'cast-in-place', 'composite']);
  });

  it('custom Chinese properties by name', () => {
    expect(one({ class: 'IfcColumn', psets: [pset('其他', { 是否预制: '是' })] }).precast).toBe('precast');
    expect(one({ class: 'IfcSlab', psets: [pset('文字', { 构件类别: '叠合板' })] }).precast).toBe('composite');
    expect(one({ class: 'IfcSlab', psets: [pset('文字', { 施工方式: '现浇' })] }).precast).toBe('cast-in-place');
    expect(one({ class: 'IfcSlab', psets: [pset('文字', { 预制厚度: '60', 预制率: '是' })] }).precast).toBe('unknown');
    expect(one({ class: 'IfcWall', psets: [pset('其他', { 是否预制: '否' })] })).toMatchObject({ precast: 'unknown', wallKind: 'unknown' });
    expect(one({ class: 'IfcWall', psets: [pset('结构', { 结构用途: '抗剪' })] }).loadBearing).toBe(true);
    expect(one({ class: 'IfcColumn', psets: [pset('标识数据', { 注释: '预制柱' })] }).precast).toBe('precast');
    expect(one({ class: 'IfcColumn', psets: [pset('标识数据', { 制造商: '预制厂' })] }).precast).toBe('unknown');
  });
});

describe('export defaults', () => {
  const wall = (external: boolean, bearing = false): Draft => ({ class: 'IfcWall', psets: [pset('Pset_WallCommon', { IsExternal: external, LoadBearing: bearing })] });

  it('one value on every wall of a file is a proposal', () => {
    const all = run(Array.from({ length: 6 }, () => wall(true)));
    expect(all.every((r) => r.external === 'unknown' && r.loadBearing === 'unknown' && r.component === 'wall')).toBe(true);
    expect(all[0]!.evidence.find((e) => e.role === 'external')).toMatchObject({ value: true, proposal: true });
    expect(all[0]!.candidates).toEqual(['shear-wall', 'infill-envelope-wall', 'partition']);
  });

  it('a flag that differs is believed', () => {
    const all = run([wall(true, true), wall(true), wall(false), wall(false), wall(true), wall(false, true)]);
    expect(all.map((r) => r.component)).toEqual(['shear-wall', 'infill-envelope-wall', 'partition', 'partition', 'infill-envelope-wall', 'shear-wall']);
  });

  it('each file for itself', () => {
    const drafts = [...Array.from({ length: 5 }, () => wall(true)), ...Array.from({ length: 5 }, () => ({ ...wall(false), file: 1 }))];
    expect(run(drafts, EMPTY_PROFILE, ['a.ifc', 'b.ifc']).every((r) => r.external === 'unknown')).toBe(true);
  });

  it('a name stands where the flag fell', () => {
    const all = run(Array.from({ length: 6 }, () => ({ ...wall(true), name: '基本墙:内隔墙-100' })));
    expect(all[0]!).toMatchObject({ component: 'partition', external: false });
  });
});

describe('materials', () => {
  it('steel and timber have no concrete to ask about', () => {
    expect(one({ class: 'IfcColumn', materials: [material('Q355B')] })).toMatchObject({ component: 'column', precast: 'not-applicable' });
    expect(one({ class: 'IfcBeam', materials: [material('金属 - 钢 Q345')] }).precast).toBe('not-applicable');
    expect(one({ class: 'IfcBeam', materials: [material('钢筋混凝土 C30')] }).precast).toBe('unknown');
    expect(one({ class: 'IfcBeam', materials: [material('混凝土 - 预制混凝土')] }).precast).toBe('precast');
    expect(one({ class: 'IfcBeam', materials: [material('混凝土 - 现场浇注混凝土')] }).precast).toBe('cast-in-place');
  });
  it('a brick facing does not make a concrete wall masonry', () => {
    expect(one({ class: 'IfcWall', materials: [material('Concrete C30', 0.2), material('Brick facing', 0.1)] }).wallKind).toBe('unknown');
    expect(one({ class: 'IfcWall', materials: [material('Plasterboard', 0.01), material('Concrete Block', 0.19), material('Metal Stud', 0.04)] }).wallKind).toBe('masonry');
  });
  it('a steel sheet on a concrete slab is not a steel slab', () => {
    expect(one({ class: 'IfcSlab', materials: [material('Concrete', 0.2), material('Steel sheet', 0.001)] }).precast).toBe('unknown');
  });
});

describe('wholes and parts', () => {
  it('blocks make their wall masonry; silent mortar does not argue', () => {
    const all = run([
      { class: 'IfcWall', name: '011' },
      { class: 'IfcBuildingElementPart', name: 'a', whole: 0, materials: [material('蒸压加气混凝土砌块')] },
      { class: 'IfcBuildingElementPart', name: 'b', whole: 0, materials: [material('混凝土砌块')] },
      { class: 'IfcBuildingElementPart', name: 'mortar', whole: 0 },
    ]);
    expect(all[0]!).toMatchObject({ wallKind: 'masonry', precast: 'not-applicable' });
    expect(all[0]!.evidence.some((e) => e.where.startsWith('parts: '))).toBe(true);
    expect(all[1]!.component).toBe('wall');
  });
  it.each(['剪力墙', '外围护墙', '内隔墙', '柱', '叠合板'])('the leaves of what is declared to be a %s are that too', (component) => {
    const all = run([
      { class: 'IfcWall', name: 'P', psets: [pset('SM_装配式构件', { 构件类别: component, 预制状态: '预制' })] },
      { class: 'IfcBuildingElementPart', name: '内叶', whole: 0 },
    ]);
    expect(all[1]!).toMatchObject({ component: all[0]!.component, precast: 'precast' });
  });
  it('parts that disagree say nothing', () => {
    const all = run([
      { class: 'IfcElementAssembly', name: 'A' },
      { class: 'IfcBeam', name: '预制梁', whole: 0 },
      { class: 'IfcBeam', name: '现浇梁', whole: 0 },
    ]);
    expect(all.map((r) => r.precast)).toEqual(['unknown', 'precast', 'cast-in-place']);
  });
  it('a sleeve or lifting anchor inside says precast, two levels up, and weaker than a name', () => {
    const unit = (name: string): Draft[] => [
      { class: 'IfcElementAssembly', name: 'U' },
      { class: 'IfcWall', name, whole: 0 },
      { class: 'IfcElementAssembly', name: 'Steel Assembly', whole: 0 },
      { class: 'IfcBuildingElementProxy', name: '吊钉DD5-170', whole: 2 },
    ];
    const all = run(unit('PANEL'));
    expect(all.map((r) => r.precast)).toEqual(['precast', 'precast', 'not-applicable', 'not-applicable']);
    expect(all[2]!.component).toBe('embedded-part');
    expect(run(unit('现浇墙'))[1]!.precast).toBe('cast-in-place');
  });
  it('foam in a precast slab is not precast', () => {
    expect(run([{ class: 'IfcSlab', name: '叠合板1' }, { class: 'IfcBuildingElementProxy', name: 'EPS 100', whole: 0 }])[1]!.precast).toBe('unknown');
  });
  it('cycles and deep nesting end', () => {
    const chain: Draft[] = Array.from({ length: 20_000 }, (_, i) => ({ class: 'IfcBuildingElementPart', ...(i > 0 ? { whole: i - 1, parts: [] } : {}) }));
    const built = chain.map((d, index) => ({ ...model([d]).elements[0]!, index, whole: index > 0 ? index - 1 : null, parts: index < chain.length - 1 ? [index + 1] : [] }));
    const loop = built.map((e) => (e.index === 0 ? { ...e, whole: built.length - 1 } : e));
    expect(classify({ ...model([]), files: model([]).files, elements: built }, [], EMPTY_PROFILE)).toHaveLength(chain.length);
    expect(classify({ ...model([]), files: model([]).files, elements: loop }, [], EMPTY_PROFILE)).toHaveLength(chain.length);
  });
});

describe('what settles last, or never', () => {
  it('a file declared precast', () => {
    const profile: Profile = { ...EMPTY_PROFILE, files: [{ match: 'pc/*.ifc', precast: 'precast' }] };
    expect(run([{ class: 'IfcWall' }, { class: 'IfcWall', file: 1 }], profile, ['x/pc/a.ifc', 'b.ifc']).map((r) => r.precast)).toEqual(['precast', 'unknown']);
  });
  it('a convention settles the unmarked of its component and nothing else', () => {
    const conventions = [
      { component: 'column', unmarked: 'cast-in-place' as const, reason: 'drawing S-01' },
      { component: 'partition', unmarked: 'cast-in-place' as const, reason: 'not allowed' },
    ];
    const profile = { ...EMPTY_PROFILE, conventions };
    expect(one({ class: 'IfcColumn' }, profile)).toMatchObject({ precast: 'cast-in-place' });
    expect(one({ class: 'IfcColumn', name: '预制柱' }, profile).precast).toBe('precast');
    expect(one({ class: 'IfcWall', name: '内隔墙' }, profile).precast).toBe('unknown');
    expect(one({ class: 'IfcBeam' }, profile).precast).toBe('unknown');
  });
  it('geometry proposes only', () => {
    const thick = { thickness: 0.2 } as ElementGeometry;
    const r = classify(model([{ class: 'IfcWall', materials: [material('混凝土 C30')] }]), [thick], EMPTY_PROFILE)[0]!;
    expect(r.loadBearing).toBe('unknown');
    expect(r.evidence).toContainEqual(expect.objectContaining({ role: 'loadBearing', source: 'geometry', proposal: true }));
  });
  it('integration: the envelope needs insulation and finish, a partition pipes and finish', () => {
    const wall = (position: string, integrated: string | boolean): Draft => ({ class: 'IfcWall', psets: [pset('SM_装配式构件', { 承重: '非承重', 内外: position, 一体化: integrated })] });
    expect(run([wall('外', '保温、装饰'), wall('外', '管线 装饰'), wall('内', '管线、装饰'), wall('内', '无'), wall('内', true)]).map((r) => r.integrated)).toEqual([true, false, true, false, true]);
    expect(one({ class: 'IfcWall', name: '外墙-页岩空心砖' }).integrated).toBe(false);
  });
});

describe('convention proposals', () => {
  const beams: Draft[] = [{ class: 'IfcBeam', name: '预制梁' }, { class: 'IfcBeam', name: 'KL1' }, { class: 'IfcBeam', name: 'KL2' }];
  const volume = (v: number | null) => ({ volume: v }) as ElementGeometry;

  it('counts what it would settle', () => {
    const m = model(beams);
    const geometry = [volume(1), volume(2.5), volume(null)];
    expect(proposeConventions(m, geometry, classify(m, geometry, EMPTY_PROFILE))).toEqual([
      { component: 'beam', unmarked: 'cast-in-place', marked: 1, wouldSettle: 2, elements: [1, 2], volume: 2.5, unmeasured: 1 },
    ]);
  });
  it('not where marking goes both ways, not where nothing is marked, not for partitions', () => {
    const none = (drafts: Draft[]) => {
      const m = model(drafts);
      expect(proposeConventions(m, [], classify(m, [], EMPTY_PROFILE))).toEqual([]);
    };
    none([...beams, { class: 'IfcBeam', name: '现浇梁' }]);
    none(beams.slice(1));
    none([{ class: 'IfcWall', name: '预制内隔墙' }, { class: 'IfcWall', name: '内隔墙' }]);
  });
});

describe('floors that count (4.0.5)', () => {
  it.each([
    ['IfcSlab', '楼板:YX65-185-555 压型钢板现浇混凝土150', 'slab', 'composite'],
    ['IfcPlate', 'TD3-90 钢筋桁架楼承板', 'slab', 'composite'],
    ['IfcSlab', '屋面:金属屋面板-压型', 'slab', 'composite'],
    ['IfcSlab', '楼板:免支模现浇楼盖', 'slab', 'composite'],
    ['IfcSlab', '楼板:木楼盖-240', 'slab', 'not-applicable'],
    ['IfcSlab', '楼板:CLT楼板-160', 'slab', 'not-applicable'],
    ['IfcSlab', '楼板:叠合板-130(60+70)', 'slab', 'composite'],
    ['IfcSlab', '楼板:叠合板-130(预制60+现浇70)', 'slab', 'composite'],
    ['IfcSlab', '叠合板(整厚):DHB-1', 'slab', 'composite'],
    ['IfcSlab', '叠合板(预制底板):YDB-01', 'slab', 'precast'],
    ['IfcSlab', '板缝', 'cast-in-place-joint', 'cast-in-place'],
    ['IfcSlab', '楼板:叠合板后浇带-300', 'cast-in-place-joint', 'cast-in-place'],
    ['IfcSlab', '楼板:现浇板带-250', 'cast-in-place-joint', 'cast-in-place'],
    ['IfcSlab', '楼板:叠合板现浇层-70', 'topping', 'cast-in-place'],
    ['IfcSlab', '楼板:LB-120 降板卫生间 现浇', 'slab', 'cast-in-place'],
    // one floor element of both: only a person can say which zone is which
    ['IfcSlab', '楼板:叠合板与现浇板', 'slab', 'unknown'],
    ['IfcSlab', '楼板:现浇板/叠合板-130', 'slab', 'unknown'],
    ['IfcSlab', '楼板:建筑面层-50', 'floor-finish', 'not-applicable'],
    ['IfcSlab', '建筑地坪:建筑地坪 1', 'ground-slab', 'unknown'],
    ['IfcSlab', '坡道:坡道-180', 'ramp', 'unknown'],
  ])('%s %s', (cls, name, component, precast) => {
    expect(one({ class: cls, name })).toMatchObject({ component, precast });
  });

  it('a deck is not made cast in place by the concrete on it', () => {
    const deck = { class: 'IfcSlab', objectType: '楼板:YX76-344-688 闭口压型钢板', materials: [material('混凝土 - 现场浇注混凝土', 0.15)] };
    expect(one(deck).precast).toBe('composite');
  });

  it('layers of base and topping are one composite slab; thin precast tiles over a poured slab are not', () => {
    const layers = (base: number) => [material('混凝土 - 预制混凝土', base), material('混凝土 - 现场浇注混凝土', 0.07)];
    expect(one({ class: 'IfcSlab', name: 'LB1', materials: layers(0.06) }).precast).toBe('composite');
    // thinner than any clause allows, and a composite slab all the same: or the clause would never be asked
    expect(one({ class: 'IfcSlab', name: 'LB1', materials: layers(0.04) }).precast).toBe('composite');
    expect(one({ class: 'IfcSlab', name: 'LB1', materials: layers(0.035) }).precast).toBe('unknown');
    expect(one({ class: 'IfcWall', name: 'Q1', materials: layers(0.06) }).precast).toBe('unknown');
  });
});

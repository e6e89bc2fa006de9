import { describe, expect, it } from 'vitest';
import { classify } from '../../src/facts/classify.ts';
import { fold, isPlaceholder, nameParts } from '../../src/facts/names.ts';
import type { Roles } from '../../src/facts/roles.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { model, pset, type Draft } from './build.ts';

const UNLISTED = EMPTY_PROFILE;
const ATLAS: Profile = { ...EMPTY_PROFILE, codeLists: ['15G365-367'] };
const DRAWINGS: Profile = { ...EMPTY_PROFILE, codeLists: ['22G101'] };
const PRACTICE: Profile = { ...EMPTY_PROFILE, codeLists: ['precast-practice'] };

function roles(draft: Draft, profile: Profile = UNLISTED): Roles {
  return classify(model([draft]), [null], profile)[0]!;
}

interface Row {
  readonly n: number | string;
  readonly name: string;
  readonly class: string;
  readonly expect: Partial<Pick<Roles, 'component' | 'precast' | 'wallKind' | 'loadBearing' | 'external' | 'dryMethod'>>;
  readonly profile?: Profile;
}

/** domain.md 3.4, in its order. What the table leaves open must stay `unknown`. */
const ROWS: readonly Row[] = [
  { n: 1, name: '基本墙:YWQ1-200:458213', class: 'IfcWall', expect: { component: 'shear-wall', precast: 'precast', wallKind: 'panel' } },
  { n: 2, name: '预制_YWQ_03:标准:612233', class: 'IfcBuildingElementProxy', expect: { component: 'shear-wall', precast: 'precast' } },
  { n: 3, name: '基本墙:PC-YNQ-200 C40', class: 'IfcWall', expect: { component: 'shear-wall', precast: 'precast' } },
  { n: 4, name: '基本墙:剪力墙-C45-200mm', class: 'IfcWall', expect: { component: 'shear-wall', precast: 'unknown', loadBearing: true, wallKind: 'unknown' } },
  { n: 5, name: '基本墙:Q1(2)200 现浇', class: 'IfcWall', expect: { precast: 'cast-in-place', wallKind: 'cast-in-place' } },
  { n: '5b', name: '基本墙:Q1(2)200 现浇', class: 'IfcWall', profile: DRAWINGS, expect: { component: 'shear-wall', precast: 'cast-in-place' } },
  { n: 6, name: '基本墙:预制夹心外墙-310(200+50+60)', class: 'IfcWall', expect: { precast: 'precast', wallKind: 'panel', external: true } },
  { n: 7, name: 'PCF-2a:60mm', class: 'IfcWall', expect: { component: 'formwork-panel' } },
  { n: '7b', name: 'PCF-2a:60mm', class: 'IfcBuildingElementProxy', expect: { component: 'formwork-panel' } },
  { n: 8, name: 'SPQ-200(50+100+50)', class: 'IfcWall', expect: { component: 'shear-wall', precast: 'composite' } },
  { n: '8b', name: '叠合剪力墙200', class: 'IfcWall', expect: { component: 'shear-wall', precast: 'composite' } },
  { n: 9, name: 'GBZ5:300x500', class: 'IfcColumn', profile: DRAWINGS, expect: { component: 'column', precast: 'cast-in-place' } },
  { n: '9b', name: 'YBZ3', class: 'IfcColumn', profile: DRAWINGS, expect: { component: 'column', precast: 'cast-in-place' } },
  { n: '9c', name: 'YBZ3', class: 'IfcColumn', expect: { precast: 'unknown' } },
  { n: 10, name: 'AHJ2', class: 'IfcColumn', expect: { component: 'cast-in-place-joint', precast: 'cast-in-place' } },
  { n: '10b', name: '后浇段-400', class: 'IfcWall', expect: { component: 'cast-in-place-joint', precast: 'cast-in-place' } },
  { n: 11, name: '构造柱:GZ1 200x200', class: 'IfcColumn', expect: { component: 'constructional-column' } },
  { n: 12, name: '混凝土-矩形-柱:KZ3 600x600', class: 'IfcColumn', expect: { component: 'column', precast: 'unknown' } },
  { n: 13, name: 'YZ1 600x600', class: 'IfcColumn', expect: { component: 'column', precast: 'unknown' } },
  { n: '13b', name: 'YZ1 600x600', class: 'IfcColumn', profile: PRACTICE, expect: { component: 'column', precast: 'precast' } },
  { n: 14, name: '预制柱-带牛腿:PCZ-2', class: 'IfcColumn', expect: { component: 'column', precast: 'precast' } },
  { n: 15, name: 'M_混凝土-矩形梁:KL5(3) 250x500', class: 'IfcBeam', expect: { component: 'beam', precast: 'unknown' } },
  { n: 16, name: '混凝土-矩形梁:DL3 300x600', class: 'IfcBeam', expect: { precast: 'unknown' } },
  { n: 17, name: '预制叠合梁-凹口:DKL2 300x600(450)', class: 'IfcBeam', expect: { component: 'beam', precast: 'composite' } },
  { n: 18, name: 'LL-4 200x700', class: 'IfcBeam', profile: DRAWINGS, expect: { component: 'beam', precast: 'unknown' } },
  { n: 19, name: '预制过梁:GL-1024', class: 'IfcBeam', expect: { component: 'lintel', precast: 'unknown' } },
  { n: 20, name: '楼板:叠合板-130(60+70)', class: 'IfcSlab', expect: { component: 'slab', precast: 'composite' } },
  { n: 21, name: 'DBS2-67-3318-22', class: 'IfcSlab', expect: { component: 'slab', precast: 'precast' } },
  { n: '21b', name: 'DBS2-67-3318-22', class: 'IfcBeam', expect: { component: 'slab', precast: 'precast' } },
  { n: '21c', name: 'DBS2-67-3318-22', class: 'IfcBuildingElementProxy', expect: { component: 'slab', precast: 'precast' } },
  { n: 22, name: '楼板:叠合板现浇层-70', class: 'IfcSlab', expect: { component: 'topping', precast: 'cast-in-place' } },
  { n: 23, name: '楼板:LB-120 降板卫生间', class: 'IfcSlab', expect: { component: 'slab', precast: 'unknown' } },
  { n: 24, name: '叠合板(整厚):DHB-1', class: 'IfcSlab', expect: { component: 'slab', precast: 'composite' } },
  { n: '24b', name: '叠合板(预制底板):YDB-01', class: 'IfcSlab', expect: { component: 'slab', precast: 'precast' } },
  { n: '24c', name: '板缝', class: 'IfcSlab', expect: { component: 'cast-in-place-joint', precast: 'cast-in-place' } },
  { n: 25, name: '楼板:YX65-185-555 压型钢板现浇混凝土150', class: 'IfcSlab', expect: { component: 'slab', precast: 'composite' } },
  { n: 26, name: 'TD3-90 钢筋桁架楼承板', class: 'IfcPlate', expect: { component: 'slab', precast: 'composite' } },
  { n: 27, name: '楼板:建筑面层-50', class: 'IfcSlab', expect: { component: 'floor-finish', precast: 'not-applicable' } },
  { n: 28, name: '楼板:架空地板-150(干式)', class: 'IfcSlab', expect: { component: 'floor-finish', dryMethod: true } },
  { n: 29, name: '楼板:1F结构板-180', class: 'IfcSlab', expect: { component: 'slab', precast: 'unknown' } },
  { n: 30, name: '建筑地坪:建筑地坪 1', class: 'IfcSlab', expect: { component: 'ground-slab' } },
  { n: '30b', name: '坡道:坡道 1', class: 'IfcSlab', expect: { component: 'ramp' } },
  { n: 31, name: '现场浇注楼梯:YLT-28-25', class: 'IfcStair', expect: { component: 'stair', precast: 'conflict' } },
  { n: 32, name: 'JT-29-25', class: 'IfcStairFlight', profile: ATLAS, expect: { component: 'stair', precast: 'precast' } },
  { n: '32b', name: 'PCLT-3', class: 'IfcBuildingElementProxy', expect: { component: 'stair', precast: 'precast' } },
  { n: '32c', name: 'JT-29-25', class: 'IfcStairFlight', expect: { component: 'stair', precast: 'unknown' } },
  { n: 33, name: 'YTB-D-1024-08', class: 'IfcSlab', expect: { component: 'balcony', precast: 'precast' } },
  { n: '33b', name: 'YTB-1', class: 'IfcStairFlight', expect: { component: 'stair', precast: 'precast' } },
  { n: 34, name: 'KTB-84-130', class: 'IfcSlab', expect: { component: 'ac-slab', precast: 'precast' } },
  { n: '34b', name: 'YKT-2', class: 'IfcBuildingElementProxy', expect: { component: 'ac-slab', precast: 'precast' } },
  { n: 35, name: '预制凸窗PC-TC2', class: 'IfcBuildingElementProxy', expect: { component: 'bay-window', precast: 'precast' } },
  { n: 36, name: '外挂墙板-160清水:WGB-7', class: 'IfcWall', expect: { component: 'hung-panel', wallKind: 'panel', loadBearing: false, external: true } },
  { n: 37, name: '基本墙:外墙-加气混凝土砌块200(B06)', class: 'IfcWall', expect: { wallKind: 'masonry', external: true } },
  { n: 38, name: '基本墙:ALC板-200-外墙', class: 'IfcWall', expect: { wallKind: 'panel', external: true } },
  { n: '38b', name: '蒸压加气混凝土板', class: 'IfcWall', expect: { wallKind: 'panel' } },
  { n: 39, name: '基本墙:全现浇外墙-非承重200', class: 'IfcWall', expect: { component: 'infill-envelope-wall', precast: 'cast-in-place', wallKind: 'cast-in-place' } },
  { n: 40, name: '基本墙:常规 - 200mm', class: 'IfcWall', expect: { component: 'wall', precast: 'unknown', wallKind: 'unknown', loadBearing: 'unknown' } },
  { n: 41, name: '基本墙:内隔墙-轻质条板100', class: 'IfcWall', expect: { component: 'partition', wallKind: 'panel' } },
  { n: '41b', name: '基本墙:轻钢龙骨石膏板125', class: 'IfcWall', expect: { wallKind: 'framed' } },
  { n: 42, name: '基本墙:保温-岩棉60', class: 'IfcWall', expect: { component: 'covering', wallKind: 'not-applicable' } },
  { n: '42b', name: '基本墙:面砖20', class: 'IfcWall', expect: { component: 'covering' } },
  { n: 43, name: '幕墙:单元式幕墙', class: 'IfcCurtainWall', expect: { component: 'curtain-wall', wallKind: 'curtain' } },
  { n: 44, name: 'PC20', class: 'IfcFlowSegment', expect: { component: 'pipe', precast: 'not-applicable' } },
  { n: '44b', name: '导管:JDG25', class: 'IfcCableCarrierSegment', expect: { component: 'pipe', precast: 'not-applicable' } },
  { n: 45, name: '整体卫浴:SMC-1618', class: 'IfcBuildingElementProxy', expect: { component: 'bathroom-pod', dryMethod: true } },
  { n: '45b', name: '整体卫浴:SMC-1618', class: 'IfcFurnishingElement', expect: { component: 'bathroom-pod' } },
  { n: 46, name: 'GTB4-20A', class: 'IfcBuildingElementProxy', expect: { component: 'embedded-part', precast: 'not-applicable' } },
  { n: '46b', name: '吊钉DD5-170', class: 'IfcBuildingElementProxy', expect: { component: 'embedded-part' } },
  { n: '46c', name: '斜撑埋件M20', class: 'IfcBuildingElementProxy', expect: { component: 'embedded-part' } },
  { n: '46d', name: '86线盒', class: 'IfcDiscreteAccessory', expect: { component: 'embedded-part' } },
  { n: 48, name: 'PHC-500-AB', class: 'IfcPile', expect: { component: 'pile', precast: 'unknown' } },
  { n: '48b', name: '预制检查井', class: 'IfcBuildingElementProxy', expect: { component: 'other', precast: 'unknown' } },
  { n: '48c', name: 'RPC 树 - 落叶树:山毛榉 - 7.6 米', class: 'IfcBuildingElementProxy', expect: { component: 'plant' } },
];

describe('names of domain 3.4', () => {
  it.each(ROWS)('$n $name as $class', (row) => {
    expect(roles({ class: row.class, name: row.name, objectType: row.name.replace(/:\d+$/, '') }, row.profile)).toMatchObject(row.expect);
  });

  it('43: plates of a curtain wall are the curtain wall', () => {
    const all = classify(model([
      { class: 'IfcCurtainWall', name: '幕墙:单元式幕墙' },
      { class: 'IfcPlate', name: '系统嵌板:玻璃', whole: 0 },
    ]), [null, null], UNLISTED);
    expect(all.map((r) => r.component)).toEqual(['curtain-wall', 'curtain-wall']);
  });

  it('18: a coupling beam may be counted as wall', () => {
    expect(roles({ class: 'IfcBeam', name: 'LL-4 200x700' }, DRAWINGS).candidates).toContain('shear-wall');
    expect(roles({ class: 'IfcBeam', name: 'LL-4 200x700' }).candidates).not.toContain('shear-wall');
  });

  it('47: an assembly is no evidence; the cast unit type on it reaches its parts', () => {
    const unit = (sets: Draft['psets']) => classify(model([
      { class: 'IfcElementAssembly', name: 'P/3', predefinedType: 'REINFORCEMENT_UNIT', psets: sets ?? [] },
      { class: 'IfcWall', name: 'PANEL', whole: 0 },
    ]), [null, null], UNLISTED)[1]!;
    expect(unit([]).precast).toBe('unknown');
    const flagged = unit([pset('Tekla Assembly', { 'Cast unit type': 'Prefab' })]);
    expect(flagged.precast).toBe('precast');
    expect(flagged.evidence.find((e) => e.role === 'precast')?.where).toBe('whole: Tekla Assembly.Cast unit type');
    expect(unit([pset('Tekla Assembly', { 'Cast unit type': '现浇' })]).precast).toBe('cast-in-place');
  });
});

describe('negatives and tails', () => {
  it.each([
    ['非预制柱', 'IfcColumn', 'cast-in-place'],
    ['预制段间后浇带', 'IfcSlab', 'cast-in-place'],
    ['预制柱现浇节点', 'IfcColumn', 'cast-in-place'],
    ['不采用预制梁', 'IfcBeam', 'cast-in-place'],
    ['预制混凝土管桩', 'IfcColumn', 'unknown'],
  ])('%s', (name, cls, precast) => {
    expect(roles({ class: cls, name }).precast).toBe(precast);
  });
  it('a wall that is not precast may still be anything', () => {
    expect(roles({ class: 'IfcWall', name: '非预制墙' })).toMatchObject({ precast: 'unknown', wallKind: 'unknown' });
  });
});

describe('folding', () => {
  it('splits family and type, drops the ElementId, folds full-width', () => {
    expect(nameParts('基本墙：ＹＷＱ１－２００：４５８２１３')).toEqual(['YWQ1-200', '基本墙']);
    expect(nameParts('458213')).toEqual(['458213']);
    expect(fold('PC _ YWQ — 03')).toBe('PC-YWQ-03');
  });
  it('knows fillers', () => {
    for (const value of ['', 'Undefined', 'n/a', 'New Construction', '$', 'ConstructionType', '无']) expect(isPlaceholder(value, 'ConstructionType')).toBe(true);
    expect(isPlaceholder('Precast', 'ConstructionType')).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { sameIds } from '../ids/same-ids.ts';
import { idsFromRules, type AskingRule, type TemplateWords } from '../../src/export/ids-from-rules.ts';
import type { Ids, PropertyFacet, Specification } from '../../src/ids/ids.ts';
import { auditIds } from '../../src/ids/audit/audit.ts';
import { writeIds } from '../../src/ids/write.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { loadPack, packIds } from '../../src/standards/pack.ts';
import { rulesAsIds } from '../../src/worker/rules-as-ids.ts';
import { templateWords } from '../../src/worker/template-words.ts';
import { judge } from '../ids/xsd.ts';

const options = { lang: 'zh', title: '要求', date: '2026-11-26', milestone: '施工图', versions: ['IFC4'] } as const;
const words: TemplateWords = templateWords();
const asking = (change: Partial<AskingRule> = {}): AskingRule => ({
  id: 'p/r', edition: 'P 2026', clause: '1.1', title: { zh: '写明编号', en: 'mark' }, check: 'stated', advisory: false, params: {}, values: {},
  applies: { component: ['column', 'shear-wall'], precast: ['precast', 'composite'], concrete: true, further: [] },
  asked: { title: { zh: '编号', en: 'mark' }, names: ['SM_装配式构件.构件编号', '编号'], kind: 'text', measured: false }, ...change,
});
const values = (facet: PropertyFacet): readonly string[] => (facet.value === undefined ? [] : facet.value.kind === 'simple' ? [facet.value.value] : facet.value.constraints.map((one) => `${one.kind} ${one.value}`));
const text = (facet: { readonly kind: string }): string => {
  const { propertySet, baseName } = facet as PropertyFacet;
  return `${propertySet.kind === 'simple' ? propertySet.value : '?'}.${baseName.kind === 'simple' ? baseName.value : '?'}`;
};
/** of the questions alone: what the template is asked first is cut off */
const own = ({ specifications }: Ids): readonly Specification[] => specifications.filter(({ identifier }) => identifier !== 'component' && identifier !== 'precast');

describe('an IDS of rules', () => {
  it('asks first what an element is and how it is made, then the property of those the rule speaks of', () => {
    const { ids, skipped } = idsFromRules([asking()], words, options);
    expect(skipped).toEqual([]);
    expect(ids.specifications.map(({ identifier }) => identifier)).toEqual(['component', 'precast', 'p/r']);
    const [component, precast, rule] = ids.specifications;
    expect(component!.applicability).toMatchObject([{ kind: 'entity', name: { constraints: [{ value: 'IFCCOLUMN' }, { value: 'IFCWALL' }, { value: 'IFCWALLSTANDARDCASE' }] } }]);
    expect(values(component!.requirements[0] as PropertyFacet)).toContain('enumeration 剪力墙');
    expect(precast!.applicability.map(({ kind }) => kind)).toEqual(['property', 'material']);
    expect(rule!.applicability.map(text)).toEqual(['SM_装配式构件.构件类别', 'SM_装配式构件.预制状态']);
    expect(rule!.applicability.map((facet) => values(facet as PropertyFacet))).toEqual([['enumeration 柱', 'enumeration 剪力墙', 'enumeration 承重墙'], ['enumeration 预制', 'enumeration 叠合']]);
    expect(rule!.requirements.map(text)).toEqual(['SM_装配式构件.构件编号']);
    expect(rule).toMatchObject({ name: '写明编号', description: '依据:P 2026 1.1 写明编号', occurrence: 'optional', ifcVersions: ['IFC4'] });
  });
  it('names a property of a published set where every version has it for the class, else one of the concept in the template\'s set', () => {
    const fire = { title: { zh: '', en: '' }, names: ['Pset_WallCommon.FireRating', 'Pset_CurtainWallCommon.FireRating', 'FireRating', '耐火极限'], kind: 'text', measured: false } as const;
    const of = (component: readonly string[], versions: typeof options.versions | readonly ['IFC2X3', 'IFC4'] = options.versions) =>
      own(idsFromRules([asking({ asked: fire, applies: { component, concrete: false, external: true, further: [] } })], words, { ...options, versions }).ids);
    const both = of(['shear-wall', 'curtain-wall', 'stair']);
    expect(both.map(({ requirements }) => text(requirements[0]!))).toEqual(['Pset_WallCommon.FireRating', 'Pset_CurtainWallCommon.FireRating', 'SM_装配式构件.耐火极限']);
    expect(both[0]!.applicability.map(text)).toEqual(['SM_装配式构件.构件类别', 'SM_装配式构件.内外']);
    // IFC2X3 has no such property of curtain walls that IFC4 has: what both have is asked
    expect(of(['shear-wall'], ['IFC2X3', 'IFC4']).map(({ requirements }) => text(requirements[0]!))).toEqual(['Pset_WallCommon.FireRating']);
    const later = { ...fire, names: ['Pset_ConcreteElementGeneral.StrengthClass', '混凝土强度等级'] };
    const grade = (versions: readonly ['IFC2X3'] | readonly ['IFC4']) => text(own(idsFromRules([asking({ asked: later })], words, { ...options, versions }).ids)[0]!.requirements[0]!);
    expect(grade(['IFC4'])).toBe('Pset_ConcreteElementGeneral.StrengthClass');
    expect(grade(['IFC2X3'])).toBe('SM_装配式构件.混凝土强度等级');
  });
  it('asks one thing once, whatever number of rules asks for it; one that is no recollection speaks', () => {
    const { ids } = idsFromRules([asking({ advisory: true }), asking({ id: 'q/s', clause: '2', edition: 'Q', title: { zh: '应有编号', en: 'm' } })], words, options);
    expect(own(ids)).toHaveLength(1);
    expect(own(ids)[0]).toMatchObject({ identifier: 'q/s', name: '应有编号', description: '依据:P 2026 1.1 写明编号;Q 2 应有编号' });
  });
  it('holds numbers and accepted words against properties, in metres', () => {
    const limit = (change: Partial<AskingRule>) => own(idsFromRules([asking(change)], words, options).ids)[0]?.requirements[0] as PropertyFacet | undefined;
    const asked = (kind: 'length' | 'number' | 'boolean' | 'text') => ({ title: { zh: '', en: '' }, names: ['键槽深度'], kind, measured: false });
    expect(limit({ check: 'at-least', asked: asked('length'), params: { least: { value: 0.03, unit: 'm' } } })).toMatchObject({ dataType: 'IFCLENGTHMEASURE', value: { base: 'xs:double', constraints: [{ kind: 'minInclusive', value: '0.03' }] } });
    expect(limit({ check: 'at-most', asked: asked('number'), params: { most: { value: 80, unit: '%' } } })).toMatchObject({ dataType: 'IFCREAL', value: { constraints: [{ kind: 'maxInclusive', value: '80' }] } });
    expect(limit({ check: 'one-of', asked: asked('boolean'), values: { accepted: ['true'] } })).toMatchObject({ dataType: 'IFCBOOLEAN', value: { value: 'true' } });
    expect(limit({ check: 'one-of', asked: asked('text'), values: { accepted: ['甲', '乙'] } })).toMatchObject({ value: { constraints: [{ value: '甲' }, { value: '乙' }] } });
  });
  it('leaves out what rests on anything else, and says why', () => {
    const why = (change: Partial<AskingRule>): string => idsFromRules([asking(change)], words, options).skipped[0]?.why.en ?? 'taken';
    const concept = { title: { zh: '', en: '' }, names: ['x'], kind: 'length', measured: false } as const;
    expect(why({ check: 'manual', asked: null })).toMatch(/person/);
    expect(why({ check: 'table-at-least' })).toMatch(/no property: judged/);
    expect(why({ asked: null })).toMatch(/no property states/);
    expect(why({ applies: { component: ['column'], concrete: true, further: ['building'] } })).toMatch(/building/);
    expect(why({ applies: { component: ['column'], concrete: true, further: ['measured'] } })).toMatch(/measured/);
    expect(why({ applies: { component: ['no-such-thing'], concrete: true, further: [] } })).toMatch(/no word/);
    expect(why({ check: 'at-least', asked: concept, params: { least: { value: null, unit: 'm' } } })).toMatch(/no number/);
    expect(why({ check: 'at-least', asked: { ...concept, measured: true }, params: { least: { value: 1, unit: 'm' } } })).toMatch(/judged from the model/);
    expect(why({ check: 'at-least', asked: concept, params: { least: { value: 1, unit: 'kg' } } })).toMatch(/no number/);
  });
  it('of nothing that can be asked is an IDS of nothing', () => {
    const { ids, skipped } = idsFromRules([asking({ check: 'manual' })], words, options);
    expect(ids.specifications).toEqual([]);
    expect(skipped).toHaveLength(1);
  });
});

const schema = judge();

describe('the rules of the packs that ship', () => {
  const cases = packIds().map(loadPack).filter(({ rules }) => rules.length > 0).flatMap((pack) => (['preliminary', 'design', 'detailing'] as const).flatMap((stage) => (['zh', 'en'] as const).map((lang) => ({ pack, stage, lang }))));
  it.each(cases)('$pack.id, $stage, $lang: every rule is either in it or named as left out', ({ pack, stage, lang }) => {
    const { ids, skipped } = rulesAsIds([pack], stage, EMPTY_PROFILE, { ...options, lang, versions: ['IFC2X3', 'IFC4', 'IFC4X3_ADD2'] });
    const inside = ids.specifications.map(({ description }) => description ?? '').join('\n');
    for (const rule of pack.rules.filter((one) => one.stage.includes(stage))) {
      const left = skipped.some((one) => one.rule === `${pack.id}/${rule.id}`);
      expect([rule.id, left, inside.includes(`${rule.clause} ${rule.title[lang]}`)]).toEqual([rule.id, left, !left]);
    }
    if (ids.specifications.length === 0) return;
    const bytes = new TextEncoder().encode(writeIds(ids));
    if (schema === null) console.log('skipped: no corpus');
    else expect(schema.faults(bytes)).toEqual([]);
    const { ids: read, findings } = auditIds(bytes);
    expect(findings).toEqual([]);
    expect(sameIds(read!, ids)).toBe(true);
  });
  it('make an IDS of design depth that asks for what the pack asks for', () => {
    const { ids, skipped } = rulesAsIds([loadPack('design-depth')], 'detailing', EMPTY_PROFILE, options);
    const asked = new Set(ids.specifications.flatMap(({ requirements }) => requirements.map(text)));
    for (const property of ['构件类别', '预制状态', '构件编号', '连接方式', '预制厚度', '吊点', '接缝宽度']) expect([...asked].some((one) => one.endsWith(`.${property}`)), property).toBe(true);
    expect(ids.specifications.length).toBeGreaterThan(15);
    expect(skipped.map(({ rule }) => rule)).toContain('design-depth/mark-per-shape');
    expect(skipped.map(({ rule }) => rule)).not.toContain('design-depth/lifting-points');
  });
});

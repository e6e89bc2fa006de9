import { describe, expect, it } from 'vitest';
import { createTexts } from '../../src/app/languages.ts';
import { evidenceWords } from '../../src/app/evidence-words.ts';

const texts = (language: 'zh-CN' | 'en') => {
  const { t, te } = createTexts(language).global;
  return { t: (key: string, params: Readonly<Record<string, string>>) => t(key, params), word: (group: string, code: string) => (te(`${group}.${code}`) ? t(`${group}.${code}`) : code) };
};
const zh = texts('zh-CN');
const en = texts('en');

describe('where evidence was read', () => {
  it.each([
    ['component beam', '由构件类别:梁'],
    ['component shear-wall: not asked', '剪力墙不问此项'],
    ['type "AHJ2 (200)" (zh-joint-code)', '类型“AHJ2 (200)”(zh-joint-code)'],
    ['type (zh-joint-code)', '类型(zh-joint-code)'],
    ['copy: ArchiCADProperties.Structural Function', '另一份:ArchiCADProperties.Structural Function'],
    ['precast: type "预制叠合梁" (zh-composite-beam)', '由“预制”得出:类型“预制叠合梁”(zh-composite-beam)'],
    ['Pset_BeamCommon.LoadBearing (same on every element of its class)', 'Pset_BeamCommon.LoadBearing(同类构件全都一样)'],
    ['loadBearing false, external true', '承重:否、外墙:是'],
    ['settled by type: 结施-05', '按类型判定:结施-05'],
    ['unmarked slab', '未标注的楼板'],
  ])('%s', (where, said) => {
    expect(evidenceWords(where, zh)).toBe(said);
  });
  it('what the model says itself stays as it is', () => {
    for (const where of ['IfcWall', 'Pset_WallCommon.LoadBearing', 'PredefinedType SHEAR', 'SM_装配式构件.承重']) expect([evidenceWords(where, zh), evidenceWords(where, en)]).toEqual([where, where]);
  });
  it('in English codes become words', () => {
    expect(evidenceWords('component ac-slab: not asked', en)).toBe('not asked of: AC slab');
    expect(evidenceWords('material "C30" (en-concrete)', en)).toBe('material "C30" (en-concrete)');
  });
});

/** Values of properties as people write them: how a piece is made, whether a wall bears or stands outside, yes and no. */
import type { PropertyValue } from '../model/model.ts';
import { foldKey } from './names.ts';

const PRECAST_WORDS: ReadonlyMap<string, string> = new Map([
  ...['precast', 'prefab', 'prefabricated', 'precastconcrete', '预制', '预制构件', '预制混凝土', '装配', '装配式', '预制装配', 'fertigteil', 'préfabriqué',
    'prefabriqué', 'prefabricado', 'geprefabriceerd', 'elementti', 'pc', 'pc构件', '工厂预制'].map((w) => [w, 'precast'] as const),
  ...['insitu', 'castinplace', 'castinsitu', 'castonsite', 'cip', '现浇', '现浇构件', '现浇混凝土', '现场浇筑', '现场浇注', 'ortbeton', 'couléenplace',
    'inhetwerkgestort', 'insituconcrete'].map((w) => [w, 'cast-in-place'] as const),
  ...['composite', 'mixed', 'semiprecast', 'halffabrikaat', '叠合', '叠合构件', '预制叠合', '装配整体', 'halbfertigteil'].map((w) => [w, 'composite'] as const),
]);

export function precastWord(value: Exclude<PropertyValue, null>): string | null {
  return typeof value === 'string' ? PRECAST_WORDS.get(foldKey(value)) ?? null : null;
}

const YES = new Set(['true', 'yes', 'y', '是', '有', '1', 't', '.t.', '√', '采用']);
const NO = new Set(['false', 'no', 'n', '否', '无', '0', 'f', '.f.', '×', '不采用']);

export function booleanWord(value: PropertyValue): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 1) return true;
  if (value === 0) return false;
  if (typeof value !== 'string') return null;
  const key = value.trim().toLowerCase();
  return YES.has(key) ? true : NO.has(key) ? false : null;
}

export function bearingWord(value: PropertyValue): boolean | null {
  if (typeof value === 'string') {
    const key = foldKey(value);
    if (/^(非|不)承重|^nonload|^nonbearing|^非结构/u.test(key)) return false;
    if (/^(承重|抗剪|复合结构|结构)|^(load)?bearing|^shear|^structuralcombined/u.test(key)) return true;
  }
  return booleanWord(value);
}

export function externalWord(value: PropertyValue): boolean | null {
  if (typeof value === 'string') {
    const key = foldKey(value);
    if (/^(外|外部|外墙|室外|exterior|external)$/u.test(key)) return true;
    if (/^(内|内部|内墙|室内|interior|internal)$/u.test(key)) return false;
  }
  return booleanWord(value);
}

/** Leaves of sandwich and double-skin walls, m, and what is stated of the insulation between them. */
import { quantity, type Missing, type Quantity, type Reading } from '../rules/judgement.ts';

const LEAVES: readonly Missing[] = [{ kind: 'geometry', id: 'wall-leaves' }];

function each(sizes: readonly number[] | null, basis: string): readonly Reading[] {
  return sizes === null ? [{ value: null, missing: LEAVES, basis }] : [...new Set(sizes)].map((size) => ({ value: [size, size], basis }));
}

/** Of sandwich walls alone: what their insulation is said to be. */
const insulation = (concept: string, zh: string, en: string, unit: string, parse: (text: string) => Reading['value']): Quantity => quantity({
  id: `sandwich-${concept}`, title: { zh, en }, unit, subject: 'element', concept, reads: ['sandwich', 'concept'],
  read: ({ sandwich, concept: stated }, index) => {
    if (sandwich(index) === null) return [];
    const found = stated(index, concept);
    const value = found === null ? null : parse(String(found.value));
    return [value === null ? { value, missing: [{ kind: 'concept', id: concept }] } : { value, basis: found!.where }];
  },
});

function number(text: string): Reading['value'] {
  const match = /^\s*[≤<]?\s*(\d+(?:\.\d+)?)/u.exec(text.normalize('NFKC').slice(0, 64))?.[1];
  return match === undefined ? null : [Number(match), Number(match)];
}

/** GB 8624: `B1级`, `B1`, `A级`, `A2`; null for words of another scale. */
function fireClass(text: string): string | null {
  return /^\s*(A[12]?|B[123])\s*(?:级|$|[(,-])/iu.exec(text.normalize('NFKC').slice(0, 64))?.[1]?.toUpperCase() ?? null;
}

export const WALL_LEAVES: readonly Quantity[] = [
  quantity({
    id: 'sandwich-leaf', title: { zh: '夹心墙板各叶厚度', en: 'each leaf of a sandwich wall' }, unit: 'm', subject: 'element', reads: ['sandwich'],
    read: ({ sandwich }, index) => {
      const found = sandwich(index);
      return found === null ? [] : each(found.leaves, found.from);
    },
  }),
  insulation('insulation-conductivity', '夹心保温材料导热系数', 'conductivity of the core', 'W/(m·K)', number),
  insulation('insulation-water-absorption', '夹心保温材料体积比吸水率', 'water absorption of the core', '%', number),
  insulation('insulation-fire-class', '夹心保温材料燃烧性能', 'fire class of the core', '', fireClass),
  quantity({
    id: 'double-skin-thickness', title: { zh: '双面叠合剪力墙总厚度', en: 'double-skin wall as a whole' }, unit: 'm', subject: 'element', reads: ['doubleSkin', 'wallThickness'],
    read: ({ doubleSkin, wallThickness }, index) => {
      if (doubleSkin(index) === null) return [];
      const value = wallThickness(index);
      return [value === null ? { value, missing: [{ kind: 'geometry', id: 'size' }] } : { value, basis: 'geometry', ...(value[0] === value[1] ? {} : { missing: LEAVES }) }];
    },
  }),
  quantity({
    id: 'double-skin-leaf', title: { zh: '双面叠合剪力墙预制墙板厚度', en: 'each skin of a double-skin wall' }, unit: 'm', subject: 'element', reads: ['doubleSkin'],
    read: ({ doubleSkin }, index) => {
      const found = doubleSkin(index);
      return found === null ? [] : each(found.skins, found.from);
    },
  }),
  quantity({
    id: 'double-skin-cavity', title: { zh: '双面叠合剪力墙空腔净距', en: 'cavity of a double-skin wall' }, unit: 'm', subject: 'element', reads: ['doubleSkin'],
    read: ({ doubleSkin }, index) => {
      const found = doubleSkin(index);
      return found === null ? [] : each(found.cavity === null ? null : [found.cavity], found.from);
    },
  }),
];

/** What is measured of a whole building, or stated of it. */
import { attributesOf } from '../../facts/building-attributes.ts';
import { quantity, type Missing, type Quantity, type Reading } from '../rules/judgement.ts';
import type { Interval } from '../../units.ts';

type Attributes = ReturnType<typeof attributesOf>;

const attribute = (id: string): readonly Missing[] => [{ kind: 'attribute', id }];

function stated(value: Interval | number | string | null, id: string): readonly Reading[] {
  if (value === null) return [{ value, missing: attribute(id) }];
  const read = typeof value === 'number' ? ([value, value] as const) : value;
  return [{ value: read, ...(Array.isArray(read) && read[0] !== read[1] ? { missing: attribute(id) } : {}) }];
}

const ofBuilding = (id: string, zh: string, en: string, unit: string, read: (attributes: Attributes) => readonly Reading[]): Quantity => quantity({
  id, title: { zh, en }, unit, subject: 'building', reads: ['building'], read: ({ building }, index) => read(building(index)),
});

export const BUILDING_SIZES: readonly Quantity[] = [
  ofBuilding('building-height', '房屋高度', 'height of the building', 'm', ({ height }) => stated(height, 'height')),
  ofBuilding('building-storeys', '地上层数', 'storeys above ground', '1', ({ storeys }) => stated(storeys, 'storeys')),
  ofBuilding('seismic-grade', '抗震等级', 'seismic grade', '', ({ seismicGrade }) => stated(seismicGrade, 'seismicGrade')),
  ofBuilding('frame-storeys', '框支层数', 'frame-supported storeys', '1', ({ frameStoreys }) => stated(frameStoreys, 'frameStoreys')),
  // of systems that a project names where it has them: where none is stated it is not one of those
  ofBuilding('stated-structure', '写明的结构体系', 'structural system as stated', '', ({ structure }) => (structure === null ? [] : [{ value: structure, basis: 'profile' }])),
  quantity({
    id: 'aspect-ratio', title: { zh: '高宽比', en: 'height over width' }, unit: '1', subject: 'building', reads: ['building', 'planWidth'],
    read: ({ building, planWidth }, index) => {
      const { height, width } = building(index);
      if (height === null) return stated(null, 'height');
      const measured = width === null ? planWidth(index) : ([width, width] as const);
      if (measured === null) return stated(null, 'width');
      const ratio: Interval = [height[0] / measured[1], height[1] / measured[0]];
      const missing: readonly Missing[] = measured[0] === measured[1] ? [] : attribute('width');
      return [{ value: ratio, basis: width === null ? 'geometry' : 'profile', ...(missing.length === 0 ? {} : { missing }) }];
    },
  }),
  quantity({
    id: 'precast-verticals', title: { zh: '采用预制竖向构件', en: 'has precast vertical members' }, unit: '', subject: 'building', reads: ['precastVerticals'],
    read: ({ precastVerticals }, index) => {
      const has = precastVerticals(index);
      return [has === null ? { value: null, missing: [{ kind: 'role', id: 'precast' }] } : { value: has }];
    },
  }),
  quantity({
    id: 'lapped-bars', title: { zh: '竖向钢筋浆锚搭接', en: 'vertical bars lapped in grouted holes' }, unit: '', subject: 'building', concept: 'bar-connection',
    reads: ['rolesIn', 'barConnection'],
    read: ({ rolesIn, barConnection }, index) => {
      const walls = rolesIn(index).filter(({ roles }) => roles.component === 'shear-wall' && roles.precast === 'precast');
      const found = walls.map((wall) => barConnection(wall.index));
      const lapped = found.find((one) => one?.kind === 'lapped');
      if (lapped) return [{ value: true, basis: lapped.where }];
      if (walls.length === 0) return [];
      return [found.every((one) => one !== null) ? { value: false } : { value: null, missing: [{ kind: 'concept', id: 'bar-connection' }] }];
    },
  }),
  quantity({
    id: 'basement-storeys', title: { zh: '地下层数', en: 'storeys below ground' }, unit: '1', subject: 'building', reads: ['mainStoreys', 'rolesIn'],
    read: ({ mainStoreys, rolesIn }, index) => {
      const storeys = mainStoreys(index);
      const count = (maybe: boolean): number => storeys.reduce((n, { aboveGround, count: each }) => n + (aboveGround === 'no' || (maybe && aboveGround === 'unknown') ? each : 0), 0);
      const below: Interval = [count(false), count(true)];
      if (below[1] > 0 || rolesIn(index).some(({ roles }) => FOUNDATIONS.has(roles.component))) return stated(below, 'storeys');
      // a model of the superstructure alone shows none, whatever there is
      return [{ value: null, missing: [{ kind: 'geometry', id: 'substructure' }] }];
    },
  }),
];

const FOUNDATIONS: ReadonlySet<string> = new Set(['foundation', 'pile', 'ground-slab']);

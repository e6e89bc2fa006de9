/** Where an element stands, by the numbers of its storeys; one drawn through several stands in each. */
import type { StoreyPlace } from '../../facts/storey-places.ts';
import type { Interval } from '../../units.ts';
import { quantity, type Missing, type Quantity, type Reading } from '../rules/judgement.ts';

const NOWHERE: readonly Reading[] = [{ value: null, missing: [{ kind: 'geometry', id: 'storey' }] }];
const STANDS_FOR: readonly Missing[] = [{ kind: 'attribute', id: 'storeys' }];

function numbers(places: readonly StoreyPlace[] | null, of: (place: StoreyPlace) => Interval): readonly Reading[] {
  return places === null ? NOWHERE : places.map((place) => ({ value: of(place), ...(of(place)[0] === of(place)[1] ? {} : { missing: STANDS_FOR }) }));
}

export const STOREY_PLACES: readonly Quantity[] = [
  quantity({
    id: 'storey-number', title: { zh: '所在层(地上首层为 1,地下一层为 −1)', en: 'storey: 1 is the lowest above ground, −1 the highest below it' }, unit: '1', subject: 'element',
    reads: ['storeyPlaces'],
    read: ({ storeyPlaces }, index) => numbers(storeyPlaces(index), ({ fromGround }) => fromGround),
  }),
  quantity({
    id: 'storey-from-top', title: { zh: '自顶层向下的层数(顶层为 1)', en: 'storey from the top: 1 is the one under the main roof' }, unit: '1', subject: 'element',
    reads: ['storeyPlaces'],
    read: ({ storeyPlaces }, index) => numbers(storeyPlaces(index), ({ fromTop }) => fromTop),
  }),
  quantity({
    id: 'storeys-over-frame', title: { zh: '高出框支层的层数', en: 'storeys above the frame-supported ones' }, unit: '1', subject: 'element',
    reads: ['storeyPlaces', 'building', 'buildingOf'],
    read: ({ storeyPlaces, building, buildingOf }, index) => {
      const places = storeyPlaces(index)?.filter(({ fromGround }) => fromGround[1] > 0) ?? null;
      const { frameStoreys } = building(buildingOf(index));
      if (frameStoreys === null) return places?.length === 0 ? [] : [{ value: null, missing: [{ kind: 'attribute', id: 'frameStoreys' }] }];
      return numbers(places, ({ fromGround: [lo, hi] }) => [lo - frameStoreys, hi - frameStoreys]);
    },
  }),
];

/** The samples, by the names of the command line (design.md section 5). */
import { writeCastInPlace } from './cast-in-place.ts';
import { writeOffice } from './office.ts';
import { writeTower } from './tower.ts';

export interface Sample {
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** IFC4 text, the same bytes every time */
  readonly write: () => string;
}

export const SAMPLES: readonly Sample[] = [
  { name: 'tower', title: { zh: '装配式剪力墙住宅，17 层', en: 'Residential tower, precast shear walls, 17 storeys' }, write: () => writeTower({ flags: true }) },
  { name: 'tower-unflagged', title: { zh: '同一栋住宅，去掉预制标记', en: 'The same tower without its flags' }, write: () => writeTower({ flags: false }) },
  { name: 'office', title: { zh: '装配式框架办公楼，5 层，无厨房', en: 'Office, precast frame, 5 storeys, no kitchen' }, write: writeOffice },
  { name: 'cast-in-place', title: { zh: '现浇框架宿舍，6 层', en: 'Dormitory, cast-in-place frame, 6 storeys' }, write: writeCastInPlace },
];

/** Members and buildings that cases of structural rules are drawn with. */
import type { BuildingAttributes, Profile } from '../../../src/profile/profile.ts';
import { EMPTY_PROFILE } from '../../../src/profile/profile.ts';
import * as w from '../../../src/ifc-write/index.ts';
import type { RuleCase } from '../case.ts';

export type State = '预制' | '现浇' | '叠合' | null;
type Props = Readonly<Record<string, string | number | boolean>>;
type More = Readonly<Record<string, unknown>> & { readonly props?: Props; readonly storey?: w.StoreyHandle };

export const titled = (zh: string, en: string, draw: RuleCase['draw'], more: Omit<RuleCase, 'title' | 'draw'> = {}): RuleCase => ({ title: { zh, en }, draw, ...more });

/** `state`: null where nothing says how it is made. */
function marked(state: State, component: string, props: Props = {}): w.PropertySets {
  return { SM_装配式构件: { 构件类别: component, ...(state === null ? {} : { 预制状态: state }), ...props } };
}

export function column(ifc: w.IfcFile, state: State, { props, ...more }: More & { readonly section?: w.ColumnOptions['section'] } = {}): w.ElementHandle {
  return w.column(ifc, { name: 'KZ1', at: [1, 1], section: [0.5, 0.5], height: 3, psets: marked(state, '柱', props), ...more });
}

export function shearWall(ifc: w.IfcFile, state: State, { props, ...more }: More & Partial<w.WallOptions> = {}): w.ElementHandle {
  return w.wall(ifc, { name: '剪力墙', from: [0, 0], to: [4, 0], thickness: 0.2, height: 3, psets: marked(state, '剪力墙', props), ...more });
}

export function beam(ifc: w.IfcFile, state: State, { props, ...more }: More & Partial<w.BeamOptions> = {}): w.ElementHandle {
  return w.beam(ifc, { name: 'KL1', from: [0, 3], to: [5, 3], section: [0.3, 0.5], psets: marked(state, '梁', props), ...more });
}

export const PLATE: readonly w.Point2[] = [[0, 0], [6, 0], [6, 4], [0, 4]];

export function slab(ifc: w.IfcFile, state: State, { props, ...more }: More & Partial<w.SlabOptions> = {}): w.ElementHandle {
  return w.slab(ifc, { name: '楼板', outline: PLATE, thickness: 0.13, psets: marked(state, '楼板', props), ...more });
}

export function profiled(attributes: BuildingAttributes, more: Partial<Profile> = {}): Pick<RuleCase, 'profile'> {
  return { profile: { ...EMPTY_PROFILE, attributes, ...more } };
}

/** A building of one precast member, stated by its attributes alone. */
export const stated = (zh: string, en: string, attributes: BuildingAttributes, more: Partial<Profile> = {}, state: State = '预制'): RuleCase =>
  titled(zh, en, (ifc, storeys) => void shearWall(ifc, state, { storey: storeys[0]! }), profiled(attributes, more));

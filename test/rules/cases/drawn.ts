/** What cases of walls, panels and stairs are drawn with. Storeys at 0, 3, 6 and 9 m; heights here are above 0. */
import * as w from '../../../src/ifc-write/index.ts';
import type { RuleCase, RuleCases } from '../case.ts';

type Properties = Readonly<Record<string, w.PropertyInput>>;

/** Elements are drawn into the last storey, whose level is 9 m. */
export const above = (z: number): number => z - 9;

const marked = (state: string | null, component: string, more: Properties): { readonly psets: w.PropertySets } => ({
  psets: { SM_装配式构件: { ...(state === null ? {} : { 预制状态: state }), 构件类别: component, ...more } },
});

export interface PanelInput {
  readonly from?: w.Point2;
  readonly to?: w.Point2;
  readonly thickness?: number;
  readonly height?: number;
  readonly z?: number;
  readonly openings?: readonly w.OpeningInput[];
  /** null: nothing says how it is made */
  readonly state?: string | null;
  readonly component?: string;
  readonly name?: string;
  readonly material?: w.ProductOptions['material'];
  readonly properties?: Properties;
}

/** A wall panel, 3 m × 2.8 m × 200 mm, precast unless it is told otherwise. */
export function panel(ifc: w.IfcFile, o: PanelInput = {}): void {
  const { from = [0, 0], to = [3, 0], thickness = 0.2, height = 2.8, z = 0, openings = [], state = '预制', component = '剪力墙', name = '墙板', material, properties = {} } = o;
  w.wall(ifc, {
    name, from, to, thickness, height, base: above(z), openings, ...(material === undefined ? {} : { material }), ...marked(state, component, properties),
  });
}

export function column(ifc: w.IfcFile, properties: Properties = {}, state: string | null = '预制'): void {
  w.column(ifc, { name: '柱', at: [0, 0], section: [0.5, 0.5], height: 2.8, base: above(0), ...marked(state, '柱', properties) });
}

export function beam(ifc: w.IfcFile, properties: Properties = {}, state: string | null = '预制'): void {
  w.beam(ifc, { name: '梁', from: [0, 0], to: [6, 0], section: [0.3, 0.5], top: above(3), ...marked(state, '梁', properties) });
}

export function plate(ifc: w.IfcFile, properties: Properties = {}, state: string | null = '预制'): void {
  w.slab(ifc, { name: '板', outline: [[0, 0.1], [3, 0.1], [3, 3], [0, 3]], thickness: 0.13, top: above(3), ...marked(state, '板', properties) });
}

export function flight(ifc: w.IfcFile, properties: Properties = {}, state: string | null = '预制'): void {
  w.flight(ifc, {
    name: '梯段', from: [0, 0], along: [1, 0], base: above(0), width: 1.2, risers: 9, riser: 0.165, tread: 0.26, waist: 0.2, ...marked(state, '楼梯', properties),
  });
}

/** One element with a property, or without it. */
export type Piece = (ifc: w.IfcFile, properties: Properties) => void;

const one = (zh: string, en: string, draw: RuleCase['draw'], profile?: RuleCase['profile']): RuleCase => ({
  title: { zh, en }, draw, ...(profile === undefined ? {} : { profile }),
});

export { one as drawn };

/**
 * A property that holds, one that does not, and none. `shown`: what it is called in English. `with`: properties that make the
 * rule speak of the piece.
 */
export function stated(
  piece: Piece, property: string, shown: string, pass: w.PropertyInput, fail: w.PropertyInput, more: Properties = {}, profile?: RuleCase['profile'],
): RuleCases {
  const say = (value: w.PropertyInput): string => String(value);
  const latin = (value: w.PropertyInput): string => (/[\u3400-\u9fff]/u.test(say(value)) ? 'in a word' : say(value));
  const valued = (value: w.PropertyInput, kind: string): RuleCase =>
    one(`${property}为 ${say(value)}`, `${shown}: ${latin(value)} (${kind})`, (ifc) => piece(ifc, { ...more, [property]: value }), profile);
  return {
    pass: [valued(pass, 'holds')],
    fail: [valued(fail, 'does not hold')],
    undecided: [one(`未写明${property}`, `${shown}: not stated`, (ifc) => piece(ifc, more), profile)],
  };
}

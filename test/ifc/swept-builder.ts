/** Files of one column with a body written by hand: millimetres and degrees, as most offices export. */
import { stepFile } from './mesh-builder.ts';

export interface BodyFile {
  /** records from #200 on; #112 is the body's item */
  readonly records: readonly string[];
  /** further items of the body */
  readonly items?: readonly number[];
  /** three numbers, mm */
  readonly at?: readonly [number, number, number];
  readonly axis?: readonly [number, number, number];
  readonly ref?: readonly [number, number, number];
  readonly type?: string;
  readonly product?: string;
  /** records of openings that cut it: each a shape definition's item */
  readonly openings?: readonly number[];
}

export const real = (n: number): string => {
  const text = String(n).toUpperCase();
  return /[.E]/.test(text) ? text.replace(/^(-?\d+)E/, '$1.E') : `${text}.`;
};
export const list = (values: readonly number[]): string => `(${values.map(real).join(',')})`;

export function bodyFile({ records, items = [], at = [0, 0, 0], axis = [0, 0, 1], ref = [1, 0, 0], type = 'SweptSolid', product = 'IFCCOLUMN', openings = [] }: BodyFile): Uint8Array {
  return stepFile([
    '#2=IFCUNITASSIGNMENT((#3,#4));', '#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);', "#4=IFCCONVERSIONBASEDUNIT(#5,.PLANEANGLEUNIT.,'DEGREE',#6);",
    '#5=IFCDIMENSIONALEXPONENTS(0,0,0,0,0,0,0);', `#6=IFCMEASUREWITHUNIT(IFCPLANEANGLEMEASURE(${Math.PI / 180}),#7);`, '#7=IFCSIUNIT(*,.PLANEANGLEUNIT.,$,.RADIAN.);',
    `#100=${product}('1234567890123456789012',$,'it',$,$,#101,#110,$,$);`,
    '#101=IFCLOCALPLACEMENT($,#102);', '#102=IFCAXIS2PLACEMENT3D(#103,#104,#105);',
    `#103=IFCCARTESIANPOINT(${list(at)});`, `#104=IFCDIRECTION(${list(axis)});`, `#105=IFCDIRECTION(${list(ref)});`,
    '#110=IFCPRODUCTDEFINITIONSHAPE($,$,(#111));',
    `#111=IFCSHAPEREPRESENTATION(#8,'Body','${type}',(${[112, ...items].map((id) => `#${id}`).join(',')}));`,
    // what bodies share: the origin, the axes
    '#20=IFCCARTESIANPOINT((0.,0.,0.));', '#21=IFCAXIS2PLACEMENT3D(#20,$,$);', '#22=IFCDIRECTION((0.,0.,1.));', '#23=IFCCARTESIANPOINT((0.,0.));', '#24=IFCAXIS2PLACEMENT2D(#23,$);',
    '#25=IFCDIRECTION((1.,0.,0.));', '#26=IFCDIRECTION((0.,1.,0.));', '#27=IFCAXIS2PLACEMENT3D(#20,#25,#26);',
    ...records,
    ...openings.flatMap((item, k) => [
      `#${500 + 10 * k}=IFCOPENINGELEMENT('123456789012345678902${k}',$,'o',$,$,#101,#${501 + 10 * k},$,.OPENING.);`,
      `#${501 + 10 * k}=IFCPRODUCTDEFINITIONSHAPE($,$,(#${502 + 10 * k}));`,
      `#${502 + 10 * k}=IFCSHAPEREPRESENTATION(#8,'Body','SweptSolid',(#${item}));`,
      `#${503 + 10 * k}=IFCRELVOIDSELEMENT('123456789012345678903${k}',$,$,$,#100,#${500 + 10 * k});`,
    ]),
  ]);
}

/** #112: the profile #113 pushed `depth` up from the origin. */
export function extrusion(profile: string, depth: number, more: readonly string[] = []): string[] {
  return [`#112=IFCEXTRUDEDAREASOLID(#113,#21,#22,${real(depth)});`, `#113=${profile};`, ...more];
}

/** Closed polyline `id` through points from `id` + 1 on. */
export function polyline(id: number, points: readonly (readonly [number, number])[]): string[] {
  return [
    `#${id}=IFCPOLYLINE((${[...points.map((_, i) => `#${id + 1 + i}`), `#${id + 1}`].join(',')}));`,
    ...points.map((p, i) => `#${id + 1 + i}=IFCCARTESIANPOINT(${list(p)});`),
  ];
}

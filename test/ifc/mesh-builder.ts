/** Small IFC4 files for meshing tests, written by hand. */

export function stepFile(records: readonly string[], schema = 'IFC4'): Uint8Array {
  return new TextEncoder().encode([
    'ISO-10303-21;', 'HEADER;', "FILE_DESCRIPTION((''),'2;1');", "FILE_NAME('','',(''),(''),'','','');", `FILE_SCHEMA(('${schema}'));`, 'ENDSEC;', 'DATA;',
    "#1=IFCPROJECT('0000000000000000000001',$,'p',$,$,$,$,(#8),#2);", '#8=IFCGEOMETRICREPRESENTATIONCONTEXT($,\'Model\',3,1.E-05,#9,$);', '#9=IFCAXIS2PLACEMENT3D(#10,$,$);', '#10=IFCCARTESIANPOINT((0.,0.,0.));',
    ...records, 'ENDSEC;', 'END-ISO-10303-21;', '',
  ].join('\n'));
}

export interface WallOptions {
  readonly unit?: 'm' | 'mm' | 'foot';
  readonly x?: number;
  readonly y?: number;
  readonly z?: number;
  /** about z, radians */
  readonly turn?: number;
  readonly space?: boolean;
  /** the body belongs to a part (#300) of the voided wall */
  readonly parts?: boolean;
  readonly cyclic?: boolean;
}

/** Wall #100, 4 × 0.2 × 3 m from (x, y, z), with an opening of 1 × 1.5 m through it. */
export function wallWithWindow({ unit = 'm', x = 0, y = 0, z = 0, turn = 0, space = false, parts = false, cyclic = false }: WallOptions): Uint8Array {
  const factor = unit === 'm' ? 1 : unit === 'mm' ? 1000 : 1 / 0.3048;
  const n = (value: number): string => {
    const text = String(Number((value * factor).toPrecision(15)));
    return /[.e]/.test(text) ? text : `${text}.`;
  };
  const d = (value: number): string => value.toFixed(15);
  const units = unit === 'foot'
    ? ['#2=IFCUNITASSIGNMENT((#3));', "#3=IFCCONVERSIONBASEDUNIT(#4,.LENGTHUNIT.,'FOOT',#5);", '#4=IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0);', '#5=IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(0.3048),#6);', '#6=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);']
    : ['#2=IFCUNITASSIGNMENT((#3));', `#3=IFCSIUNIT(*,.LENGTHUNIT.,${unit === 'mm' ? '.MILLI.' : '$'},.METRE.);`];
  const body = parts ? '$' : '#110';
  return stepFile([
    ...units,
    // Forward references and an order that is not that of use.
    `#100=IFCWALL('1234567890123456789012',$,'wall; (odd) ''name''',$,$,#101,${body},$,$);`,
    `#101=IFCLOCALPLACEMENT(${cyclic ? '#101' : '$'},#102);`,
    '#102=IFCAXIS2PLACEMENT3D(#103,#104,#105);',
    `#103=IFCCARTESIANPOINT((${n(x)},${n(y)},${n(z)}));`,
    '#104=IFCDIRECTION((0.,0.,1.));',
    `#105=IFCDIRECTION((${d(Math.cos(turn))},${d(Math.sin(turn))},0.));`,
    '#110=IFCPRODUCTDEFINITIONSHAPE($,$,(#111));',
    "#111=IFCSHAPEREPRESENTATION(#8,'Body','SweptSolid',(#112));",
    `#112=IFCEXTRUDEDAREASOLID(#113,#116,#104,${n(3)});`,
    `#113=IFCRECTANGLEPROFILEDEF(.AREA.,$,#114,${n(4)},${n(0.2)});`,
    '#114=IFCAXIS2PLACEMENT2D(#115,$);',
    `#115=IFCCARTESIANPOINT((${n(2)},${n(0.1)}));`,
    '#116=IFCAXIS2PLACEMENT3D(#10,$,$);',
    "#120=IFCOPENINGELEMENT('1234567890123456789013',$,'o',$,$,#121,#130,$,.OPENING.);",
    '#121=IFCLOCALPLACEMENT(#101,#122);',
    '#122=IFCAXIS2PLACEMENT3D(#123,$,$);',
    `#123=IFCCARTESIANPOINT((${n(1.5)},${n(-0.1)},${n(1)}));`,
    '#130=IFCPRODUCTDEFINITIONSHAPE($,$,(#131));',
    "#131=IFCSHAPEREPRESENTATION(#8,'Body','SweptSolid',(#132));",
    `#132=IFCEXTRUDEDAREASOLID(#133,#116,#104,${n(1.5)});`,
    `#133=IFCRECTANGLEPROFILEDEF(.AREA.,$,#134,${n(1)},${n(0.4)});`,
    '#134=IFCAXIS2PLACEMENT2D(#135,$);',
    `#135=IFCCARTESIANPOINT((${n(0.5)},${n(0.2)}));`,
    "#140=IFCRELVOIDSELEMENT('1234567890123456789014',$,$,$,#100,#120);",
    "#150=IFCANNOTATION('1234567890123456789015',$,'a',$,$,#101,#110);",
    ...(parts ? ["#300=IFCBUILDINGELEMENTPART('1234567890123456789017',$,'part',$,$,#101,#110,$,$);", "#301=IFCRELAGGREGATES('1234567890123456789018',$,$,$,#100,(#300));"] : []),
    ...(space
      ? [
        "#200=IFCSPACE('1234567890123456789016',$,'s',$,$,#101,#210,$,.ELEMENT.,$,$);",
        '#210=IFCPRODUCTDEFINITIONSHAPE($,$,(#211));',
        "#211=IFCSHAPEREPRESENTATION(#8,'Body','SweptSolid',(#212));",
        `#212=IFCEXTRUDEDAREASOLID(#213,#116,#104,${n(3)});`,
        `#213=IFCRECTANGLEPROFILEDEF(.AREA.,$,#114,${n(4)},${n(2)});`,
      ]
      : []),
  ]);
}

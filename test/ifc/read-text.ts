import { indexStep } from '../../src/ifc/step-index.ts';
import { readIfc } from '../../src/ifc/read.ts';
import type { ReadFile } from '../../src/ifc/read.ts';

/** DATA records as a file of the given schema. */
export function stepText(schema: string, records: string): Uint8Array {
  return new TextEncoder().encode(
    `ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nFILE_NAME('t','',(''),(''),'','Tool 1','');\nFILE_SCHEMA(('${schema}'));\nENDSEC;\nDATA;\n${records}\nENDSEC;\nEND-ISO-10303-21;\n`,
  );
}

export function readBytes(bytes: Uint8Array, path = 'test.ifc', first = 0): ReadFile {
  return readIfc(indexStep(bytes), { fileIndex: 0, path, sha256: '', bytes: bytes.length, firstElementIndex: first });
}

/** 22-character GlobalId of a number */
export function gid(n: number): string {
  return String(n).padStart(22, '0');
}

/**
 * Project in millimetres (#1), building (#10), two storeys (#11 at 0, #12 at 3000 mm), related; body #30 and its shape #31;
 * express ids from 100 on are free.
 */
export const FRAME = `
#1=IFCPROJECT('${gid(1)}',$,'P',$,$,$,$,$,#2);
#2=IFCUNITASSIGNMENT((#3,#4,#5));
#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);
#4=IFCSIUNIT(*,.AREAUNIT.,$,.SQUARE_METRE.);
#5=IFCSIUNIT(*,.VOLUMEUNIT.,.MILLI.,.CUBIC_METRE.);
#6=IFCCARTESIANPOINT((0.,0.,0.));
#7=IFCAXIS2PLACEMENT3D(#6,$,$);
#8=IFCCARTESIANPOINT((0.,0.,3000.));
#9=IFCAXIS2PLACEMENT3D(#8,$,$);
#10=IFCBUILDING('${gid(10)}',$,'B',$,$,#20,$,$,.ELEMENT.,$,-450.,$);
#11=IFCBUILDINGSTOREY('${gid(11)}',$,'1F',$,$,#21,$,$,.ELEMENT.,0.);
#12=IFCBUILDINGSTOREY('${gid(12)}',$,'2F',$,$,#22,$,$,.ELEMENT.,3000.);
#13=IFCRELAGGREGATES('${gid(13)}',$,$,$,#1,(#10));
#14=IFCRELAGGREGATES('${gid(14)}',$,$,$,#10,(#12,#11));
#20=IFCLOCALPLACEMENT($,#7);
#21=IFCLOCALPLACEMENT(#20,#7);
#22=IFCLOCALPLACEMENT(#20,#9);
#30=IFCSHAPEREPRESENTATION($,'Body','SweptSolid',(#32));
#31=IFCPRODUCTDEFINITIONSHAPE($,$,(#30));
#32=IFCEXTRUDEDAREASOLID(#33,#7,$,200.);
#33=IFCRECTANGLEPROFILEDEF(.AREA.,'300x600',$,300.,600.);
`;

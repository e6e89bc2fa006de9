/**
 * IDS at scale: a synthetic file of N entities (each with sets of its own, one in ten inheriting from a type) and S
 * specifications, each applying to at most 1 % of them by class, property, classification, material or attribute.
 */
import { openIfcData } from '../../src/ifc/data/data.ts';
import { indexStep } from '../../src/ifc/step-index.ts';
import { checkFile } from '../../src/ids/check.ts';
import type { FileResult } from '../../src/ids/check.ts';
import { combine, countsOf } from '../../src/ids/combine.ts';
import type { Constraint, Facet, Ids, Requirement, SimpleValue, Specification, Value } from '../../src/ids/ids.ts';

const CLASSES = ['IFCWALL', 'IFCSLAB', 'IFCBEAM', 'IFCCOLUMN', 'IFCMEMBER', 'IFCPLATE', 'IFCPIPESEGMENT', 'IFCDUCTSEGMENT', 'IFCBUILDINGELEMENTPROXY', 'IFCFURNITURE'] as const;
/** groups: an entity belongs to one by each of these, so that a group has 1 % or less */
const GROUPS = 200;

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$';

function globalId(n: number): string {
  let rest = n;
  let text = '';
  for (let i = 0; i < 21; i++) {
    text = ALPHABET[rest & 63]! + text;
    rest = Math.floor(rest / 64);
  }
  return `0${text}`;
}

/** The file's text as bytes; about 500 bytes an entity. */
export function syntheticModel(entities: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  const encoder = new TextEncoder();
  const parts: string[] = [
    `ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nFILE_NAME('','',(''),(''),'','','');\nFILE_SCHEMA(('IFC4'));\nENDSEC;\nDATA;\n`,
    `#1=IFCPROJECT('${globalId(1)}',$,'P',$,$,$,$,$,#2);\n#2=IFCUNITASSIGNMENT((#3,#4));\n#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);\n#4=IFCSIUNIT(*,.AREAUNIT.,$,.SQUARE_METRE.);\n`,
    `#5=IFCCLASSIFICATION($,$,$,'Uniclass',$,$,$);\n`,
  ];
  let id = 10;
  const next = (): number => id++;
  const references: number[] = [];
  const materials: number[] = [];
  for (let g = 0; g < GROUPS; g++) {
    const reference = next();
    parts.push(`#${reference}=IFCCLASSIFICATIONREFERENCE($,'EF_${g}',$,#5,$,$);\n`);
    references.push(reference);
    const material = next();
    parts.push(`#${material}=IFCMATERIAL('C${g}',$,'concrete');\n`);
    materials.push(material);
  }
  const classified: number[][] = references.map(() => []);
  const made: number[][] = materials.map(() => []);
  const typed: number[] = [];
  for (let e = 0; e < entities; e++) {
    const of = CLASSES[e % CLASSES.length]!;
    const group = Math.floor(e / CLASSES.length) % GROUPS;
    const element = next();
    parts.push(`#${element}=${of}('${globalId(id)}',$,'${of} ${e % 5000}',$,$,$,$,'T${e}'${of === 'IFCFURNITURE' || of === 'IFCBUILDINGELEMENTPROXY' ? ',$' : ',$'});\n`);
    const values = [next(), next(), next(), next(), next()];
    parts.push(
      `#${values[0]}=IFCPROPERTYSINGLEVALUE('Group',$,IFCLABEL('G${group}'),$);\n#${values[1]}=IFCPROPERTYSINGLEVALUE('Mark',$,IFCIDENTIFIER('M-${e}'),$);\n`,
      `#${values[2]}=IFCPROPERTYSINGLEVALUE('FireRating',$,IFCLABEL('${30 * (e % 5)}'),$);\n#${values[3]}=IFCPROPERTYSINGLEVALUE('LoadBearing',$,IFCBOOLEAN(.${e % 3 === 0 ? 'T' : 'F'}.),$);\n`,
      `#${values[4]}=IFCPROPERTYSINGLEVALUE('Width',$,IFCLENGTHMEASURE(${100 + (e % 400)}.),$);\n`,
    );
    const first = next();
    const second = next();
    parts.push(`#${first}=IFCPROPERTYSET('${globalId(id * 3)}',$,'Set_Common',$,(#${values[2]},#${values[3]},#${values[4]}));\n#${second}=IFCPROPERTYSET('${globalId(id * 3 + 1)}',$,'Set_Identity',$,(#${values[0]},#${values[1]}));\n`);
    parts.push(`#${next()}=IFCRELDEFINESBYPROPERTIES('${globalId(id * 3 + 2)}',$,$,$,(#${element}),#${first});\n#${next()}=IFCRELDEFINESBYPROPERTIES('${globalId(id * 5 + 1)}',$,$,$,(#${element}),#${second});\n`);
    classified[group]!.push(element);
    made[(group * 7) % GROUPS]!.push(element);
    if (e % 10 === 0) typed.push(element);
    if (e % 5000 === 0) chunks.push(encoder.encode(parts.splice(0).join('')));
  }
  const list = (ids: readonly number[]): string => ids.map((one) => `#${one}`).join(',');
  classified.forEach((ids, g) => ids.length > 0 && parts.push(`#${next()}=IFCRELASSOCIATESCLASSIFICATION('${globalId(id * 11)}',$,$,$,(${list(ids)}),#${references[g]!});\n`));
  made.forEach((ids, g) => ids.length > 0 && parts.push(`#${next()}=IFCRELASSOCIATESMATERIAL('${globalId(id * 13)}',$,$,$,(${list(ids)}),#${materials[g]!});\n`));
  const property = next();
  const set = next();
  const type = next();
  parts.push(
    `#${property}=IFCPROPERTYSINGLEVALUE('Supplier',$,IFCLABEL('S'),$);\n#${set}=IFCPROPERTYSET('${globalId(id * 17)}',$,'Set_Type',$,(#${property}));\n`,
    `#${type}=IFCWALLTYPE('${globalId(id * 19)}',$,'W',$,$,(#${set}),$,$,$,.STANDARD.);\n#${next()}=IFCRELDEFINESBYTYPE('${globalId(id * 23)}',$,$,$,(${list(typed)}),#${type});\n`,
    'ENDSEC;\nEND-ISO-10303-21;\n',
  );
  chunks.push(encoder.encode(parts.join('')));
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const simple = (value: string): SimpleValue => ({ kind: 'simple', value, line: 0 });
const restriction = (base: string, ...constraints: readonly (readonly [Constraint['kind'], string])[]): Value => ({
  kind: 'restriction', base, constraints: constraints.map(([kind, value]) => ({ kind, value, line: 0 })), line: 0,
});

/** `count` specifications: five ways of applying, four of requiring. */
export function syntheticIds(count: number): Ids {
  const specifications = Array.from({ length: count }, (_, n): Specification => {
    const group = n % GROUPS;
    const entity: Facet = { kind: 'entity', name: simple(CLASSES[n % CLASSES.length]!), line: 0 };
    const applicability: readonly Facet[] = [
      [entity, { kind: 'property', propertySet: simple('Set_Identity'), baseName: simple('Group'), dataType: 'IFCLABEL', value: simple(`G${group}`), line: 0 }],
      [{ kind: 'classification', system: simple('Uniclass'), value: simple(`EF_${group}`), line: 0 }],
      [entity, { kind: 'material', value: simple(`C${group}`), line: 0 }],
      [entity, { kind: 'attribute', name: simple('Name'), value: restriction('xs:string', ['pattern', `.* ${n % 5}[0-9]?[0-9]`]), line: 0 }],
      [{ kind: 'property', propertySet: restriction('xs:string', ['pattern', 'Set_I.*']), baseName: simple('Group'), dataType: 'IFCLABEL', value: restriction('xs:string', ['enumeration', `G${group}`], ['enumeration', `G${(group + 1) % GROUPS}`]), line: 0 }],
    ][n % 5]! as readonly Facet[];
    const requirements: readonly Requirement[] = [
      { kind: 'property', propertySet: simple('Set_Common'), baseName: simple('FireRating'), dataType: 'IFCLABEL', value: restriction('xs:string', ['enumeration', '30'], ['enumeration', '60'], ['enumeration', '90']), line: 0, cardinality: 'required' },
      { kind: 'property', propertySet: simple('Set_Common'), baseName: simple('Width'), dataType: 'IFCLENGTHMEASURE', value: restriction('xs:double', ['minInclusive', '0.12']), line: 0, cardinality: 'required' },
      { kind: 'property', propertySet: simple('Set_Type'), baseName: simple('Supplier'), dataType: 'IFCLABEL', value: simple('S'), line: 0, cardinality: 'optional' },
      { kind: 'attribute', name: simple('Tag'), value: restriction('xs:string', ['pattern', 'T[0-9]+']), line: 0, cardinality: 'required' },
    ];
    return { name: `S${n}`, ifcVersions: ['IFC4'], occurrence: 'optional', applicability, requirements, line: 0 };
  });
  return { info: { title: 'scale' }, specifications };
}

const peak = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

export interface ScaleRow {
  readonly entities: number;
  readonly specifications: number;
  readonly megabytes: number;
  readonly indexMs: number;
  readonly openMs: number;
  readonly checkMs: number;
  readonly applicable: number;
  readonly most: number;
  readonly peakMb: number;
  /** of the process, from the bytes to the verdicts: what a busy machine does not change */
  readonly cpuMs: number;
}

export async function measureScale(entities: number, specifications: number): Promise<ScaleRow> {
  const bytes = syntheticModel(entities);
  const ids = syntheticIds(specifications);
  const cpu = process.cpuUsage();
  const started = performance.now();
  const index = indexStep(bytes);
  const indexed = performance.now();
  const data = openIfcData(index, 'scale.ifc');
  const opened = performance.now();
  const result: FileResult = await checkFile(ids, data);
  const checked = performance.now();
  const used = process.cpuUsage(cpu);
  const all = combine(ids, [countsOf(result)]);
  return {
    entities, specifications, megabytes: Math.round(bytes.length / 1e6), indexMs: Math.round(indexed - started), openMs: Math.round(opened - indexed), checkMs: Math.round(checked - opened),
    applicable: all.reduce((sum, one) => sum + one.applicable, 0), most: Math.max(...all.map(({ applicable }) => applicable)), peakMb: peak(), cpuMs: Math.round((used.user + used.system) / 1000),
  };
}

/** What an IDS says of a set of files that make one model: each specification over all of them. */
import { IFC_VERSIONS } from './ids.ts';
import type { Ids, IfcVersion, Specification } from './ids.ts';
import type { FileResult } from './check.ts';
import type { Text } from './reason.ts';
import type { IfcData } from '../model/ifc-data.ts';

export interface SpecificationResult {
  readonly specification: Specification;
  readonly status: 'pass' | 'fail' | 'unknown';
  readonly applicable: number;
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
  /** what concerns the specification as a whole: nothing it applies to, another schema, a damaged file */
  readonly notes: readonly Text[];
}

/** What one file adds: of its specifications the numbers alone. */
export interface FileCounts {
  readonly file: Pick<IfcData, 'path' | 'schema' | 'schemaName' | 'schemaKnown' | 'damaged'>;
  /** parallel to Ids.specifications */
  readonly counts: readonly { readonly applicable: number; readonly passed: number; readonly failed: number; readonly unknown: number }[];
}

export function countsOf({ data: { path, schema, schemaName, schemaKnown, damaged }, specifications }: FileResult): FileCounts {
  return {
    file: { path, schema, schemaName, schemaKnown, damaged },
    counts: specifications.map(({ applicable, passed, failed, unknown }) => ({ applicable, passed, failed: failed.records.length, unknown: unknown.records.length })),
  };
}

const VERSION_OF: Readonly<Record<IfcData['schema'], IfcVersion>> = { IFC2X3: 'IFC2X3', IFC4: 'IFC4', IFC4X3: 'IFC4X3_ADD2' };

/**
 * A required specification wants something that it applies to in one of the files: a model comes in parts. What cannot
 * be decided is unknown, and nothing passes on what a damaged file may have lost.
 */
export function combine(ids: Ids, files: readonly FileCounts[]): readonly SpecificationResult[] {
  return ids.specifications.map((specification, s) => {
    const sum = (of: 'applicable' | 'passed' | 'failed' | 'unknown'): number => files.reduce((total, { counts }) => total + counts[s]![of], 0);
    const all = { applicable: sum('applicable'), passed: sum('passed'), failed: sum('failed'), unknown: sum('unknown') };
    return { specification, ...all, ...judged(specification, all, files.map(({ file }) => file)) };
  });
}

function judged(
  specification: Specification, { applicable, failed, unknown }: { readonly applicable: number; readonly failed: number; readonly unknown: number }, files: readonly FileCounts['file'][],
): { readonly status: SpecificationResult['status']; readonly notes: readonly Text[] } {
  const notes: Text[] = files.flatMap((file) => schemaNote(specification, file));
  if (specification.applicability.length === 0) {
    return { status: 'unknown', notes: [...notes, { zh: '规范没有适用条件', en: 'the specification has no applicability' }] };
  }
  if (failed > 0) return { status: 'fail', notes };
  if (unknown > 0) return { status: 'unknown', notes };
  const damaged = files.filter((file) => file.damaged > 0);
  if (damaged.length > 0) {
    const places = damaged.reduce((sum, file) => sum + file.damaged, 0);
    return { status: 'unknown', notes: [...notes, { zh: `文件有 ${places} 处损坏，缺失的记录无法判断`, en: `damaged in ${places} places: what is missing cannot be judged` }] };
  }
  if (applicable === 0 && specification.occurrence === 'required') {
    return { status: 'fail', notes: [...notes, { zh: '模型中没有此规范适用的实体，而规范要求必须有', en: 'nothing in the model is what the specification applies to, and it must be there' }] };
  }
  return { status: 'pass', notes };
}

function schemaNote({ ifcVersions }: Specification, file: FileCounts['file']): readonly Text[] {
  const versions = ifcVersions.filter((version) => IFC_VERSIONS.some((known) => known === version));
  if (!file.schemaKnown) return [{ zh: `${file.path}：IFC 版本「${file.schemaName}」无法识别，按 ${file.schema} 读取`, en: `${file.path}: the schema "${file.schemaName}" is not known and was read as ${file.schema}` }];
  if (versions.length === 0 || versions.includes(VERSION_OF[file.schema])) return [];
  return [{ zh: `规范写给 ${versions.join('、')}，${file.path} 为 ${file.schemaName}`, en: `the specification is written for ${versions.join(', ')}, ${file.path} is ${file.schemaName}` }];
}

/** Status of the whole: a failure outweighs what is open. */
export function overall(results: readonly SpecificationResult[]): SpecificationResult['status'] {
  const has = (status: SpecificationResult['status']): boolean => results.some((one) => one.status === status);
  return has('fail') ? 'fail' : has('unknown') || results.length === 0 ? 'unknown' : 'pass';
}

/** The files of public/template by name: what a project puts into its authoring tool. */
import { writeIds } from '../ids/write.ts';
import { templateIds } from './ids.ts';
import { revitSetBytes } from './revit-sets.ts';
import { sharedParameterBytes } from './shared-parameters.ts';
import { teklaSets } from './tekla.ts';

export const SHARED_PARAMETERS = 'SM_共享参数.txt';
export const REVIT_SETS = 'SM_Revit属性集.txt';
export const TEKLA_SETS = 'SM_Tekla属性集.xml';
export const TEMPLATE_IDS = 'SM_装配式构件.ids';

export function templateFiles(): ReadonlyMap<string, Uint8Array> {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  return new Map([
    [SHARED_PARAMETERS, sharedParameterBytes()],
    [REVIT_SETS, revitSetBytes()],
    [TEKLA_SETS, utf8(teklaSets())],
    [TEMPLATE_IDS, utf8(writeIds(templateIds()))],
  ]);
}

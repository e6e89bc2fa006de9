/** The files of public/template by name: what a project puts into its authoring tool. */
import { writeIds } from '../ids/write.ts';
import { templateIds } from './ids.ts';
import { REVIT_SETS, SHARED_PARAMETERS, TEKLA_SETS, TEMPLATE_IDS } from './names.ts';
import { revitSetBytes } from './revit-sets.ts';
import { sharedParameterBytes } from './shared-parameters.ts';
import { teklaSets } from './tekla.ts';

export function templateFiles(): ReadonlyMap<string, Uint8Array> {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  return new Map([
    [SHARED_PARAMETERS, sharedParameterBytes()],
    [REVIT_SETS, revitSetBytes()],
    [TEKLA_SETS, utf8(teklaSets())],
    [TEMPLATE_IDS, utf8(writeIds(templateIds()))],
  ]);
}

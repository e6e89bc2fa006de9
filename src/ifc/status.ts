/** Status of an element: Pset_*Common.Status (IFC4 PEnum_ElementStatus), else the phases Revit and ArchiCAD write. */
import type { ElementStatus, Property, PropertySet } from '../model/model.ts';

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replace(/[\s_<>[\]()-]+/g, '');
}

/** What a tool writes for "no phase". */
const NO_PHASE = new Set(['', '无', 'none', 'keine', 'geen', 'aucune', 'notdefined', 'undefined', 'unset', 'notknown', 'n/a']);

function textOf(property: Property): string {
  const value = property.values[0];
  return typeof value === 'string' ? fold(value) : '';
}

function statusWord(word: string): ElementStatus | null {
  if (/^(new|newconstruction|新建|新增|新)$/.test(word)) return 'new';
  if (/^(existing|asbuilt|tobekept|现有|既有|已有|原有|保留)$/.test(word)) return 'existing';
  if (/^(demolish|demolished|demolition|tobedemolished|demo|拆除|待拆除|已拆除|拆改)$/.test(word)) return 'demolished';
  if (/^(temporary|temp|临时)$/.test(word)) return 'temporary';
  return null;
}

function createdWord(word: string): ElementStatus | null {
  if (NO_PHASE.has(word)) return null;
  return /^(existing|现有|既有|已有|原有|现状|现有类型)/.test(word) ? 'existing' : 'new';
}

/** Null when no set says anything real. `sets` in the order of Element.psets: occurrence before type. */
export function statusOf(sets: readonly PropertySet[]): ElementStatus | null {
  let created = '';
  let demolished = '';
  let stated: ElementStatus | null = null;
  for (const set of sets) {
    const common = /^pset_.*common$/i.test(set.name);
    for (const property of set.properties) {
      switch (property.name) {
        case 'Status':
          if (common) stated ??= statusWord(textOf(property));
          break;
        case 'Renovation Status':
        case '改造状态':
        case '翻新状态':
          stated ??= statusWord(textOf(property));
          break;
        case 'Phase Created':
        case '创建的阶段':
        case '创建阶段':
          if (created === '') created = textOf(property);
          break;
        case 'Phase Demolished':
        case '拆除的阶段':
        case '拆除阶段':
          if (demolished === '') demolished = textOf(property);
          break;
      }
    }
  }
  if (stated !== null) return stated;
  if (!NO_PHASE.has(demolished)) return demolished === created ? 'temporary' : 'demolished';
  return createdWord(created);
}

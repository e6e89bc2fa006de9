/** Why an entity does not meet a requirement, in words. */
import { matcher } from './match.ts';
import { STATE } from './facets/facet.ts';
import type { State } from './facets/facet.ts';
import type { Facet, Requirement, Value } from './ids.ts';

export interface Text {
  readonly zh: string;
  readonly en: string;
}

const shown = (value: Value): string => matcher(value).shown;

/** A facet by its names: `Pset_WallCommon.FireRating`. */
export function facetName(facet: Facet): Text {
  const both = (text: string): Text => ({ zh: text, en: text });
  switch (facet.kind) {
    case 'entity': {
      const type = facet.predefinedType === undefined ? '' : `, ${shown(facet.predefinedType)}`;
      return both(`${shown(facet.name)}${type}`);
    }
    case 'attribute': return both(shown(facet.name));
    case 'property': return both(`${shown(facet.propertySet)}.${shown(facet.baseName)}`);
    case 'classification': return { zh: `分类 ${facet.system === undefined ? '' : shown(facet.system)}`.trim(), en: `classification ${facet.system === undefined ? '' : shown(facet.system)}`.trim() };
    case 'material': return { zh: '材料', en: 'material' };
    case 'partOf': return { zh: `所属 ${facetName(facet.entity).zh}`, en: `part of ${facetName(facet.entity).en}` };
  }
}

function wanted(facet: Facet): string {
  switch (facet.kind) {
    case 'entity': return facetName(facet).en;
    case 'partOf': return facetName(facet.entity).en;
    default: return facet.value === undefined ? '' : shown(facet.value);
  }
}

/** One sentence, without what the entity says instead: that differs from one to the next. */
export function reasonOf(requirement: Requirement, state: State): Text {
  const { zh, en } = facetName(requirement);
  const value = wanted(requirement);
  if (state === STATE.unknown) return { zh: `${zh}：无法判断`, en: `${en}: cannot be decided` };
  if (requirement.cardinality === 'prohibited') return { zh: `不得有 ${zh}${value === '' || requirement.kind === 'partOf' ? '' : ` = ${value}`}`, en: `${en}${value === '' || requirement.kind === 'partOf' ? '' : ` = ${value}`} is prohibited` };
  if (requirement.kind === 'entity') return { zh: `不是 ${zh}`, en: `is not ${en}` };
  if (requirement.kind === 'partOf') return { zh: `不是 ${value} 的一部分`, en: `is not part of ${value}` };
  switch (state) {
    case STATE.absent: return { zh: `没有 ${zh}`, en: `${en} is missing` };
    case STATE.null: return { zh: `${zh} 没有值`, en: `${en} has no value` };
    case STATE.empty: return { zh: `${zh} 为空`, en: `${en} is empty` };
    case STATE.otherType: {
      const type = requirement.kind === 'property' ? (requirement.dataType ?? '') : '';
      return { zh: `${zh} 的数据类型不是 ${type}`, en: `${en} is not of data type ${type}` };
    }
    case STATE.partly: return { zh: `部分属性集没有 ${zh}`, en: `some of the property sets lack ${en}` };
    case STATE.unsupported: return { zh: `${zh} 是复合或引用属性，IDS 不予采用`, en: `${en} is a complex property or a reference, which IDS does not take` };
    default: return { zh: `${zh} 不符合 ${value}`, en: `${en} is not ${value}` };
  }
}

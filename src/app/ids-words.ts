/** How the panels write what an IDS says: facets and values in a line, in the page's language. */
import type { Constraint, ConstraintKind, EntityFacet, Facet, IfcVersion, Requirement, Value } from '../ids/ids.ts';
import { listedOf, modeOf } from './ids-edit.ts';
import { useTexts } from './languages.ts';

/** values of a list or patterns that are written out, at most */
const MOST_LISTED = 4;

const SIGNS: Readonly<Partial<Record<ConstraintKind, string>>> = { minInclusive: '≥', minExclusive: '>', maxInclusive: '≤', maxExclusive: '<', length: '=', minLength: '≥', maxLength: '≤' };

type Translate = (key: string, params?: Readonly<Record<string, unknown>>) => string;

const few = (all: readonly string[], join: string): string => (all.length > MOST_LISTED ? `${all.slice(0, MOST_LISTED).join(join)}${join}…` : all.join(join));

/** A value alone: `IFCWALL`, `a / b`, `~ EI.*`, `≥ 1`; '' for any. */
export function valueText(value: Value | undefined, t: Translate): string {
  if (value === undefined) return '';
  if (value.kind === 'simple') return value.value;
  const of = (one: Constraint): string =>
    one.kind === 'pattern' ? `~ ${one.value}` : one.kind === 'enumeration' ? one.value : one.kind in SIGNS ? `${SIGNS[one.kind as ConstraintKind]} ${one.value}` : `${one.kind} ${one.value}`;
  switch (modeOf(value)) {
    case 'list': return few(listedOf(value), ' / ');
    case 'pattern': return `~ ${few(value.constraints.map((one) => one.value), ' | ')}`;
    case 'range': return value.constraints.map(of).join(' ');
    case 'length': return `${t('idsFacet.lengthOf')} ${value.constraints.map(of).join(' ')}`;
    default: return few(value.constraints.map(of), ' ');
  }
}

/** A value behind the name of what has it: ` = x`, ` ∈ a / b`, ` ≥ 1`; '' for any. */
function compared(value: Value | undefined, t: Translate): string {
  const text = valueText(value, t);
  const mode = modeOf(value);
  return value === undefined ? '' : mode === 'one' ? ` = ${text}` : mode === 'list' ? ` ∈ ${text}` : ` ${text}`;
}

function entityText({ name, predefinedType }: EntityFacet, t: Translate): string {
  return [valueText(name, t), ...(predefinedType === undefined ? [] : [valueText(predefinedType, t)])].join(' · ');
}

/** One facet without its kind: `Pset_WallCommon.FireRating = REI60`. */
export function facetText(facet: Facet, t: Translate): string {
  switch (facet.kind) {
    case 'entity': return entityText(facet, t);
    case 'attribute': return `${valueText(facet.name, t)}${compared(facet.value, t)}`;
    case 'property': return `${valueText(facet.propertySet, t)}.${valueText(facet.baseName, t)}${compared(facet.value, t)}${facet.dataType ? ` (${facet.dataType})` : ''}`;
    case 'classification': return `${valueText(facet.system, t)}${compared(facet.value, t)}`;
    case 'material': return facet.value === undefined ? t('idsFacet.anyMaterial') : valueText(facet.value, t);
    case 'partOf': return `${t('idsFacet.in')} ${entityText(facet.entity, t)}${facet.relation === undefined ? '' : ` (${facet.relation})`}`;
  }
}

/** The words of a facet that is asked for: what must be, may be, must not be. */
export function requirementText(requirement: Requirement, t: Translate): string {
  return `${t(`idsFacet.cardinality.${requirement.cardinality}`)} ${t(`idsFacet.kind.${requirement.kind}`)}: ${facetText(requirement, t)}`;
}

/** FILE_SCHEMA of a file as IDS names the version; null for what IDS has no version for. */
export function ifcVersionOf(schema: string): IfcVersion | null {
  const upper = schema.toUpperCase();
  if (upper.startsWith('IFC4X3')) return 'IFC4X3_ADD2';
  if (/^IFC4(_|$)/.test(upper)) return 'IFC4';
  return upper.startsWith('IFC2X3') ? 'IFC2X3' : null;
}

export function useIdsWords() {
  const { t } = useTexts();
  return {
    facet: (facet: Facet): string => facetText(facet, t),
    requirement: (requirement: Requirement): string => requirementText(requirement, t),
    value: (value: Value | undefined): string => valueText(value, t),
  };
}

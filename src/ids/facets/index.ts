import type { Facet } from '../ids.ts';
import type { IfcData } from '../../model/ifc-data.ts';
import { attributeFacet } from './attribute.ts';
import { entityFacet } from './entity.ts';
import type { CompiledFacet } from './facet.ts';
import { partOfFacet } from './part-of.ts';
import { propertyFacet } from './property.ts';
import { classificationFacet, materialFacet } from './shared.ts';

/** A facet made ready for one file. */
export function compileFacet(facet: Facet, data: IfcData): CompiledFacet {
  switch (facet.kind) {
    case 'entity': return entityFacet(facet, data);
    case 'attribute': return attributeFacet(facet, data);
    case 'classification': return classificationFacet(facet, data);
    case 'property': return propertyFacet(facet, data);
    case 'material': return materialFacet(facet, data);
    case 'partOf': return partOfFacet(facet, data);
  }
}

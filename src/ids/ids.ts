/** An Information Delivery Specification, IDS 1.0 of buildingSMART (ids.xsd): plain data, read by read.ts, written by write.ts. */

export const IDS_NAMESPACE = 'http://standards.buildingsmart.org/IDS';

export interface Ids {
  readonly info: IdsInfo;
  readonly specifications: readonly Specification[];
}

export interface IdsInfo {
  readonly title: string;
  readonly copyright?: string;
  readonly version?: string;
  readonly description?: string;
  /** an e-mail address */
  readonly author?: string;
  /** YYYY-MM-DD */
  readonly date?: string;
  readonly purpose?: string;
  readonly milestone?: string;
}

export const IFC_VERSIONS = ['IFC2X3', 'IFC4', 'IFC4X3_ADD2'] as const;
export type IfcVersion = (typeof IFC_VERSIONS)[number];

/** Of a specification: must it apply to something, may it, must it not (minOccurs, maxOccurs of its applicability). */
export type Occurrence = 'required' | 'optional' | 'prohibited';
export type Cardinality = 'required' | 'optional' | 'prohibited';

export interface Specification {
  readonly name: string;
  /** as written, also what is no version; IFC_VERSIONS names those that there are */
  readonly ifcVersions: readonly string[];
  readonly identifier?: string;
  readonly description?: string;
  readonly instructions?: string;
  readonly occurrence: Occurrence;
  readonly applicability: readonly Facet[];
  readonly requirements: readonly Requirement[];
  /** of the requirements */
  readonly requirementsDescription?: string;
  /** 1-based; 0 for what was not read */
  readonly line: number;
}

/** A facet that is asked for. Entities are always required; partOf is required or prohibited. */
export type Requirement = Facet & {
  readonly cardinality: Cardinality;
  readonly instructions?: string;
  /** of classification, property and material */
  readonly uri?: string;
};

export type Facet = EntityFacet | AttributeFacet | ClassificationFacet | PropertyFacet | MaterialFacet | PartOfFacet;
export type FacetKind = Facet['kind'];

export interface EntityFacet {
  readonly kind: 'entity';
  readonly name: Value;
  readonly predefinedType?: Value;
  readonly line: number;
}

export interface AttributeFacet {
  readonly kind: 'attribute';
  readonly name: Value;
  readonly value?: Value;
  readonly line: number;
}

export interface ClassificationFacet {
  readonly kind: 'classification';
  readonly value?: Value;
  /** the schema asks for one */
  readonly system?: Value;
  readonly line: number;
}

export interface PropertyFacet {
  readonly kind: 'property';
  readonly propertySet: Value;
  readonly baseName: Value;
  readonly value?: Value;
  /** an IFC defined type in upper case, `IFCLENGTHMEASURE` */
  readonly dataType?: string;
  readonly line: number;
}

export interface MaterialFacet {
  readonly kind: 'material';
  readonly value?: Value;
  readonly line: number;
}

export const RELATIONS = ['IFCRELAGGREGATES', 'IFCRELASSIGNSTOGROUP', 'IFCRELCONTAINEDINSPATIALSTRUCTURE', 'IFCRELNESTS', 'IFCRELVOIDSELEMENT IFCRELFILLSELEMENT'] as const;
export type Relation = (typeof RELATIONS)[number];

export interface PartOfFacet {
  readonly kind: 'partOf';
  readonly entity: EntityFacet;
  /** as written, one of RELATIONS where the file is valid; absent: any of them, in any mixture */
  readonly relation?: string;
  readonly line: number;
}

/** `ids:idsValue`: one value, or a restriction of XML Schema. */
export type Value = SimpleValue | Restriction;

export interface SimpleValue {
  readonly kind: 'simple';
  readonly value: string;
  readonly line: number;
}

export interface Restriction {
  readonly kind: 'restriction';
  /** as written, `xs:string` with whatever prefix the file has for it replaced by `xs` */
  readonly base: string;
  /** in the order of the file; several enumerations are alternatives, several patterns too (XML Schema Part 2, 4.3.4.3) */
  readonly constraints: readonly Constraint[];
  /** documentation of its annotation */
  readonly documentation?: string;
  readonly line: number;
}

export const CONSTRAINTS = ['enumeration', 'pattern', 'minInclusive', 'minExclusive', 'maxInclusive', 'maxExclusive', 'length', 'minLength', 'maxLength'] as const;
export type ConstraintKind = (typeof CONSTRAINTS)[number];

export interface Constraint {
  /** as written: `totalDigits` and others that IDS does not take are kept for the audit */
  readonly kind: ConstraintKind | 'totalDigits' | 'fractionDigits' | 'whiteSpace' | 'assertion' | 'unknown';
  readonly value: string;
  readonly line: number;
}

/** What the audit found. Codes are those of the official IDS-Audit-tool where it has one: 100–401. */
export interface AuditFinding {
  readonly code: number;
  /** stable name of what exactly is wrong, `ids-entity-unknown`; its text is in the message */
  readonly name: string;
  /** 1-based, 0 for the file as a whole */
  readonly line: number;
  readonly text: { readonly zh: string; readonly en: string };
}

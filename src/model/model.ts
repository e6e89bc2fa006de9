/**
 * Model: what the files say, nothing derived. Plain data, SI units, frozen by convention (readonly everywhere).
 * Class names are the schema's spelling (`IfcWallStandardCase`); coordinates are IFC world coordinates, metres, Z up.
 */

export type SchemaId = 'IFC2X3' | 'IFC4' | 'IFC4X3';

export interface Model {
  readonly files: readonly ModelFile[];
  /** every element of every file, ordered by file and expressId; `Element.index` is its position here */
  readonly elements: readonly Element[];
  /** findings of all files, in file order */
  readonly findings: readonly ModelFinding[];
}

export interface ModelFile {
  readonly index: number;
  /** the path as given, `/` separators, `ARCHIVE!MEMBER` for zips */
  readonly path: string;
  readonly bytes: number;
  /** lower-case hex of the IFC bytes (of the member, for archives) */
  readonly sha256: string;
  readonly schema: SchemaId;
  /** FILE_SCHEMA as written, e.g. `IFC4X3_ADD2` */
  readonly schemaName: string;
  /** authoring tool: IfcApplication's full name and version, else FILE_NAME's originating system */
  readonly tool: string;
  readonly units: FileUnits;
  readonly mapConversion: MapConversion | null;
  readonly project: Named | null;
  readonly sites: readonly Named[];
  readonly buildings: readonly Building[];
  /** ordered by elevation */
  readonly storeys: readonly Storey[];
  readonly findings: readonly ModelFinding[];
  /** axes of its IfcGrids; absent: none */
  readonly axes?: readonly GridAxis[];
  /** true north in the file's plan, of length 1; absent: not stated */
  readonly north?: readonly [number, number];
}

/** One axis of an IfcGrid. */
export interface GridAxis {
  /** '' when it has none */
  readonly tag: string;
  readonly direction: 'U' | 'V' | 'W';
  /** position in ModelFile.storeys of the storey that contains its grid */
  readonly storey: number | null;
  /** flat [x0, y0, x1, y1, …] in the file's world plan, m; arcs as chords */
  readonly path: readonly number[];
}

export interface Named {
  readonly expressId: number;
  readonly globalId: string;
  readonly name: string;
}

export interface FileUnits {
  /** factor to metres; 1 with `assumed` when the file has no unit (a finding says so) */
  readonly length: number;
  readonly area: number;
  readonly volume: number;
  readonly mass: number;
  readonly angle: number;
  /** kinds whose unit the file does not give */
  readonly assumed: readonly ('length' | 'area' | 'volume')[];
}

/** IfcMapConversion, or ePSet_MapConversion in IFC2X3. Metres; scale is dimensionless. */
export interface MapConversion {
  readonly eastings: number;
  readonly northings: number;
  readonly height: number;
  readonly xAxisAbscissa: number;
  readonly xAxisOrdinate: number;
  readonly scale: number;
  readonly crs: string;
}

export interface Building extends Named {
  /** IfcBuilding.ElevationOfTerrain, m; null when absent */
  readonly elevationOfTerrain: number | null;
  /** IfcBuilding.ElevationOfRefHeight, m; null when absent */
  readonly elevationOfRefHeight: number | null;
  /** property sets of the IfcBuilding itself */
  readonly psets: readonly PropertySet[];
}

export interface Storey extends Named {
  /** position in ModelFile.storeys */
  readonly index: number;
  /** m: from the placement, else the Elevation attribute; null when neither says */
  readonly elevation: number | null;
  readonly elevationAttribute: number | null;
  readonly elevationPlacement: number | null;
  /** position in ModelFile.buildings */
  readonly building: number | null;
}

export type PropertyValue = string | number | boolean | null;

export interface Property {
  readonly name: string;
  readonly kind: 'single' | 'enumerated' | 'bounded' | 'list' | 'table' | 'reference' | 'complex';
  /** defined type as written, e.g. `IfcLabel`; '' when untyped */
  readonly type: string;
  /** text decoded; measures in SI; logical UNKNOWN and `$` are null */
  readonly values: readonly PropertyValue[];
  readonly line: number;
}

export interface PropertySet {
  readonly expressId: number;
  readonly name: string;
  readonly from: 'occurrence' | 'type';
  readonly line: number;
  readonly properties: readonly Property[];
}

export interface Quantity {
  readonly name: string;
  readonly kind: 'length' | 'area' | 'volume' | 'count' | 'weight' | 'time';
  /** SI */
  readonly value: number;
}

export interface QuantitySet {
  readonly expressId: number;
  readonly name: string;
  readonly from: 'occurrence' | 'type';
  readonly quantities: readonly Quantity[];
}

export interface ElementType extends Named {
  readonly class: string;
  /** ElementType / ProcessType attribute */
  readonly elementType: string;
  readonly predefinedType: string | null;
  readonly tag: string;
}

export interface MaterialUse {
  readonly kind: 'single' | 'layer' | 'constituent' | 'profile' | 'list';
  readonly name: string;
  readonly category: string;
  /** name of the layer, constituent or profile entry itself */
  readonly role: string;
  /** layer thickness, m */
  readonly thickness: number | null;
  /** constituent fraction, 0–1 */
  readonly fraction: number | null;
  /** profile name (IfcMaterialProfile, or the name of the profile of the swept body) */
  readonly profile: string | null;
  readonly from: 'occurrence' | 'type';
}

export interface ClassificationReference {
  readonly system: string;
  readonly identification: string;
  readonly name: string;
}

export type ElementStatus = 'new' | 'existing' | 'demolished' | 'temporary';

export interface Element {
  /** position in Model.elements: the key inside one run; across runs: file path + globalId + expressId */
  readonly index: number;
  /** position in Model.files */
  readonly file: number;
  readonly expressId: number;
  /** 1-based line of the record */
  readonly line: number;
  readonly globalId: string;
  /** `IfcWallStandardCase` */
  readonly class: string;
  readonly name: string;
  readonly description: string;
  readonly objectType: string;
  /** IfcSpace and other spatial elements: LongName; '' elsewhere */
  readonly longName: string;
  readonly tag: string;
  /** of the occurrence, else of the type; USERDEFINED is replaced by ObjectType / ElementType */
  readonly predefinedType: string | null;
  readonly type: ElementType | null;
  /** position in the file's storeys: containment, else that of the whole, the host or the space; null when none */
  readonly storey: number | null;
  /** position in the file's buildings */
  readonly building: number | null;
  /** index in Model.elements of the containing IfcSpace; of coverings also the one they cover (IfcRelCoversSpaces) */
  readonly space: number | null;
  /** an occurrence's set overrides its type's property by property; type sets follow the occurrence's */
  readonly psets: readonly PropertySet[];
  readonly quantitySets: readonly QuantitySet[];
  readonly materials: readonly MaterialUse[];
  readonly classifications: readonly ClassificationReference[];
  /** names of IfcGroup / IfcSystem / IfcZone the element is assigned to */
  readonly groups: readonly string[];
  /** IfcPresentationLayerAssignment names */
  readonly layers: readonly string[];
  /** index of the whole it is a part of (IfcRelAggregates, IfcRelNests), null when none */
  readonly whole: number | null;
  /** indices of its parts */
  readonly parts: readonly number[];
  /** number of IfcRelVoidsElement openings */
  readonly openings: number;
  /** index of the element whose opening this one fills */
  readonly host: number | null;
  /** indices of the elements that fill its openings */
  readonly fillings: readonly number[];
  /** from Status (Pset_*Common) or the tool's phase; null when nothing says */
  readonly status: ElementStatus | null;
  /** the element has a representation that should give a body */
  readonly hasBody: boolean;
  /** IfcElementAssembly.AssemblyPlace */
  readonly assemblyPlace: string | null;
}

/** Severity: an error means data was lost, a warning that a number may be affected, info that nothing is. */
export type Severity = 'error' | 'warning' | 'info';

/** `code` is stable; texts in zh and en are in i18n under `finding.<code>` with `params`. */
export interface ModelFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number | null;
  readonly expressId: number | null;
  readonly globalId: string | null;
  readonly params: Readonly<Record<string, string | number>>;
}

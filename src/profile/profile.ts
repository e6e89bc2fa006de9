/** The profile: everything a person tells Sunmao about a project. JSON; validated in `validate.ts`. */
import type { Interval } from '../units.ts';
import type { ProjectData } from './project-fields.ts';
import type { Region } from './region.ts';
import type { Review } from './review.ts';

export type { Region, StoreyRange } from './region.ts';
export type { Review };

export const PROFILE_SCHEMA = 'sunmao-profile/1';

/** Of a scoring pack's item, `q1a`. Packs that ask the same thing give it the same id. */
export type ItemId = string;

export type StructureKind = 'concrete' | 'steel' | 'timber';

export interface Profile {
  readonly schema: typeof PROFILE_SCHEMA;
  /** ISO date of the report; no rule reads the clock */
  readonly date?: string;
  readonly project?: Project;
  /** of every building; a building's own come before */
  readonly attributes?: BuildingAttributes;
  readonly packs?: readonly string[];
  readonly structure?: StructureKind;
  /** outdoor ground level 室外地坪, m in world coordinates */
  readonly groundLevel?: number;
  /** kg/m³, for the weight of concrete pieces */
  readonly concreteDensity?: number;
  readonly files?: readonly FileRule[];
  readonly buildings?: readonly BuildingRule[];
  readonly storeys?: readonly StoreyRule[];
  /** code lists the project uses: two-letter codes count only under one of them (domain.md W9) */
  readonly codeLists?: readonly string[];
  /** kinds of lines 管线 of which every line is modelled, branch lines included: 4.0.13 is computed when all three are (domain 1.2-12) */
  readonly completeSystems?: readonly CompleteSystem[];
  /** what the systems of the models are and how they are laid, where the models do not say */
  readonly systems?: readonly SystemRule[];
  /** more naming patterns, same format as the shipped lists; tried before them */
  readonly patterns?: readonly PatternRule[];
  readonly conventions?: readonly Convention[];
  readonly settlements?: readonly Settlement[];
  /** what lies in a polygon on a storey's plan is settled alike */
  readonly regions?: readonly Region[];
  /** typed quantities beside or instead of measured ones; always shown as "declared" */
  readonly declared?: readonly DeclaredItem[];
  /** kinds of joint concrete that a person has judged (4.0.3) */
  readonly joints?: readonly JointRule[];
  readonly switches?: Readonly<Record<string, string>>;
  /** statuses that count although out of scope by default */
  readonly includeStatus?: readonly ('existing' | 'demolished' | 'temporary')[];
  readonly required?: readonly Requirement[];
  /** more property names for what rules read, tried before the shipped ones */
  readonly concepts?: readonly ConceptNames[];
  /** numbers of rules replaced by the project's own; printed with their reasons */
  readonly overrides?: readonly Override[];
  /** rows of packs that a person has compared with the printed standard (design decision 4) */
  readonly attestations?: readonly Attestation[];
  readonly waivers?: readonly Waiver[];
  /** what people say of findings: no verdict depends on it */
  readonly reviews?: readonly Review[];
  /** wall and floor build-ups 做法表 */
  readonly buildUps?: readonly BuildUp[];
}

export const STAGES = ['scheme', 'preliminary', 'design', 'detailing', 'completion'] as const;
/** 方案 · 初步设计 · 施工图 · 深化 · 竣工 */
export type Stage = (typeof STAGES)[number];

export interface Project extends ProjectData {
  /** default `design` */
  readonly stage?: Stage;
  /** GB/T 2260 code under `CN-`: `CN-33`, `CN-3301` */
  readonly region?: string;
  /** ISO date of the land contract, which decides between editions */
  readonly landDate?: string;
}

export const BUILDING_TYPES = ['residential', 'public', 'industrial'] as const;
/** JGJ 1-2014 table 6.1.1, GB/T 51231-2016 table 5.1.2, annex A, 5.8 */
export const STRUCTURE_TYPES = [
  'frame', 'frame-shear-wall', 'frame-core', 'shear-wall', 'partial-frame-supported-shear-wall', 'double-skin-shear-wall', 'multi-storey-panel',
] as const;
export const INTENSITIES = ['non-seismic', '6', '7', '8-0.20g', '8-0.30g'] as const;
export const SEISMIC_GRADES = ['一', '二', '三', '四'] as const;

export interface BuildingAttributes {
  readonly type?: (typeof BUILDING_TYPES)[number];
  readonly structure?: (typeof STRUCTURE_TYPES)[number];
  /** 抗震设防烈度 */
  readonly intensity?: (typeof INTENSITIES)[number];
  /** 抗震等级 */
  readonly seismicGrade?: (typeof SEISMIC_GRADES)[number];
  /** m, outdoor ground to main roof, instead of what the storeys measure */
  readonly height?: number;
  /** m, over which the aspect ratio 高宽比 is taken, instead of what the storeys' outlines measure */
  readonly width?: number;
  /** 高层建筑: by which height, the structural codes take from elsewhere */
  readonly highRise?: boolean;
  /** % of the base shear that precast walls carry 预制剪力墙构件底部承担的总剪力, by calculation */
  readonly precastShear?: number;
  /** 框支层: storeys above ground in which frames carry the walls */
  readonly frameStoreys?: number;
  /** the roof of the basement is the level at which the superstructure is fixed 嵌固部位 */
  readonly fixedAtBasementRoof?: boolean;
}
export type BuildingAttributeName = keyof BuildingAttributes;

export interface ConceptNames {
  /** id of src/facts/concepts.json */
  readonly concept: string;
  /** `Name` in any set, or `Set.Name` */
  readonly properties: readonly string[];
  /** switched off: kept, but it decides nothing */
  readonly off?: boolean;
}

export interface Override {
  /** `pack/rule` */
  readonly rule: string;
  readonly param: string;
  /** SI, in the rule's unit */
  readonly value: number;
  readonly reason: string;
  readonly who?: string;
}

export interface Attestation {
  readonly pack: string;
  readonly edition: string;
  /** ids without the pack; all of the pack's rules where absent */
  readonly rules?: readonly string[];
  readonly who: string;
  readonly date: string;
  readonly page: string;
}

export interface Waiver {
  /** `pack/rule` */
  readonly rule: string;
  /** GlobalId, type name (`type`), or neither: the whole building */
  readonly element?: string;
  readonly type?: string;
  readonly building?: string;
  readonly reason: string;
  readonly who: string;
  /** role of who grants it, and the number of the approval: wanted for 必须 and 应 rules */
  readonly role?: string;
  readonly approval?: string;
  /** ISO date up to which it holds */
  readonly until: string;
}

export interface BuildUp {
  /** 做法编号 */
  readonly code: string;
  /** glob on type or name of the elements built so */
  readonly match: string;
  readonly for: 'wall' | 'floor' | 'ceiling';
  readonly layers: readonly { readonly name: string; /** m */ readonly thickness?: number }[];
  /** walls: what it makes of them; floors and room surfaces: dry or wet */
  readonly wallKind?: 'panel' | 'curtain' | 'framed' | 'masonry' | 'cast-in-place';
  readonly method?: 'dry' | 'wet';
  readonly document?: string;
}

/** The lines that 4.0.13 counts: 电气, 给水排水, 采暖. */
export type LineKind = 'electrical' | 'water' | 'heating';

export interface CompleteSystem {
  readonly kind: LineKind;
  readonly building?: string;
  readonly reason: string;
}

export interface SystemRule {
  /** glob on the names of an element's systems and groups, its type and its own name */
  readonly match: string;
  /** `other`: none of the lines that 4.0.13 counts */
  readonly kind?: LineKind | 'other';
  /** apart from the structure, or embedded in it or in a wet screed */
  readonly laying?: 'separated' | 'embedded';
  readonly reason?: string;
  /** switched off: kept, but it decides nothing */
  readonly off?: boolean;
}

export interface FileRule {
  /** path suffix or glob (`*`), matched against ModelFile.path */
  readonly match: string;
  readonly discipline?: 'architecture' | 'structure' | 'mep' | 'fit-out' | 'precast' | 'quantity';
  /** 1 leads; lower leads higher where elements of several files coincide */
  readonly rank?: number;
  /** "everything in this file is precast" (domain.md 3.5, rank 9), or cast in place */
  readonly precast?: 'precast' | 'cast-in-place';
  readonly exclude?: boolean;
  readonly reason?: string;
}

/** A single building 单体建筑 (3.0.1, design decision 6): all given criteria must hold. */
export interface BuildingRule {
  readonly id: string;
  readonly name?: string;
  readonly files?: readonly string[];
  /** IfcBuilding GlobalIds or names */
  readonly ifcBuildings?: readonly string[];
  /** storey names or elevations in m */
  readonly storeys?: readonly (string | number)[];
  /** plan polygon [[x,y],…], world metres */
  readonly polygon?: readonly (readonly [number, number])[];
  readonly structure?: StructureKind;
  readonly groundLevel?: number;
  readonly fullFitOut?: boolean;
  readonly attributes?: BuildingAttributes;
}

export interface StoreyRule {
  readonly building?: string;
  /** storey name, or elevation in m (± 0.3) */
  readonly match: string | number;
  /** this storey stands for so many in all (itself included): 5F for 5F–17F is 13 */
  readonly standsFor?: number;
  /** left out of both sides and listed (K4: machine rooms, parapets) */
  readonly exclude?: boolean;
  /** plan area A of one such storey, m², instead of the measured one */
  readonly planArea?: number;
  readonly aboveGround?: boolean;
  readonly reason?: string;
}

export type MaterialKindName =
  | 'concrete' | 'mortar' | 'masonry' | 'steel' | 'rebar' | 'timber' | 'insulation' | 'finish' | 'air';

export interface PatternRule {
  readonly id: string;
  /** ECMAScript regular expression, flags `iu`; tested on the folded family and type parts of a name */
  readonly match: string;
  /** which parts it is tested on; default all */
  readonly on?: readonly ('name' | 'type' | 'material' | 'layer' | 'classification')[];
  /** only for these IFC classes (subtypes not implied) */
  readonly classes?: readonly string[];
  /** only under this code list */
  readonly codeList?: string;
  readonly component?: string;
  readonly precast?: string;
  readonly loadBearing?: boolean;
  readonly external?: boolean;
  readonly wallKind?: string;
  readonly dryMethod?: boolean;
  readonly integrated?: boolean;
  /** what a material of this name is, for the concrete share of walls and columns; tested on material names whatever `on` says */
  readonly material?: MaterialKindName;
  /** a negative or tail: it stops weaker patterns of the listed roles */
  readonly stops?: readonly string[];
  /** proposes only; beside a firm statement that disagrees in the same name it makes a conflict (default families) */
  readonly weak?: boolean;
  /** components it may also be, for names that mean several things */
  readonly candidates?: readonly string[];
  /** what it says of the whole it lies in: a lifting anchor or a grouting sleeve inside means `precast` */
  readonly contains?: 'precast';
  readonly note?: string;
  /** switched off: kept, but it decides nothing */
  readonly off?: boolean;
}

/** "What is not marked is cast in place", per component; never for infill walls and partitions. */
export interface Convention {
  readonly component: string;
  readonly unmarked: 'cast-in-place' | 'precast';
  readonly reason: string;
  /** switched off: kept, but it decides nothing */
  readonly off?: boolean;
}

export interface Settlement {
  readonly by: 'element' | 'type' | 'pattern' | 'file';
  /** element: GlobalId; type: type name (`ObjectType` or type's Name); pattern: regular expression on the name; file: glob */
  readonly key: string;
  /** glob on the file path; needed where GlobalIds repeat across files */
  readonly file?: string;
  readonly role: 'component' | 'precast' | 'loadBearing' | 'external' | 'wallKind' | 'dryMethod' | 'integrated';
  readonly value: string | boolean;
  readonly reason: string;
  readonly who?: string;
  readonly date?: string;
  /** switched off: kept, but it decides nothing */
  readonly off?: boolean;
}

export const JOINT_RULE_KINDS = ['vertical-strip', 'horizontal-band', 'beam-column-node', 'column-connection', 'grout-bed'] as const;
export const JOINT_FORMS = ['modelled', 'derived'] as const;
export const JOINT_DECISIONS = ['counts', 'not-counted', 'not-there'] as const;
export type JointForm = (typeof JOINT_FORMS)[number];
/** `counts`: they are joints, each counts where its place allows; `not-there`: there is no such concrete */
export type JointDecision = (typeof JOINT_DECISIONS)[number];

/** Of several rules for one kind the last holds. */
export interface JointRule {
  readonly kind: (typeof JOINT_RULE_KINDS)[number];
  /** drawn elements, or gaps between members; default both */
  readonly form?: JointForm;
  readonly decision: JointDecision;
  readonly building?: string;
  readonly reason: string;
  readonly who?: string;
  readonly date?: string;
}

export interface DeclaredItem {
  /** of every scoring pack that has it, or of one: `pack/item` */
  readonly item: ItemId;
  readonly building?: string;
  /** `replace`: instead of what was measured; `add`: beside it */
  readonly mode: 'replace' | 'add';
  /** false: the building lacks the item, its points go to Q4; only where the function lacks it */
  readonly present?: boolean | 'unknown';
  /** yes-no items only */
  readonly value?: boolean;
  /** ratio in percent when only that is known */
  readonly ratio?: number | Interval;
  readonly rows?: readonly DeclaredRow[];
  readonly document?: string;
}

export interface DeclaredRow {
  readonly label: string;
  /** m, m² or m³ as the item needs, of one piece */
  readonly numerator: number;
  readonly denominator: number;
  /** default 1 */
  readonly count?: number;
  readonly drawing?: string;
}

/** What the building must reach, and the document that demands it. */
export interface Requirement {
  readonly building?: string;
  /** 装配率 in percent, or a grade */
  readonly value: number | 'A' | 'AA' | 'AAA';
  readonly document: string;
}

export const EMPTY_PROFILE: Profile = { schema: PROFILE_SCHEMA };

/** The Report: the only thing exporters and screens read. JSON Schema: public/schema/report.schema.json. */
import type { Interval } from '../units.ts';
import type { ItemId, StructureKind, Profile, DeclaredRow } from '../profile/profile.ts';
import type { ModelFinding } from '../model/model.ts';
import type { Roles } from '../facts/roles.ts';

export const REPORT_SCHEMA = 'sunmao-report/1';

/** Design decision 1. */
export type Outcome = 'pass' | 'fail' | 'unknown' | 'not-applicable' | 'error';

export interface Text {
  readonly zh: string;
  readonly en: string;
}

export interface Report {
  readonly schema: typeof REPORT_SCHEMA;
  readonly tool: { readonly name: 'sunmao'; readonly version: string };
  readonly date: string | null;
  readonly files: readonly ReportFile[];
  readonly packs: readonly ReportPack[];
  readonly profile: Profile;
  /** SHA-256 of the canonical JSON of the profile */
  readonly profileHash: string;
  readonly tolerances: Readonly<Record<string, number>>;
  /** every convention of counting, with what it is set to (domain.md 1.4) */
  readonly switches: readonly ReportSwitch[];
  /** every element of every file: the key for all other tables */
  readonly elements: readonly ReportElement[];
  readonly buildings: readonly BuildingResult[];
  readonly findings: readonly ModelFinding[];
  /** conventions that the marking of the models suggests; nothing is settled until the profile declares them */
  readonly proposals: readonly ConventionProposal[];
  readonly summary: Summary;
  /** the only field a comparison strips */
  readonly timing: { readonly totalMs: number; readonly stages: Readonly<Record<string, number>> };
}

export interface ConventionProposal {
  readonly component: string;
  readonly unmarked: 'cast-in-place';
  /** elements of the component that are marked precast or composite */
  readonly marked: number;
  /** positions in `elements` of what the convention would settle */
  readonly elements: readonly number[];
  /** m³ of those with a closed body; `unmeasured` counts the others */
  readonly volume: number;
  readonly unmeasured: number;
}

export interface ReportFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly schema: string;
  readonly tool: string;
  readonly elements: number;
  readonly status: 'read' | 'unreadable' | 'excluded' | 'not-merged';
  /** finding code when unreadable */
  readonly error: string | null;
  readonly discipline: string | null;
}

export interface ReportPack {
  readonly id: string;
  readonly edition: string;
  readonly title: Text;
  readonly sha256: string;
  readonly status: 'sourced' | 'unverified' | 'draft';
}

export interface ReportSwitch {
  readonly key: string;
  readonly title: Text;
  readonly value: string;
  readonly default: string;
  readonly options: readonly { readonly value: string; readonly title: Text }[];
  readonly from: 'default' | 'profile';
  /** P when the switch stands at each of its options, per building id; null where not computed */
  readonly effect: Readonly<Record<string, Readonly<Record<string, Interval>>>> | null;
  readonly source: string;
}

export interface ReportElement {
  /** position in `files` */
  readonly file: number;
  readonly globalId: string;
  readonly expressId: number;
  readonly class: string;
  readonly name: string;
  /** type name, '' when none: what "settle by type" refers to */
  readonly type: string;
  readonly storey: string | null;
  /** id of the single building, null when none */
  readonly building: string | null;
  readonly roles: Omit<Roles, 'evidence'>;
  readonly volume: number | null;
  readonly grossVolume: number | null;
  readonly footprintArea: number | null;
  readonly sideArea: number | null;
  readonly geometry: string;
  /** why it is counted nowhere: finding-like code, null when it may count */
  readonly outOfScope: string | null;
  readonly outOfScopeText: Text | null;
  /** index of the element that counts in its place (coincident copy of another file), or of its whole */
  readonly representedBy: number | null;
}

export interface BuildingResult {
  readonly id: string;
  readonly name: string;
  readonly structure: StructureKind;
  readonly files: readonly number[];
  readonly groundLevel: { readonly value: number; readonly source: 'profile' | 'file' | 'assumed' };
  readonly storeys: readonly StoreyResult[];
  readonly items: readonly ItemResult[];
  readonly score: ScoreResult;
  readonly gates: readonly GateResult[];
  readonly grade: string | null | readonly (string | null)[];
  readonly required: readonly RequirementResult[];
  /** the groups of elements that would narrow P most, best first */
  readonly openQuestions: readonly OpenQuestion[];
}

export interface StoreyResult {
  readonly name: string;
  readonly elevation: number;
  readonly top: number | null;
  readonly aboveGround: 'yes' | 'no' | 'unknown';
  readonly excluded: boolean;
  readonly standsFor: number;
  /** A of 4.0.4 of one such storey, m² */
  readonly planArea: Interval;
}

/** One item of Table 4.0.1. Quantities are totals over storeys × multiplier. */
export interface ItemResult {
  readonly id: ItemId;
  readonly title: Text;
  readonly clause: string;
  readonly unit: 'm³' | 'm²' | 'm' | '';
  /** null interval ends never occur: what is unknown has [0, …] or the whole range */
  readonly numerator: Interval | null;
  readonly denominator: Interval | null;
  /** percent, exact ends of the attainable range */
  readonly ratio: Interval | null;
  /** the ends as calculation books print them: half-up with two decimals, the exact value after them where that hides the side of a limit */
  readonly ratioText: readonly [string, string] | null;
  /** an end lay above 100 % and was cut to it: something is counted twice or the denominator is incomplete */
  readonly cut: boolean;
  readonly points: Interval | null;
  readonly maxPoints: number;
  /** does the building have this item? absent: its points go to Q4 */
  readonly present: 'yes' | 'no' | 'unknown';
  readonly source: 'measured' | 'declared' | 'mixed' | 'none';
  readonly declared: readonly DeclaredRow[];
  /** per storey rows that make the totals */
  readonly storeys: readonly { readonly storey: string; readonly standsFor: number; readonly numerator: Interval; readonly denominator: Interval }[];
  readonly contributions: readonly Contribution[];
  /** what is missing to decide the item, as text */
  readonly missing: readonly Text[];
}

/** What one element may add to an item. `options` are alternatives; one option = decided. */
export interface Contribution {
  /** position in Report.elements */
  readonly element: number;
  readonly storey: string;
  /** [numerator, denominator] of one piece (before the storey multiplier), rounded to 1e-4 */
  readonly options: readonly (readonly [number, number])[];
  readonly counted: 'yes' | 'no' | 'unknown';
  /** roles that are missing, when `counted` is unknown */
  readonly missing: readonly string[];
  /** for numerators that are a union per storey: this is the element's own part, and the total is less than the sum */
  readonly overlaps?: boolean;
  /** how much of the element's quantity others that it overlaps hold in its place: already left out of `options` at its ends */
  readonly shared?: Interval;
}

/** Answer of `score` (design.md section 5). A number, or [lo, hi] where the input had an interval. */
export type NumberOrInterval = number | Interval;

export interface ScoreResult {
  readonly points: Readonly<Record<ItemId, NumberOrInterval | null>>;
  readonly Q1: NumberOrInterval;
  readonly Q2: NumberOrInterval;
  readonly Q3: NumberOrInterval;
  readonly Q4: NumberOrInterval;
  /** unrounded */
  readonly pRaw: NumberOrInterval;
  readonly p: NumberOrInterval;
  readonly prefabricated: 'pass' | 'fail' | 'unknown';
  readonly grade: string | null | readonly (string | null)[];
}

/** A gate of 3.0.3, or 5.0.1's 35 %. */
export interface GateResult {
  readonly id: 'Q1' | 'Q2' | 'fullFitOut' | 'P' | 'q1a';
  /** what it decides: being a prefabricated building (3.0.3), or being graded (5.0.1) */
  readonly for: 'prefabricated' | 'grade';
  readonly title: Text;
  readonly clause: string;
  readonly limit: number;
  readonly value: Interval;
  readonly outcome: Outcome;
  /** the pass exists only because P is rounded (domain.md 1.2-14) */
  readonly restsOnRounding: boolean;
}

export interface RequirementResult {
  readonly value: number | string;
  readonly document: string;
  readonly reached: Interval | string | null | readonly (string | null)[];
  /** percentage points, only for a numeric requirement */
  readonly margin: Interval | null;
  readonly outcome: Outcome;
}

export interface OpenQuestion {
  readonly role: string;
  /** type name the group shares, or the class where there is none */
  readonly group: string;
  readonly file: number | null;
  readonly elements: readonly number[];
  readonly items: readonly ItemId[];
  /** sum of the quantity that is open, in the item's unit */
  readonly quantity: number;
  readonly unit: string;
  /** by how many percentage points of P the interval narrows when this is settled, at most */
  readonly narrows: number;
}

export interface Summary {
  readonly exitCode: 0 | 1 | 3;
  readonly decided: Readonly<Record<string, number>>;
  readonly unknown: Readonly<Record<string, number>>;
}

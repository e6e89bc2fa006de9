/** The Report: the only thing exporters and screens read. JSON Schema: public/schema/report.schema.json. */
import type { Interval } from '../units.ts';
import type { ItemId, StructureKind, Profile, DeclaredRow, JointDecision, JointForm } from '../profile/profile.ts';
import type { ModelFinding } from '../model/model.ts';
import type { Box } from '../facts/facts.ts';
import type { Roles } from '../facts/roles.ts';
import type { JointKind } from '../facts/joints/kinds.ts';
import type { TemplateFilled } from '../facts/template-filled.ts';
import type { RuleReport } from './rules/rule-report.ts';
import type { Schedule } from './schedule.ts';
import type { UsedTable } from './used-table.ts';

export const REPORT_SCHEMA = 'sunmao-report/1';

export type { Schedule, UsedTable };

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
  /** what the rules of the packs said; null where no chosen pack has any */
  readonly rules: RuleReport | null;
  /** conventions that the marking of the models suggests; nothing is settled until the profile declares them */
  readonly proposals: readonly ConventionProposal[];
  /** the precast pieces by mark 预制构件统计表 */
  readonly schedule: Schedule;
  /** what of the property template (model/template.ts) the models fill */
  readonly template: TemplateFilled;
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
  /** GlobalId of its IfcProject; null where it has none or could not be read */
  readonly project: string | null;
}

export interface ReportPack {
  readonly id: string;
  readonly edition: string;
  readonly title: Text;
  readonly sha256: string;
  readonly status: 'sourced' | 'unverified' | 'draft';
  /** false: no chosen pack scores, and this one's score is shown beside */
  readonly asked: boolean;
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
  /**
   * [x0, y0, z0, x1, y1, z1] around its own body in the common world, m, to 1 mm; null without a body. The common world is
   * each file's IFC world, that of the first file where map conversions align them.
   */
  readonly box: Box | null;
  /** why it is counted nowhere: finding-like code, null when it may count */
  readonly outOfScope: string | null;
  readonly outOfScopeText: Text | null;
  /** index of the element that counts in its place (coincident copy of another file), or of its whole */
  readonly representedBy: number | null;
}

/** A row of a scoring table that has to be confirmed, or a number of it stated, before anything is scored. */
export interface WithheldRow {
  /** without the pack, as attestations and overrides name it: `item-q1a` */
  readonly rule: string;
  readonly clause: string;
  readonly title: Text;
  /** `open`: numbers not known to the pack; `unconfirmed`: recalled, in a draft; `fault`: what was typed does not hold together */
  readonly why: 'open' | 'unconfirmed' | 'fault';
  /** open: the numbers to type */
  readonly params: readonly string[];
}

/** What one scoring pack says of one building. */
export interface PackResult {
  /** the scoring table, with the profile's numbers put in */
  readonly table: UsedTable;
  /** draft packs: to be shown with whatever of the result is shown */
  readonly watermark: Text | null;
  /** given: nothing is scored until these rows are settled; points are null, P is all of 0–100, verdicts are open */
  readonly withheld: readonly WithheldRow[] | null;
  readonly items: readonly ItemResult[];
  readonly score: ScoreResult;
  readonly gates: readonly GateResult[];
  readonly grade: string | null | readonly (string | null)[];
}

/** A further scoring pack beside the building's own. */
export interface OtherResult extends PackResult {
  readonly pack: string;
  readonly edition: string;
  readonly title: Text;
  readonly status: ReportPack['status'];
}

export interface BuildingResult extends PackResult {
  readonly id: string;
  readonly name: string;
  readonly structure: StructureKind;
  readonly files: readonly number[];
  readonly groundLevel: { readonly value: number; readonly source: 'profile' | 'file' | 'assumed' };
  readonly storeys: readonly StoreyResult[];
  /** by the other scoring packs chosen; what is measured alike is measured once */
  readonly others: readonly OtherResult[];
  readonly required: readonly RequirementResult[];
  /** the groups of elements that would narrow P most, best first */
  readonly openQuestions: readonly OpenQuestion[];
  /** given where a building was split: what of it this is */
  readonly part?: {
    readonly of: string;
    readonly kind: 'tower' | 'podium';
    /** the tower's plan that divides them, flat contours in world metres; empty for the podium, which is the rest */
    readonly outline: readonly (readonly number[])[];
  };
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

/** One item of a scoring table. Quantities are totals over storeys × multiplier. */
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
  /** null: the building lacks it, or the result is withheld */
  readonly points: Interval | null;
  /** null: the pack leaves it open and nobody typed it */
  readonly maxPoints: number | null;
  /** one row of alternatives: their id, and whether it is among those that score */
  readonly oneOf?: { readonly id: string; readonly stands: 'yes' | 'no' | 'unknown' };
  /** measured for this item of the building's own pack, where storeys, contributions, joints and strips are listed */
  readonly sameAs?: ItemId;
  /** does the building have this item? absent: its points go to Q4 */
  readonly present: 'yes' | 'no' | 'unknown';
  readonly source: 'measured' | 'declared' | 'mixed' | 'none';
  readonly declared: readonly DeclaredRow[];
  /** per storey rows that make the totals */
  readonly storeys: readonly ItemStorey[];
  /** what is not modelled but suggested by the model: strips between precast slabs (4.0.5-2); absent when there is none */
  readonly strips?: readonly StripRow[];
  readonly contributions: readonly Contribution[];
  /** q1a: joint concrete by kind (4.0.3); derived rows are in the totals beside `contributions` */
  readonly joints?: readonly JointRow[];
  /** what is missing to decide the item, as text */
  readonly missing: readonly Text[];
}

/** Joints of one kind, drawn as elements or derived from the gaps between members. Volumes are totals × storey multiplier. */
export interface JointRow {
  readonly kind: JointKind;
  readonly form: JointForm;
  readonly title: Text;
  readonly clause: string;
  /** m; null where the clause gives none, or one per place */
  readonly limit: number | null;
  readonly count: number;
  /** m³ of concrete, least and most */
  readonly concrete: Interval;
  /** m³ that count as precast, least and most */
  readonly volume: Interval;
  /** what the profile says; null: nothing */
  readonly decision: JointDecision | null;
  readonly reason: string | null;
  /** a decision is awaited */
  readonly asks: boolean;
  /** how many do not count, by the reason their own place gives */
  readonly refused: readonly { readonly text: Text; readonly count: number }[];
  /** the first of them: what is drawn of them */
  readonly places: readonly JointPlaceRow[];
}

export interface JointPlaceRow {
  readonly storey: string;
  /** position in Report.elements of the joint itself, null when derived */
  readonly element: number | null;
  /** positions in Report.elements of what it joins */
  readonly between: readonly number[];
  /** flat plan contours, world metres; they may overlap */
  readonly contours: readonly (readonly number[])[];
  /** plans of what it joins */
  readonly neighbours: readonly (readonly number[])[];
  readonly z: Interval;
  /** m, held against `limit` */
  readonly size: number | null;
  readonly limit: number | null;
  /** [counted, concrete] alternatives of one piece, m³ */
  readonly options: readonly (readonly [number, number])[];
  readonly counts: 'yes' | 'no' | 'unknown';
  readonly why: Text | null;
}

export interface ItemStorey {
  readonly storey: string;
  /** position in the building's storeys; −1 for the slab under the lowest */
  readonly level: number;
  readonly standsFor: number;
  readonly numerator: Interval;
  readonly denominator: Interval;
  /** where something is undecided: [numerator, denominator] of one such storey at the ratio's least and at its greatest end */
  readonly ends?: readonly [lo: readonly [number, number], hi: readonly [number, number]];
  /** the numerator before it was cut to the denominator */
  readonly over?: number;
}

export interface StripRow {
  readonly storey: string;
  /** as of ItemStorey */
  readonly level: number;
  readonly standsFor: number;
  /** positions in Report.elements of what stands on its two sides; empty where strips cross */
  readonly between: readonly number[];
  /** m */
  readonly width: number;
  /** of one such storey, m² */
  readonly area: number;
  /** flat [x0, y0, x1, y1, …], world plan, m */
  readonly contour: readonly number[];
}

/** What one element may add to an item. `options` are alternatives; one option = decided. */
export interface Contribution {
  /** position in Report.elements */
  readonly element: number;
  readonly storey: string;
  /** as of ItemStorey */
  readonly level: number;
  /** [numerator, denominator] of one piece (before the storey multiplier), rounded to 1e-4 */
  readonly options: readonly (readonly [number, number])[];
  /** positions in `options` of what makes the ratio's least and its greatest end; absent where decided, and of unions */
  readonly ends?: readonly [lo: number, hi: number];
  readonly counted: 'yes' | 'no' | 'unknown';
  /** roles that are missing, when `counted` is unknown; `file`: which of several files counts, that draw the element with other figures */
  readonly missing: readonly string[];
  /** for numerators that are a union per storey: this is the element's own part, and the total is less than the sum */
  readonly overlaps?: boolean;
  /** what the quantities rest on where that was derived and not stated: where a line runs, which finishes bound a room */
  readonly basis?: Text;
  /** how much of the element's quantity others that it overlaps hold in its place: already left out of `options` at its ends */
  readonly shared?: Interval;
}

/** Answer of `score` (design.md section 5). A number, or [lo, hi] where the input had an interval. */
export type NumberOrInterval = number | Interval;

export interface ScoreResult {
  /** empty while the result is withheld */
  readonly points: Readonly<Record<ItemId, NumberOrInterval | null>>;
  readonly Q1: NumberOrInterval;
  readonly Q2: NumberOrInterval;
  readonly Q3: NumberOrInterval;
  /** points of what the building lacks */
  readonly Q4: NumberOrInterval;
  /** by the pack's own ids, where its groups are not Q1, Q2, Q3 */
  readonly groups?: Readonly<Record<string, NumberOrInterval>>;
  /** unrounded */
  readonly pRaw: NumberOrInterval;
  readonly p: NumberOrInterval;
  readonly prefabricated: 'pass' | 'fail' | 'unknown';
  readonly grade: string | null | readonly (string | null)[];
}

/** A gate of 3.0.3, or 5.0.1's 35 %. */
export interface GateResult {
  /** of the pack */
  readonly id: string;
  /** what it decides: being a prefabricated building (3.0.3), or being graded (5.0.1) */
  readonly for: 'prefabricated' | 'grade';
  readonly title: Text;
  readonly clause: string;
  /** null: open. Where it depends on what the building is and that is not known: the highest */
  readonly limit: number | null;
  /** all it may be, where `asks` names what decides */
  readonly limits?: readonly number[];
  /** attributes of the building that would decide the limit */
  readonly asks?: readonly string[];
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
  /** type name the group shares, or the class where there is none; of role `file` the paths of its files */
  readonly group: string;
  readonly file: number | null;
  /** role `file`: positions in `files` of those that draw the elements with other figures, of which one counts; by path */
  readonly files?: readonly number[];
  readonly elements: readonly number[];
  readonly items: readonly ItemId[];
  /** sum of the quantity that is open, in the item's unit */
  readonly quantity: number;
  readonly unit: string;
  /** elements of the group by what geometry proposes for the role; those of which it proposes nothing, or several values, are left out */
  readonly proposed?: Readonly<Record<string, readonly number[]>>;
  /** by how many percentage points of P the interval narrows when this is settled, at most */
  readonly narrows: number;
  /** role `joint`: the joints that are asked about */
  readonly joint?: { readonly kind: JointKind; readonly form: JointForm; readonly title: Text };
}

export interface Summary {
  readonly exitCode: 0 | 1 | 3;
  readonly decided: Readonly<Record<string, number>>;
  readonly unknown: Readonly<Record<string, number>>;
}

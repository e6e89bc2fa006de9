/** What the rules of the packs said: part of the Report. */
import type { Judgement, Limit, Missing } from '../../checks/rules/judgement.ts';
import type { Box } from '../../facts/facts.ts';
import type { Attestation, Override, Stage, Waiver } from '../../profile/profile.ts';
import type { Outcome, Text } from '../report.ts';

export type { Limit, Missing };
export type RuleStatus = 'sourced' | 'unverified' | 'draft' | 'attested';
export type Measured = Judgement['measured'];

export interface RuleReport {
  readonly stage: Stage;
  readonly results: readonly RuleResult[];
  /** what no model of the set carries, with the rules that wait for it */
  readonly notModelled: readonly { readonly concept: string; readonly title: Text; readonly names: readonly string[]; readonly rules: readonly string[] }[];
  /** the concepts that `missing` names: what they are called, and the property names that would state them */
  readonly concepts: readonly { readonly concept: string; readonly title: Text; readonly names: readonly string[] }[];
  /** what would decide the undecided: most elements first */
  readonly waits: readonly { readonly missing: Missing; readonly rules: readonly string[]; readonly elements: readonly number[] }[];
  /** what is stated of what the design depth of each stage asks: for every stage, not the chosen one alone */
  readonly completeness: readonly Completeness[];
  readonly overrides: readonly Override[];
  readonly attestations: readonly Attestation[];
  readonly waivers: readonly { readonly waiver: Waiver; readonly state: 'used' | 'unused' | 'expired' | 'undated' | 'incomplete'; readonly waived: number }[];
}

/** Of one component: attributes × elements. */
export interface Completeness {
  readonly pack: string;
  readonly stage: Stage;
  readonly discipline: string | null;
  readonly component: string;
  readonly asked: number;
  readonly stated: number;
  /** it is not known whether it is asked, as of pieces that may be cast in place */
  readonly undecided: number;
  /** of what is asked, one decimal; null where nothing is */
  readonly percent: number | null;
  /** what to add, most elements first */
  readonly missing: readonly {
    /** of a concept, else of a quantity */
    readonly id: string;
    readonly title: Text;
    /** property names that would be read */
    readonly names: readonly string[];
    /** positions in Report.elements */
    readonly elements: readonly number[];
  }[];
}

export interface Counts {
  readonly pass: number;
  readonly fail: number;
  readonly unknown: number;
  readonly notApplicable: number;
}

export interface RuleResult {
  /** `pack/rule` */
  readonly rule: string;
  readonly pack: string;
  readonly clause: string;
  readonly title: Text;
  /** a sentence of the standard, where the pack quotes one */
  readonly quote?: string;
  readonly force: '必须' | '应' | '宜' | '可';
  readonly status: RuleStatus;
  readonly advisory: boolean;
  readonly check: string;
  readonly quantity: { readonly id: string; readonly title: Text } | null;
  readonly discipline: string | null;
  readonly chapter: number | null;
  /** null: a person judges it */
  readonly outcome: Outcome | null;
  /** elements, or buildings */
  readonly counts: Counts;
  /** failures first; what passes and what it does not apply to is counted only */
  readonly groups: readonly VerdictGroup[];
  /** the concept no model carries, when that is all that is missing */
  readonly notModelled?: string;
  readonly error?: string;
}

/** Verdicts of one rule that say the same: of one type of element, one limit, one thing missing. Lists are parallel. */
export interface VerdictGroup {
  readonly outcome: 'fail' | 'unknown';
  /** type name that the elements share, else their class; '' for buildings, and where a number of the rule is what is missing */
  readonly kind: string;
  /** positions in Report.elements; empty where the subject is a building */
  readonly elements: readonly number[];
  /** ids of single buildings where the subject is one */
  readonly buildings: readonly string[];
  readonly measured: readonly Measured[];
  /** where on the element, world metres; null: the whole of it */
  readonly where: readonly (Box | null)[];
  /** what it was measured with */
  readonly others: readonly (readonly number[])[];
  readonly limit: Limit | null;
  readonly unit: string;
  readonly text: Text | null;
  readonly missing: readonly Missing[];
  /** rules that ask the same less strictly and are not met either */
  readonly also: readonly { readonly rule: string; readonly clause: string; readonly limit: Limit | null }[];
  readonly waived: { readonly reason: string; readonly who: string; readonly until: string } | null;
}

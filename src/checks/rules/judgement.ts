/** What a check says of one element or building, and what it is told of the rule. */
import type { Box } from '../../facts/facts.ts';
import type { Interval } from '../../units.ts';
import type { Given, ReaderName } from './readers.ts';

export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** What is missing to decide: a role to settle, a concept to model, an attribute of the profile, a body, a number of the pack. */
export interface Missing {
  readonly kind: 'role' | 'concept' | 'attribute' | 'geometry' | 'parameter' | 'declaration';
  readonly id: string;
}

/** One measured or stated value; an element may give several (piers beside each window). */
export interface Reading {
  /** SI; a text where the quantity is one; null: not known */
  readonly value: Interval | string | boolean | null;
  /** where on the element, when it is not the whole of it; world metres */
  readonly where?: Box | null;
  /** other elements it was measured with */
  readonly others?: readonly number[];
  /** why `value` is null, or a range */
  readonly missing?: readonly Missing[];
  /** where it was read: a property, `geometry`, a name */
  readonly basis?: string;
}

export interface Limit {
  readonly op: '≥' | '≤' | '=' | '∈' | '∉' | 'within';
  readonly value: Interval | readonly string[];
}

export interface Judgement {
  readonly outcome: 'pass' | 'fail' | 'unknown' | 'not-applicable';
  readonly measured: Reading['value'];
  readonly limit: Limit | null;
  /** of `measured` and `limit` */
  readonly unit: string;
  readonly where: Box | null;
  readonly others: readonly number[];
  readonly missing: readonly Missing[];
  /** said in place of "measured, limit" */
  readonly text?: Text;
  readonly basis?: string;
}

/** A quantity: one thing that can be measured on, or is stated of, an element or a building. */
export interface Quantity<K extends ReaderName = ReaderName> {
  readonly id: string;
  readonly title: Text;
  /** of the pack's units; '' for texts and yes or no */
  readonly unit: string;
  readonly subject: 'element' | 'building';
  readonly reads: readonly K[];
  /** the concept that would state it */
  readonly concept?: string;
  /** further concepts that state it as well */
  readonly also?: readonly string[];
  /** property names that state it where no concept does */
  readonly names?: readonly string[];
  /** no readings: it does not apply to this subject */
  readonly read: (given: Given<K>, subject: number) => readonly Reading[];
}

export interface RuleView {
  /** `pack/rule` */
  readonly id: string;
  readonly subject: 'element' | 'building';
  /** the quantity that the rule's `of` names, read with its own readers */
  readonly readings: (subject: number) => readonly Reading[];
  readonly quantity: Pick<Quantity, 'id' | 'title' | 'unit' | 'concept'> | null;
  /** SI; null: open, the user states it */
  readonly param: (name: string) => number | null;
  readonly has: (param: string) => boolean;
  readonly values: (name: string) => readonly string[];
  /** of an element its building, of a building itself */
  readonly buildingOf: (subject: number) => number;
  /** rows of a table that may hold for the building, by what is known of it, and what is missing to tell them apart */
  readonly rows: (table: string, building: number) => { readonly values: readonly (number | string | null)[]; readonly missing: readonly Missing[] };
}

/** A way of judging. It holds no number of a standard: those come from the rule. */
export interface RuleCheck<K extends ReaderName = ReaderName> {
  readonly id: string;
  readonly title: Text;
  /** `of`: what the rule's quantity is of */
  readonly subject: 'element' | 'building' | 'of';
  readonly reads: readonly K[];
  /** its judgement follows from the readings and the rule's numbers alone, whatever the subject */
  readonly pure?: true;
  /** names that the rule must give */
  readonly needs: { readonly of?: true; readonly params?: readonly string[]; readonly values?: readonly string[]; readonly tables?: readonly string[] };
  readonly judge: (given: Given<K>, subject: number, rule: RuleView) => readonly Judgement[];
}

/** Checks and quantities of different readers in one list: each is only ever called with what it declares. */
export function ruleCheck<K extends ReaderName>(check: RuleCheck<K>): RuleCheck {
  return check as unknown as RuleCheck;
}

export function quantity<K extends ReaderName>(one: Quantity<K>): Quantity {
  return one as unknown as Quantity;
}

/** What the page asks of the engine worker while a person settles what is unknown. Everything is of the last check. */
import type { ConflictGroup } from '../facts/evidence-conflicts.ts';
import type { DecisionUse, MappingRule, RuleMatches, UsedList } from '../facts/mapping-matches.ts';
import type { Held } from '../facts/regions.ts';
import type { Preview } from '../engine/preview.ts';
import type { Profile, Region } from '../profile/profile.ts';

export type { ConflictGroup, EvidenceSide } from '../facts/evidence-conflicts.ts';
export type { DecisionUse, MappingRule, RuleMatches, Use, UsedList } from '../facts/mapping-matches.ts';
export type { Held } from '../facts/regions.ts';
export type { Preview } from '../engine/preview.ts';

/** `fault`: why the rule cannot be tried */
export type RuleAnswer = RuleMatches & { readonly fault: string | null };

export interface Concepts {
  readonly concepts: readonly { readonly id: string; readonly title: { readonly zh: string; readonly en: string } }[];
  readonly codeLists: readonly string[];
}

export interface UnknownsDesk {
  /** whom a mapping rule would meet; given up after a while, and said so */
  ruleMatches(rule: MappingRule): Promise<RuleAnswer>;
  /** what a region would hold */
  regionHeld(region: Region): Promise<Held>;
  conflictGroups(): Promise<readonly ConflictGroup[]>;
  /** how many elements each decision meets and decides; null before the first check */
  decisionUse(): Promise<DecisionUse | null>;
  decisionElements(list: UsedList, at: number): Promise<readonly number[]>;
  /** what a profile would change; null before the first check */
  preview(profile: Profile): Promise<Preview | null>;
  /** which of the regular expressions a name meets, read as names of models are; null for one that is unsafe or empty */
  nameMeets(name: string, patterns: readonly string[]): Promise<readonly (boolean | null)[]>;
  /** what a mapping may name */
  mappingWords(): Promise<Concepts>;
}

/** What the engine worker answers to: EngineWorker with the report in slices. */
import type { Contribution, ReportElement, ReportSwitch } from '../engine/report.ts';
import type { RuleReport } from '../engine/rules/rule-report.ts';
import type { ModelFinding } from '../model/model.ts';
import type { Profile } from '../profile/profile.ts';
import type { EngineWorker } from './app-api.ts';
import type { ReportHead } from './report-parts.ts';
import type { RuleCursor, RuleSlice } from './rule-parts.ts';

export interface EngineEndpoint extends Omit<EngineWorker, 'check'> {
  /** checks what is loaded and keeps the report; the slices below are of the last one */
  checkHead(profile: Profile, onStep: (done: number, total: number, step: string) => void): Promise<ReportHead>;
  /** what the rules say at once after a small change of the profile, without its slices; null where only a whole check can tell */
  firstRules(profile: Profile): Promise<RuleReport | null>;
  /** the switches of the last report with P at each of their options; null when something newer began meanwhile */
  switchEffects(): Promise<readonly ReportSwitch[] | null>;
  reportElements(from: number, to: number): Promise<readonly ReportElement[]>;
  reportFindings(from: number, to: number): Promise<readonly ModelFinding[]>;
  reportContributions(building: number, item: number, from: number, to: number): Promise<readonly Contribution[]>;
  /** of the first answer while one stands, else of the last report */
  reportRules(from: RuleCursor): Promise<RuleSlice>;
}

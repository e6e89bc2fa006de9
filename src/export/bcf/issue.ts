/** What becomes a topic, before it is one: the same for whatever it came from. */
import type { BcfComponent } from '../../bcf/bcf.ts';
import type { BuildingResult, OpenQuestion, Report } from '../../engine/report.ts';
import type { RuleReport, RuleResult, VerdictGroup } from '../../engine/rules/rule-report.ts';
import type { ColouredOutcome } from '../outcome-colours.ts';
import type { TopicKind } from './wording.ts';

export type NotModelled = RuleReport['notModelled'][number];

/** One thing of the report that may be written as a topic. The objects are the report's own. */
export type Finding =
  | { readonly kind: 'rule'; readonly result: RuleResult; readonly group: VerdictGroup }
  | { readonly kind: 'rule-error'; readonly result: RuleResult }
  | { readonly kind: 'concept'; readonly concept: NotModelled }
  | { readonly kind: 'question'; readonly building: BuildingResult; readonly question: OpenQuestion }
  | { readonly kind: 'model'; readonly finding: Report['findings'][number] };

/** What of a finding is wanted: all, nothing, or of a rule's the positions in the group's lists. */
export type Select = (finding: Finding) => boolean | readonly number[];

export interface Issue {
  /** the same thing has the same key in the next report */
  readonly key: string;
  /** topics of one family are related; '' for none */
  readonly family: string;
  readonly kind: TopicKind;
  readonly closed: boolean;
  readonly title: string;
  readonly priority: string;
  readonly labels: readonly string[];
  readonly lines: readonly string[];
  /** elements by what was said of them, positions in Report.elements without repetition */
  readonly parts: readonly { readonly outcome: ColouredOutcome; readonly elements: readonly number[] }[];
  /** what is no element of the report and has a GlobalId all the same */
  readonly others: readonly BcfComponent[];
  /** ids of the single buildings that are shown where no element is; empty: everything */
  readonly buildings: readonly string[];
}

/** Lists of elements and clauses in a description, at most. */
export const LISTED = 20;

/** At most so many labels of one sort: a finding of thirty storeys is labelled with none. */
const MOST_LABELS = 6;

export function fewLabels(values: Iterable<string>): readonly string[] {
  const all = [...new Set(values)];
  return all.length > MOST_LABELS ? [] : all;
}

/** Names of the buildings that elements or ids stand for, where there are several to tell apart. */
export function buildingLabels(report: Pick<Report, 'buildings' | 'elements'>, elements: Iterable<number>, ids: readonly string[]): readonly string[] {
  if (report.buildings.length < 2) return [];
  const names = new Map(report.buildings.map(({ id, name }) => [id, name]));
  const of = new Set(ids);
  for (const index of elements) {
    const id = report.elements[index]!.building;
    if (id !== null) of.add(id);
  }
  return fewLabels([...of].map((id) => names.get(id) ?? id));
}

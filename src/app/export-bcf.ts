/** Topics of the findings that a list shows, each with a picture of the model as the viewer draws it. */
import type { Bcf, BcfColoring } from '../bcf/bcf.ts';
import type { Report } from '../engine/report.ts';
import type { RuleResult, VerdictGroup } from '../engine/rules/rule-report.ts';
import { bcfOf, type BcfOptions, type Shown as Pictured } from '../export/bcf/bcf-of.ts';
import { componentsOf } from '../export/bcf/components.ts';
import type { Select } from '../export/bcf/issue.ts';
import { OUTCOME_COLOURS } from '../export/outcome-colours.ts';
import type { ShownViewpoint } from './bcf-state.ts';
import type { Shown } from './rule-rows.ts';

/** What of the report the rows stand for: of a group the positions that the filters leave. */
export function selectOf(rows: readonly Shown[]): Select {
  const groups = new Map<VerdictGroup, readonly number[] | true>();
  const errors = new Set<RuleResult>();
  for (const { row, at } of rows) {
    if (row.group) groups.set(row.group, at ?? true);
    else errors.add(row.result);
  }
  return (finding) => (finding.kind === 'rule' ? groups.get(finding.group) ?? false : finding.kind === 'rule-error' && errors.has(finding.result));
}

/** What is exported, and how many topics it makes: one per rule where there are rules, and one per finding. */
export interface Exported {
  readonly select: Select;
  readonly findings: number;
  /** null: these are of no rules */
  readonly rules: number | null;
}

export function exportedRows(rows: readonly Shown[]): Exported {
  return { select: selectOf(rows), findings: rows.length, rules: new Set(rows.map(({ row }) => (row.group ? row.result.rule : `${row.result.rule} error`))).size };
}

/** A finding as a viewpoint that is shown to be pictured: what it names in the colour of what was said of it, ghosts around. */
export function viewOf(report: Pick<Report, 'elements' | 'files'>, componentOf: ReturnType<typeof componentsOf>, { title, parts, camera }: Pictured): ShownViewpoint {
  const coloring = parts.map(({ outcome, elements }): BcfColoring => ({ color: OUTCOME_COLOURS[outcome].slice(1).toUpperCase(), components: elements.map(componentOf) }));
  const spacesVisible = parts.some(({ elements }) => elements.some((index) => report.elements[index]!.class === 'IfcSpace'));
  const components = { selection: [], defaultVisibility: true, exceptions: [], coloring, spacesVisible, spaceBoundariesVisible: false, openingsVisible: false };
  return { title, of: null, ghosts: true, viewpoint: { guid: '', index: null, components, camera, lines: [], clippingPlanes: [], bitmaps: [], snapshot: null, more: [] } };
}

export interface ExportOptions extends Pick<BcfOptions, 'language' | 'group' | 'author' | 'section' | 'findingTexts'> {
  readonly version: '2.1' | '3.0';
  readonly select: Select;
  /** of the report, where it has none: today */
  readonly date: string;
  /** takes a picture of a viewpoint; null: where there is nothing to be seen, and then one is drawn */
  readonly picture: ((view: ShownViewpoint) => Promise<Uint8Array | null>) | 'drawn' | 'none';
  readonly signal: AbortSignal;
  readonly onTopic: (done: number, total: number) => void;
}

/** @throws DOMException AbortError when the signal is raised */
export function exportedTopics(report: Report, { picture, signal, ...options }: ExportOptions): Promise<Bcf> {
  const componentOf = componentsOf(report);
  const snapshot = typeof picture === 'string' ? picture : async (shown: Pictured) => {
    signal.throwIfAborted();
    const bytes = shown.camera === null ? null : await picture(viewOf(report, componentOf, shown));
    signal.throwIfAborted();
    return bytes && { format: 'png' as const, bytes };
  };
  return bcfOf(report, { ...options, signal, snapshot });
}

/**
 * The Report in pieces: decoding a message of 30,000 elements at once would hold the page's thread for longer than a frame,
 * so its long tables cross in slices and are put together there.
 */
import type { BuildingResult, Contribution, ItemResult, Report, ReportElement } from '../engine/report.ts';
import type { ModelFinding } from '../model/model.ts';
import { ruleHead, rulesOf, type RuleCursor, type RuleSlice } from './rule-parts.ts';

/** rows per message; one decodes in a few milliseconds */
export const SLICE = 400;

export interface ReportHead {
  /** the report without its long tables */
  readonly report: Report;
  readonly elements: number;
  readonly findings: number;
  /** [building][item], see itemsOf */
  readonly contributions: readonly (readonly number[])[];
}

export function headOf(report: Report): ReportHead {
  return {
    report: {
      ...report,
      elements: [],
      findings: [],
      rules: report.rules && ruleHead(report.rules),
      buildings: report.buildings.map((building) => ({
        ...building,
        items: building.items.map(withoutRows),
        others: building.others.map((other) => ({ ...other, items: other.items.map(withoutRows) })),
      })),
    },
    elements: report.elements.length,
    findings: report.findings.length,
    contributions: report.buildings.map((building) => itemsOf(building).map((item) => item.contributions.length)),
  };
}

const withoutRows = (item: ItemResult): ItemResult => ({ ...item, contributions: [] });

/** A building's own items, then those of the packs beside its own: `contributions` counts through all of them. */
export function itemsOf(building: BuildingResult): readonly ItemResult[] {
  return [...building.items, ...building.others.flatMap((other) => other.items)];
}

export interface ReportParts {
  elements(from: number, to: number): Promise<readonly ReportElement[]>;
  findings(from: number, to: number): Promise<readonly ModelFinding[]>;
  contributions(building: number, item: number, from: number, to: number): Promise<readonly Contribution[]>;
  rules(from: RuleCursor): Promise<RuleSlice>;
}

async function gather<T>(count: number, slice: (from: number, to: number) => Promise<readonly T[]>): Promise<readonly T[]> {
  const all: T[] = [];
  for (let from = 0; from < count; from += SLICE) {
    for (const row of await slice(from, Math.min(from + SLICE, count))) all.push(row);
  }
  return all;
}

/** The whole report again, one message after the other. */
export async function reportOf(head: ReportHead, parts: ReportParts): Promise<Report> {
  const elements = await gather(head.elements, parts.elements);
  const findings = await gather(head.findings, parts.findings);
  const buildings: BuildingResult[] = [];
  for (const [b, building] of head.report.buildings.entries()) {
    const items: ItemResult[] = [];
    for (const [i, item] of itemsOf(building).entries()) {
      const contributions = await gather(head.contributions[b]?.[i] ?? 0, (from, to) => parts.contributions(b, i, from, to));
      items.push({ ...item, contributions });
    }
    let next = building.items.length;
    const others = building.others.map((other) => ({ ...other, items: items.slice(next, (next += other.items.length)) }));
    buildings.push({ ...building, items: items.slice(0, building.items.length), others });
  }
  const rules = head.report.rules && (await rulesOf(head.report.rules, parts.rules));
  return { ...head.report, elements, findings, rules, buildings };
}

/** Scores of further packs beside the one that decides: what the comparison shows of each. */
import type { BuildingResult, GateResult, NumberOrInterval, Text } from '../engine/report.ts';

/** A row to be confirmed, or a number of it to be typed, before anything is scored. */
export interface WithheldRow {
  /** without the pack */
  readonly rule: string;
  readonly clause: string;
  readonly title: Text;
  readonly why: 'open' | 'unconfirmed' | 'fault';
  readonly params: readonly string[];
}

export interface OtherScore {
  readonly pack: string;
  readonly edition: string;
  readonly title: Text;
  readonly status: 'sourced' | 'unverified' | 'draft';
  readonly watermark: Text | null;
  /** given: points and verdicts are open until these rows are settled */
  readonly withheld: readonly WithheldRow[] | null;
  readonly items: readonly { readonly id: string; readonly title: Text; readonly points: NumberOrInterval | null; readonly maxPoints: number | null }[];
  readonly score: { readonly p: NumberOrInterval; readonly prefabricated: 'pass' | 'fail' | 'unknown' };
  readonly gates: readonly Pick<GateResult, 'outcome'>[];
  readonly grade: BuildingResult['grade'];
}

export function othersOf(building: BuildingResult | null): readonly OtherScore[] {
  return (building as { readonly others?: readonly OtherScore[] } | null)?.others ?? [];
}

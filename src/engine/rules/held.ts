/** What one rule of a run found. */
import type { CompiledRule } from './compile.ts';
import type { Row } from './judge.ts';
import type { Counts } from './rule-report.ts';

export interface Held {
  readonly compiled: CompiledRule;
  readonly rows: readonly Row[];
  readonly counts: Counts;
  readonly error?: string;
}

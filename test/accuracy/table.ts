/** Tables of the accuracy command: to its file when it asks for one, else among the test's own output. */
import { appendFileSync } from 'node:fs';

export function printTable(title: string, heads: readonly string[], rows: readonly (readonly (string | number)[])[], notes: readonly string[] = []): void {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  const text = [`### ${title}`, '', line(heads), line(heads.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line), ...(notes.length > 0 ? ['', ...notes.map((n) => `- ${n}`)] : []), '', ''].join('\n');
  const file = process.env['SUNMAO_ACCURACY'];
  if (file === undefined) console.info(text);
  else appendFileSync(file, text);
}

/** 1.2e-10; an exact answer is 0 */
export function deviation(measured: number, exact: number): number {
  return Math.abs(measured / exact - 1);
}

export function shownDeviation(value: number): string {
  return value === 0 ? '0' : value.toExponential(1);
}

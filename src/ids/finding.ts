/** How findings of the audit are made: one shape, texts of bounded length. */
import type { AuditFinding } from './ids.ts';

/** More than this many say no more, and a hostile file could have millions. */
export const MAX_FINDINGS = 1000;
const MAX_QUOTED = 80;

/** Line 0: the file as a whole. */
export function finding(code: number, name: string, line: number, zh: string, en: string): AuditFinding {
  return { code, name, line, text: { zh, en } };
}

/** A text from the file as it may stand in a message: one line, cut where it is long. */
export function shown(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > MAX_QUOTED ? `${flat.slice(0, MAX_QUOTED - 1)}…` : flat;
}

/** Some of a list, for a message. */
export function listed(values: readonly string[], most = 6): string {
  const some = values.slice(0, most).map(shown).join(', ');
  return values.length > most ? `${some}, …` : some;
}

/** The first findings in the order of the file, each once; one more says that there are others. */
export function capped(findings: readonly AuditFinding[]): readonly AuditFinding[] {
  const seen = new Set<string>();
  const once = findings.filter((one) => {
    const key = `${one.line} ${one.code} ${one.name} ${one.text.en}`;
    return !seen.has(key) && Boolean(seen.add(key));
  });
  const sorted = once.sort((a, b) => a.line - b.line);
  if (sorted.length <= MAX_FINDINGS) return sorted;
  const left = sorted.length - MAX_FINDINGS;
  return [...sorted.slice(0, MAX_FINDINGS), finding(306, 'more-findings', sorted[MAX_FINDINGS]!.line, `另有 ${left} 处问题未列出`, `${left} more findings are not listed`)];
}

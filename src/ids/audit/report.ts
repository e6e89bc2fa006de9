/** What one specification's audit reports to: the same problem in several schemas is one finding that names them. */
import { finding } from '../finding.ts';
import type { AuditFinding, IfcVersion } from '../ids.ts';

export interface Problem {
  readonly code: number;
  readonly name: string;
  readonly line: number;
  readonly zh: string;
  readonly en: string;
}

/** Where an audit stops trying patterns: a file that has so many of them is not let off. */
export function patternsTooMany(line: number): Problem {
  return { code: 501, name: 'patterns-too-many', line, zh: '模式过多：自此起未再检查', en: 'there are too many patterns: from here on they are not checked' };
}

export interface Report {
  /** null: whatever the schema is */
  readonly add: (version: IfcVersion | null, problem: Problem) => void;
  readonly findings: () => readonly AuditFinding[];
}

export function report(): Report {
  const found = new Map<string, { readonly problem: Problem; readonly versions: IfcVersion[] }>();
  return {
    add: (version, problem) => {
      const key = `${problem.line} ${problem.name} ${problem.en}`;
      let one = found.get(key);
      if (one === undefined) found.set(key, (one = { problem, versions: [] }));
      if (version !== null && !one.versions.includes(version)) one.versions.push(version);
    },
    findings: () =>
      [...found.values()].map(({ problem: { code, name, line, zh, en }, versions }) => {
        const where = versions.join('、');
        return versions.length === 0 ? finding(code, name, line, zh, en) : finding(code, name, line, `${zh}（${where}）`, `${en} (${versions.join(', ')})`);
      }),
  };
}

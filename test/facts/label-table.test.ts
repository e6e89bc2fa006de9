/**
 * Precision and recall on elements of real models that were labelled by reading them. The evidence there is Dutch and
 * English; a project's own Dutch pattern file shows that patterns extend.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { classify } from '../../src/facts/classify.ts';
import type { Roles } from '../../src/facts/roles.ts';
import { federate } from '../../src/ifc/federate.ts';
import { readIfc } from '../../src/ifc/read.ts';
import { indexStep } from '../../src/ifc/step-index.ts';
import { PROFILE_SCHEMA } from '../../src/profile/profile.ts';
import { validateProfile } from '../../src/profile/validate.ts';
import { corpusPath } from '../corpus.ts';
import patterns from './patterns-nl.json';

const ROLES = ['component', 'precast', 'loadBearing', 'wallKind'] as const;
type Scored = (typeof ROLES)[number];

interface Label extends Readonly<Record<Scored, string>> {
  readonly file: string;
  readonly expressId: number;
  readonly globalId: string;
}

const labels: readonly Label[] = readFileSync(new URL('./labels.tsv', import.meta.url), 'utf8')
  .trim().split('\n').slice(2)
  .map((line) => {
    const [file, expressId, globalId, component, precast, loadBearing, wallKind] = line.split('\t') as [string, string, string, string, string, string, string];
    return { file, expressId: Number(expressId), globalId, component, precast, loadBearing, wallKind };
  });

const present = corpusPath(labels[0]!.file) !== null;

interface Tally {
  decided: number;
  right: number;
  known: number;
  found: number;
  readonly wrong: string[];
}

function shown(value: Roles[Scored]): string {
  return value === 'not-applicable' ? '-' : String(value);
}

/** A bare wall has not been decided: it may be several rows of the table. */
function isDecided(role: Scored, value: string): boolean {
  return value !== 'unknown' && value !== 'conflict' && !(role === 'component' && value === 'wall');
}

function score(profilePatterns: unknown): Record<Scored, Tally> {
  const profile = validateProfile({ schema: PROFILE_SCHEMA, patterns: profilePatterns });
  const tallies = Object.fromEntries(ROLES.map((r) => [r, { decided: 0, right: 0, known: 0, found: 0, wrong: [] }])) as unknown as Record<Scored, Tally>;
  for (const file of new Set(labels.map((l) => l.file))) {
    const bytes = readFileSync(corpusPath(file)!);
    const model = federate([readIfc(indexStep(bytes), { fileIndex: 0, path: file, sha256: '', bytes: bytes.length, firstElementIndex: 0 })]);
    const roles = classify(model, model.elements.map(() => null), profile);
    const byId = new Map(model.elements.map((e) => [e.expressId, e]));
    for (const label of labels.filter((l) => l.file === file)) {
      const element = byId.get(label.expressId)!;
      expect(element.globalId, `${file} #${label.expressId}`).toBe(label.globalId);
      const found = roles[element.index]!;
      for (const role of ROLES) count(tallies[role], role, label, found, `${file} #${label.expressId} ${element.class} "${element.name}"`);
    }
  }
  return tallies;
}

function count(tally: Tally, role: Scored, label: Label, found: Roles, where: string): void {
  const value = shown(found[role]);
  const right = label[role].split('|').includes(value);
  // walls alone have a wall kind and bearing is asked of few: what is trivially not asked proves nothing
  if (value === '-' && right && (role === 'wallKind' || role === 'loadBearing')) return;
  if (label[role] !== '?') tally.known++;
  if (!isDecided(role, value)) return;
  const flagged = found.evidence.some((e) => e.role === role && e.source === 'property' && e.rank <= 4 && !e.contradicts)
    || (role === 'component' && found.evidence.some((e) => (e.role === 'loadBearing' || e.role === 'external') && e.source === 'property' && e.rank <= 4));
  // bearing of a stair or a balcony is no question of the table; a file that answers it all the same makes no claim of ours
  if (role === 'loadBearing' && label[role] === '-' && flagged) return;
  // where the reviewer could not tell, only an explicit property may decide; a question that is not asked is no claim
  if (label[role] === '?' && (flagged || value === '-')) return;
  tally.decided++;
  if (right) {
    tally.right++;
    tally.found++;
  } else tally.wrong.push(`${where}: ${value}, labelled ${label[role]}`);
}

describe('hand-made labels', () => {
  test('are 300 or more, of many files', () => {
    expect(labels.length).toBeGreaterThanOrEqual(300);
    expect(new Set(labels.map((l) => l.file)).size).toBeGreaterThanOrEqual(20);
    expect(new Set(labels.map((l) => `${l.file}#${l.expressId}`)).size).toBe(labels.length);
  });

  const title = present ? 'precision ≥ 0.99 on what is decided' : 'skipped: no corpus';
  test.skipIf(!present)(title, () => {
    const lines = ['role         decided  right  precision  recall'];
    const tallies = score(patterns);
    const bare = score([]);
    for (const role of ROLES) {
      const t = tallies[role];
      lines.push(`${role.padEnd(12)} ${String(t.decided).padStart(7)} ${String(t.right).padStart(6)} ${(t.right / t.decided).toFixed(4).padStart(10)} ${(t.found / t.known).toFixed(4).padStart(7)}  (without the Dutch patterns: ${(bare[role].right / bare[role].decided).toFixed(4)}, ${(bare[role].found / bare[role].known).toFixed(4)})`);
    }
    process.stdout.write(`${lines.join('\n')}\n${ROLES.flatMap((r) => tallies[r].wrong.map((w) => `  ${r}: ${w}`)).join('\n')}\n`);
    for (const role of ROLES) {
      expect(tallies[role].decided, role).toBeGreaterThan(0);
      expect(tallies[role].right / tallies[role].decided, role).toBeGreaterThanOrEqual(0.99);
    }
    // the Dutch words find more
    expect(tallies.precast.found).toBeGreaterThan(bare.precast.found);
  }, 60_000);
});

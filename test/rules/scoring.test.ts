/** Rows of scoring tables are rules: each has a passing, a failing and an undecided case, and they come out so. */
import { describe, expect, test } from 'vitest';
import { scoreDeclared } from '../../src/engine/building.ts';
import type { BuildingResult } from '../../src/engine/report.ts';
import { EMPTY_PROFILE, type DeclaredItem, type Profile } from '../../src/profile/profile.ts';
import { loadPack, packIds, scoringOf } from '../../src/standards/pack.ts';
import { packRules } from '../../src/standards/pack-rules.ts';
import { SCORING_CASES, type ScoringCase, type ScoringInput } from './cases/scoring.ts';

/** The case as a person would state it. */
function profileOf({ input, asShipped }: ScoringCase, confirmed: Partial<Profile>): Profile {
  const declared: DeclaredItem[] = Object.entries(input.ratios).map(([item, ratio]): DeclaredItem => {
    if (ratio === null) return { item, mode: 'replace', present: false };
    if (typeof ratio === 'number' || !('present' in ratio)) return { item, mode: 'replace', ratio };
    return { item, mode: 'replace', present: 'unknown', ...(ratio.ratio === undefined ? {} : { ratio: ratio.ratio }) };
  });
  return {
    ...EMPTY_PROFILE, ...(asShipped ? {} : confirmed),
    declared: [...declared, ...(input.fullFitOut === undefined ? [] : [{ item: 'fullFitOut', mode: 'replace' as const, value: input.fullFitOut }])],
    ...(input.structure === undefined ? {} : { structure: input.structure }),
    ...(input.type === undefined ? {} : { attributes: { type: input.type } }),
  };
}

type Outcome = 'pass' | 'fail' | 'undecided';

function outcomeOf(row: string, result: BuildingResult, pack: string, input: ScoringInput): Outcome {
  if (result.withheld !== null) return 'undecided';
  const [kind, id] = [row.slice(0, row.indexOf('-')), row.slice(row.indexOf('-') + 1)];
  const firm = (lo: boolean, hi: boolean): Outcome => (lo === hi ? (lo ? 'pass' : 'fail') : 'undecided');
  const ends = (item: string): readonly [number, number] => result.items.find((one) => one.id === item)!.points!;
  if (kind === 'item') {
    const { maxPoints, ratio } = result.items.find((one) => one.id === id)!;
    const { award } = scoringOf(loadPack(pack))!.items.find((one) => one.id === id)!;
    // a row that is a limit and gives no points
    if (maxPoints === 0 && award.kind === 'threshold') return firm(ratio![0] >= award.qMin!, ratio![1] >= award.qMin!);
    return firm(ends(id)[0] > 0, ends(id)[1] > 0);
  }
  if (kind === 'gate') {
    const { outcome } = result.gates.find((gate) => gate.id === id)!;
    return outcome === 'unknown' ? 'undecided' : (outcome as Outcome);
  }
  if (kind === 'grade') {
    const grades = Array.isArray(result.grade) ? result.grade : [result.grade];
    return firm(grades.every((grade) => grade === id), grades.includes(id));
  }
  if (kind === 'alternatives') {
    const rows = result.items.filter(({ oneOf }) => oneOf?.id === id).map(({ points }) => points!);
    return firm(rows.some(([lo]) => lo > 0), rows.some(([, hi]) => hi > 0));
  }
  const rule = scoringOf(loadPack(pack))!.structures.find(({ structures }) => structures.join('-') === id)!;
  const applies = rule.structures.includes(input.structure ?? 'concrete');
  const points = result.score.points[rule.item];
  const [lo, hi] = typeof points === 'number' ? [points, points] : points!;
  return firm(applies && lo === rule.points, applies && hi === rule.points);
}

const CJK = /[\u3400-\u9fff]/u;

for (const id of packIds()) {
  const pack = loadPack(id);
  const scoring = scoringOf(pack);
  if (scoring === null) continue;
  const { confirmed, rows } = SCORING_CASES[id] ?? { confirmed: {}, rows: {} };
  const wanted = packRules(pack).filter(({ check }) => ['item', 'alternatives', 'structure', 'gate', 'grade'].includes(check)).map((rule) => rule.id.slice(id.length + 1));

  describe(pack.edition, () => {
    test('every row has cases, and no case is of another row', () => {
      expect(Object.keys(rows).sort()).toEqual([...wanted].sort());
    });

    test.each(Object.entries(rows))('%s', (row, cases) => {
      for (const kind of ['pass', 'fail', 'undecided'] as const) {
        expect(cases[kind].length, `${row} has no ${kind} case`).toBeGreaterThan(0);
        for (const one of cases[kind]) {
          const result = scoreDeclared('B1', 'B1', profileOf(one, confirmed), scoring);
          const where = `${kind}: ${one.title.en}${result.withheld === null ? '' : ` (withheld: ${result.withheld.map(({ rule }) => rule).join(' ')})`}`;
          expect(outcomeOf(row, result, id, one.input), where).toBe(kind);
          expect(result.withheld !== null, where).toBe(one.asShipped === true);
          expect(CJK.test(one.title.zh) || /\d/.test(one.title.zh)).toBe(true);
          expect(one.title.en.replace('基本级', '')).not.toMatch(CJK);
        }
      }
    });

    test('a draft keeps its mark whatever is confirmed', () => {
      const [cases] = Object.values(rows);
      const result = scoreDeclared('B1', 'B1', profileOf(cases!.pass[0]!, confirmed), scoring);
      expect(result.watermark).toEqual(pack.status === 'draft' ? { zh: '草稿·不得用于申报', en: 'draft, not for submission' } : null);
    });
  });
}

/** Findings that only the whole set of files shows: alignment, buildings, storeys, profile entries that match nothing. */
import type { BuildingResult } from './report.ts';
import type { Facts } from '../facts/facts.ts';
import type { ModelFinding } from '../model/model.ts';
import { loneOpenings } from '../facts/lone-openings.ts';
import { FACE_GAP, wallsInFront } from '../facts/wall-in-front.ts';
import { unfilledWalls } from '../facts/concrete.ts';
import { FINDING_CODES, type FindingCode } from '../model/finding-codes.ts';
import { roundQuantity } from '../units.ts';
import { podiumTop } from '../facts/podium.ts';
import { structureOf } from '../facts/structure.ts';
import { unusedEntries } from '../profile/unused.ts';

/** for the Chinese text: a finding's parameters are the same in both languages */
const MATERIAL = { concrete: '混凝土', steel: '钢', timber: '木' } as const;

export function engineFindings(facts: Facts, results: readonly BuildingResult[]): ModelFinding[] {
  const findings: ModelFinding[] = [];
  const { model, alignments, buildings, profile } = facts;
  const add = (code: string, severity: ModelFinding['severity'], file: string, params: ModelFinding['params']): void => {
    findings.push({ code, severity, file, line: null, expressId: null, globalId: null, params });
  };
  if (alignments.partial) {
    const without = model.files.filter((f) => f.mapConversion === null).map((f) => f.path);
    add('map-conversion-partial', 'warning', without[0] ?? '', { files: without.join(', ') });
  }
  for (const index of buildings.apart) add('file-apart', 'warning', model.files[index]!.path, {});
  facts.storeys.forEach((storeys, i) => {
    const building = buildings.list[i]!.name;
    if (storeys.ground.source === 'assumed') add('ground-level-assumed', 'info', '', { building, value: storeys.ground.value });
    const unfilled = unfilledWalls(facts, i);
    if (unfilled > 0) add('layers-do-not-fill-walls', 'warning', '', { building, count: unfilled });
    const structure = structureOf(facts, i);
    if (structure.source === 'recognised') add('structure-recognised', 'warning', '', { building, structure: structure.kind, material: MATERIAL[structure.kind] });
    if (structure.mixed) add('structure-mixed', 'warning', '', { building });
    for (const level of storeys.levels) {
      if (level.aboveGround === 'unknown') add('storey-half-below-ground', 'warning', '', { building, storey: level.name });
    }
    for (const rule of storeys.undivided) add('plan-area-undivided', 'warning', '', { building, storey: String(rule.match) });
    for (const rule of storeys.unmatchedRules) add('profile-storey-unmatched', 'warning', '', { building, storey: String(rule.match) });
  });
  const shared = buildings.straddling.size;
  if (shared > 0) add('elements-in-two-buildings', 'info', '', { count: shared });
  for (const b of results) {
    const counted = b.storeys.map((s, level) => ({ level, area: s.aboveGround === 'no' || s.excluded ? 0 : s.planArea[1] }));
    const top = b.part ? null : podiumTop(counted);
    if (top !== null) add('podium-recognised', 'info', '', { building: b.name, storey: b.storeys[top]!.name });
    for (const item of b.items) {
      // joints without one member to be counted beside them: the ratio says nothing of the building
      const alone = item.source === 'measured' && item.contributions.length === 0 && item.joints !== undefined && item.denominator !== null && item.denominator[1] > 0;
      if (alone) add('only-joint-concrete', 'warning', '', { building: b.name, item: item.id, volume: roundQuantity(item.denominator[1]) });
      for (const row of item.storeys) {
        if (row.over === undefined) continue;
        const { storey, over, denominator } = row;
        add('storey-ratio-above-100', 'warning', '', { building: b.name, storey, item: item.id, numerator: over, denominator: denominator[1] });
      }
    }
    for (const item of b.items) if (item.cut) add('ratio-above-100', 'warning', '', { building: b.name, item: item.id });
  }
  const copies = facts.outOfScope.filter((o) => o === 'copy').length;
  if (copies > 0) add('coincident-elements', 'info', '', { count: copies });
  if (facts.copies.unranked.length > 0) add('coincident-without-rank', 'warning', '', { count: facts.copies.unranked.length });
  if (facts.copies.detailedShare.size > 0) add('partly-coincident-elements', 'warning', '', { count: facts.copies.detailedShare.size });
  const first = (code: string, severity: ModelFinding['severity'], indices: readonly number[], params: ModelFinding['params']): void => {
    const element = indices.length === 0 ? undefined : model.elements[Math.min(...indices)];
    if (element === undefined) return;
    const { line, expressId, globalId } = element;
    findings.push({ code, severity, file: model.files[element.file]!.path, line, expressId, globalId, params: { count: indices.length, name: element.name, ...params } });
  };
  first('walls-face-to-face', 'warning', facts.buildings.list.flatMap((_, building) => [...wallsInFront(facts, building).keys()]), { gap: FACE_GAP });
  first('windows-without-wall', 'info', [...loneOpenings(facts)].filter((i) => facts.roles[i]!.external !== false), {});
  findings.push(...sameBodies(facts));
  if (facts.plan.traps > 0) add('region-engine-failed', 'warning', '', { count: facts.plan.traps });
  for (const entry of unusedEntries(profile, model)) add('profile-entry-unused', 'warning', '', { entry });
  return findings;
}

/** As many of one code as the readers of files list, then how many more there are. */
const LISTED = 100;

/** What is drawn twice, and what vertical members share; both sides of a pair named as `class #expressId`. */
function sameBodies(facts: Facts): ModelFinding[] {
  const { model, overlaps } = facts;
  const named = (index: number): string => `${model.elements[index]!.class} #${model.elements[index]!.expressId}`;
  const at = (index: number, code: FindingCode, params: ModelFinding['params']): ModelFinding => {
    const { file, line, expressId, globalId } = model.elements[index]!;
    return { code, severity: FINDING_CODES[code].severity, file: model.files[file]!.path, line, expressId, globalId, params };
  };
  const duplicates = [...facts.copies.duplicateOf].sort((x, y) => x[0] - y[0]);
  const list = duplicates.slice(0, LISTED).map(([index, first]) => at(index, 'duplicate-element', { a: named(first), b: named(index) }));
  if (duplicates.length > LISTED) {
    list.push({ ...at(duplicates[LISTED]![0], 'more', { code: 'duplicate-element', count: duplicates.length - LISTED, total: duplicates.length }), line: null, expressId: null, globalId: null });
  }
  const inScope = overlaps.pairs.filter(({ a, b }) => facts.outOfScope[a] === null && facts.outOfScope[b] === null);
  const first = inScope[0];
  if (first !== undefined) {
    const volume = roundQuantity(inScope.reduce((sum, pair) => sum + pair.volume[1], 0));
    list.push(at(first.a, 'overlapping-elements', { count: inScope.length, volume, a: named(first.a), b: named(first.b) }));
    const ranges = inScope.filter((pair) => pair.volume[0] < pair.volume[1]);
    if (ranges.length > 0) list.push(at(ranges[0]!.a, 'overlap-not-measured', { count: ranges.length, a: named(ranges[0]!.a), b: named(ranges[0]!.b) }));
  }
  const { count, volume } = overlaps.joins;
  if (count > 0) {
    list.push({ code: 'overlaps-at-joins', severity: FINDING_CODES['overlaps-at-joins'].severity, file: '', line: null, expressId: null, globalId: null, params: { count, volume: roundQuantity(volume) } });
  }
  return list;
}

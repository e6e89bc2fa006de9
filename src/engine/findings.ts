/** Findings that only the whole set of files shows: alignment, buildings, storeys, profile entries that match nothing. */
import type { BuildingResult } from './report.ts';
import type { Facts } from '../facts/facts.ts';
import type { ModelFinding } from '../model/model.ts';
import { podiumTop } from '../facts/podium.ts';
import { structureOf } from '../facts/structure.ts';
import { unusedEntries } from '../profile/unused.ts';

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
    const structure = structureOf(facts, i);
    if (structure.source === 'recognised') add('structure-recognised', 'warning', '', { building, structure: structure.kind });
    if (structure.mixed) add('structure-mixed', 'warning', '', { building });
    for (const level of storeys.levels) {
      if (level.aboveGround === 'unknown') add('storey-half-below-ground', 'warning', '', { building, storey: level.name });
    }
    for (const rule of storeys.unmatchedRules) add('profile-storey-unmatched', 'warning', '', { building, storey: String(rule.match) });
  });
  const shared = buildings.straddling.size;
  if (shared > 0) add('elements-in-two-buildings', 'info', '', { count: shared });
  for (const b of results) {
    const counted = b.storeys.map((s, level) => ({ level, area: s.aboveGround === 'no' || s.excluded ? 0 : s.planArea[1] }));
    const top = b.part ? null : podiumTop(counted);
    if (top !== null) add('podium-recognised', 'info', '', { building: b.name, storey: b.storeys[top]!.name });
    for (const item of b.items) {
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
  if (facts.copies.detailedShare.size > 0) add('partly-coincident-elements', 'warning', '', { count: facts.copies.detailedShare.size });
  if (facts.plan.traps > 0) add('region-engine-failed', 'warning', '', { count: facts.plan.traps });
  for (const entry of unusedEntries(profile, model)) add('profile-entry-unused', 'warning', '', { entry });
  return findings;
}

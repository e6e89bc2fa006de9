/**
 * `least`: the precast share of the structure's concrete, %, by what the building is. `instead`: an assembly ratio that does as
 * well; its table is not known to the pack, so that a person states it (profile.declared, item `assembly-ratio`).
 */
import { atLeast, heldAgainst, judgement } from './compare.ts';
import { ruleCheck, type Limit } from './judgement.ts';

export const precastVolumeShareCheck = ruleCheck({
  id: 'precast-volume-share',
  title: { zh: '单体预制率', en: 'precast share of the concrete' },
  subject: 'building',
  reads: ['precastVolume', 'declaredRatio'],
  needs: { tables: ['least'], values: ['members', 'above'] },
  judge: ({ precastVolume, declaredRatio }, building, rule) => {
    const { values, missing } = rule.rows('least', building);
    const numbers = values.filter((value) => typeof value === 'number');
    if (numbers.length === 0) return [];
    const limit: Limit = { op: '≥', value: [Math.min(...numbers), Math.max(...numbers)] };
    const reading = precastVolume(building, rule.values('members'), rule.values('above')[0] ?? '');
    const own = heldAgainst(reading, limit, '%', missing);
    // beside a model that shows no structure a statement decides nothing
    if (own.outcome === 'pass' || reading.value === null || !rule.has('instead')) return [own];
    const [stated, instead] = [declaredRatio(building, 'assembly-ratio'), rule.param('instead')];
    if (stated === null || instead === null) return [{ ...own, outcome: 'unknown', missing: [...own.missing, { kind: 'declaration', id: 'assembly-ratio' }] }];
    const outcome = atLeast(stated, [instead, instead]);
    if (outcome === 'fail') return [own];
    return [judgement(outcome, { value: stated, basis: 'declared', missing: [{ kind: 'declaration', id: 'assembly-ratio' }] }, { op: '≥', value: [instead, instead] }, '%')];
  },
});

/**
 * Walls of the bottom strengthened zone are cast in place. `storeys`, `share`: the lowest storeys and the share of the walls' total
 * height that make the zone; `overFrame` instead of `storeys`: so many above the frame-supported ones.
 */
import { liesInZone } from '../../facts/bottom-zone.ts';
import { ruleCheck, type Judgement, type Missing } from './judgement.ts';

const TEXT = {
  fail: { zh: '位于底部加强部位,为预制', en: 'precast, in the bottom strengthened zone' },
  unknown: { zh: '位于或可能位于底部加强部位', en: 'in the bottom strengthened zone, or may be' },
};

export const bottomZoneCheck = ruleCheck({
  id: 'bottom-zone-cast',
  title: { zh: '底部加强部位现浇', en: 'bottom strengthened zone cast in place' },
  subject: 'element',
  reads: ['roles', 'geometry', 'bottomZone', 'building'],
  needs: { params: ['share'] },
  judge: (given, index, rule): readonly Judgement[] => {
    const { precast } = given.roles(index);
    if (precast === 'not-applicable') return [];
    const building = rule.buildingOf(index);
    const { frameStoreys } = given.building(building);
    const share = rule.param('share')!;
    const verdict = (outcome: Judgement['outcome'], missing: readonly Missing[] = []): readonly Judgement[] => [{
      outcome, measured: precast === 'unknown' || precast === 'conflict' ? null : precast,
      limit: { op: '∈', value: ['cast-in-place'] }, unit: '', where: null, others: [], missing,
      ...(outcome === 'fail' || outcome === 'unknown' ? { text: TEXT[outcome] } : {}),
    }];
    const body = given.geometry(index);
    if (!body?.bbox) return precast === 'cast-in-place' ? [] : verdict('unknown', [{ kind: 'geometry', id: 'body' }]);
    if (rule.has('overFrame') && frameStoreys === null) return precast === 'cast-in-place' ? verdict('pass') : verdict('unknown', [{ kind: 'attribute', id: 'frameStoreys' }]);
    const storeys = rule.has('overFrame') ? frameStoreys! + rule.param('overFrame')! : rule.param('storeys')!;
    const inside = liesInZone(body, given.bottomZone(building, { storeys, share }));
    if (inside === false) return [];
    if (precast === 'cast-in-place') return verdict('pass');
    if (precast === 'unknown' || precast === 'conflict') return verdict('unknown', [{ kind: 'role', id: 'precast' }]);
    return inside === null ? verdict('unknown', [{ kind: 'attribute', id: 'storeys' }]) : verdict('fail');
  },
});

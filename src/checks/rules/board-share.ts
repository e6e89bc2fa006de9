/**
 * `least`: the share of prefabricated boards, %. `gamma`: what boards of the outer walls add, times their own share. Where it
 * is open, the boards that count without it can pass alone; they fail alone only where there are no outer boards at all.
 */
import { heldAgainst } from './compare.ts';
import { ruleCheck, type Limit } from './judgement.ts';

export const boardShareCheck = ruleCheck({
  id: 'board-share',
  title: { zh: '三板总比例', en: 'share of prefabricated boards' },
  subject: 'building',
  reads: ['boards'],
  needs: { params: ['least', 'gamma'] },
  judge: ({ boards }, building, rule) => {
    const least = rule.param('least');
    const { share, outer } = boards(building);
    if (least === null) return [heldAgainst({ ...share, value: null }, { op: '≥', value: [0, 0] }, '%', [{ kind: 'parameter', id: 'least' }])];
    const limit: Limit = { op: '≥', value: [least, least] };
    const alone = heldAgainst(share, limit, '%');
    const none = outer.value === null ? !outer.present : outer.value[1] === 0;
    if (alone.outcome === 'pass' || none) return [alone];
    const gamma = rule.param('gamma');
    if (gamma === null) return [{ ...alone, outcome: 'unknown', missing: [...alone.missing, { kind: 'parameter', id: 'gamma' }] }];
    const missing = [...(share.missing ?? []), ...(outer.missing ?? [])];
    if (share.value === null || outer.value === null) return [heldAgainst({ value: null, missing }, limit, '%')];
    const [lo, hi] = [share.value[0] + gamma * outer.value[0], share.value[1] + gamma * outer.value[1]];
    return [heldAgainst({ value: [lo, hi], missing, basis: 'geometry' }, limit, '%')];
  },
});

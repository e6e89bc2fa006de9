/** What a member is among its kind, as names say it. */
import { beamKind, columnKind } from '../../facts/member-kind.ts';
import { quantity, type Quantity } from '../rules/judgement.ts';

export const MEMBER_KINDS: readonly Quantity[] = [
  quantity({
    id: 'beam-kind', title: { zh: '梁的类别', en: 'kind of beam' }, unit: '', subject: 'element', reads: ['element'],
    read: ({ element }, index) => {
      const kind = beamKind(element(index));
      return [kind === null ? { value: null, missing: [{ kind: 'declaration', id: 'beam-kind' }] } : { value: kind, basis: 'name' }];
    },
  }),
  quantity({
    id: 'column-kind', title: { zh: '柱的类别', en: 'kind of column' }, unit: '', subject: 'element', reads: ['element'],
    read: ({ element }, index) => {
      const kind = columnKind(element(index));
      return [kind === null ? { value: null, missing: [{ kind: 'declaration', id: 'column-kind' }] } : { value: kind, basis: 'name' }];
    },
  }),
  quantity({
    id: 'transfer-member', title: { zh: '转换构件', en: 'transfer member' }, unit: '', subject: 'element', reads: ['element'],
    read: ({ element }, index) => (beamKind(element(index)) === 'transfer' || columnKind(element(index)) === 'transfer' ? [{ value: true, basis: 'name' }] : []),
  }),
  quantity({
    id: 'lift-well-wall', title: { zh: '电梯井筒墙', en: 'wall of a lift well' }, unit: '', subject: 'element', reads: ['liftWell'],
    read: ({ liftWell }, index) => {
      const bounds = liftWell(index);
      return bounds === false ? [] : [bounds === null ? { value: null, missing: [{ kind: 'declaration', id: 'lift-well-wall' }] } : { value: true }];
    },
  }),
];

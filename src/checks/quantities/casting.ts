/** How an element is made, as its role says. */
import { quantity, type Quantity } from '../rules/judgement.ts';

export const CASTING: readonly Quantity[] = [
  quantity({
    id: 'casting', title: { zh: '成型方式', en: 'how it is made' }, unit: '', subject: 'element', reads: ['roles'],
    read: ({ roles }, index) => {
      const { precast } = roles(index);
      if (precast === 'not-applicable') return [];
      return [precast === 'unknown' || precast === 'conflict' ? { value: null, missing: [{ kind: 'role', id: 'precast' }] } : { value: precast }];
    },
  }),
];

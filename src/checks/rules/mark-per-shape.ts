/** One mark names one shape: pieces that bear the mark of another shape are told; repeats of equal pieces are right. */
import { judgement } from './compare.ts';
import { ruleCheck, type Judgement } from './judgement.ts';

export const markPerShapeCheck = ruleCheck({
  id: 'mark-per-shape',
  title: { zh: '一个编号对应一种外形', en: 'one mark, one shape' },
  subject: 'element',
  reads: ['mark'],
  needs: {},
  judge: ({ mark }, subject): readonly Judgement[] => {
    const marked = mark(subject);
    // that it has no mark at all is the finding of another rule
    if (marked === null) return [];
    const reading = { value: marked.mark, basis: marked.where };
    if (marked.shape === 'unknown') return [judgement('unknown', { ...reading, missing: [{ kind: 'geometry', id: 'shape' }] }, null, '')];
    if (marked.shape === 'first') return [judgement('pass', reading, null, '')];
    const others = marked.leader === null ? [] : [marked.leader];
    return [{
      ...judgement('fail', { ...reading, others }, null, ''),
      text: { zh: `编号“${marked.mark}”用于外形不同的构件`, en: `the mark "${marked.mark}" is on pieces of different shape` },
    }];
  },
});

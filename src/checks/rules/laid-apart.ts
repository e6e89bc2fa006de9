/** An electrical line that is said to be laid apart from the structure does not lie in it, nor in a wet screed. */
import { judgement } from './compare.ts';
import { ruleCheck, type Judgement } from './judgement.ts';

export const laidApartCheck = ruleCheck({
  id: 'laid-apart',
  title: { zh: '写明分离的电气管线不在结构或湿作业层内', en: 'electrical lines said to be apart lie in no structure or screed' },
  subject: 'element',
  reads: ['laid'],
  needs: {},
  judge: ({ laid }, subject): readonly Judgement[] => {
    const line = laid(subject);
    if (line === null) return [];
    const [least, most] = line.embedded;
    const reading = { value: [least, most] as const, basis: 'geometry' };
    if (least > 0) {
      return [{
        ...judgement('fail', reading, null, '1'),
        text: { zh: '写为与主体分离,而其位置在结构构件或湿作业层内', en: 'said to be laid apart, yet it lies in the structure or a wet screed' },
      }];
    }
    if (most > 0) return [judgement('unknown', { ...reading, missing: [{ kind: 'geometry', id: 'place' }] }, null, '1')];
    return [judgement('pass', reading, null, '1')];
  },
});

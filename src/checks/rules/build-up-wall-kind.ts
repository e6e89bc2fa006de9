/** Build-up table against the model and the calculation: masonry there and a panel here. */
import { both, countedAs, KIND_TEXT, tableSays } from './build-up-words.ts';
import { judgement } from './compare.ts';
import { ruleCheck, type Judgement } from './judgement.ts';

export const buildUpWallKindCheck = ruleCheck({
  id: 'build-up-wall-kind',
  title: { zh: '墙体做法与做法表一致', en: 'wall kind as in the build-up table' },
  subject: 'element',
  reads: ['buildUp', 'roles'],
  needs: {},
  judge: ({ buildUp, roles }, subject): readonly Judgement[] => {
    const built = buildUp(subject);
    const own = roles(subject);
    if (built === null || built.buildUp.for !== 'wall' || own.wallKind === 'not-applicable') return [];
    const { wallKind: said } = built;
    // layers are what is built; the table's own word stands where they do not tell
    const table = said.layers ?? said.stated;
    const reading = { value: own.wallKind, basis: built.buildUp.code };
    if (table === null) return [judgement('unknown', { ...reading, missing: [{ kind: 'declaration', id: 'build-up' }] }, null, '')];
    if (own.wallKind === 'unknown' || own.wallKind === 'conflict') return [judgement('unknown', { ...reading, missing: [{ kind: 'role', id: 'wallKind' }] }, null, '')];
    if (own.wallKind === table) return [judgement('pass', reading, null, '')];
    return [{ ...judgement('fail', reading, null, ''), text: both(tableSays(built.buildUp, said, KIND_TEXT[table]), countedAs(own, 'wallKind', KIND_TEXT[own.wallKind])) }];
  },
});

/** A build-up says of itself what its layers say: no panel made of blocks, no dry floor on a cement screed. */
import type { Said } from '../../facts/build-ups.ts';
import type { BuildUp } from '../../profile/profile.ts';
import { KIND_TEXT, METHOD_TEXT } from './build-up-words.ts';
import { judgement } from './compare.ts';
import { ruleCheck, type Judgement, type Text } from './judgement.ts';

export const buildUpConsistentCheck = ruleCheck({
  id: 'build-up-consistent',
  title: { zh: '做法表的结论与各层一致', en: 'a build-up agrees with its layers' },
  subject: 'element',
  reads: ['buildUp'],
  needs: {},
  judge: ({ buildUp }, subject): readonly Judgement[] => {
    const built = buildUp(subject);
    if (built === null) return [];
    return [
      ...held(built.buildUp, built.wallKind, KIND_TEXT),
      ...held(built.buildUp, built.method, METHOD_TEXT),
    ];
  },
});

/** Nothing to hold where the table draws no conclusion. */
function held<T extends string>(buildUp: BuildUp, said: Said<T>, words: Readonly<Record<T, Text>>): readonly Judgement[] {
  const { stated, layers, layer } = said;
  if (stated === null) return [];
  const reading = { value: stated as string, basis: buildUp.code };
  if (layers === null) return [judgement('unknown', { ...reading, missing: [{ kind: 'declaration', id: 'build-up-layers' }] }, null, '')];
  if (layers === stated) return [judgement('pass', reading, null, '')];
  const [own, found] = [words[stated], words[layers]];
  return [{
    ...judgement('fail', reading, null, ''),
    text: {
      zh: `做法表 ${buildUp.code} 写为${own.zh},其“${layer}”为${found.zh}`,
      en: `build-up ${buildUp.code} says ${own.en}, its "${layer}" is ${found.en}`,
    },
  }];
}

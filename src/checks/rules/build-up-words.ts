/** How a build-up and the other side are named in a finding: a reviewer must see both. */
import type { BuildUpKind, Method, Said } from '../../facts/build-ups.ts';
import type { Evidence, Role, Roles } from '../../facts/roles.ts';
import type { BuildUp } from '../../profile/profile.ts';
import type { Text } from './judgement.ts';

export const KIND_TEXT: Readonly<Record<BuildUpKind, Text>> = {
  panel: { zh: '条板(墙板)', en: 'panel' }, curtain: { zh: '幕墙', en: 'curtain wall' }, framed: { zh: '龙骨复合墙', en: 'framed' },
  masonry: { zh: '砌筑', en: 'masonry' }, 'cast-in-place': { zh: '现浇', en: 'cast in place' },
};

export const METHOD_TEXT: Readonly<Record<Method, Text>> = { dry: { zh: '干式', en: 'dry' }, wet: { zh: '湿作业', en: 'wet' } };

export function tableSays(buildUp: BuildUp, said: Said<string>, value: Text): Text {
  const by = said.layers === null || said.layer === null ? { zh: '', en: '' } : { zh: `(含“${said.layer}”)`, en: ` ("${said.layer}")` };
  return { zh: `做法表 ${buildUp.code} 为${value.zh}${by.zh}`, en: `build-up ${buildUp.code} is ${value.en}${by.en}` };
}

/** What stands in the calculation: settled by a person, or read from the model. */
export function countedAs(roles: Roles, role: Role, value: Text): Text {
  const from = roles.evidence.find((e: Evidence) => e.role === role && !e.contradicts && !e.proposal)?.source;
  return from === 'user' ? { zh: `计算按认定计为${value.zh}`, en: `the calculation counts it as ${value.en} by settlement` }
    : { zh: `模型与计算为${value.zh}`, en: `model and calculation have ${value.en}` };
}

export function both(a: Text, b: Text): Text {
  return { zh: `${a.zh};${b.zh}`, en: `${a.en}; ${b.en}` };
}

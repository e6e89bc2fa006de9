/** GB 55037-2022. */
import type { PackCases, RuleCase } from '../case.ts';
import { shearWall, titled } from './structure-kit.ts';

const sandwich = (leaves: string | null, fire: string | null): RuleCase => titled(
  `夹心外墙板 ${leaves ?? '未写明各层'},保温 ${fire ?? '未写明燃烧性能'}`, `sandwich wall ${leaves ?? 'whose leaves are not told'}, core ${fire ?? 'of a fire class not stated'}`,
  (ifc) => void shearWall(ifc, '预制', { name: `夹心外墙板 ${leaves ?? ''}`, thickness: 0.3, props: { 内外: '外', ...(fire === null ? {} : { 保温材料燃烧性能: fire }) } }),
);

export const GB55037_CASES: PackCases = {
  'sandwich-leaf': {
    pass: [sandwich('300(200+50+50)', 'B1'), sandwich('300(200+50+50)', null)], fail: [sandwich('300(200+60+40)', 'B1')],
    undecided: [sandwich('300(200+60+40)', null), sandwich(null, 'B2')],
  },
};

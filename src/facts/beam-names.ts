/** What the name of a beam says: `预制叠合梁-凹口:DKL2 300x600(450)` is 300 wide, 600 deep, of which 450 are precast. */
import type { Element } from '../model/model.ts';
import { nameParts } from './names.ts';
import { remembering } from './remembering.ts';

export interface BeamName {
  /** m */
  readonly depth: number | null;
  readonly precastDepth: number | null;
  /** a frame beam, or one that rests on others; codes of one letter mean different things in different drawing sets */
  readonly rank: 'frame' | 'secondary' | null;
  readonly notched: boolean;
  readonly composite: boolean;
  readonly text: string;
}

const SECTION = /(?<!\d)(?<width>\d{3,4})[x×*](?<depth>\d{3,4})(?:mm)?(?:\((?<precast>\d{2,4})\))?/iu;
const FRAME = /框架梁|(^|-)(W?D?KL|YKL)-?\d/u;
const SECONDARY = /次梁|secondary beam/iu;

const told = remembering<BeamName>();

export function beamName(element: Element): BeamName {
  const texts = [...new Set([element.objectType, element.type?.name ?? '', element.name].flatMap(nameParts))];
  return told(texts.join('\n'), () => read(texts));
}

function read(texts: readonly string[]): BeamName {
  const some = (pattern: RegExp): boolean => texts.some((text) => pattern.test(text));
  const sections = texts.flatMap((text) => {
    const found = SECTION.exec(text)?.groups;
    return found === undefined ? [] : [{ text, depth: Number(found['depth']) / 1000, precast: found['precast'] === undefined ? null : Number(found['precast']) / 1000 }];
  });
  const section = sections.find((s) => s.precast !== null && s.precast < s.depth) ?? sections[0];
  const precastDepth = section?.precast != null && section.precast < section.depth ? section.precast : null;
  const [frame, secondary] = [some(FRAME), some(SECONDARY)];
  return {
    depth: section?.depth ?? null, precastDepth,
    rank: frame === secondary ? null : frame ? 'frame' : 'secondary',
    notched: some(/凹口|凹槽|U形|U型|notch/iu),
    composite: precastDepth !== null || some(/叠合/u),
    text: section?.text ?? '',
  };
}

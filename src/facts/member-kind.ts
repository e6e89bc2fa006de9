/** What kind of beam or column a name says it is, by the words and the unambiguous codes of 22G101 (domain W9: others say nothing alone). */
import type { Element } from '../model/model.ts';
import { nameParts } from './names.ts';
import { remembering } from './remembering.ts';

export type BeamKind = 'frame' | 'secondary' | 'coupling' | 'transfer' | 'other';
export type ColumnKind = 'frame' | 'edge' | 'transfer' | 'other';

type Word<T> = readonly [T, RegExp];

const BEAMS: readonly Word<BeamKind>[] = [
  ['transfer', /框支梁|转换梁|(^|-)(KZL|TZL)-?\d|transfer (beam|girder)/iu],
  ['coupling', /连梁|(^|-)LL(K|\(JX\))?-?\d|coupling/iu],
  ['secondary', /次梁|非框架梁|secondary/iu],
  ['other', /过梁|圈梁|梯梁|地梁|基础梁|基础拉梁|构造梁|(^|-)(QL|GL|TL|DKL|JL|JCL)-?\d|lintel|grade beam|ground beam/iu],
  ['frame', /框架(扁|宽扁)?梁|主梁|(^|-)(Y|PC-?)?(W?KL|KBL)-?\d|frame beam/iu],
];

const COLUMNS: readonly Word<ColumnKind>[] = [
  ['transfer', /转换柱|框支柱|(^|-)(ZHZ|KZZ)-?\d|transfer column/iu],
  ['edge', /边缘构件|暗柱|端柱|扶壁柱|(^|-)([YG]BZ|[YG][AYDJ]Z|AZ|FBZ)-?\d|edge member|boundary element/iu],
  ['other', /构造柱|芯柱|梯柱|抱框柱|装饰柱|(^|-)(GZ|TZ|XZ|LZ|QZ)-?\d/iu],
  ['frame', /框架柱|(^|-)(Y|PC-?)?KZ-?\d|(^|-)PCZ-?\d|frame column/iu],
];

export function beamKind(element: Element): BeamKind | null {
  return kindOf(element, BEAMS);
}

export function columnKind(element: Element): ColumnKind | null {
  return kindOf(element, COLUMNS);
}

const told = remembering<string | null>();

function kindOf<T extends string>(element: Element, words: readonly Word<T>[]): T | null {
  for (const name of [element.name, element.objectType, element.type?.name ?? '']) {
    for (const part of nameParts(name)) {
      const key = `${words === (BEAMS as readonly Word<string>[]) ? 'b' : 'c'} ${part}`;
      const kind = told(key, () => words.find(([, test]) => test.test(part))?.[0] ?? null);
      if (kind !== null) return kind as T;
    }
  }
  return null;
}

/** Words on an element, its type and its materials; names are folded. */
export function says(element: Element, words: RegExp): boolean {
  return [element.name, element.objectType, element.type?.name ?? ''].some((name) => nameParts(name).some((part) => words.test(part)));
}

/** What every part of the writer shares: the version's forms, texts it allows, and what is lost. */
import { writeXml, xml } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { isDateTime } from './date.ts';
import { guidFrom, guidOf } from './guid.ts';
import { LAYOUT } from './layout.ts';
import type { ListForm, MarkupLayout } from './layout.ts';
import { createProblems } from './problem.ts';
import type { BcfParams, BcfProblemCode, ProblemSink } from './problem.ts';
import { isBlank } from './text.ts';

export type WrittenVersion = '2.1' | '3.0';

export interface Writing {
  readonly version: WrittenVersion;
  readonly layout: MarkupLayout;
  readonly lost: ProblemSink;
  lose(code: BcfProblemCode, file: string, params?: BcfParams): void;
  /** whether the version takes a text: 3.0 allows no blank ones */
  holds(text: string): boolean;
  /** an element of a text; null where there is none to write */
  optional(name: string, text: string, file: string): XmlElement | null;
  /** the text, or what stands for it where the version requires one and there is none */
  required(name: string, text: string, instead: string, file: string): string;
  /** a date the schema takes; null where there is none */
  date(name: string, text: string, file: string): string | null;
  /** items in the version's form */
  list(form: ListForm, items: readonly XmlElement[]): readonly XmlElement[];
}

export function createWriting(version: WrittenVersion): Writing {
  const lost = createProblems();
  const lose = (code: BcfProblemCode, file: string, params: BcfParams = {}): void => lost.add(code, file, 0, { version, ...params });
  const holds = (text: string): boolean => (version === '3.0' ? !isBlank(text) : text !== '');
  return {
    version,
    layout: LAYOUT[version],
    lost,
    lose,
    holds,
    optional(name, text, file) {
      if (holds(text)) return xml(name, {}, [text]);
      if (text !== '') lose('lost-blank', file, { name });
      return null;
    },
    required(name, text, instead, file) {
      if (version === '2.1' || !isBlank(text)) return text;
      lose('made-value', file, { name, text: instead });
      return instead;
    },
    date(name, text, file) {
      if (isDateTime(text)) return text;
      if (text !== '') lose('lost-value', file, { name, text });
      return null;
    },
    list: ({ wrapper }, items) => (wrapper === null ? items : items.length === 0 ? [] : [xml(wrapper, {}, items)]),
  };
}

/** A GUID as every version takes it: of what is none, one is made. */
export const writtenGuid = (text: string): string => guidOf(text) ?? guidFrom(text.toLowerCase());

const ENCODER = new TextEncoder();

export const encodeXml = (root: XmlElement): Uint8Array => ENCODER.encode(writeXml(root));

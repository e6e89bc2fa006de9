/**
 * Values as texts of an XML base type. Source: buildingSMART/IDS, ImplementersDocumentation, DataTypes, "XML base types".
 */
import * as lexical from '../lexical.ts';

/** the constraints that a base takes beside annotation */
const OF_TEXT = ['pattern', 'enumeration', 'minLength', 'maxLength', 'length'] as const;
const OF_ORDER = ['pattern', 'enumeration', 'minExclusive', 'maxExclusive', 'minInclusive', 'maxInclusive'] as const;

const CONSTRAINTS: Readonly<Record<string, readonly string[]>> = {
  'xs:string': OF_TEXT,
  'xs:anyURI': OF_TEXT,
  'xs:boolean': ['pattern'],
  'xs:integer': OF_ORDER,
  'xs:double': OF_ORDER,
  'xs:float': OF_ORDER,
  'xs:decimal': OF_ORDER,
  'xs:date': OF_ORDER,
  'xs:dateTime': OF_ORDER,
  'xs:time': OF_ORDER,
  'xs:duration': OF_ORDER,
};

/** the documentation of IDS writes xs:anyUri, XML Schema xs:anyURI */
export const baseName = (base: string): string => (base === 'xs:anyUri' ? 'xs:anyURI' : base);

/** Constraints that IDS takes on a base; null for a base that it does not take. */
export function constraintsOf(base: string): readonly string[] | null {
  const name = baseName(base);
  return Object.hasOwn(CONSTRAINTS, name) ? (CONSTRAINTS[name] ?? null) : null;
}

const IDS_DURATION = /^[-+]?P(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;

/** Whether a text is a value of a base, with no white space about it; true for a base that is not known. */
export function isCastable(text: string, base: string): boolean {
  if (baseName(base) === 'xs:string') return true;
  if (text !== lexical.collapse(text)) return false;
  switch (baseName(base)) {
    case 'xs:boolean':
      return lexical.isBoolean(text);
    case 'xs:integer':
      return lexical.isInteger(text);
    case 'xs:double':
    case 'xs:float':
      return lexical.isDouble(text) || text === '+INF';
    case 'xs:decimal':
      return lexical.isDouble(text);
    case 'xs:date':
      return lexical.isDate(text);
    case 'xs:dateTime':
      return lexical.isDateTime(text);
    case 'xs:time':
      return lexical.isTime(text);
    case 'xs:duration':
      return lexical.isDuration(text) || IDS_DURATION.test(text);
    case 'xs:anyURI':
      return /^\S+$/.test(text);
    default:
      return true;
  }
}

/** A value as a number that its order follows; null where there is none (durations, texts, open bounds). */
export function order(text: string, base: string): number | null {
  switch (base) {
    case 'xs:integer':
    case 'xs:double':
    case 'xs:float':
    case 'xs:decimal': {
      if (!lexical.isDouble(text)) return null;
      const number = Number(text.replace('INF', 'Infinity'));
      return Number.isNaN(number) ? null : number;
    }
    case 'xs:date':
    case 'xs:dateTime': {
      // Date.parse takes a date alone for UTC, and a time without zone for local: made one
      const moment = Date.parse(base === 'xs:date' ? text.replace(/^(\d{4}-\d\d-\d\d)(.*)$/, '$1T00:00:00$2') : text);
      return Number.isNaN(moment) ? null : moment;
    }
    default:
      return null;
  }
}

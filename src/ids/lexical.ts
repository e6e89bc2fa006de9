/** Lexical forms of the built-in simple types that IDS files use (XML Schema Part 2: Datatypes, second edition). */

/** White space collapsed, as for every type but xs:string and xs:normalizedString (4.3.6). */
export function collapse(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}

const NAME_START = 'A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
const NCNAME = `[${NAME_START}][${NAME_START}.0-9\\-\\u00b7\\u0300-\\u036f\\u203f-\\u2040]*`;
const IS_NCNAME = new RegExp(`^${NCNAME}$`, 'u');
const IS_QNAME = new RegExp(`^(?:(${NCNAME}):)?(${NCNAME})$`, 'u');

export const isNcName = (text: string): boolean => IS_NCNAME.test(collapse(text));

/** Prefix ('' for none) and local part of an xs:QName, null for what is none. */
export function qName(text: string): { readonly prefix: string; readonly local: string } | null {
  const found = IS_QNAME.exec(collapse(text));
  return found ? { prefix: found[1] ?? '', local: found[2] ?? '' } : null;
}

export const isBoolean = (text: string): boolean => /^(?:true|false|1|0)$/.test(collapse(text));
export const isNonNegativeInteger = (text: string): boolean => /^(?:\+?\d+|-0+)$/.test(collapse(text));
export const isPositiveInteger = (text: string): boolean => /^\+?0*[1-9]\d*$/.test(collapse(text));
export const isInteger = (text: string): boolean => /^[+-]?\d+$/.test(collapse(text));
export const isDouble = (text: string): boolean => /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[Ee][+-]?\d+)?|-?INF|NaN)$/.test(collapse(text));
export const isLanguage = (text: string): boolean => /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(collapse(text));

const DATE = '(-?(?:[1-9]\\d{3,}|0\\d{3}))-(\\d\\d)-(\\d\\d)';
const ZONE = '(?:Z|[+-](?:0\\d|1[0-3]):[0-5]\\d|[+-]14:00)?';
const TIME = '(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)';
const IS_DATE = new RegExp(`^${DATE}${ZONE}$`);
const IS_TIME = new RegExp(`^${TIME}${ZONE}$`);
const IS_DATE_TIME = new RegExp(`^${DATE}T${TIME}${ZONE}$`);
const IS_DURATION = /^-?P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

/** 3.2.7.1: the year 0000 is none; days of the month in the Gregorian calendar. */
function isDay(found: RegExpExecArray | null): boolean {
  if (found === null) return false;
  const [, year = '', month = '', day = ''] = found;
  const y = Number(year);
  const m = Number(month);
  const d = Number(day);
  if (y === 0 || m < 1 || m > 12 || d < 1) return false;
  const leap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
  return d <= (m === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31);
}

export const isDate = (text: string): boolean => isDay(IS_DATE.exec(collapse(text)));
export const isTime = (text: string): boolean => IS_TIME.test(collapse(text));
export const isDateTime = (text: string): boolean => isDay(IS_DATE_TIME.exec(collapse(text)));
export const isDuration = (text: string): boolean => IS_DURATION.test(collapse(text));

/** 3.2.17: almost any text, what is no URI being escaped; RFC 2396 leaves these out. */
export function isAnyUri(text: string): boolean {
  const uri = collapse(text);
  if (/%(?![0-9A-Fa-f]{2})/.test(uri) || /#.*#/.test(uri)) return false;
  const colon = /^([^/?#]*?):/.exec(uri);
  return colon === null || /^[A-Za-z][A-Za-z0-9+.-]*$/.test(colon[1] ?? '');
}

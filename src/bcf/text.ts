/** Blanks as XML knows them: U+00A0 and U+3000 are letters to it. */

export const isBlank = (text: string): boolean => !/[^ \t\r\n]/.test(text);

export const trimmed = (text: string): string => text.replace(/^[ \t\r\n]+/, '').replace(/(?<![ \t\r\n])[ \t\r\n]+$/, '');

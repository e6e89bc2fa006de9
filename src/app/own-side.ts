/** Titles of sources stand in both languages in one line: `按记忆录入 / recalled`. */
import type { Language } from './languages.ts';

const HAN = /\p{Script=Han}/u;

/** The side in the language of the page; the whole text where it is not Chinese before a slash and something else behind it. */
export function ownSide(text: string, language: Language): string {
  const at = text.lastIndexOf(' / ');
  if (at < 0) return text;
  const [chinese, other] = [text.slice(0, at), text.slice(at + 3)];
  return HAN.test(chinese) && !HAN.test(other) ? (language === 'en' ? other : chinese) : text;
}

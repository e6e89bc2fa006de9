/** Texts of model findings by code. The reader's texts come through the engine client: the page does not import the reader. */
import type { Text } from '../engine/report.ts';
import { fill, type FillParams } from '../export/fill.ts';
import en from '../i18n/en.ts';
import zh from '../i18n/zh-CN.ts';
import type { Language } from './languages.ts';

export type FindingTexts = (code: string) => Text | null;

/** The code itself when it has no text: better bare than missing. */
export function findingText(texts: FindingTexts, code: string, params: FillParams, language: Language): string {
  const own = (language === 'en' ? en : zh).crash;
  if (code === 'engine-crashed') return own.engine;
  if (code === 'file-unreadable') return own.file;
  const text = texts(code);
  return text ? fill(language === 'en' ? text.en : text.zh, params) : code;
}

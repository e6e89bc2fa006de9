/** Words of the plans in one language. */
import type { Report } from '../../engine/report.ts';
import en from '../../i18n/en.ts';
import zh from '../../i18n/zh-CN.ts';
import { fill } from '../fill.ts';
import type { Lang } from '../verdict-text.ts';
import type { PlanSheet } from './plan-sheets.ts';
import type { Category, SheetKind } from './sheet-kinds.ts';

const TEXTS = { zh: zh.documents.plan, en: en.documents.plan };

export function planWords(lang: Lang) {
  const t = TEXTS[lang];
  return {
    ...t.sheet,
    kind: (kind: SheetKind, item: string): string => (kind === 'other' ? fill(t.kind.other, { item }) : t.kind[kind]),
    category: (kind: SheetKind, one: Category): string => (kind === 'rooms' && (one === 'counted' || one === 'not-counted') ? t.rooms[one] : t.category[one]),
  };
}

/** `3F–17F (15)`: neighbours together; how many storeys they stand for where it is more. */
export function storeysText(report: Report, sheet: PlanSheet, lang: Lang): string {
  const t = TEXTS[lang].sheet;
  const levels = report.buildings[sheet.building]!.storeys;
  const name = (level: number): string => levels[level]?.name || t.underLowest;
  const runs: (readonly [number, number])[] = [];
  for (const level of sheet.levels) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === level - 1) runs[runs.length - 1] = [last[0], level];
    else runs.push([level, level]);
  }
  const text = runs.map(([from, to]) => (from === to ? name(from) : `${name(from)}–${name(to)}`)).join(t.comma);
  const stands = sheet.levels.reduce((sum, level) => sum + (levels[level]?.standsFor ?? 1), 0);
  return stands > 1 ? `${text} ${fill(t.count, { n: stands })}` : text;
}

export function sheetTitle(report: Report, sheet: PlanSheet, lang: Lang): string {
  const words = planWords(lang);
  return fill(words.title, { building: report.buildings[sheet.building]!.name, sheet: words.kind(sheet.kind, sheet.items[0]!.title[lang]), storeys: storeysText(report, sheet, lang) });
}

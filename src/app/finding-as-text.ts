/** A finding as plain text, for a mail or a sheet of one's own. */
import type { ReviewComment } from '../profile/review.ts';

export interface FindingText {
  /** force, clause and title */
  readonly head: string;
  readonly outcome: string;
  readonly quote: string;
  readonly said: string;
  readonly also: readonly string[];
  /** how many it is about */
  readonly subjects: string;
  readonly lines: readonly string[];
  /** lines that are left out */
  readonly more: number;
  readonly comments: readonly ReviewComment[];
}

/** @param moreText says how many lines are left out */
export function findingAsText({ head, outcome, quote, said, also, subjects, lines, more, comments }: FindingText, moreText: (n: number) => string): string {
  return [
    head, ...(quote === '' ? [] : [`> ${quote}`]), [outcome, said].filter(Boolean).join(' · '), ...(also.length === 0 ? [] : [`+ ${also.join(' · ')}`]), ...(subjects === '' ? [] : [subjects]),
    ...lines.map((line) => `- ${line}`), ...(more > 0 ? [`- ${moreText(more)}`] : []), ...comments.map(({ who, date, text }) => `${who} ${date.slice(0, 10)} ${text}`),
  ].join('\n');
}

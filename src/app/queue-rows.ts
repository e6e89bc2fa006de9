/** The queue of open questions as it is listed: grouped, in the order of what each is worth. */
import type { OpenQuestion } from '../engine/report.ts';

export const QUEUE_ORDERS = ['effect', 'type', 'role', 'file'] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

export interface QuestionRow {
  readonly kind: 'question';
  readonly key: string;
  readonly height: number;
  readonly question: OpenQuestion;
}

export interface GroupRow {
  readonly kind: 'group';
  readonly key: string;
  readonly height: number;
  /** a type, a role, a position in files */
  readonly of: string;
  readonly questions: readonly QuestionRow[];
  readonly elements: number;
  /** of its widest question */
  readonly narrows: number;
}

export type QueueRow = QuestionRow | GroupRow;

const QUESTION = 58;
const GROUP = 28;

/** What the question is, whatever the report: to be found again after a check. */
export function questionKey(question: OpenQuestion): string {
  return `${question.role}|${question.group}|${question.joint?.form ?? ''}|${question.file ?? ''}`;
}

/**
 * Rows as listed. Questions keep the report's order, the most worth first; groups stand where their first question would.
 * @param skipped keys of questions put off: last of all
 */
export function queueRows(questions: readonly OpenQuestion[], order: QueueOrder, skipped: ReadonlySet<string>, folded: ReadonlySet<string>): readonly QueueRow[] {
  const rows = questions.map((question): QuestionRow => ({ kind: 'question', key: questionKey(question), height: QUESTION, question }));
  const sorted = [...rows.filter((row) => !skipped.has(row.key)), ...rows.filter((row) => skipped.has(row.key))];
  if (order === 'effect') return sorted;
  const groups = new Map<string, QuestionRow[]>();
  for (const row of sorted) {
    const of = groupOf(row.question, order);
    const list = groups.get(of);
    if (list) list.push(row);
    else groups.set(of, [row]);
  }
  return [...groups].flatMap(([of, list]): readonly QueueRow[] => {
    const group: GroupRow = {
      kind: 'group', key: `group|${order}|${of}`, height: GROUP, of, questions: list,
      elements: new Set(list.flatMap((row) => row.question.elements)).size,
      narrows: Math.max(...list.map((row) => row.question.narrows)),
    };
    return folded.has(group.key) ? [group] : [group, ...list];
  });
}

function groupOf(question: OpenQuestion, order: QueueOrder): string {
  if (order === 'role') return question.role;
  if (order === 'file') return String(question.file ?? '');
  return question.group;
}

/** The question after the one at `key`, or before it; the first where it is gone. Null in an empty queue. */
export function stepFrom(rows: readonly QueueRow[], key: string | null, by: 1 | -1): QuestionRow | null {
  const questions = rows.filter((row): row is QuestionRow => row.kind === 'question');
  if (questions.length === 0) return null;
  const at = questions.findIndex((row) => row.key === key);
  if (at < 0) return by === 1 ? questions[0]! : questions.at(-1)!;
  return questions[Math.max(0, Math.min(questions.length - 1, at + by))]!;
}

/** How much is left of a width, 0 to 1. */
export function leftOf(first: readonly [number, number] | undefined, now: readonly [number, number]): number {
  const whole = first === undefined ? 0 : first[1] - first[0];
  return whole > 0 ? Math.min(1, Math.max(0, (now[1] - now[0]) / whole)) : now[1] > now[0] ? 1 : 0;
}

/** A designer's reply as a sheet: which column says what, and which row answers which finding, whatever the layout. */
import type { Report } from '../engine/report.ts';
import { reviewId, statusOf } from '../export/review-key.ts';
import type { VerdictGroup } from '../engine/rules/rule-report.ts';
import { conceptTitles, verdictWords } from '../export/verdict-text.ts';
import en from '../i18n/en.ts';
import zh from '../i18n/zh-CN.ts';
import type { Profile } from '../profile/profile.ts';
import { REVIEW_STATUSES, type ReviewKey, type ReviewStatus } from '../profile/review.ts';
import { reviewAll, type ReviewChange } from './edit-review.ts';
import type { RuleRow, Said } from './rule-rows.ts';

export const REPLY_FIELDS = ['reply', 'changedDrawing', 'recheck', 'status'] as const;
export type ReplyField = (typeof REPLY_FIELDS)[number];
/** column of each field, from 0; null: the sheet has none */
export type ReplyColumns = Readonly<Record<ReplyField, number | null>>;

const HEADS: Readonly<Record<ReplyField, RegExp>> = {
  reply: /设计(单位)?(回复|答复)|^(回复|答复)|repl(y|ies)|response|answer/i, changedDrawing: /修改后.*图号|图号.*修改后|changed drawing|revised (drawing|sheet)/i,
  recheck: /复审|re-?(check|review)/i, status: /^状态|^status/i,
};

/** Where the heads stand, and which column is which by them; the first row where none is known. */
export function columnsOf(rows: readonly (readonly string[])[]): { readonly head: number; readonly columns: ReplyColumns } {
  const found = (row: readonly string[]): ReplyColumns => {
    const at = (field: ReplyField): number | null => {
      const i = row.findIndex((text) => HEADS[field].test(text.trim()));
      return i < 0 ? null : i;
    };
    return { reply: at('reply'), changedDrawing: at('changedDrawing'), recheck: at('recheck'), status: at('status') };
  };
  const score = (columns: ReplyColumns): number => Object.values(columns).filter((one) => one !== null).length;
  let best = { head: 0, columns: found(rows[0] ?? []) };
  for (let head = 1; head < Math.min(rows.length, 20); head += 1) {
    const columns = found(rows[head]!);
    if (score(columns) > score(best.columns)) best = { head, columns };
  }
  return best;
}

export interface Reply {
  /** row of the sheet, from 1 */
  readonly row: number;
  readonly key: ReviewKey;
  readonly said: Partial<Readonly<Record<'reply' | 'changedDrawing' | 'recheck', string>>>;
  readonly status: ReviewStatus | null;
}

export interface Replies {
  readonly replies: readonly Reply[];
  /** rows that say something and are of no finding, or of several, from 1 */
  readonly lost: readonly number[];
}

interface Target {
  readonly key: ReviewKey;
  /** all of a group of which one each stands in the row */
  readonly needles: readonly (readonly string[])[];
  /** the finding; null: one element of it */
  readonly group: VerdictGroup | null;
}

/** lower case, white space and the width of punctuation do not tell */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** What a row has to say to be of a finding: edition and clause, the title or the reviewer's own words, the type. By the clause. */
function* targetsOf(rows: readonly RuleRow[], editions: ReadonlyMap<string, string>, said: Said): Generator<void, ReadonlyMap<string, readonly Target[]>, void> {
  const by = new Map<string, Target[]>();
  const add = (clause: string, target: Target): void => {
    const list = by.get(clause);
    if (list) list.push(target);
    else by.set(clause, [target]);
  };
  const known = new Set<string>();
  for (const { result, group, of, id } of rows) {
    yield;
    if (known.has(id)) continue;
    known.add(id);
    const clause = folded(`${editions.get(result.pack) ?? result.pack} ${result.clause}`);
    const opinion = said.get(id)?.opinion;
    add(clause, { key: of, needles: [[...(opinion === undefined ? [] : [folded(opinion)]), folded(result.title.zh), folded(result.title.en)], ...(group === null || group.kind === '' ? [] : [[folded(group.kind), ...(opinion === undefined ? [] : [folded(opinion)])]])], group });
  }
  const first = new Map<string, RuleRow>();
  for (const row of rows) if (!first.has(row.result.rule)) first.set(row.result.rule, row);
  for (const { of, opinion } of said.values()) {
    yield;
    const row = of.element === undefined || of.rule === undefined ? undefined : first.get(of.rule);
    if (row === undefined) continue;
    add(folded(`${editions.get(row.result.pack) ?? row.result.pack} ${row.result.clause}`), { key: of, needles: [[folded(of.element!)], [...(opinion === undefined ? [] : [folded(opinion)]), folded(row.result.title.zh), folded(row.result.title.en)]], group: null });
  }
  return by;
}

/** A clause stands there, and not a longer one that begins alike: 6.6.2 is not 6.6.2-1. */
function says(text: string, clause: string): boolean {
  for (let at = text.indexOf(clause); at >= 0; at = text.indexOf(clause, at + 1)) if (!/[\d.\-–]/.test(text[at + clause.length] ?? '')) return true;
  return false;
}

const STATUS_WORDS = new Map(REVIEW_STATUSES.flatMap((status) => [[folded(zh.review.statuses[status]), status], [folded(en.review.statuses[status]), status]] as const));

/** Which row answers which finding. Yields after small steps: a sheet may have thousands of rows, and a report more findings. */
export function* repliesOf(rows: readonly (readonly string[])[], head: number, columns: ReplyColumns, found: readonly RuleRow[], report: Pick<Report, 'packs' | 'rules'>, said: Said): Generator<void, Replies, void> {
  const targets = yield* targetsOf(found, new Map(report.packs.map(({ id, edition }) => [id, edition])), said);
  const titles = report.rules === null ? undefined : conceptTitles(report.rules);
  const replies: Reply[] = [];
  const lost: number[] = [];
  for (const [i, row] of rows.entries()) {
    if (i <= head) continue;
    const cell = (field: ReplyField): string => (columns[field] === null ? '' : row[columns[field]!] ?? '');
    const texts = Object.fromEntries((['reply', 'changedDrawing', 'recheck'] as const).flatMap((field) => (cell(field) === '' ? [] : [[field, cell(field).slice(0, 4000)]]))) as Reply['said'];
    // `open` is how the sheet went out
    const word = STATUS_WORDS.get(folded(cell('status'))) ?? 'open';
    const status = word === 'open' ? null : word;
    if (Object.keys(texts).length === 0 && status === null) continue;
    // what the designer writes names no finding
    const text = folded(row.filter((_, at) => !REPLY_FIELDS.some((field) => columns[field] === at)).join('\n'));
    const hits: Target[] = [];
    for (const [clause, list] of targets) {
      yield;
      if (!says(text, clause)) continue;
      for (const target of list) {
        yield;
        if (target.needles.every((any) => any.some((one) => one !== '' && text.includes(one)))) hits.push(target);
      }
    }
    const most = Math.max(0, ...hits.map(weightOf));
    const heaviest = hits.filter((one) => weightOf(one) === most);
    // of one type some may fail and others be undecided: what is said of them tells
    const [hit, ...others] = heaviest.length < 2 ? heaviest : heaviest.filter(({ group }) => group !== null && (['zh', 'en'] as const).some((lang) => text.includes(folded(verdictWords(group, lang, titles).line))));
    if (hit === undefined || others.length > 0) lost.push(i + 1);
    else replies.push({ row: i + 1, key: hit.key, said: texts, status });
  }
  return { replies, lost };
}

/** Of one element before of its type; of the longer type name before of one that begins alike. */
const weightOf = ({ key, needles }: Target): number => (key.element === undefined ? 0 : 1e6) + (needles[1]?.[0]?.length ?? 0);

/** What replies change: a finding that got an answer is answered, unless the sheet says otherwise or it is settled. Of two rows of one finding the later holds. */
export function withReplies(profile: Profile, { replies }: Replies, who: string, date: string): Profile {
  const by = new Map(replies.map((one) => [reviewId(one.key), one]));
  return reviewAll(profile, [...by.values()].map(({ key }) => key), (before, of): ReviewChange => {
    const { said, status } = by.get(reviewId(of))!;
    const was = statusOf(before);
    const next = status ?? (said.reply !== undefined && (was === 'open' || was === 'accepted' || was === 'in-work') ? 'answered' : was);
    return { ...said, ...(next === was ? {} : { status: next, who, date }) };
  });
}

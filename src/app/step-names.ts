/** What a step that can be undone did, in words: told from the states before and after it, so that whoever makes a step need not name it. */
import type { Bcf } from '../bcf/bcf.ts';
import type { Profile, Settlement } from '../profile/profile.ts';
import { stepBetween, type KeyChange } from '../store/steps.ts';
import type { History } from './history.ts';
import type { IdsEntry } from './ids-state.ts';
import type { Turns } from './turns.ts';

export interface Words {
  readonly t: (key: string, params?: Readonly<Record<string, unknown>>) => string;
  readonly word: (group: string, code: string) => string;
}

export interface Histories {
  readonly turns: Turns;
  readonly profile: History<Profile>;
  readonly ids: History<readonly IdsEntry[]>;
  readonly bcf: (id: string) => { readonly name: string; readonly history: History<Bcf> } | null;
}


/** Names of the steps that can be undone, the last first, and of those that can be done again, the next first; `most` of each. */
export function stepNames({ turns, profile, ids, bcf }: Histories, words: Words, most: number): { readonly past: readonly string[]; readonly future: readonly string[] } {
  const nameOf = (whose: string, back: boolean, n: number): string => {
    if (whose === 'profile') return named(profile, back, n, (before, after) => profileStep(before, after, words));
    if (whose === 'ids') return named(ids, back, n, (before, after) => idsStep(before, after, words));
    const doc = bcf(whose);
    return doc ? named(doc.history, back, n, (before, after) => bcfStep(doc.name, before, after, words)) : words.t('keep.step.other');
  };
  const list = (whose: readonly string[], back: boolean): readonly string[] => {
    const seen = new Map<string, number>();
    return whose.slice(0, most).map((one) => {
      const n = seen.get(one) ?? 0;
      seen.set(one, n + 1);
      return nameOf(one, back, n);
    });
  };
  return { past: list(turns.past.slice(-most).reverse(), true), future: list(turns.future, false) };
}

/** the `n`th step back or on of a history */
function named<T>({ past, present, future }: History<T>, back: boolean, n: number, name: (before: T, after: T) => string): string {
  const states = back ? [present, ...past.slice(-n - 1).reverse()] : [present, ...future.slice(0, n + 1)];
  const [one, other] = [states[n], states[n + 1]];
  if (one === undefined || other === undefined) return '';
  return back ? name(other, one) : name(one, other);
}

export function profileStep(before: Profile, after: Profile, { t, word }: Words): string {
  const changes = stepBetween(before, after);
  const first = changes[0];
  if (!first) return t('keep.step.other');
  if (changes.length > 3) return t('keep.step.many', { n: changes.length });
  const texts = changes.map((change) => changeText(change, t, word));
  return texts.length === 1 ? texts[0]! : t('keep.step.and', { first: texts[0], n: texts.length });
}

function changeText(change: KeyChange, t: Words['t'], word: Words['word']): string {
  const noun = word('keep.noun', change.key);
  const [gone, come] = 'at' in change ? [change.removed, change.inserted] : [listOf(change.was), listOf(change.now)];
  if (gone === null || come === null) return t('keep.step.changed', { noun });
  // entries that only moved, or that stayed between others that changed
  const stayed = new Set(gone.filter((one) => come.includes(one)));
  const [left, right] = [gone.length - stayed.size, come.length - stayed.size];
  if (change.key === 'settlements' && left === 0) {
    const fresh = (come as readonly Settlement[]).filter((one) => !stayed.has(one));
    if (fresh.length > 0 && fresh.every(({ by }) => by === 'element')) return t('keep.step.elements', { n: fresh.length });
    if (fresh.length === 1) return t('keep.step.settled', { key: fresh[0]!.key });
  }
  if (left === 0 && right > 0) return t('keep.step.added', { noun, n: right });
  if (right === 0 && left > 0) return t('keep.step.removed', { noun, n: left });
  return t('keep.step.changedOf', { noun, n: Math.max(left, right) });
}

/** a list; an absent one is empty; null for what is no list */
const listOf = (value: unknown): readonly unknown[] | null => (value === undefined ? [] : Array.isArray(value) ? value : null);

export function idsStep(before: readonly IdsEntry[], after: readonly IdsEntry[], { t }: Words): string {
  const was = new Map(before.map((one) => [one.name, one] as const));
  for (const one of after) {
    const old = was.get(one.name);
    if (!old) return t('keep.step.idsAdded', { file: one.name });
    if (old === one) continue;
    if (old.bytes !== one.bytes) return t('keep.step.idsChanged', { file: one.name });
    return t(one.chosen ? 'keep.step.idsUsed' : 'keep.step.idsUnused', { file: one.name });
  }
  const gone = before.find((one) => !after.some(({ name }) => name === one.name));
  return gone ? t('keep.step.idsRemoved', { file: gone.name }) : t('keep.step.other');
}

export function bcfStep(file: string, before: Bcf, after: Bcf, { t }: Words): string {
  const was = new Map(before.topics.map((topic) => [topic.guid, topic] as const));
  const fresh = after.topics.filter((topic) => was.get(topic.guid) !== topic);
  const kept = new Set(after.topics.map(({ guid }) => guid));
  const gone = before.topics.filter(({ guid }) => !kept.has(guid));
  if (fresh.length > 1 || gone.length > 1) return t('keep.step.topics', { n: Math.max(fresh.length, gone.length), file });
  const [one] = fresh;
  if (one) return t(was.has(one.guid) ? 'keep.step.topic' : 'keep.step.topicAdded', { title: one.title });
  return gone[0] ? t('keep.step.topicRemoved', { title: gone[0].title }) : t('keep.step.bcf', { file });
}

/** What a person does with findings: judges them, comments, assigns, makes topics of them. */
import { sliced } from './pace.ts';
import { addComment } from './bcf-edit.ts';
import { reviewing, type ReviewChange } from './edit-review.ts';
import { exportedTopics, type Exported } from './export-bcf.ts';
import { useTexts } from './languages.ts';
import type { Store } from './state.ts';
import { today } from './today.ts';
import { repeatedIds } from '../export/review-key.ts';
import type { ReportElement } from '../engine/report.ts';
import type { Review, ReviewKey, ReviewStatus } from '../profile/review.ts';

/** a long list is gone through when something is done with it */
export type Keys = readonly ReviewKey[] | (() => Promise<readonly ReviewKey[]>);

const repeated = new WeakMap<readonly ReportElement[], ReadonlySet<string>>();

/** GlobalIds that elements of several files have, looked for once per report. */
export function repeatedIn(elements: readonly ReportElement[]): ReadonlySet<string> {
  let known = repeated.get(elements);
  if (known === undefined) repeated.set(elements, (known = repeatedIds(elements)));
  return known;
}

export function useReviewActions(store: Store) {
  const { t, language } = useTexts();

  /** Changes what is said of all of them in one step that can be undone. */
  async function say(of: Keys, change: (before: Review | undefined) => ReviewChange): Promise<void> {
    const keys = typeof of === 'function' ? await of() : of;
    for (;;) {
      const { value: before } = store.profile;
      const next = await sliced(reviewing(before, keys, change));
      // somebody decided something while a long list was gone through
      if (store.profile.value !== before) continue;
      if (next !== null) store.change(next);
      return;
    }
  }

  const setStatus = (keys: Keys, status: ReviewStatus): void => store.bcf.signed(() => void say(keys, () => (
    status === 'open' ? { status: undefined, who: undefined, date: undefined } : { status, who: store.bcf.author.value.trim(), date: today() }
  )));

  const comment = (keys: Keys, text: string): void => {
    const said = text.trim();
    if (said === '') return;
    store.bcf.signed(() => {
      const one = { text: said, who: store.bcf.author.value.trim(), date: new Date().toISOString().replace(/\.\d+Z$/, 'Z') };
      void say(keys, (before) => ({ comments: [...(before?.comments ?? []), one] }));
    });
  };

  /** A topic of the finding with what is on screen as its picture; where it has one that is open, the picture joins it. */
  const snapshot = (keys: readonly ReviewKey[], exported: Exported, group: 'rule' | 'finding'): void => store.bcf.signed(async () => {
    const report = store.report.value;
    if (report === null) return;
    try {
      const viewpoint = await store.bcf.pictured();
      const made = await exportedTopics(report, {
        language: language.value === 'en' ? 'en' : 'zh', version: '3.0', group, author: store.bcf.author.value.trim(), section: false, date: report.date ?? today(),
        findingTexts: store.findingTexts, select: exported.select, signal: new AbortController().signal, picture: viewpoint === null ? 'drawn' : 'none', onTopic: () => undefined,
      });
      const [topic] = made.topics;
      if (topic === undefined) return;
      const open = store.bcf.docs.value.find(({ history }) => history.present.topics.some(({ guid }) => guid === topic.guid));
      if (open !== undefined && viewpoint !== null) store.bcf.change(open.id, (bcf) => addComment(bcf, topic.guid, { text: '', viewpoint }, store.bcf.hand()));
      else if (open === undefined) {
        const topics = { ...made, topics: [viewpoint === null ? topic : { ...topic, viewpoints: [viewpoint] }] };
        const name = t('bcf.findingsFile');
        const doc = store.bcf.docs.value.find((one) => one.name === name);
        if (doc) store.bcf.add(doc.id, topics);
        else store.bcf.create(name, topics);
      }
      await say(keys, (before) => ({ topics: [...new Set([...(before?.topics ?? []), topic.guid])] }));
      store.say('done', open === undefined ? 'review.topicMade' : 'review.topicAdded', { title: topic.title });
    } catch (error) {
      store.say('error', 'notice.failed', { message: error instanceof Error ? error.message : String(error) });
    }
  });

  /** Shows a topic that is open. False: it is in no open file. */
  function openTopic(guid: string): boolean {
    const doc = store.bcf.docs.value.find(({ history }) => history.present.topics.some((one) => one.guid === guid));
    if (!doc) return false;
    store.bcf.current.value = { doc: doc.id, topic: guid };
    store.tab.value = 'topics';
    return true;
  }

  return { say, setStatus, comment, snapshot, openTopic };
}

/** Which findings of a report the topics are about that Sunmao made of them: their GUIDs follow from the findings. */
import type { Report } from '../../engine/report.ts';
import { keyOfGroup, keyOfModelFinding, keyOfRule, type ReviewKey } from '../review-key.ts';
import { topicGuid } from './bcf-of.ts';
import { modelGroups, modelTopicKey } from './model-issues.ts';
import { groupKeys } from './rule-issues.ts';

export interface TopicSubject {
  /** what is judged by the topic's status */
  readonly judged: readonly ReviewKey[];
  /** what its comments are of */
  readonly discussed: ReviewKey;
}

/** ms of work between two breaths */
const BREATH = 12;

/** By GUID, lower case. @throws the signal's reason */
export async function topicSubjects(report: Report, signal?: AbortSignal): Promise<ReadonlyMap<string, TopicSubject>> {
  const found = new Map<string, TopicSubject>();
  const guidOf = topicGuid(report);
  let breath = performance.now();
  const add = async (group: 'finding' | 'rule', key: string, subject: TopicSubject): Promise<void> => {
    found.set(await guidOf(group, key, 0), subject);
    if (performance.now() - breath < BREATH) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
    breath = performance.now();
  };
  for (const result of report.rules?.results ?? []) {
    const rule = keyOfRule(result);
    if (result.outcome === 'error') {
      for (const group of ['finding', 'rule'] as const) await add(group, `${result.rule}\nerror`, { judged: [rule], discussed: rule });
      continue;
    }
    if (result.groups.length > 0) await add('rule', result.rule, { judged: result.groups.map((group) => keyOfGroup(result, group)), discussed: rule });
    for (const [group, key] of groupKeys(result)) {
      const own = keyOfGroup(result, group);
      await add('finding', key, { judged: [own], discussed: own });
    }
  }
  for (const findings of modelGroups(report.findings)) {
    const key = keyOfModelFinding(findings[0]!, true);
    for (const group of ['finding', 'rule'] as const) await add(group, modelTopicKey(findings[0]!), { judged: [key], discussed: key });
  }
  return found;
}

/** Topics of what the rules said: one per finding, or one per rule. */
import type { Report, ReportElement } from '../../engine/report.ts';
import type { RuleReport, RuleResult, VerdictGroup } from '../../engine/rules/rule-report.ts';
import { fill } from '../fill.ts';
import type { ColouredOutcome } from '../outcome-colours.ts';
import { alsoText, conceptTitles, measuredText, verdictWords, type ConceptTitles } from '../verdict-text.ts';
import { buildingLabels, fewLabels, LISTED, type Issue, type NotModelled } from './issue.ts';
import { oneLine } from './one-line.ts';
import { isBinding, type TopicKind, type Wording } from './wording.ts';

const outcomeOf = (group: VerdictGroup): ColouredOutcome & ('fail' | 'unknown' | 'waived') => (group.waived === null ? group.outcome : 'waived');

/**
 * Keys of a rule's findings. A finding keeps its key when others come or go and when it is waived: what its own words and waiver
 * say is taken only where two would be the same without.
 */
export function groupKeys({ rule, groups }: RuleResult): ReadonlyMap<VerdictGroup, string> {
  const baseOf = (group: VerdictGroup): string => {
    const limit = group.limit === null ? '' : `${group.limit.op}${group.limit.value.join()}`;
    return [rule, group.outcome, group.kind, limit, group.missing.map(({ kind, id }) => `${kind} ${id}`).join()].join('\n');
  };
  const same = new Map<string, VerdictGroup[]>();
  for (const group of groups) {
    const base = baseOf(group);
    const members = same.get(base);
    if (members) members.push(group);
    else same.set(base, [group]);
  }
  const keys = new Map<VerdictGroup, string>();
  for (const [base, members] of same) {
    const standing = members.filter(({ waived }) => waived === null);
    const plain = members.length === 1 ? members[0] : standing.length === 1 ? standing[0] : undefined;
    for (const group of members) {
      keys.set(group, group === plain ? base : [base, group.text?.zh ?? '', group.also.map((one) => one.rule).join(), group.waived?.reason ?? ''].join('\n'));
    }
  }
  return keys;
}

export interface RuleIssues {
  /** of one finding, or of all of a rule's; `key`: of the topic */
  readonly of: (result: RuleResult, key: string, groups: readonly VerdictGroup[]) => Issue;
  readonly failed: (result: RuleResult) => Issue;
  readonly notModelled: (concept: NotModelled) => Issue;
}

export function ruleIssues(report: Report, rules: RuleReport, words: Wording): RuleIssues {
  const { t, lang, pair } = words;
  const titles = conceptTitles(rules);
  const names = new Map(rules.concepts.map((one) => [one.concept, one.names]));
  const byRule = new Map(rules.results.map((result) => [result.rule, result]));

  const head = (result: RuleResult, outcome: string): string[] => [
    `${words.clause(result)} ${words.pick(result.title)}`,
    ...(result.quote === undefined ? [] : [pair(t.rules.quote, oneLine(result.quote, 400))]),
    pair(t.rules.force, fill(t.topic.judged, { force: words.force(result), outcome })),
    ...marksOf(result, words).map((mark) => pair(t.topic.trust, `${t.status[mark]} — ${t.statusHint[mark]}`)),
  ];
  const labels = (result: RuleResult, elements: readonly number[], ids: readonly string[], waived: boolean): readonly string[] => [
    oneLine(report.packs.find(({ id }) => id === result.pack)?.edition ?? result.pack, 80),
    ...(result.discipline === null ? [] : [words.word(t.disciplineOf, result.discipline)]),
    ...marksOf(result, words).map((mark) => t.status[mark]),
    ...(waived ? [t.outcomes.waived] : []),
    ...buildingLabels(report, elements, ids).map((name) => oneLine(name, 60)),
    ...placeLabels(elements.map((index) => report.elements[index]!), words),
  ];

  return {
    of(result, key, groups) {
      const elements = [...new Set(groups.flatMap((group) => group.elements))];
      const buildings = [...new Set(groups.flatMap((group) => group.buildings))];
      const outcomes = new Set(groups.map(outcomeOf));
      const closed = !outcomes.has('fail') && !outcomes.has('unknown');
      const kind: TopicKind = closed ? 'info' : outcomes.has('fail') ? (isBinding(result) ? 'error' : 'warning') : 'undecided';
      const one = groups.length === 1 ? groups[0]! : null;
      const entities = groups.reduce((sum, group) => sum + (group.entities?.length ?? 0), 0);
      // of an IDS also what is neither an element nor a building, and what holds for a specification as a whole
      const subject = elements.length > 0 ? words.count(elements.length) : entities > 0 ? words.count(entities) : buildings.length > 0 ? fill(t.topic.countBuildings, { n: buildings.length }) : '';
      const what = `${words.clause(result)} ${words.pick(result.title)}`;
      const type = one === null ? '' : oneLine(one.kind, 80);
      const title = subject === '' ? what : type === '' ? fill(t.topic.titleWhole, { what, count: subject }) : fill(t.topic.title, { what, kind: type, count: subject });
      return {
        key, family: result.rule, kind, closed,
        title: result.status === 'draft' ? fill(t.topic.marked, { mark: t.status.draft, title }) : title,
        priority: words.force(result),
        labels: labels(result, elements, buildings, outcomes.has('waived')),
        lines: [
          ...head(result, words.list([...outcomes].map((outcome) => t.outcomes[outcome]))),
          ...(one === null ? groups.slice(0, LISTED).map((group) => `- ${groupLine(group, words, titles)}`) : [verdictWords(one, lang, titles).line]),
          ...(one === null && groups.length > LISTED ? [`- ${fill(t.topic.moreLines, { n: groups.length - LISTED })}`] : []),
          ...(one === null ? [] : furtherLines(one, words)),
          ...propertyLines(groups, words, names),
          ...buildingLine(report, buildings, words),
          ...storeyLine(elements.map((index) => report.elements[index]!), words),
          ...elementLines(elements.length, groups, words, lang),
          pair(t.topic.rule, result.rule),
        ],
        parts: partsOf(groups),
        others: [], buildings,
      };
    },
    failed(result) {
      const title = fill(t.topic.titleWhole, { what: `${words.clause(result)} ${words.pick(result.title)}`, count: t.topic.failed });
      return {
        key: `${result.rule}\nerror`, family: result.rule, kind: 'info', closed: false, title, priority: words.force(result), labels: labels(result, [], [], false),
        lines: [...head(result, t.outcomes.error), oneLine(result.error ?? '', 400), pair(t.topic.rule, result.rule)].filter(Boolean), parts: [], others: [], buildings: [],
      };
    },
    notModelled({ concept, title, names: of, rules: waiting }) {
      const results = waiting.flatMap((rule) => byRule.get(rule) ?? []);
      const what = words.pick(title);
      const disciplines = new Set(results.flatMap(({ discipline }) => (discipline === null ? [] : [words.word(t.disciplineOf, discipline)])));
      return {
        key: `concept\n${concept}`, family: '', kind: 'undecided', closed: false, title: fill(t.topic.notModelled, { what, n: waiting.length }),
        priority: [...results].sort((a, b) => rank(a.force) - rank(b.force)).slice(0, 1).map(words.force).join(''),
        labels: [...fewLabels(results.map(({ pack }) => oneLine(report.packs.find(({ id }) => id === pack)?.edition ?? pack, 80))), ...fewLabels(disciplines)],
        lines: [
          fill(t.missing.concept, { what }), ...(of.length > 0 ? [`${t.rules.addProperty} ${words.list(of.slice(0, LISTED).map((name) => oneLine(name, 80)))}`] : []),
          pair(t.rules.rulesOf, ''), ...results.slice(0, LISTED).map((result) => `- ${words.clause(result)} ${words.pick(result.title)}`),
          ...(results.length > LISTED ? [`- ${fill(t.topic.moreLines, { n: results.length - LISTED })}`] : []),
        ],
        parts: [], others: [], buildings: [],
      };
    },
  };
}

const ORDER = ['必须', '应', '宜', '可'];
export const rank = (force: RuleResult['force']): number => ORDER.indexOf(force);

/** What is to be said of how far the rule can be trusted; nothing of one that was read in its source. */
function marksOf({ status, advisory }: RuleResult, { t }: Wording): readonly (keyof Wording['t']['status'])[] {
  return [...(status === 'sourced' || !Object.hasOwn(t.status, status) ? [] : [status]), ...(advisory ? (['advisory'] as const) : [])];
}

/** Components and storeys. */
export function placeLabels(elements: readonly ReportElement[], { t, word }: Wording): readonly string[] {
  const components = new Set(elements.map(({ roles }) => roles.component).filter((component) => component !== 'unknown' && component !== 'other'));
  const storeys = new Set(elements.flatMap(({ storey }) => (storey === null ? [] : [oneLine(storey, 60)])));
  return [...fewLabels([...components].map((component) => word(t.component, component))), ...fewLabels([...storeys].filter(Boolean))];
}

/** Every storey, or the first and how many there are. */
function storeyLine(elements: readonly ReportElement[], { t, pair, list }: Wording): readonly string[] {
  const storeys = [...new Set(elements.flatMap(({ storey }) => (storey === null ? [] : [oneLine(storey, 60)])))].filter(Boolean);
  if (storeys.length === 0) return [];
  return [pair(t.rules.storey, list(storeys.length > LISTED ? [...storeys.slice(0, LISTED), fill(t.topic.moreStoreys, { n: storeys.length })] : storeys))];
}

function groupLine(group: VerdictGroup, words: Wording, titles: ConceptTitles): string {
  const n = new Set(group.elements).size;
  const of = group.waived === null ? words.t.outcomes[group.outcome] : words.t.outcomes.waived;
  const count = n > 0 ? words.count(n) : fill(words.t.topic.countBuildings, { n: group.buildings.length });
  return words.pair([of, oneLine(group.kind, 80), count].filter(Boolean).join(' · '), verdictWords(group, words.lang, titles).line);
}

function furtherLines(group: VerdictGroup, { t, lang, pair, list }: Wording): readonly string[] {
  const also = alsoText(group.also, group.unit, lang).map((text) => oneLine(text, 160));
  const { waived } = group;
  return [
    ...(also.length > 0 ? [pair(group.outcome === 'fail' ? t.rules.also : t.rules.alsoOpen, list(also.slice(0, LISTED)))] : []),
    ...(waived === null ? [] : [fill(t.rules.waivedBy, { reason: oneLine(waived.reason, 200), who: oneLine(waived.who, 80), until: oneLine(waived.until, 40) })]),
  ];
}

/** The property names that would state what is missing. */
function propertyLines(groups: readonly VerdictGroup[], { t, list }: Wording, names: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const of = new Set(groups.flatMap(({ missing }) => missing.flatMap(({ kind, id }) => (kind === 'concept' ? (names.get(id) ?? []) : []))));
  return of.size === 0 ? [] : [`${t.rules.addProperty} ${list([...of].slice(0, LISTED).map((name) => oneLine(name, 80)))}`];
}

function buildingLine(report: Report, ids: readonly string[], { t, pair, list }: Wording): readonly string[] {
  const names = new Map(report.buildings.map(({ id, name }) => [id, name]));
  return ids.length === 0 ? [] : [pair(t.score.building, list(ids.slice(0, LISTED).map((id) => oneLine(names.get(id) ?? id, 80))))];
}

/** The first elements with what was measured of each, and how many more there are. */
function elementLines(count: number, groups: readonly VerdictGroup[], words: Wording, lang: Wording['lang']): readonly string[] {
  if (count === 0) return [];
  const { t, pair, list } = words;
  const lines = [fill(t.topic.elements, { n: count })];
  const listed = new Set<number>();
  for (const group of groups) {
    for (const [i, index] of group.elements.entries()) {
      if (!listed.has(index) && listed.size === LISTED) continue;
      // one element may have been measured in many places: as many lines of it at most as there are elements listed
      if (lines.length > LISTED * 2) continue;
      listed.add(index);
      const measured = oneLine(measuredText([group.measured[i] ?? null], group.limit, group.unit, lang), 80);
      const others = group.others[i] ?? [];
      const beside = others.length === 0 ? '' : pair(t.topic.with, list(others.slice(0, 3).map((other) => words.element(other))));
      lines.push(`- ${[pairOrName(words, index, measured), beside].filter(Boolean).join(' — ')}`);
    }
  }
  return count > listed.size ? [...lines, `- ${fill(t.topic.more, { n: count - listed.size })}`] : lines;
}

function pairOrName(words: Wording, index: number, measured: string): string {
  return measured === '' ? words.element(index) : words.pair(words.element(index), measured);
}

/** An element that fails in one place and is undecided in another fails. */
function partsOf(groups: readonly VerdictGroup[]): Issue['parts'] {
  const taken = new Set<number>();
  return (['fail', 'unknown', 'waived'] as const).flatMap((outcome) => {
    const elements: number[] = [];
    for (const group of groups) {
      if (outcomeOf(group) !== outcome) continue;
      for (const index of group.elements) {
        if (taken.has(index)) continue;
        taken.add(index);
        elements.push(index);
      }
    }
    return elements.length > 0 ? [{ outcome, elements }] : [];
  });
}

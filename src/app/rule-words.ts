/** How the panels write a rule and its verdict, in the page's language. */
import { computed, type ComputedRef } from 'vue';
import type { RuleResult } from '../engine/rules/rule-report.ts';
import { conceptTitles, type ConceptTitles, type Lang } from '../export/verdict-text.ts';
import type { Grouping } from './finding-list.ts';
import { fileName } from './format.ts';
import { IDS_PREFIX, isIdsRule } from './ids-state.ts';
import { useTexts } from './languages.ts';
import type { VerdictClass } from './palette.ts';
import { countOf, part, type Facet, type Shown } from './rule-rows.ts';
import { forceKey } from './scope-words.ts';
import { useStore, type Focus } from './state.ts';

export interface Badge {
  readonly key: string;
  readonly text: string;
  readonly hint: string;
}

export const MARKS: Readonly<Record<VerdictClass, string>> = { fail: '✕', unknown: '?', waived: '–', error: '!' };

export function useRuleWords() {
  const store = useStore();
  const { t, pick, word, language } = useTexts();
  const lang: ComputedRef<Lang> = computed(() => (language.value === 'en' ? 'en' : 'zh'));
  const editions = computed(() => new Map((store.report.value?.packs ?? []).map((pack) => [pack.id, pack.edition])));
  const concepts = computed<ConceptTitles>(() => (store.report.value?.rules ? conceptTitles(store.report.value.rules) : () => null));
  const byId = computed(() => new Map((store.report.value?.rules?.results ?? []).map((result) => [result.rule, result])));

  const titles = computed(() => new Map((store.report.value?.packs ?? []).map((pack) => [pack.id, pack.title])));
  /** a pack in a list of them: a standard by its edition, an IDS by its title */
  const packName = (id: string): string => (id.startsWith(IDS_PREFIX) ? `${pick(titles.value.get(id) ?? { zh: '', en: '' }) || id.slice(IDS_PREFIX.length)} (IDS)` : editions.value.get(id) ?? id);
  const clauseOf = (result: RuleResult): string => (isIdsRule(result) ? `${packName(result.pack)} ${result.clause}` : `${editions.value.get(result.pack) ?? result.pack} ${result.clause}`);
  /** what is to be said of how far the rule can be trusted; nothing of one that was read in its source */
  const badges = (result: Pick<RuleResult, 'status' | 'advisory'>): readonly Badge[] =>
    [...(result.status === 'sourced' ? [] : [result.status]), ...(result.advisory ? ['advisory'] : [])]
      .map((key) => ({ key, text: t(`status.${key}`), hint: t(`statusHint.${key}`) }));

  /** a value by which findings are filtered or grouped */
  function facetValue(facet: Facet | Grouping, value: string): string {
    switch (facet) {
      case 'pack': return packName(value);
      case 'component': return word('component', value);
      case 'discipline': return word('disciplineOf', value);
      case 'outcome': return t(`outcomes.${value}`);
      case 'status': return t(`review.statuses.${value}`);
      case 'file': return fileName(value);
      default: return value;
    }
  }

  function subjects({ row, at }: Shown): string {
    if (row.group === null) return '';
    const n = at === null ? row.size : countOf(row.group, at);
    if (row.group.elements.length === 0) return n === 0 ? '' : t(row.group.entities === undefined ? 'rules.buildings' : 'idsRule.entities', { n });
    return n === row.size ? t('rules.elements', { n }) : t('rules.some', { n, all: row.size });
  }

  /** The elements of a finding, coloured by what was said of them; a short list also says where. */
  function focusOf(shown: Shown): Extract<Focus, { kind: 'elements' }> | null {
    if (shown.row.group === null) return null;
    const group = part(shown.row.group, shown.at);
    if (group.elements.length === 0) return null;
    return {
      kind: 'elements', title: `${clauseOf(shown.row.result)} ${pick(shown.row.result.title)}`, elements: [...new Set(group.elements)],
      verdict: { outcome: shown.row.outcome, boxes: group.where.filter((box) => box !== null) },
    };
  }

  /** address of the rule's page beside this one; null for an IDS and a pack of the user's own, which have none */
  function pageOf(result: Pick<RuleResult, 'rule' | 'pack' | 'check'>): string | null {
    if (isIdsRule(result)) return null;
    const own = store.catalogue.value?.packs.find((pack) => pack.id === result.pack)?.own ?? false;
    const rule = result.rule.slice(result.pack.length + 1);
    return own ? null : `rules/${encodeURIComponent(result.pack)}/${encodeURIComponent(rule)}.${lang.value}.html`;
  }

  return {
    lang, concepts, editions, packName, byId, clauseOf, badges, facetValue, subjects, focusOf, pageOf,
    force: (result: Pick<RuleResult, 'force' | 'check'>): string => (isIdsRule(result) ? t('idsRule.force') : t(forceKey(result.force))),
  };
}

export type RuleWords = ReturnType<typeof useRuleWords>;

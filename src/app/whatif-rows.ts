/** Before and after of the current scenario as rows: what the panel shows and what is exported. */
import { computed } from 'vue';
import type { ItemResult } from '../engine/report.ts';
import type { Interval } from '../units.ts';
import { range } from './format.ts';
import { useTexts } from './languages.ts';
import { useStore } from './state.ts';
import { useWhatIfWords } from './whatif-text.ts';

export interface ChangeRow {
  readonly id: string;
  readonly title: string;
  readonly group: boolean;
  readonly limits: readonly number[];
  readonly ratioBefore: Interval | null;
  readonly ratioAfter: Interval | null;
  readonly ratioMoved: boolean;
  readonly before: string;
  readonly after: string;
  readonly moved: boolean;
}

type Cell = string | number | boolean | null;

export function useWhatIfRows() {
  const store = useStore();
  const { t, pick } = useTexts();
  const words = useWhatIfWords();
  const whatIf = store.whatIf;

  /** null while nothing is supposed, or the answer is still to come */
  const after = computed(() => whatIf.current.value.outcome?.buildings.find((one) => one.id === store.building.value?.id) ?? null);

  const same = (a: Interval | null, b: Interval | null): boolean => a === b || (a !== null && b !== null && a[0] === b[0] && a[1] === b[1]);
  const rows = computed<readonly ChangeRow[]>(() => {
    const was = store.building.value;
    if (was === null) return [];
    const now = after.value ?? was;
    const itemRow = (item: ItemResult, of: ItemResult): ChangeRow => {
      const [a, b] = [words.points(of), words.points(item)];
      const ratioMoved = !same(of.ratio, item.ratio);
      return {
        id: item.id, title: pick(item.title), group: false, limits: store.table.value.items.find(({ id }) => id === item.id)?.limits ?? [],
        ratioBefore: of.ratio, ratioAfter: item.present === 'no' ? null : item.ratio, ratioMoved, before: a, after: b, moved: a !== b || ratioMoved,
      };
    };
    return store.table.value.groups.flatMap((group): ChangeRow[] => {
      const own = now.items.flatMap((item, i) => (store.table.value.items.some((one) => one.id === item.id && one.group === group.id) ? [itemRow(item, was.items[i]!)] : []));
      const sum = (of: typeof was): string => range(of.score.groups?.[group.id] ?? of.score[group.id as 'Q1'] ?? null, 1);
      const [a, b] = [sum(was), sum(now)];
      return [{ id: group.id, title: `${group.id} ${pick(group.title)}`, group: true, limits: [], ratioBefore: null, ratioAfter: null, ratioMoved: false, before: a, after: b, moved: a !== b }, ...own];
    });
  });

  /** Every scenario: its measures, its score, what the provisions say. Begins and ends by saying what it is not. */
  function sheet(): readonly (readonly Cell[])[] {
    const now = store.building.value;
    const report = store.report.value;
    if (now === null || report === null) return [];
    const fence: readonly Cell[] = [t('whatif.fence')];
    const out: (readonly Cell[])[] = [fence, [t('score.building'), now.name || now.id], [t('whatif.standard'), report.packs[0]?.edition ?? '']];
    for (const file of report.files) out.push([t('whatif.file'), file.path, file.sha256]);
    for (const { name, history, outcome } of whatIf.scenarios.value) {
      const result = history.present.length === 0 ? now : outcome?.buildings.find((one) => one.id === now.id) ?? null;
      out.push([], [t('whatif.scenario'), name], [t('whatif.step'), t('whatif.item'), t('whatif.group'), t('whatif.where'), t('whatif.what'), t('whatif.count'), t('whatif.quantity'), t('whatif.unit')]);
      history.present.forEach((one, i) => out.push([
        i + 1, words.itemTitle(one.item), words.who(one), words.where(one), words.what(one), one.kind === 'state' ? null : one.elements.length, one.quantity, one.unit,
      ]));
      if (result === null) continue;
      out.push([t('whatif.item'), `${t('whatif.points')} ${t('whatif.now')}`, `${t('whatif.points')} ${name}`, `${t('whatif.ratio')} ${t('whatif.now')} %`, `${t('whatif.ratio')} ${name} %`]);
      result.items.forEach((item, i) => out.push([pick(item.title), words.points(now.items[i]!), words.points(item), (now.items[i]!.ratioText ?? []).join('–'), (item.ratioText ?? []).join('–')]));
      for (const key of ['Q1', 'Q2', 'Q3', 'Q4', 'pRaw', 'p'] as const) out.push([key === 'p' ? `${t('score.p')} %` : key === 'pRaw' ? t('whatif.raw') : key, range(now.score[key], key === 'pRaw' ? 3 : 1), range(result.score[key], key === 'pRaw' ? 3 : 1)]);
      out.push([t('others.grade'), words.gradeText(now.grade), words.gradeText(result.grade)]);
      for (const failure of outcome?.failures ?? []) {
        out.push([t(`whatif.weight.${failure.weight}`), report.packs.find(({ id }) => id === failure.rule.pack)?.edition ?? failure.rule.pack, failure.rule.clause, pick(failure.rule.title), failure.rule.force, failure.elements.length]);
      }
    }
    return [...out, [], fence];
  }

  return { after, rows, sheet };
}

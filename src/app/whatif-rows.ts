/** Before and after of the current scenario as rows: what the panel shows and what is exported. */
import { computed } from 'vue';
import type { ItemResult } from '../engine/report.ts';
import type { Cell, Column, Table } from '../export/book/book.ts';
import type { Interval } from '../units.ts';
import { range } from './format.ts';
import { useTexts } from './languages.ts';
import { forceKey } from './scope-words.ts';
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

  const column = (id: string, title: string, width: number, type: 'text' | 'number' = 'text'): Column => ({
    id, title: { zh: title, en: title }, unit: '', type, align: type === 'number' ? 'right' : 'left', width, ...(type === 'number' ? { decimals: 2 } : {}),
  });
  const table = (id: string, title: string, columns: readonly Column[], cells: readonly (readonly Cell[])[]): Table => ({
    kind: 'table', id, title: { zh: title, en: title }, columns, rows: cells.map((row) => ({ cells: row })),
  });

  /** What is compared, then of every scenario its measures, its score, and what the provisions say. */
  function tables(): readonly Table[] {
    const now = store.building.value;
    const report = store.report.value;
    if (now === null || report === null) return [];
    const edition = (id: string): string => store.catalogue.value?.packs.find((pack) => pack.id === id)?.edition ?? id;
    const basis = table('basis', t('whatif.basis'), [column('what', t('whatif.what'), 14), column('said', t('whatif.said'), 44), column('hash', 'SHA-256', 66)], [
      [t('score.building'), now.name || now.id, null], [t('whatif.standard'), report.packs[0]?.edition ?? '', report.packs[0]?.sha256 ?? ''],
      ...report.files.map(({ path, sha256 }) => [t('whatif.file'), path, sha256]), [t('whatif.profile'), report.profile.project?.name ?? '', report.profileHash],
    ]);
    return [basis, ...whatIf.scenarios.value.flatMap(({ id, name, history, outcome }): Table[] => {
      const result = history.present.length === 0 ? now : outcome?.buildings.find((one) => one.id === now.id) ?? null;
      const measures = table(`measures${id}`, `${t('whatif.scenario')} ${name} · ${t('whatif.measures')}`, [
        column('step', t('whatif.step'), 6, 'number'), column('item', t('whatif.item'), 34), column('group', t('whatif.group'), 34), column('where', t('whatif.where'), 14), column('what', t('whatif.what'), 18),
        column('count', t('whatif.count'), 8, 'number'), column('quantity', t('whatif.quantity'), 12, 'number'), column('unit', t('whatif.unit'), 6),
      ], history.present.map((one, i) => [i + 1, words.itemTitle(one.item), words.who(one), words.where(one), words.what(one), one.kind === 'state' ? null : one.elements.length, one.quantity, one.unit]));
      if (result === null) return [measures];
      const totals = (['Q1', 'Q2', 'Q3', 'Q4', 'pRaw', 'p'] as const).map((key): readonly Cell[] => {
        const decimals = key === 'pRaw' ? 3 : 1;
        return [key === 'p' ? `${t('score.p')} %` : key === 'pRaw' ? t('whatif.raw') : key, null, null, range(now.score[key], decimals), range(result.score[key], decimals)];
      });
      const score = table(`score${id}`, `${t('whatif.scenario')} ${name} · ${t('score.title')}`, [
        column('item', t('whatif.item'), 40), column('ratio0', `${t('whatif.ratio')} % ${t('whatif.now')}`, 18), column('ratio1', `${t('whatif.ratio')} % ${name}`, 18), column('points0', `${t('whatif.points')} ${t('whatif.now')}`, 14), column('points1', `${t('whatif.points')} ${name}`, 14),
      ], [
        ...result.items.map((item, i): readonly Cell[] => [pick(item.title), ratio(now.items[i]!), ratio(item), words.points(now.items[i]!), words.points(item)]), ...totals,
        [t('others.grade'), null, null, words.gradeText(now.grade), words.gradeText(result.grade)],
      ]);
      const failures = outcome === null || outcome.failures.length === 0 ? [] : [table(`rules${id}`, `${t('whatif.scenario')} ${name} · ${t('whatif.provisions')}`, [
        column('weight', t('whatif.what'), 12), column('standard', t('whatif.standard'), 18), column('clause', t('whatif.clause'), 12), column('title', t('whatif.rule'), 60), column('force', t('whatif.force'), 8), column('count', t('whatif.count'), 8, 'number'),
      ], outcome.failures.map(({ weight, rule, elements }) => [t(`whatif.weight.${weight}`), edition(rule.pack), rule.clause, pick(rule.title), t(forceKey(rule.force)), elements.length]))];
      return [measures, score, ...failures];
    })];
  }
  const ratio = (item: ItemResult): string => [...new Set(item.ratioText ?? [])].join('–');

  /** The same as one sheet; it begins and ends by saying what it is not. */
  function sheet(): readonly (readonly (string | number | null)[])[] {
    const fence = [t('whatif.fence')];
    const text = (cell: Cell): string | number | null => (cell === null || typeof cell === 'number' ? cell : typeof cell === 'string' ? cell : 'value' in cell ? null : pick(cell));
    return [fence, ...tables().flatMap(({ title, columns, rows: list }) => [[], [pick(title)], columns.map((one) => pick(one.title)), ...list.map(({ cells }) => cells.map(text))]), [], fence];
  }

  return { after, rows, tables, sheet };
}

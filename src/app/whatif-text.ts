/** How the panels of what-if write measures and scenarios, in the page's language. */
import type { BuildingResult, ItemResult } from '../engine/report.ts';
import type { Measure } from '../profile/measures.ts';
import type { Interval } from '../units.ts';
import { quantity, range, short } from './format.ts';
import { useTexts } from './languages.ts';
import { useStore } from './state.ts';

export function useWhatIfWords() {
  const store = useStore();
  const { t, pick, word } = useTexts();

  const itemTitle = (id: string): string => pick(store.table.value.items.find((item) => item.id === id)?.title ?? { zh: id, en: id });

  /** `1F`, `1F–16F`, `1F、3F` */
  function storeys(names: readonly string[]): string {
    if (names.length === 0) return '';
    if (names.length === 1) return names[0]!;
    const order = (store.building.value?.storeys ?? []).map(({ name }) => name);
    const at = names.map((name) => order.indexOf(name));
    const unbroken = at.every((place, i) => place >= 0 && (i === 0 || place === at[i - 1]! + 1));
    return unbroken ? `${names[0]}–${names.at(-1)}` : names.length > 3 ? t('whatif.storeysN', { n: names.length }) : names.join(t('list.comma'));
  }

  function who(measure: Measure): string {
    if (measure.kind === 'state') return itemTitle(measure.item);
    if (measure.kind === 'lay') return measure.type;
    const component = word('component', measure.component);
    return measure.types > 1 ? t('whatif.types', { component, n: measure.types }) : measure.type || component;
  }

  /** what is done: `预制`, `条板 · 一体化` */
  function what(measure: Measure): string {
    if (measure.kind === 'lay') return t('whatif.lay');
    if (measure.kind === 'state') {
      return measure.value !== undefined ? t(measure.value ? 'whatif.yes' : 'whatif.no')
        : measure.present !== undefined ? t(measure.present ? 'whatif.present' : 'whatif.absent')
        : t('whatif.raise', { ratio: short(measure.ratio ?? 0, 2) });
    }
    return measure.settle.map(({ role, value }) => (value === true ? word('role', role) : t(`value.${value}`))).join(' · ');
  }

  const amount = (measure: Pick<Measure, 'quantity' | 'unit'>): string => (measure.quantity === null || measure.unit === '' ? '' : `${quantity(measure.quantity, 1)} ${measure.unit}`);
  const where = (measure: Measure): string => (measure.kind === 'settle' ? storeys(measure.storeys) : '');
  const line = (measure: Measure): string => [who(measure), where(measure), what(measure)].filter(Boolean).join(' · ');

  /** what stands under a measure's name: what is done, for which item where the name is not that already, how much of it */
  const details = (measure: Measure): string => [what(measure), itemTitle(measure.item) === who(measure) ? '' : itemTitle(measure.item), amount(measure)].filter(Boolean).join(' · ');

  /** ends that differ are two figures: what is sure, and what may be */
  const signed = (value: number, decimals: number): string => (value > 0 ? '+' : '') + short(value, decimals);
  const gain = ([lo, hi]: Interval, decimals = 1): string => {
    const [a, b] = [short(lo, decimals), short(hi, decimals)];
    if (a === b) return signed(lo, decimals);
    if (a === '0') return t('whatif.gainHigh', { gain: signed(hi, decimals) });
    return lo < hi && lo > 0 ? `+${a}–${b}` : t('whatif.gainLow', { gain: signed(lo, decimals) });
  };

  const gradeText = (grade: BuildingResult['grade']): string => {
    const one = (value: string | null): string => (value === null ? t('score.noGrade') : t('score.grade', { grade: value }));
    return Array.isArray(grade) ? t('score.mayBe', { grades: grade.map(one).join(' / ') }) : one(grade as string | null);
  };
  const points = (item: ItemResult): string => (item.present === 'no' ? t('score.absent') : range(item.points, 1));

  return { itemTitle, storeys, who, what, where, amount, details, line, signed, gain, gradeText, points };
}

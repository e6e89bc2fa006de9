/** Topics of what the score waits for: groups of elements that a person would settle at once. */
import type { BuildingResult, OpenQuestion, Report } from '../../engine/report.ts';
import { fill } from '../fill.ts';
import { amountText } from '../verdict-text.ts';
import { buildingLabels, LISTED, type Issue } from './issue.ts';
import { oneLine } from './one-line.ts';
import { placeLabels } from './rule-issues.ts';
import { questionGroup, type Wording } from './wording.ts';

export function questionIssue(report: Report, building: BuildingResult, question: OpenQuestion, words: Wording): Issue {
  const { t, pair, list } = words;
  const elements = [...new Set(question.elements)];
  const title = (id: string): string => words.pick(building.items.find((item) => item.id === id)?.title ?? { zh: id, en: id });
  const role = words.word(t.role, question.role);
  // what the building may lack is asked of the item itself
  const group = building.items.some(({ id }) => id === question.group) ? title(question.group) : questionGroup(question, words);
  const count = words.count(elements.length);
  const several = report.buildings.length > 1;
  const proposed = Object.entries(question.proposed ?? {}).map(([value, of]) => `${words.word(t.value, value)} ${of.length}`);
  return {
    key: ['question', building.id, question.role, question.group, question.joint?.form ?? '', question.file ?? '', question.items.join()].join('\n'),
    family: '', kind: 'question', closed: false,
    title: fill(several ? t.topic.questionOf : t.topic.question, { building: oneLine(building.name, 60), role, group, count }),
    priority: '',
    labels: [...buildingLabels(report, elements, [building.id]).map((name) => oneLine(name, 60)), ...placeLabels(elements.map((index) => report.elements[index]!), words)],
    lines: [
      pair(t.settle.role, `${role} — ${group}`),
      pair(t.topic.items, list(question.items.map(title))),
      ...(question.quantity > 0 ? [pair(t.topic.open, amountText(question.quantity, question.unit))] : []),
      ...(question.narrows > 0 ? [fill(t.topic.narrows, { n: Number(question.narrows.toFixed(2)) })] : []),
      ...(proposed.length > 0 ? [pair(t.questions.proposed, list(proposed))] : []),
      ...(elements.length === 0 ? [] : [fill(t.topic.elements, { n: elements.length })]),
      ...elements.slice(0, LISTED).map((index) => `- ${words.element(index)}`),
      ...(elements.length > LISTED ? [`- ${fill(t.topic.more, { n: elements.length - LISTED })}`] : []),
    ],
    parts: elements.length > 0 ? [{ outcome: 'unknown', elements }] : [],
    others: [], buildings: [building.id],
  };
}

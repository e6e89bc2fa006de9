/** Topics of what is missing of the property template: one per component and property. */
import type { Report } from '../../engine/report.ts';
import { gapText, propertyGaps, type GapChoice, type PropertyGap } from '../../template/gaps.ts';
import { templateProperty } from '../../model/template.ts';
import { fill } from '../fill.ts';
import { buildingLabels, LISTED, type Issue } from './issue.ts';
import { oneLine } from './one-line.ts';
import { placeLabels } from './rule-issues.ts';
import type { Wording } from './wording.ts';

/** In the order of the template; none of a report that was made before it had one. */
export function gapsOf(report: Report, choice: GapChoice): readonly PropertyGap[] {
  const { template } = report as Partial<Pick<Report, 'template'>>;
  return template === undefined ? [] : propertyGaps(report, choice);
}

export function gapIssue(report: Report, gap: PropertyGap, words: Wording): Issue {
  const { t, lang } = words;
  const property = templateProperty(gap.property);
  const ofBuilding = gap.component === 'building';
  const refused = gap.refused.flatMap(({ elements }) => elements);
  const all = [...gap.missing, ...refused].sort((a, b) => a - b);
  const elements = ofBuilding ? [] : all;
  const buildings = ofBuilding ? all.map((index) => report.buildings[index]!) : [];
  const count = ofBuilding ? fill(t.topic.countBuildings, { n: all.length }) : words.count(all.length);
  const name = lang === 'zh' ? property.name : `${property.title} ${property.name}`;
  return {
    key: ['template', gap.component, gap.property].join('\n'), family: ['template', gap.component].join('\n'), kind: 'model', closed: false,
    title: fill(t.topic.gap, { component: gap.title[lang], property: name, count }),
    priority: '',
    labels: [t.template.title, ...buildingLabels(report, elements, buildings.map(({ id }) => id)).map((label) => oneLine(label, 60)), ...placeLabels(elements.map((index) => report.elements[index]!), words)],
    lines: [
      oneLine(gapText(gap)[lang], 600),
      ...(elements.length === 0 ? [] : [fill(t.topic.elements, { n: elements.length })]),
      ...elements.slice(0, LISTED).map((index) => `- ${words.element(index)}`),
      ...(elements.length > LISTED ? [`- ${fill(t.topic.more, { n: elements.length - LISTED })}`] : []),
      ...buildings.map((building) => `- ${oneLine(building.name, 60)}`),
    ],
    parts: ofBuilding ? [] : [
      ...(refused.length > 0 ? [{ outcome: 'fail' as const, elements: [...refused].sort((a, b) => a - b) }] : []),
      ...(gap.missing.length > 0 ? [{ outcome: 'unknown' as const, elements: gap.missing }] : []),
    ],
    others: [], buildings: buildings.map(({ id }) => id),
  };
}

/** What a report found missing of the template: listed for whoever fills it, and as an IDS that asks exactly that. */
import {
  allowedWords, BUILDING_SET, ELEMENT_SET, TEMPLATE_COMPONENTS, TEMPLATE_PROPERTIES, templateProperty, type TemplateProperty, type TemplatePropertyId,
} from '../model/template.ts';
import type { Report } from '../engine/report.ts';
import { IFC_VERSIONS, type Facet, type Ids, type IfcVersion, type Specification } from '../ids/ids.ts';
import { askFor, entity, oneOf } from './ids.ts';

/** What of a report gaps are made of. */
export type Gapped = Pick<Report, 'template' | 'elements' | 'files' | 'buildings'>;

export interface GapChoice {
  /** also what is told otherwise: by a name, another property, the profile */
  readonly known: boolean;
}

/** Elements of one component that lack the same, or say what cannot be read. */
export interface Gap {
  readonly component: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly properties: readonly TemplatePropertyId[];
  /** positions in Report.elements; for the component `building` in Report.buildings */
  readonly elements: readonly number[];
}

/** One property that elements of one component lack. */
export interface PropertyGap {
  readonly component: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly property: TemplatePropertyId;
  readonly missing: readonly number[];
  /** by what is written instead */
  readonly refused: readonly { readonly value: string; readonly elements: readonly number[] }[];
}

const OTHER_TITLES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  building: { zh: '单体', en: 'the building' },
  wall: { zh: '未分清的墙', en: 'walls not told apart' },
  unknown: { zh: '未识别的构件', en: 'elements nobody identified' },
};

function titleOf(component: string): { readonly zh: string; readonly en: string } {
  const known = TEMPLATE_COMPONENTS.find(({ id }) => id === component);
  return known ? { zh: known.zh, en: known.en } : OTHER_TITLES[component] ?? { zh: component, en: component };
}

/** By component, those that lack the same together; the order of the report. */
export function gaps({ template }: Gapped, choice: GapChoice): readonly Gap[] {
  const found = new Map<string, { readonly gap: Omit<Gap, 'elements'>; readonly elements: number[] }>();
  const needed = new Set(template.rows.filter(({ need }) => need === 'required').map(({ component, property }) => `${component} ${property}`));
  for (const group of template.groups) {
    const lacking = new Set([
      ...group.missing.filter((id) => needed.has(`${group.component} ${id}`) && (choice.known || !group.known.includes(id))),
      // what is written and cannot be read misleads, needed or not
      ...group.refused.map(({ property }) => property),
    ]);
    if (lacking.size === 0) continue;
    const properties = TEMPLATE_PROPERTIES.filter(({ id }) => lacking.has(id)).map(({ id }) => id);
    const key = `${group.component} ${properties.join()}`;
    const one = found.get(key);
    if (one) one.elements.push(...group.elements);
    else found.set(key, { gap: { component: group.component, title: titleOf(group.component), properties }, elements: [...group.elements] });
  }
  return [...found.values()].map(({ gap, elements }) => ({ ...gap, elements: elements.sort((a, b) => a - b) }));
}

/** By component and property. */
export function propertyGaps(report: Gapped, choice: GapChoice): readonly PropertyGap[] {
  const list: PropertyGap[] = [];
  for (const { component, property, need } of report.template.rows) {
    const own = report.template.groups.filter((group) => group.component === component);
    const missing = need === 'required'
      ? own.filter((group) => group.missing.includes(property) && (choice.known || !group.known.includes(property))).flatMap(({ elements }) => elements)
      : [];
    const refused = new Map<string, number[]>();
    for (const group of own) {
      for (const one of group.refused) if (one.property === property) refused.set(one.value, [...(refused.get(one.value) ?? []), ...group.elements]);
    }
    if (missing.length === 0 && refused.size === 0) continue;
    list.push({
      component, title: titleOf(component), property, missing: missing.sort((a, b) => a - b),
      refused: [...refused].map(([value, elements]) => ({ value, elements: elements.sort((a, b) => a - b) })),
    });
  }
  return list;
}

const VERSIONS: Readonly<Record<string, IfcVersion>> = { IFC2X3: 'IFC2X3', IFC4: 'IFC4', IFC4X3: 'IFC4X3_ADD2' };
const versionOf = (schema: string): readonly string[] => {
  const version = VERSIONS[schema];
  return version === undefined ? IFC_VERSIONS : [version];
};

/**
 * One specification per gap and schema of a file: its elements are named by GlobalId, so that what fails is what is missing and
 * nothing else. Elements without a GlobalId are asked through their class alone.
 */
export function gapIds(report: Gapped, choice: GapChoice): Ids {
  const specifications: Specification[] = [];
  for (const gap of gaps(report, choice)) {
    const properties = gap.properties.map(templateProperty);
    const required = (property: TemplateProperty): 'required' | 'optional' =>
      report.template.rows.some((row) => row.component === gap.component && row.property === property.id && row.need === 'required') ? 'required' : 'optional';
    const add = (count: { readonly zh: string; readonly en: string }, versions: readonly string[], applicability: readonly Facet[]): void => {
      specifications.push({
        name: `${gap.title.zh}:${properties.map(({ name }) => name).join('、')}(${count.zh}) / ${gap.title.en}: ${properties.map(({ title }) => title).join(', ')} (${count.en})`,
        identifier: `SM-GAP-${specifications.length + 1}`, ifcVersions: versions, occurrence: 'required', applicability,
        instructions: `填写属性集 ${gap.component === 'building' ? BUILDING_SET : ELEMENT_SET} / fill in this property set`,
        requirements: properties.map((property) => askFor(property, required(property))), line: 0,
      });
    };
    if (gap.component === 'building') {
      const schemas = [...new Set(gap.elements.flatMap((index) => report.buildings[index]!.files.map((file) => report.files[file]!.schema)))];
      add({ zh: `${gap.elements.length} 个`, en: String(gap.elements.length) }, [...new Set(schemas.flatMap(versionOf))], [entity(['IfcBuilding'])]);
      continue;
    }
    const bySchema = new Map<string, number[]>();
    for (const index of gap.elements) {
      const { schema } = report.files[report.elements[index]!.file]!;
      bySchema.set(schema, [...(bySchema.get(schema) ?? []), index]);
    }
    for (const [schema, elements] of bySchema) {
      for (const named of [true, false]) {
        const own = elements.map((index) => report.elements[index]!).filter(({ globalId }) => (globalId !== '') === named);
        if (own.length === 0) continue;
        const classes = [...new Set(own.map((element) => element.class))].sort();
        const ids: readonly Facet[] = named ? [{ kind: 'attribute', name: oneOf(['GlobalId']), value: oneOf([...new Set(own.map(({ globalId }) => globalId))]), line: 0 }] : [];
        add({ zh: `${own.length} 个构件`, en: `${own.length} elements` }, versionOf(schema), [entity(classes), ...ids]);
      }
    }
  }
  return {
    info: {
      title: '待补属性 / properties to be filled in',
      description: `由榫卯(Sunmao)按属性模板检查所得:${report.files.map(({ path }) => path).join('、')}。What Sunmao found missing of the property template.`,
      purpose: '装配率评价 / assessment of prefabrication',
    },
    specifications,
  };
}

/** How a gap is told to whoever fills it, in one paragraph. */
export function gapText(gap: PropertyGap): { readonly zh: string; readonly en: string } {
  const property = templateProperty(gap.property);
  const set = property.set === 'element' ? ELEMENT_SET : BUILDING_SET;
  const words = property.takes === 'open' ? property.values.map(({ zh }) => zh) : property.takes === 'boolean' ? ['是', '否'] : allowedWords(property);
  const wrong = gap.refused.map(({ value, elements }) => `“${value}” × ${elements.length}`).join('、');
  return {
    zh: [
      `属性集 ${set} 的“${property.name}”:${property.text.zh}。`,
      words.length > 0 ? `可填:${words.join(' / ')}。` : `例:${property.example}${property.unit ?? ''}。`,
      gap.missing.length > 0 ? `缺 ${gap.missing.length} 个。` : '',
      wrong === '' ? '' : `不在规定用词之内:${wrong}。`,
    ].join(''),
    en: [
      `“${property.name}” of the property set ${set}: ${property.text.en}. `,
      words.length > 0 ? `It may say ${words.join(' / ')}. ` : `For example ${property.example}${property.unit ?? ''}. `,
      gap.missing.length > 0 ? `${gap.missing.length} without a value. ` : '',
      wrong === '' ? '' : `Not among the words: ${wrong}.`,
    ].join('').trim(),
  };
}

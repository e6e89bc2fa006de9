/** The template as IDS: valid, read back, asking of each component what the table says. */
import { describe, expect, test } from 'vitest';
import { auditIds } from '../../src/ids/audit/audit.ts';
import { compilePattern } from '../../src/ids/pattern.ts';
import { IFC_VERSIONS, type Ids, type PropertyFacet, type Restriction, type Specification } from '../../src/ids/ids.ts';
import { readIds } from '../../src/ids/read.ts';
import { loadSchema } from '../../src/ifc/schema/schema.ts';
import { askedOf, COMPONENT_WORDS, isElementProperty, TEMPLATE_COMPONENTS, TEMPLATE_PROPERTIES } from '../../src/model/template.ts';
import { templateFiles } from '../../src/template/files.ts';
import { TEMPLATE_IDS } from '../../src/template/names.ts';
import { templateIds } from '../../src/template/ids.ts';
import { judge } from '../ids/xsd.ts';

const bytes = templateFiles().get(TEMPLATE_IDS)!;
const libxml = judge();
const withoutLines = (ids: Ids | null): unknown => JSON.parse(JSON.stringify(ids, (key, value: unknown) => (key === 'line' ? undefined : value)));
const texts = (value: PropertyFacet['value']): readonly string[] => (value === undefined ? [] : value.kind === 'simple' ? [value.value] : value.constraints.map((one) => one.value));
const properties = (facets: Specification['applicability']): readonly PropertyFacet[] => facets.filter((facet) => facet.kind === 'property');

test.skipIf(libxml === null)(`valid against the published schema${libxml === null ? ' (skipped: no corpus)' : ''}`, () => {
  expect(libxml!.faults(bytes)).toEqual([]);
});

test('the audit has nothing against it', () => {
  expect(auditIds(bytes).findings.map(({ line, name, text }) => `${line} ${name} ${text.en}`)).toEqual([]);
});

test('read back it is the same, without faults', () => {
  const { ids, faults } = readIds(bytes);
  expect(faults).toEqual([]);
  expect(withoutLines(ids)).toEqual(withoutLines(templateIds()));
});

describe('specifications', () => {
  const { specifications } = templateIds();
  const schemas = { IFC2X3: loadSchema('IFC2X3'), IFC4: loadSchema('IFC4'), IFC4X3_ADD2: loadSchema('IFC4X3') };

  test('name classes that their versions have, and hold for all three together', () => {
    for (const { name, ifcVersions, applicability } of specifications) {
      const entity = applicability.find((facet) => facet.kind === 'entity')!;
      for (const version of ifcVersions) for (const one of texts(entity.name)) expect(schemas[version as keyof typeof schemas].entity(one)?.ownSchema, `${name}: ${one} in ${version}`).toBe(true);
    }
    expect(new Set(specifications.flatMap(({ ifcVersions }) => ifcVersions))).toEqual(new Set(IFC_VERSIONS));
    expect(new Set(specifications.map(({ identifier }) => identifier)).size).toBe(specifications.length);
    expect(specifications.every(({ occurrence }) => occurrence === 'optional')).toBe(true);
  });

  test('of every component every property, needed or possible, in every version', () => {
    for (const component of TEMPLATE_COMPONENTS.filter(({ classes }) => classes.length > 0)) {
      for (const property of TEMPLATE_PROPERTIES.filter((one) => isElementProperty(one) && one.id !== 'component')) {
        const need = askedOf(property, component.id);
        if (need === null) continue;
        for (const version of IFC_VERSIONS) {
          const asking = specifications.filter((spec) => spec.ifcVersions.includes(version) && spec.name.startsWith(`${component.zh}:`)
            && spec.requirements.some((one) => one.kind === 'property' && texts(one.baseName)[0] === property.name));
          expect(asking.length, `${component.id} ${property.id} ${version}`).toBe(1);
          const asked = asking[0]!.requirements.find((one) => one.kind === 'property' && texts(one.baseName)[0] === property.name)! as PropertyFacet & { readonly cardinality: string };
          expect(asked.cardinality).toBe(need);
          expect(asked.dataType).toBe({ label: 'IFCLABEL', boolean: 'IFCBOOLEAN', length: 'IFCLENGTHMEASURE' }[property.type]);
          const narrowed = properties(asking[0]!.applicability).map((facet) => texts(facet.baseName)[0]);
          expect(narrowed.includes('预制状态')).toBe(property.when?.precast !== undefined);
          expect(narrowed.includes('内外')).toBe(property.when?.external?.[component.id] !== undefined);
          // rooms, lines and curtain walls are what their classes say
          expect(narrowed.includes('构件类别')).toBe(!['space', 'pipe', 'curtain-wall'].includes(component.id));
        }
      }
    }
  });

  test('what walls are is asked of all of them, with the words that are read', () => {
    const first = specifications[0]!;
    expect(texts(first.applicability.find((facet) => facet.kind === 'entity')!.name)).toEqual(expect.arrayContaining(['IFCWALL', 'IFCWALLSTANDARDCASE', 'IFCSLAB', 'IFCBEAM', 'IFCCOLUMN']));
    expect(texts((first.requirements[0] as PropertyFacet).value)).toEqual(COMPONENT_WORDS);
  });

  test('several words stand in any order, none alone', () => {
    const facet = specifications.flatMap(({ requirements }) => requirements).find((one) => one.kind === 'property' && texts(one.baseName)[0] === '一体化')! as PropertyFacet;
    const matches = compilePattern((facet.value as Restriction).constraints[0]!.value) as (text: string) => boolean;
    for (const good of ['无', '保温', '保温、装饰', '装饰、保温', '管线,装饰', '保温、隔热、装饰']) expect(matches(good), good).toBe(true);
    for (const bad of ['', '有', '保温、', '无、保温', '保温装饰', '面砖']) expect(matches(bad), bad).toBe(false);
  });
});

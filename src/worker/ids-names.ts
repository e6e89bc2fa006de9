/** Names that the IFC schemas have for a part of an IDS, for all versions that a specification is for. */
import { IFC_VERSIONS, type IfcVersion } from '../ids/ids.ts';
import { appliesTo, attributeTypes, dataType, dataTypes, entities, entity, isA, propertySet, propertySets, type PropertyInfo } from '../ids/schema/schema.ts';
import type { BaseQuery, Word, WordQuery } from './ids-api.ts';

/** what an IDS can ask for: anything that is a thing of its own, and materials */
const ROOTS = ['IFCROOT', 'IFCMATERIALDEFINITION', 'IFCMATERIAL', 'IFCACTORROLE', 'IFCORGANIZATION', 'IFCPERSON'];

const versionsOf = (versions: readonly string[]): readonly IfcVersion[] => {
  const known = IFC_VERSIONS.filter((one) => versions.includes(one));
  return known.length > 0 ? known : IFC_VERSIONS;
};

/** Names of every version asked for; what only some of them know stands behind, with which. */
function across(versions: readonly IfcVersion[], of: (version: IfcVersion) => Iterable<Word>): readonly Word[] {
  const found = new Map<string, { readonly word: Word; readonly in: IfcVersion[] }>();
  for (const version of versions) {
    for (const word of of(version)) {
      const known = found.get(word.value);
      if (known === undefined) found.set(word.value, { word, in: [version] });
      else if (known.in.at(-1) !== version) known.in.push(version);
    }
  }
  const sorted = [...found.values()].sort((a, b) => (a.word.value < b.word.value ? -1 : 1));
  const whole = sorted.filter((one) => one.in.length === versions.length).map((one) => one.word);
  const partly = sorted.filter((one) => one.in.length < versions.length).map((one): Word => ({ ...one.word, only: one.in }));
  return [...whole, ...partly];
}

export function namesFor(query: WordQuery): readonly Word[] {
  const versions = versionsOf(query.versions);
  switch (query.of) {
    case 'entity':
      return across(versions, (version) => entities(version).filter(({ upper, abstract }) => !abstract && ROOTS.some((root) => isA(version, upper, root))).map(({ upper, name }) => ({ value: upper, hint: name })));
    case 'predefinedType':
      return across(versions, (version) => query.entities.flatMap((upper) => entity(version, upper)?.predefinedTypes ?? []).map((value) => ({ value })));
    case 'attribute':
      return across(versions, (version) => {
        const asked = query.entities.flatMap((upper) => entity(version, upper) ?? []);
        const names = new Set((asked.length > 0 ? asked : entities(version)).flatMap(({ attributes }) => [...attributes].filter(([, types]) => types.length > 0).map(([name]) => name)));
        return [...names].map((value) => ({ value }));
      });
    case 'propertySet':
      return across(versions, (version) => propertySets(version).filter((set) => query.entities.length === 0 || query.entities.some((upper) => appliesTo(version, set, upper))).map(({ name }) => ({ value: name })));
    case 'property':
      return across(versions, (version) => query.sets.flatMap((name) => [...(propertySet(version, name)?.properties.values() ?? [])]).map(wordOf));
    case 'dataType':
      return across(versions, (version) => dataTypes(version).map(({ name, xsdType }) => ({ value: name, hint: xsdType })));
    case 'propertyValue':
      return across(versions, (version) => query.sets.flatMap((name) => query.properties.flatMap((property) => propertySet(version, name)?.properties.get(property)?.values ?? [])).map((value) => ({ value })));
  }
}

const wordOf = ({ name, dataType: type }: PropertyInfo): Word => ({ value: name, ...(type === null ? {} : { hint: type }) });

/** The first version that knows decides: where they differ the audit says so. */
export function baseFor(query: BaseQuery): string | null {
  for (const version of versionsOf(query.versions)) {
    if (query.of === 'dataType') {
      const known = dataType(version, query.dataType);
      if (known !== null) return known.xsdType;
    } else {
      const asked = query.entities.length > 0 ? query.entities : entities(version).map(({ upper }) => upper);
      for (const upper of asked) {
        const [first] = attributeTypes(version, upper, query.attribute) ?? [];
        if (first !== undefined) return first;
      }
    }
  }
  return null;
}

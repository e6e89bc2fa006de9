/** Models built by hand for tests of facts. */
import type { Element, MaterialUse, Model, ModelFile, Property, PropertySet, PropertyValue } from '../../src/model/model.ts';

let nextId = 1;

export function pset(name: string, values: Readonly<Record<string, PropertyValue>>, from: 'occurrence' | 'type' = 'occurrence'): PropertySet {
  const properties: Property[] = Object.entries(values).map(([key, value]) => ({ name: key, kind: 'single', type: '', values: [value], line: 0 }));
  return { expressId: nextId++, name, from, line: 0, properties };
}

export function material(name: string, thickness: number | null = null): MaterialUse {
  return { kind: thickness === null ? 'single' : 'layer', name, category: '', role: '', thickness, fraction: null, profile: null, from: 'occurrence' };
}

export type Draft = Partial<Omit<Element, 'index'>> & { readonly class: string };

/** `parts` and `whole` are indices; give either, the other is filled in. */
export function model(drafts: readonly Draft[], paths: readonly string[] = ['a.ifc']): Model {
  const elements = drafts.map((draft, index): Element => ({
    file: 0, expressId: index + 1, line: index + 1, globalId: `guid-${index}`, name: '', description: '', objectType: '', longName: '', tag: '',
    predefinedType: null, type: null, storey: null, building: null, space: null, psets: [], quantitySets: [], materials: [], classifications: [],
    groups: [], layers: [], whole: null, parts: [], openings: 0, host: null, fillings: [], status: null, hasBody: true, assemblyPlace: null,
    ...draft, index,
  }));
  const linked = elements.map((e) => ({
    ...e,
    parts: [...new Set([...e.parts, ...elements.filter((p) => p.whole === e.index).map((p) => p.index)])],
    whole: e.whole ?? elements.find((w) => w.parts.includes(e.index))?.index ?? null,
  }));
  const files = paths.map((path, index): ModelFile => ({
    index, path, bytes: 0, sha256: '', schema: 'IFC4', schemaName: 'IFC4', tool: '',
    units: { length: 1, area: 1, volume: 1, mass: 1, angle: 1, assumed: [] },
    mapConversion: null, project: null, sites: [], buildings: [], storeys: [], findings: [],
  }));
  return { files, elements: linked, findings: [] };
}

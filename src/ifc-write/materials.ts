/** Material definitions as plain data. */
import type { SchemaId } from '../model/model.ts';
import type { GeometryWriter, Profile } from './geometry.ts';
import { enumeration, type Records, type Ref } from './step.ts';

export type MaterialInput =
  | string
  /** thickness in m; `usage: false` associates the bare set, as types do */
  | { readonly layers: readonly { readonly material: string; readonly thickness: number; readonly name?: string }[]; readonly name?: string; readonly usage?: boolean }
  /** written as a list in IFC2X3, which has no constituents */
  | { readonly constituents: readonly { readonly material: string; readonly name?: string; readonly fraction?: number }[]; readonly name?: string }
  /** written as a list in IFC2X3, which has no profiles */
  | { readonly profiles: readonly { readonly material: string; readonly profile: Profile; readonly name?: string }[]; readonly name?: string }
  | { readonly list: readonly string[] };

export function writeMaterial(records: Records, schema: SchemaId, geometry: GeometryWriter, input: MaterialInput): Ref {
  const old = schema === 'IFC2X3';
  const single = (name: string): Ref => records.shared('IfcMaterial', name, ...(old ? [] : [null, null]));
  const list = (names: readonly string[]): Ref => records.shared('IfcMaterialList', names.map(single));
  if (typeof input === 'string') return single(input);
  if ('list' in input) return list(input.list);
  if ('layers' in input) {
    const layers = input.layers.map(({ material, thickness, name }) =>
      records.add('IfcMaterialLayer', single(material), geometry.length(thickness), null, ...(old ? [] : [name ?? null, null, null, null])),
    );
    const set = records.add('IfcMaterialLayerSet', layers, input.name ?? null, ...(old ? [] : [null]));
    if (input.usage === false) return set;
    const total = input.layers.reduce((sum, layer) => sum + layer.thickness, 0);
    return records.add(
      'IfcMaterialLayerSetUsage', set, enumeration('AXIS2'), enumeration('POSITIVE'), geometry.length(-total / 2), ...(old ? [] : [null]),
    );
  }
  if ('constituents' in input) {
    if (old) return list(input.constituents.map(({ material }) => material));
    const constituents = input.constituents.map(({ material, name, fraction }) =>
      records.add('IfcMaterialConstituent', name ?? null, null, single(material), fraction ?? null, null),
    );
    return records.add('IfcMaterialConstituentSet', input.name ?? null, null, constituents);
  }
  if (old) return list(input.profiles.map(({ material }) => material));
  const profiles = input.profiles.map(({ material, profile, name }) =>
    records.add('IfcMaterialProfile', name ?? null, null, single(material), geometry.profile(profile), null, null),
  );
  return records.add('IfcMaterialProfileSet', input.name ?? null, null, profiles, null);
}

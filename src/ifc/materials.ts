/** IfcMaterialSelect of all three schemas as a flat list of uses. */
import { numberOf, refId, refIds, textOf } from './step-args.ts';
import type { Records, StepRecord } from './records.ts';
import { toSi } from './units.ts';
import type { UnitTable } from './units.ts';
import type { MaterialUse } from '../model/model.ts';

export interface MaterialReader {
  /** uses of a RelatingMaterial by express id; the same array for the same id and origin */
  of(id: number, from: 'occurrence' | 'type'): readonly MaterialUse[];
}

/** A usage refers to a set, a list to materials: no material definition nests deeper. */
const MAX_DEPTH = 6;
/** A set that lists itself many times over must not multiply. */
const MAX_VISITS = 10_000;

export function createMaterialReader(records: Records, units: UnitTable): MaterialReader {
  const caches = { occurrence: new Map<number, readonly MaterialUse[]>(), type: new Map<number, readonly MaterialUse[]>() };

  let visits = 0;

  function collect(id: number, from: 'occurrence' | 'type', depth: number, out: MaterialUse[]): void {
    if (depth > MAX_DEPTH || visits++ > MAX_VISITS) return;
    const record = records.get(id);
    if (record === null) return;
    const { values } = record;
    const at = (name: string) => records.attribute(record, name);
    const use = (kind: MaterialUse['kind'], material: StepRecord | null, own: Partial<MaterialUse>): void => {
      out.push({
        kind,
        name: material === null ? '' : textOf(material.values[0]),
        category: (own.category ?? '') !== '' ? own.category! : material === null ? '' : textOf(records.attribute(material, 'Category')),
        role: own.role ?? '',
        thickness: own.thickness ?? null,
        fraction: own.fraction ?? null,
        profile: own.profile ?? null,
        from,
      });
    };
    const members = (name: string): void => {
      for (const member of refIds(at(name))) collect(member, from, depth + 1, out);
    };
    switch (record.class) {
      case 'IFCMATERIAL':
        use('single', record, {});
        return;
      case 'IFCMATERIALLIST':
        for (const member of refIds(values[0])) use('list', records.get(member), {});
        return;
      case 'IFCMATERIALLAYERSETUSAGE':
        members('ForLayerSet');
        return;
      case 'IFCMATERIALLAYERSET':
        members('MaterialLayers');
        return;
      case 'IFCMATERIALLAYER':
      case 'IFCMATERIALLAYERWITHOFFSETS': {
        const thickness = numberOf(values[1]);
        const length = units.ofKind('LENGTHUNIT');
        use('layer', records.get(refId(values[0])), {
          thickness: thickness === null ? null : length === null ? thickness : toSi(thickness, length),
          role: textOf(at('Name')),
          category: textOf(at('Category')),
        });
        return;
      }
      case 'IFCMATERIALCONSTITUENTSET':
        members('MaterialConstituents');
        return;
      case 'IFCMATERIALCONSTITUENT':
        use('constituent', records.get(refId(at('Material'))), { role: textOf(at('Name')), fraction: numberOf(at('Fraction')), category: textOf(at('Category')) });
        return;
      case 'IFCMATERIALPROFILESETUSAGE':
      case 'IFCMATERIALPROFILESETUSAGETAPERING':
        members('ForProfileSet');
        return;
      case 'IFCMATERIALPROFILESET':
        members('MaterialProfiles');
        return;
      case 'IFCMATERIALPROFILE':
      case 'IFCMATERIALPROFILEWITHOFFSETS': {
        const profile = records.get(refId(at('Profile')));
        const name = profile === null ? '' : textOf(records.attribute(profile, 'ProfileName'));
        use('profile', records.get(refId(at('Material'))), { role: textOf(at('Name')), profile: name === '' ? null : name, category: textOf(at('Category')) });
        return;
      }
    }
  }

  return {
    of(id, from) {
      const cache = caches[from];
      let uses = cache.get(id);
      if (uses === undefined) {
        const out: MaterialUse[] = [];
        visits = 0;
        collect(id, from, 0, out);
        uses = out;
        cache.set(id, uses);
      }
      return uses;
    },
  };
}

/** Writes members of a kind as an office would: name, type, flags — or without the flags. */
import type { IfcFile, ProductOptions, StoreyHandle, TypeHandle } from '../ifc-file.ts';
import type { PropertyInput, PropertySets, QuantitySets } from '../properties.ts';
import { BUILDING_SET, ELEMENT_SET } from '../../model/template.ts';
import type { Kind } from './kinds.ts';

export { BUILDING_SET, ELEMENT_SET };

export interface Author {
  readonly flags: boolean;
  /** options of one member; `mark` replaces `#` in the type's name */
  readonly product: (kind: Kind, storey: StoreyHandle, key: string, mark?: string, more?: Extra) => ProductOptions & { readonly class: string };
  /** a set of the template, or nothing where flags are left out */
  readonly template: (properties: Readonly<Record<string, PropertyInput>>, set?: string) => PropertySets;
}

export interface Extra {
  readonly psets?: PropertySets;
  readonly quantities?: QuantitySets;
  readonly groups?: readonly string[];
}

/** The `族:类型` of a kind. */
export function typeName(kind: Kind, flags: boolean, mark = ''): string {
  return (flags ? kind.type : kind.neutral).replace('#', mark);
}

const COMMON: Readonly<Record<string, string>> = {
  IfcWall: 'Pset_WallCommon',
  IfcCurtainWall: 'Pset_CurtainWallCommon',
};

function psetsOf(kind: Kind, flags: boolean): PropertySets {
  const sets: Record<string, Record<string, PropertyInput>> = {};
  const put = (set: string, name: string, value: PropertyInput | undefined): void => {
    if (value !== undefined) (sets[set] ??= {})[name] = value;
  };
  const common = COMMON[kind.class];
  if (common !== undefined) {
    if (kind.class === 'IfcWall') put(common, 'LoadBearing', kind.loadBearing);
    put(common, 'IsExternal', kind.external);
  }
  put('Pset_ConcreteElementGeneral', 'StrengthClass', kind.strength);
  if (!flags) return sets;
  // The standard's property knows two values, so a composite member is said by the template alone.
  if (kind.precast === '预制') put('Pset_ConcreteElementGeneral', 'ConstructionMethod', 'Precast');
  if (kind.precast === '现浇') put('Pset_ConcreteElementGeneral', 'ConstructionMethod', 'In-Situ');
  if (kind.precast === '叠合') put(ELEMENT_SET, '预制状态', kind.precast);
  put(ELEMENT_SET, '构件类别', kind.component);
  // Where every wall of a file is infill, LoadBearing has one value throughout and says little by itself.
  if (kind.wallBuild !== undefined && kind.loadBearing === false) put(ELEMENT_SET, '承重', '非承重');
  put(ELEMENT_SET, '墙体做法', kind.wallBuild);
  put(ELEMENT_SET, '一体化', kind.integrated);
  put(ELEMENT_SET, '干式工法', kind.dryMethod);
  return sets;
}

const TYPED = new Set(['IfcWall', 'IfcColumn', 'IfcBeam', 'IfcSlab', 'IfcCurtainWall', 'IfcRailing', 'IfcCovering', 'IfcStairFlight', 'IfcBuildingElementProxy']);

export function createAuthor(ifc: IfcFile, flags: boolean): Author {
  const types = new Map<string, TypeHandle>();
  let elementId = 458212;
  const typeOf = (kind: Kind, name: string): TypeHandle | undefined => {
    if (!TYPED.has(kind.class)) return undefined;
    const key = `${kind.class}/${name}`;
    let type = types.get(key);
    if (type === undefined) {
      const predefined = kind.predefinedType === undefined ? {} : { attributes: { PredefinedType: kind.predefinedType } };
      // Numbered, not named: the two variants of a sample then share their types' GlobalIds where they can.
      type = ifc.elementType({ class: `${kind.class}Type`, name, key: `type-${types.size + 1}`, ...predefined });
      types.set(key, type);
    }
    return type;
  };
  return {
    flags,
    product: (kind, storey, key, mark = '', more = {}) => {
      const name = typeName(kind, flags, mark);
      const id = String(++elementId);
      const type = typeOf(kind, name);
      return {
        class: kind.class,
        storey,
        key,
        name: `${name}:${id}`,
        objectType: name,
        tag: id,
        ...(kind.predefinedType === undefined ? {} : { predefinedType: kind.predefinedType }),
        psets: { ...psetsOf(kind, flags), ...more.psets },
        ...(type === undefined ? {} : { type }),
        ...(kind.material === undefined ? {} : { material: kind.strength === undefined ? kind.material : `${kind.material} - ${kind.strength}` }),
        ...(more.quantities === undefined ? {} : { quantities: more.quantities }),
        ...(more.groups === undefined ? {} : { groups: more.groups }),
      };
    },
    template: (properties, set = ELEMENT_SET) => (flags ? { [set]: properties } : {}),
  };
}

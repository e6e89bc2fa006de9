/** Facets that judge what entities share by number: classification and material. */
import { anyMatch, matcher } from '../match.ts';
import type { ClassificationFacet, MaterialFacet } from '../ids.ts';
import type { IfcClassified, IfcData, IfcShared } from '../../model/ifc-data.ts';
import { memo, merged, STATE, stateOfMatch } from './facet.ts';
import type { CompiledFacet, State } from './facet.ts';

function overShared<T>(shared: IfcShared<T>, judge: (list: readonly T[]) => State, show: (one: T) => string): CompiledFacet {
  const state = memo(shared.numbers, (number) => (number === 0 ? STATE.absent : judge(shared.list(number))));
  return {
    state: (record) => state(shared.of(record)),
    candidates() {
      const lists: Uint32Array[] = [];
      for (let number = 1; number < shared.numbers; number++) {
        const now = state(number);
        if (now === STATE.match || now === STATE.unknown) lists.push(shared.records(number));
      }
      return merged(lists);
    },
    found(record) {
      const list = shared.list(shared.of(record));
      return list.length === 0 ? null : list.map(show).join('; ');
    },
  };
}

/** A reference's code counts with those of the references it is part of. Source: IDS 1.0, classification facet. */
export function classificationFacet(facet: ClassificationFacet, data: IfcData): CompiledFacet {
  const system = facet.system === undefined ? null : matcher(facet.system);
  const value = facet.value === undefined ? null : matcher(facet.value);
  return overShared<IfcClassified>(data.classifications, (list) => {
    // an entity that is classified by another system alone is classified otherwise
    let state: State = list.length === 0 ? STATE.absent : STATE.other;
    for (const one of list) {
      const ofSystem = system === null ? 'yes' : system.text(one.system);
      if (ofSystem === 'no') continue;
      const said = value === null ? 'yes' : anyMatch(one.identifications, value.text);
      if (said === 'yes' && ofSystem === 'yes') return STATE.match;
      if (said !== 'no') state = STATE.unknown;
    }
    return state;
  }, ({ system: name, identifications }) => (identifications.length === 0 ? name : `${name}: ${identifications[0]!}`));
}

/** Any name or category of the material, its sets, layers, profiles and constituents. Source: IDS 1.0, material facet. */
export function materialFacet(facet: MaterialFacet, data: IfcData): CompiledFacet {
  const value = facet.value === undefined ? null : matcher(facet.value);
  return overShared<string>(data.materials, (names) => stateOfMatch(value === null ? 'yes' : anyMatch(names, value.text)), (name) => name);
}

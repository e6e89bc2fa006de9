/** Class and predefined type of an entity. Exact: subtypes are not meant. Source: IDS 1.0, entity facet. */
import { anyMatch, matcher } from '../match.ts';
import type { Match } from '../match.ts';
import type { EntityFacet } from '../ids.ts';
import type { IfcData } from '../../model/ifc-data.ts';
import { isGeneral, occurrenceOf } from '../schema/ifc2x3-types.ts';
import { merged, STATE } from './facet.ts';
import type { CompiledFacet, State } from './facet.ts';

const STATE_OF: Readonly<Record<Match, State>> = { yes: STATE.match, no: STATE.absent, unknown: STATE.unknown };

/**
 * Names an entity goes by: its class and, in IFC2X3, where the occurrence's class is kept general, what its type makes
 * of it (an IfcFlowTerminal of an IfcAirTerminalType is an IfcAirTerminal).
 */
function classNames(data: IfcData, record: number): readonly string[] {
  const own = data.classOf(record);
  if (data.schema !== 'IFC2X3') return [own];
  const type = data.typeOf(record);
  const named = type < 0 ? null : occurrenceOf(own, data.classOf(type));
  return named === null ? [own] : [own, named];
}

export function entityFacet(facet: EntityFacet, data: IfcData): CompiledFacet {
  const name = matcher(facet.name);
  const predefined = facet.predefinedType === undefined ? null : matcher(facet.predefinedType);
  const byClass = new Map(data.classes.map((one) => [one, STATE_OF[name.text(one)]]));
  const typed = data.schema === 'IFC2X3';

  const classState = (record: number): State => {
    const own = byClass.get(data.classOf(record)) ?? STATE.absent;
    return own !== STATE.absent || !typed ? own : STATE_OF[anyMatch(classNames(data, record), name.text)];
  };
  return {
    state(record) {
      const own = classState(record);
      if (own === STATE.absent || predefined === null) return own;
      const said = data.predefinedTypes(record);
      if (said.length === 0) return STATE.empty;
      const match = anyMatch(said, predefined.text);
      if (match === 'no') return STATE.other;
      return match === 'yes' ? own : STATE.unknown;
    },
    candidates() {
      const lists = data.classes.filter((one) => byClass.get(one) !== STATE.absent).map((one) => data.ofClass(one));
      if (typed) {
        for (const one of data.classes.filter((each) => byClass.get(each) === STATE.absent)) {
          const records = data.ofClass(one);
          if (records.length > 0 && isGeneral(one)) lists.push(records.filter((record) => classState(record) !== STATE.absent));
        }
      }
      return merged(lists);
    },
    found(record) {
      const said = data.predefinedTypes(record);
      return `${data.spelling(data.classOf(record))}${said.length === 0 ? '' : `, ${said.join(' / ')}`}`;
    },
  };
}

/** What an entity is part of, directly or through others, by one relation or by any mixture. Source: IDS 1.0, partOf facet. */
import { PART_RELATIONS } from '../../model/ifc-data.ts';
import type { IfcData, PartRelation } from '../../model/ifc-data.ts';
import type { PartOfFacet } from '../ids.ts';
import { entityFacet } from './entity.ts';
import { STATE } from './facet.ts';
import type { CompiledFacet, State } from './facet.ts';

export function partOfFacet(facet: PartOfFacet, data: IfcData): CompiledFacet {
  const entity = entityFacet(facet.entity, data);
  const relations = facet.relation === undefined ? PART_RELATIONS : PART_RELATIONS.filter((one) => one === facet.relation);
  const parentsOf = (record: number): readonly number[] => relations.flatMap((relation: PartRelation) => data.parents(record, relation));
  const known = new Map<number, State>();

  /** of all wholes above: the best; cycles end where they close */
  function state(start: number): State {
    const done = known.get(start);
    if (done !== undefined) return done;
    const seen = new Set<number>();
    const queue = [...parentsOf(start)];
    let best: State = STATE.absent;
    for (let whole = queue.pop(); whole !== undefined; whole = queue.pop()) {
      if (seen.has(whole)) continue;
      seen.add(whole);
      const own = entity.state(whole);
      const above = known.get(whole);
      if (own === STATE.match || above === STATE.match) {
        best = STATE.match;
        break;
      }
      if (own === STATE.unknown || above === STATE.unknown) best = STATE.unknown;
      else if (best === STATE.absent) best = STATE.other;
      if (above === undefined) queue.push(...parentsOf(whole));
    }
    known.set(start, best);
    return best;
  }

  return {
    // a relation that is none of IDS's cannot be followed
    state: (record) => (relations.length === 0 ? STATE.unknown : state(record)),
    candidates: () => null,
    found(record) {
      const direct = parentsOf(record);
      return direct.length === 0 ? null : direct.map((whole) => `${data.spelling(data.classOf(whole))} ${data.name(whole)}`.trim()).join('; ');
    },
  };
}

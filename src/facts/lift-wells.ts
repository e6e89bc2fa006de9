/** Walls round lift wells: by their names, or beside a lift or the room of its well. */
import type { Box } from '../geometry/quantities.ts';
import type { Facts } from './facts.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { says } from './member-kind.ts';
import { restsOn } from './rests.ts';
import { elementsIn } from './straddling.ts';

const NAMED = /电梯(井|筒)|梯井筒|lift (shaft|well|core)|elevator (shaft|core)/iu;
const WELL = /电梯|lift|elevator/iu;
/** What is beside the well: its lobby. */
const LOBBY = /厅|前室|候梯|lobby|hall/iu;
const MOVING = /ESCALATOR|MOVINGWALKWAY|CRANEWAY/u;
/** Between the room of a well, or a car drawn in it, and its walls, m. */
const BESIDE = 0.3;

export const LIFT_WELLS_REST = [restsOn(['space'])];

const wells: (facts: Facts, building: number) => readonly Box[] = keptByBuilding((facts, building) =>
  elementsIn(facts.buildings, building).flatMap((index): Box[] => {
    const element = facts.model.elements[index]!;
    const box = facts.geometry[index]?.bbox;
    if (!box) return [];
    if (element.class === 'IfcTransportElement') return MOVING.test(element.predefinedType ?? '') ? [] : [box];
    const text = `${element.name} ${element.longName}`.slice(0, 256);
    return facts.roles[index]!.component === 'space' && WELL.test(text) && !LOBBY.test(text) ? [box] : [];
  }), LIFT_WELLS_REST, 'no-switches');

/** Null: the wall is not upright to the axes, and its box alone lies beside a well. */
export function boundsLiftWell(facts: Facts, index: number): boolean | null {
  if (says(facts.model.elements[index]!, NAMED)) return true;
  const body = facts.geometry[index];
  const box = body?.bbox;
  if (!body || !box) return false;
  // wells go through all storeys, wherever they are drawn
  const beside = wells(facts, facts.buildings.of[index]!).some((well) =>
    box[0] <= well[3] + BESIDE && well[0] - BESIDE <= box[3] && box[1] <= well[4] + BESIDE && well[1] - BESIDE <= box[4]);
  if (!beside) return false;
  const fills = body.footprintArea !== null && body.footprintArea >= 0.97 * (box[3] - box[0]) * (box[4] - box[1]);
  return fills ? true : null;
}

/** A role on the whole reaches its parts and back: cast units, walls cut into blocks, half-slabs with embedded parts. */
import type { Model } from '../model/model.ts';
import { clue, RANK, weigh, type Clue } from './evidence.ts';
import type { Component, Role } from './roles.ts';
import type { Gathered } from './classify.ts';

const SHARED: readonly Role[] = ['precast', 'loadBearing', 'external', 'wallKind'];

/** Whole before parts; elements on a cycle of aggregates are left out. */
export function order(model: Model): readonly number[] {
  const sequence: number[] = [];
  const queue = model.elements.filter((e) => e.whole === null).map((e) => e.index);
  const seen = new Set(queue);
  for (let i = 0; i < queue.length; i++) {
    sequence.push(queue[i]!);
    for (const part of model.elements[queue[i]!]!.parts) {
      if (!seen.has(part)) {
        seen.add(part);
        queue.push(part);
      }
    }
  }
  return sequence;
}

/** Parts that speak and agree speak for their whole; an anchor or sleeve inside speaks for everything around it. */
export function shareUp(model: Model, walk: readonly number[], gathered: readonly Gathered[], clues: (readonly Clue[])[]): void {
  const lifted = new Map<number, string>();
  for (let i = walk.length - 1; i >= 0; i--) {
    const index = walk[i]!;
    const element = model.elements[index]!;
    if (gathered[index]!.containsPrecast) {
      if (element.whole !== null) lifted.set(element.whole, element.name);
    } else if (lifted.has(index)) {
      if (!element.parts.every((p) => isFitting(clues[p]!))) clues[index] = [...clues[index]!, clue('precast', 'precast', 'content', RANK.content, `inside: "${lifted.get(index)!}"`)];
      if (element.whole !== null && !lifted.has(element.whole)) lifted.set(element.whole, lifted.get(index)!);
    }
    if (element.parts.length === 0) continue;
    const added: Clue[] = [];
    if (element.class === 'IfcElementAssembly' && element.parts.every((p) => isFitting(clues[p]!))) {
      clues[index] = [...clues[index]!, clue('component', 'embedded-part', 'class', RANK.class, 'parts: all of them fittings', { inherited: true })];
      continue;
    }
    const bodies = element.parts.filter((p) => !isAccessory(clues[p]!));
    for (const role of SHARED) {
      if (role !== 'precast' && !aboutWalls(gathered[index]!)) continue;
      const said = bodies.map((p) => weigh(role, clues[p]!)).filter((w) => w.value !== undefined);
      // steel fittings in a concrete unit say nothing of the unit: "not applicable" must be said by every part
      if (said.length < bodies.length && said.some((w) => w.value === 'not-applicable')) continue;
      const first = said[0];
      if (first === undefined || first.value === 'conflict' || said.some((w) => w.value !== first.value)) continue;
      const weakest = said.reduce((a, b) => (b.rank > a.rank ? b : a));
      const from = weakest.evidence.find((e) => e.rank === weakest.rank && !e.proposal)!;
      added.push(clue(role, first.value!, from.source, weakest.rank, `parts: ${from.where}`, { inherited: true }));
    }
    if (added.length > 0) clues[index] = [...clues[index]!, ...added];
  }
}

/** Bearing, position and build pass between a wall and its blocks or leaves; a roof's girders are not outside because the roof is. */
function aboutWalls(g: Gathered): boolean {
  return g.group === 'wall' || g.element.class === 'IfcBuildingElementPart' || g.element.class === 'IfcElementAssembly';
}

function isFitting(clues: readonly Clue[]): boolean {
  const component = weigh('component', clues).value;
  return component === 'embedded-part' || component === 'rebar';
}

/** Anchors, bars and boxes do not speak for the concrete around them. */
function isAccessory(clues: readonly Clue[]): boolean {
  const component = weigh('component', clues).value;
  return component === 'embedded-part' || component === 'rebar' || component === 'covering';
}

export function shareDown(model: Model, walk: readonly number[], gathered: readonly Gathered[], clues: (readonly Clue[])[]): void {
  for (const index of walk) {
    const whole = model.elements[index]!.whole;
    if (whole === null) continue;
    const own = clues[index]!;
    const component = componentFromWhole(model, index, whole, gathered, clues);
    // what a part is must be known before the whole may say how it is made: boxes and foam lie in concrete too
    const known = component !== null || weigh('component', own).value !== undefined;
    const walls = aboutWalls(gathered[whole]!) && aboutWalls(gathered[index]!);
    const passed = clues[whole]!
      .filter((c) => SHARED.includes(c.role) && (c.role === 'precast' ? known : walls) && passes(c) && !c.where.startsWith('parts: '))
      .map((c): Clue => ({ ...c, inherited: true, where: c.where.startsWith('whole: ') ? c.where : `whole: ${c.where}` }));
    if (passed.length > 0 || component !== null) clues[index] = [...own, ...passed, ...(component === null ? [] : [component])];
  }
}

function passes(c: Clue): boolean {
  return c.source !== 'class' && c.source !== 'geometry' && c.proposal !== true;
}

/** Parts of one kind of whole are of that kind, unless they are named something of their own. */
const PART_OF: ReadonlySet<Component> = new Set<Component>([
  'column', 'brace', 'wall', 'shear-wall', 'ductile-wall-panel', 'infill-envelope-wall', 'partition', 'hung-panel', 'parapet', 'curtain-wall', 'bay-window',
  'beam', 'slab', 'topping', 'ground-slab', 'roof', 'stair', 'balcony', 'ac-slab', 'formwork-panel', 'lintel', 'constructional-column', 'cast-in-place-joint',
  'foundation', 'pile',
]);

function componentFromWhole(
  model: Model, index: number, whole: number, gathered: readonly Gathered[], clues: readonly (readonly Clue[])[],
): Clue | null {
  if (model.elements[index]!.class === 'IfcElementAssembly') return null;
  const kind = weigh('component', clues[whole]!);
  const component = kind.value as Component;
  if (!PART_OF.has(component)) return null;
  const own = weigh('component', clues[index]!);
  const element = model.elements[index]!;
  const where = `whole: ${model.elements[whole]!.class} "${model.elements[whole]!.name}"`;
  const group = gathered[index]!.group;
  if (component === 'stair' || component === 'curtain-wall' || component === 'balcony') {
    // beams, slabs, members and plates that make a stair, a curtain wall or a balcony are that thing
    const structural = group === 'slab' || group === 'beam' || group === 'column' || group === 'generic' || group === 'stair';
    if (!structural || (own.value !== undefined && own.rank <= RANK.class)) return null;
    return clue('component', component, 'class', RANK.class, where, { inherited: true });
  }
  if (own.value !== undefined) return null;
  if (element.class === 'IfcBuildingElementPart') return clue('component', component, 'class', RANK.class, where, { inherited: true });
  return null;
}

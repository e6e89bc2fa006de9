/** What the structure is made of (commentary to 4.0.1: steel and timber). Stated first; recognised only where nothing speaks against it. */
import type { StructureKind } from '../profile/profile.ts';
import { buildingStructure } from './building-properties.ts';
import type { Facts } from './facts.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { restsOn } from './rests.ts';
import type { Component } from './roles.ts';
import { elementsIn } from './straddling.ts';

export interface Structure {
  readonly kind: StructureKind;
  readonly source: 'profile' | 'file' | 'recognised' | 'default';
  /** concrete and steel or timber vertical members stand side by side: the standard is silent, the user is asked */
  readonly mixed: boolean;
}

const VERTICAL: ReadonlySet<Component> = new Set<Component>(['column', 'brace', 'shear-wall', 'ductile-wall-panel']);
/** Share of columns, braces, walls and beams that must be of one other material for it to be recognised. */
const RECOGNISED = 0.9;

export function structureOf(facts: Facts, building: number): Structure {
  const single = facts.buildings.list[building]!;
  const counts = memberCounts(facts, building);
  const mixed = counts.vertical.concrete > 0 && counts.vertical.steel + counts.vertical.timber > 0;
  const stated = single.rule?.structure ?? facts.profile.structure;
  if (stated) return { kind: stated, source: 'profile', mixed: false };
  const written = buildingStructure(facts.model, single);
  if (written) return { kind: written, source: 'file', mixed: false };
  for (const kind of ['steel', 'timber'] as const) {
    const all = counts.all.concrete + counts.all.steel + counts.all.timber;
    if (counts.vertical.concrete === 0 && counts.vertical[kind] > 0 && counts.all[kind] >= RECOGNISED * all) {
      return { kind, source: 'recognised', mixed: false };
    }
  }
  return { kind: 'concrete', source: 'default', mixed };
}

type Counts = Record<StructureKind, number>;

interface MemberCounts {
  readonly vertical: Counts;
  readonly all: Counts;
}

const memberCounts: (facts: Facts, building: number) => MemberCounts = keptByBuilding(count, [restsOn([...VERTICAL, 'beam'], 'precast', 'wallKind')], 'no-switches');

function count(facts: Facts, building: number): MemberCounts {
  const vertical: Counts = { concrete: 0, steel: 0, timber: 0 };
  const all: Counts = { concrete: 0, steel: 0, timber: 0 };
  for (const index of elementsIn(facts.buildings, building)) {
    if (facts.buildings.of[index] !== building || facts.outOfScope[index] !== null) continue;
    const roles = facts.roles[index]!;
    const upright = VERTICAL.has(roles.component) || roles.candidates.some((c) => VERTICAL.has(c));
    if (!upright && roles.component !== 'beam') continue;
    const kind = roles.precast === 'not-applicable' && roles.wallKind !== 'masonry' ? metalOrWood(facts, index) : 'concrete';
    all[kind] += 1;
    if (upright) vertical[kind] += 1;
  }
  return { vertical, all };
}

/** A member to which "precast" does not apply is steel unless its material says wood. */
function metalOrWood(facts: Facts, index: number): 'steel' | 'timber' {
  const element = facts.model.elements[index]!;
  const text = element.materials.map((m) => `${m.name} ${m.category}`).join(' ').slice(0, 512);
  return /木|timber|wood|glulam|hout/iu.test(text) ? 'timber' : 'steel';
}

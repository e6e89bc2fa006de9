/**
 * Walls of several leaves. A sandwich panel counts with its structural leaf (domain 1.2-5): insulation never, the outer leaf
 * as the switch says (K10). Of a double-skin wall the leaves are precast, the core between them is poured on site (K11).
 */
import type { Element } from '../model/model.ts';
import type { SwitchValues } from '../profile/switches.ts';
import { wallBuilds, type MaterialKind, type MaterialReading, type WallBuild } from './material-kind.ts';
import { remembering } from './remembering.ts';

/** A layer, a constituent or a part of one solid. */
export interface Stratum extends MaterialReading {
  /** thickness, volume or share: in one unit over all strata of a solid */
  readonly size: number;
  /** what is summed where that is not the size: 1 for the part asked about, 0 for its neighbours */
  readonly amount?: number;
}

/** One way to count a solid of several leaves, in the strata's unit. */
export interface Counted {
  /** precast, if the element is */
  readonly precast: number;
  /** concrete of vertical members, precast or not */
  readonly all: number;
}

export interface Leaves {
  /** more than one where it is not said which leaf is structural */
  readonly options: readonly Counted[];
  /** leaves and core are told apart: "composite" is decided */
  readonly doubleSkin: boolean;
}

const STAND_INS: readonly MaterialKind[] = ['concrete', 'finish'];

/** Strata lie in order through the thickness. What is unknown is concrete in one option and not in the other. */
export function countLeaves(strata: readonly Stratum[], builds: ReadonlySet<WallBuild>, switches: SwitchValues): Leaves {
  const open = strata.some(isOpen);
  const read = (open ? STAND_INS : STAND_INS.slice(0, 1)).map((kind) => settled(strata.map((s) => (isOpen(s) ? { ...s, kind } : s)), builds, switches));
  return { options: read.flatMap((r) => r.options), doubleSkin: read.every((r) => r.doubleSkin) };
}

function isOpen(s: Stratum): boolean {
  return s.kind === 'unknown' || s.kind === 'mixed';
}

function settled(strata: readonly Stratum[], builds: ReadonlySet<WallBuild>, switches: SwitchValues): Leaves {
  const groups = separated(strata);
  const beds = total(strata.filter((s) => s.kind === 'mortar'));
  if (groups.length === 0) return { options: [{ precast: 0, all: beds }], doubleSkin: false };
  const structural = groups.length === 1 ? [groups] : structuralGroups(groups);
  let doubleSkin = false;
  const options = structural.map((chosen): Counted => {
    const kept = switches['outer-leaf'] === 'counted' ? groups : chosen;
    let [precast, all] = [0, beds];
    for (const group of kept) {
      const core = coreOf(group, builds);
      if (core.length > 0) doubleSkin = true;
      all += total(group);
      precast += total(group) - (switches['double-skin-core'] === 'counted' ? 0 : total(core));
    }
    return { precast, all };
  });
  return { options, doubleSkin };
}

/** Concrete strata, apart where insulation or air lies between them. */
export function separated(strata: readonly Stratum[]): readonly (readonly Stratum[])[] {
  const groups: Stratum[][] = [];
  let apart = true;
  for (const s of strata) {
    if (s.kind === 'insulation' || s.kind === 'air') apart = true;
    if (s.kind !== 'concrete') continue;
    if (apart) groups.push([]);
    groups.at(-1)!.push(s);
    apart = false;
  }
  return groups;
}

/** Leaves as thick as each other within this are equally structural. */
const EQUAL = 0.01;

/** What is marked as inner, else what is not marked as outer, else the thickest; leaves that are equal may all bear, or one. */
function structuralGroups(groups: readonly (readonly Stratum[])[]): readonly (readonly (readonly Stratum[])[])[] {
  const marked = (leaf: 'inner' | 'outer') => groups.filter((g) => g.some((s) => s.leaf === leaf));
  const inner = marked('inner').filter((g) => !g.some((s) => s.leaf === 'outer'));
  if (inner.length === 1) return [inner];
  const outer = marked('outer');
  if (outer.length === groups.length - 1) return [groups.filter((g) => !outer.includes(g))];
  const most = Math.max(...groups.map(thickness));
  const thickest = groups.filter((g) => thickness(g) >= most * (1 - EQUAL));
  return thickest.length === 1 ? [thickest] : [thickest.slice(0, 1), thickest];
}

/** What of a leaf's concrete is poured between skins. */
function coreOf(group: readonly Stratum[], builds: ReadonlySet<WallBuild>): readonly Stratum[] {
  const cast = group.filter((s) => s.made === 'cast-in-place');
  if (cast.length > 0 && group.some((s) => s.made === 'precast')) return cast;
  return builds.has('double-skin') && group.length >= 3 ? group.slice(1, -1) : [];
}

function thickness(strata: readonly Stratum[]): number {
  return strata.reduce((sum, s) => sum + s.size, 0);
}

function total(strata: readonly Stratum[]): number {
  return strata.reduce((sum, s) => sum + (s.amount ?? s.size), 0);
}

export interface NamedLeaves {
  /** null: the name says that there are leaves, not which */
  readonly strata: readonly Stratum[] | null;
  readonly builds: ReadonlySet<WallBuild>;
  /** the numbers alone say it, no word for a sandwich or a double skin does */
  readonly numbersAlone: boolean;
}

/** `310(200+50+60)`, `200+50+60`; two numbers are a slab's base and topping. */
const SUM = /(?:(?<whole>\d{2,4})\s*\(\s*)?(?<terms>\d{2,3}(?:\s*\+\s*\d{2,3}){2,5})(?!\d)/u;

/** names of a model repeat but for the ElementId at their end */
const told = remembering<NamedLeaves | null>();

/** Leaves by the element's type or name; null where it speaks of none. Sizes in metres. */
export function leavesByName(element: Element): NamedLeaves | null {
  const names = [element.objectType, element.type?.name ?? '', element.name].map((n) => n.slice(0, 256).replace(/[:：]\d+$/u, ''));
  return told(names.join('\n'), () => readNames([...new Set(names)]));
}

function readNames(names: readonly string[]): NamedLeaves | null {
  const builds = new Set(names.flatMap((n) => [...wallBuilds(n)]));
  const found = names.map((n) => (/[+＋]/u.test(n) ? SUM.exec(n.normalize('NFKC'))?.groups : undefined)).find((g) => g !== undefined);
  const terms = found?.['terms']?.split('+').map(Number) ?? [];
  const whole = found?.['whole'];
  if (builds.size === 0 && terms.length === 0) return null;
  const agree = whole === undefined || terms.reduce((a, b) => a + b, 0) === Number(whole);
  const numbersAlone = builds.size === 0;
  // of four numbers, and of a sandwich that is double-skinned too, the name does not say which is which
  if (terms.length !== 3 || !agree || builds.size > 1) return numbersAlone ? null : { strata: null, builds, numbersAlone };
  const doubleSkin = builds.has('double-skin');
  const kinds: readonly [MaterialKind, Stratum['made']][] = doubleSkin
    ? [['concrete', 'precast'], ['concrete', 'cast-in-place'], ['concrete', 'precast']]
    : [['concrete', null], ['insulation', null], ['concrete', null]];
  return { strata: kinds.map(([kind, made], i) => ({ kind, made, leaf: null, size: terms[i]! / 1000 })), builds, numbersAlone };
}

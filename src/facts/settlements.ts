/** What a person settled in the profile, turned into evidence (rank 1), and what he declared of whole files (rank 11). */
import type { Element, Model } from '../model/model.ts';
import type { Profile, Settlement } from '../profile/profile.ts';
import { fileRuleOf, globMatch } from '../profile/match.ts';
import { regionName } from '../profile/region.ts';
import { safePattern } from '../profile/regex.ts';
import { clue, RANK, type Clue } from './evidence.ts';
import { nameParts } from './names.ts';
import { NO_REGIONS, speakingOf, type RegionHits } from './regions.ts';

const SPECIFIC = ['element', 'region', 'type', 'pattern', 'file'] as const;

interface Compiled {
  readonly settlement: Settlement;
  readonly test: RegExp | null;
}

/** A settlement or a region that has an element in its reach. */
export interface Spoken {
  readonly by: (typeof SPECIFIC)[number];
  readonly role: Settlement['role'];
  readonly value: string | boolean;
  /** position in the profile's settlements or, `by` region, in its regions */
  readonly at: number;
  /** nothing more specific is said of the role */
  readonly speaks: boolean;
}

/**
 * Everything the profile settles of an element. Of several settlements of one role the most specific kind speaks: element before
 * region before type before pattern before file; those of one kind all speak, and conflict where they disagree.
 */
export function settlementsOn(model: Model, profile: Profile, regions: RegionHits = NO_REGIONS): (element: Element) => readonly Spoken[] {
  const byElement = new Map<string, number[]>();
  const byType = new Map<string, number[]>();
  const rest: number[] = [];
  const all = (profile.settlements ?? []).map((settlement): Compiled => ({ settlement, test: settlement.by === 'pattern' ? safePattern(settlement.key) : null }));
  all.forEach(({ settlement: { by, key, off } }, at) => {
    if (off) return;
    if (by === 'element') push(byElement, key, at);
    else if (by === 'type') push(byType, key, at);
    else rest.push(at);
  });
  const inRegions = speakingOf(regions);
  const inFile = new Map<string, boolean>();
  const allowed = (glob: string, file: number): boolean => {
    const key = `${file}\n${glob}`;
    let yes = inFile.get(key);
    if (yes === undefined) inFile.set(key, (yes = globMatch(glob, model.files[file]!.path)));
    return yes;
  };
  return (element) => {
    const found = new Set<number>();
    const add = (at: number): void => {
      const { file } = all[at]!.settlement;
      if (file === undefined || allowed(file, element.file)) found.add(at);
    };
    for (const at of byElement.get(element.globalId) ?? []) add(at);
    for (const key of typeKeys(element)) for (const at of byType.get(key) ?? []) add(at);
    if (rest.length > 0) {
      const parts = [...nameParts(element.name), ...nameParts(typeName(element))];
      for (const at of rest) {
        const { settlement, test } = all[at]!;
        if (test ? parts.some((part) => test.test(part)) : allowed(settlement.key, element.file)) add(at);
      }
    }
    const drawn = inRegions.get(element.index) ?? [];
    if (found.size + drawn.length === 0) return NOTHING_SETTLED;
    const said = [
      ...[...found].map((at) => ({ ...pick(all[at]!.settlement), by: all[at]!.settlement.by, at })),
      ...drawn.map((at) => ({ ...pick(profile.regions![at]!), by: 'region' as const, at })),
    ];
    const level = ({ by }: { readonly by: Spoken['by'] }): number => SPECIFIC.indexOf(by);
    return said.map((one) => ({ ...one, speaks: !said.some((other) => other.role === one.role && level(other) < level(one)) }));
  };
}

const NOTHING_SETTLED: readonly Spoken[] = [];

const pick = ({ role, value }: Pick<Settlement, 'role' | 'value'>): Pick<Settlement, 'role' | 'value'> => ({ role, value });

export function settlementReader(model: Model, profile: Profile, regions: RegionHits = NO_REGIONS): (element: Element) => readonly Clue[] {
  const spoken = settlementsOn(model, profile, regions);
  const declared = model.files.map((file) => fileRuleOf(profile, file.path)?.precast ?? null);
  return (element) => {
    const clues: Clue[] = [];
    for (const { by, role, value, at, speaks } of spoken(element)) {
      if (!speaks) continue;
      const region = by === 'region' ? profile.regions![at]! : null;
      const reach = region ? `region "${regionName(region)}"` : by;
      clues.push(clue(role, value, 'user', RANK.user, `settled by ${reach}: ${(region ?? profile.settlements![at]!).reason}`));
    }
    const file = declared[element.file];
    if (file) clues.push(clue('precast', file, 'file', RANK.file, `everything in ${model.files[element.file]!.path}`));
    return clues;
  };
}

/** What "settle by type" refers to: the type's name, else ObjectType. */
export function typeName(element: Element): string {
  return element.type?.name || element.objectType;
}

export function typeKeys(element: Element): readonly string[] {
  return [...new Set([element.type?.name ?? '', element.objectType])].filter((key) => key !== '');
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

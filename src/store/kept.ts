/** A project as named values that are written one by one, and read again with whatever of them is good. */
import type { Profile } from '../profile/profile.ts';
import { isFault, readProfile, readSteps, type Slices } from './read-project.ts';
import { readWorkspace } from './workspace.ts';
import type { KeptBcf, KeptIds, KeptPack, Project, ProjectHead, Unknown } from './project.ts';
import type { Step } from './steps.ts';
import { EMPTY_PROFILE } from '../profile/profile.ts';

/** Values by name. One whose identity is that of the last time is not written again. */
export type Values = ReadonlyMap<string, unknown>;

/** steps have names of their own, so that those before are not written again when one is added */
const numbers = new WeakMap<Step, string>();
const run = Math.random().toString(36).slice(2, 10);
let last = 0;
function nameOf(step: Step): string {
  let name = numbers.get(step);
  if (name === undefined) numbers.set(step, (name = `${run}-${++last}`));
  return name;
}

/** `keys` of what is kept, by kind: whatever stands in no list is none of the project's. */
interface Lists {
  readonly past: readonly string[];
  readonly future: readonly string[];
  readonly ids: readonly string[];
  readonly bcf: readonly string[];
}

/** a BCF without its file, the same object each time */
const rests = new WeakMap<KeptBcf, Omit<KeptBcf, 'base'>>();
function restOf(kept: KeptBcf): Omit<KeptBcf, 'base'> {
  let rest = rests.get(kept);
  if (!rest) {
    const { base: _, ...more } = kept;
    rests.set(kept, (rest = more));
  }
  return rest;
}

export function valuesOf(project: Omit<Project, 'head'>): Values {
  const values = new Map<string, unknown>();
  for (const [key, value] of Object.entries(project.profile)) if (value !== undefined) values.set(`profile/${key}`, value);
  for (const step of [...project.steps.past, ...project.steps.future]) values.set(`step/${nameOf(step)}`, step);
  for (const [key, value] of Object.entries(project.workspace)) values.set(`workspace/${key}`, value);
  for (const one of project.ids) values.set(`ids/${one.name}`, one);
  for (const [name, kept] of project.bcf) {
    // the file itself is written once, however often its topics change
    if (kept.base) values.set(`base/${name}`, kept.base);
    values.set(`bcf/${name}`, restOf(kept));
  }
  if (project.packs.length > 0) values.set('packs', project.packs);
  if (project.unknown) values.set('unknown', project.unknown);
  const lists: Lists = {
    past: project.steps.past.map(nameOf), future: project.steps.future.map(nameOf), ids: project.ids.map(({ name }) => name), bcf: [...project.bcf.keys()],
  };
  values.set('lists', lists);
  return values;
}

/** what of a project could not be read: names of the page's texts */
export type Lost = 'profile' | 'history' | 'workspace' | 'ids' | 'bcf' | 'packs';

export function* projectOf(head: ProjectHead, values: Values): Slices<{ readonly project: Project; readonly lost: readonly Lost[] }> {
  const lost = new Set<Lost>();
  const lists = listsOf(values.get('lists'));
  if (!lists && values.size > 0) lost.add('history');

  const read = yield* readProfile(Object.fromEntries(within(values, 'profile/')));
  const empty = values.size === 0;
  const profile: Profile = isFault(read) ? EMPTY_PROFILE : read;
  if (isFault(read) && !empty) lost.add('profile');

  const named = (names: readonly string[]): unknown[] => names.map((name) => values.get(`step/${name}`));
  const { steps, lost: noSteps } = yield* readSteps(profile, lists ? { past: named(lists.past), future: named(lists.future) } : undefined);
  if (noSteps) lost.add('history');
  for (const [i, step] of steps.past.entries()) numbers.set(step, lists!.past[i]!);
  for (const [i, step] of steps.future.entries()) numbers.set(step, lists!.future[i]!);

  const { workspace, lost: noSets } = readWorkspace(Object.fromEntries(within(values, 'workspace/')));
  if (noSets > 0) lost.add('workspace');

  const take = <T>(kind: Lost, names: readonly string[], get: (name: string) => T | null): T[] => names.flatMap((name) => {
    const one = get(name);
    if (one === null) lost.add(kind);
    return one === null ? [] : [one];
  });
  const ids = take('ids', lists?.ids ?? [], (name) => idsOf(values.get(`ids/${name}`)));
  const bcf = new Map(take('bcf', lists?.bcf ?? [], (name) => {
    const one = bcfOf(values.get(`bcf/${name}`), values.get(`base/${name}`));
    return one && ([name, one] as const);
  }));
  const packs = packsOf(values.get('packs'));
  if (packs === null) lost.add('packs');
  return { project: { head, profile, steps, workspace, ids, bcf, packs: packs ?? [], unknown: unknownOf(values.get('unknown')) }, lost: [...lost] };
}

const within = (values: Values, prefix: string): (readonly [string, unknown])[] =>
  [...values].flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : []));

const isNames = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

function listsOf(value: unknown): Lists | null {
  const lists = value as Partial<Lists> | undefined;
  return lists && isNames(lists.past) && isNames(lists.future) && isNames(lists.ids) && isNames(lists.bcf) ? (lists as Lists) : null;
}

function idsOf(value: unknown): KeptIds | null {
  const one = value as Partial<KeptIds> | undefined;
  return one && typeof one.name === 'string' && one.name !== '' && one.bytes instanceof Uint8Array && typeof one.chosen === 'boolean' && typeof one.unsaved === 'boolean' ? (one as KeptIds) : null;
}

function bcfOf(value: unknown, base: unknown): KeptBcf | null {
  const one = value as Partial<KeptBcf> | undefined;
  if (!one || typeof one.name !== 'string' || typeof one.version !== 'string' || typeof one.unsaved !== 'boolean') return null;
  if (!(one.patch === null || one.patch instanceof Uint8Array) || !(one.order === null || isNames(one.order))) return null;
  const file = base instanceof Blob ? base : null;
  if (!file && !one.patch) return null;
  const kept: KeptBcf = { name: one.name, base: file, patch: one.patch, order: one.order, version: one.version, unsaved: one.unsaved };
  rests.set(kept, value as Omit<KeptBcf, 'base'>);
  return kept;
}

function packsOf(value: unknown): readonly KeptPack[] | null {
  if (value === undefined) return [];
  return Array.isArray(value) && value.every((one: Partial<KeptPack>) => typeof one?.id === 'string' && typeof one.text === 'string') ? (value as KeptPack[]) : null;
}

function unknownOf(value: unknown): Unknown | null {
  const one = value as Partial<Unknown> | undefined;
  const isMember = (member: Partial<Unknown['members'][number]> | undefined): boolean => typeof member?.name === 'string' && member.bytes instanceof Uint8Array;
  return one && Array.isArray(one.members) && one.members.every(isMember) && typeof one.keys === 'object' && one.keys !== null ? (one as Unknown) : null;
}

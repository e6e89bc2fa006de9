/**
 * A project as one file: NAME.sunmao, a zip. `project.json` (public/schema/project.schema.json) lists what else there is:
 * profile.json, history.json, workspace.json, ids/*, bcf/*, packs/*, models/*, report.json. Hostile until it is validated.
 */
import * as v from 'valibot';
import { MAX_PROFILE_BYTES } from '../profile/validate.ts';
import { ARCHIVE_LIMITS, insidePath, readEntry, readZipDirectory, type ArchiveLimits, type EntryRefusal, type ZipEntry } from '../zip.ts';
import { PROJECT_SCHEMA, type KeptIds, type KeptModel, type KeptPack, type Project, type ProjectHead, type Unknown } from './project.ts';
import { atOnce, isFault, place, read, readProfile, readSteps, sha256, versionFault, type ProjectFault } from './read-project.ts';
import { readWorkspace } from './workspace.ts';
import type { Lost } from './kept.ts';

export interface Member {
  readonly name: string;
  readonly content: Uint8Array | Blob;
}

export interface SentBcf {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly unsaved: boolean;
}

/** A project and its files. `models` are only those of the head that are sent along. */
export interface Sent extends Omit<Project, 'bcf'> {
  readonly bcf: readonly SentBcf[];
  /** the report as JSON */
  readonly report: Uint8Array | null;
}

export type SunmaoFault =
  | ProjectFault
  | { readonly fault: 'not-zip'; readonly reason: string }
  /** a member that leads out of the archive, or one that is there twice */
  | { readonly fault: 'member'; readonly member: string }
  | { readonly fault: 'refused'; readonly member: string; readonly why: EntryRefusal['refused'] }
  | { readonly fault: 'too-many'; readonly members: number };

export interface ReadSunmao {
  readonly sent: Sent;
  readonly lost: readonly Lost[];
  /** unpacks a model that the file has; null for one that was not sent along */
  readonly model: (model: KeptModel) => Uint8Array | null | SunmaoFault;
}

/** Models are as large as an archive may be; all else is text and small. */
export const SUNMAO_LIMITS: ArchiveLimits = { ...ARCHIVE_LIMITS, members: 20_000 };
/** bytes of the models that one file takes: a zip of more than 4 GB is another format, and all of it is in memory once */
export const MOST_MODEL_BYTES = 1_500_000_000;
/** bytes of what is kept although nobody here knows it */
const MOST_UNKNOWN = 64_000_000;
const MOST_JSON = 4 * MAX_PROFILE_BYTES;

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
const list = <const T extends v.GenericSchema>(item: T) => v.optional(v.pipe(v.array(item), v.maxLength(10_000)), []);

const manifest = v.looseObject({
  schema: v.literal(PROJECT_SCHEMA),
  id: v.pipe(v.string(), v.regex(/^[0-9a-zA-Z-]{1,64}$/)),
  name: v.pipe(v.string(), v.maxLength(4096)),
  created: v.pipe(v.string(), v.maxLength(40)),
  changed: v.pipe(v.string(), v.maxLength(40)),
  place: v.optional(place, {}),
  models: list(v.looseObject({
    path: text, bytes: v.pipe(v.number(), v.integer(), v.minValue(0)), sha256: v.nullable(sha256),
    member: v.optional(text), sample: v.optional(text), without: v.optional(v.pipe(v.array(text), v.maxLength(10_000))),
  })),
  ids: list(v.looseObject({ name: text, member: text, chosen: v.boolean(), unsaved: v.boolean() })),
  bcf: list(v.looseObject({ name: text, member: text, unsaved: v.boolean() })),
  packs: list(v.looseObject({ id: text, member: text })),
});
type Manifest = v.InferOutput<typeof manifest>;

const OWN_KEYS = new Set(Object.keys(manifest.entries));
const OWN_MEMBERS = new Set(['project.json', 'profile.json', 'history.json', 'workspace.json', 'report.json']);

const failed = <T extends object>(value: T | SunmaoFault): value is SunmaoFault => 'fault' in value;

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value, null, 1));

/** The members of the file. `models` gives the content of those that are sent along. */
export function sunmaoMembers(sent: Sent, models: ReadonlyMap<KeptModel, Uint8Array | Blob>): readonly Member[] {
  const taken = new Set<string>(OWN_MEMBERS);
  const members: Member[] = [];
  const put = (folder: string, name: string, content: Member['content']): string => {
    const member = freeMember(`${folder}/${insidePath(name) ?? 'file'}`, taken);
    taken.add(member.toLowerCase());
    members.push({ name: member, content });
    return member;
  };
  const { head } = sent;
  const ids = sent.ids.map(({ name, bytes, chosen, unsaved }) => ({ name, member: put('ids', name, bytes), chosen, unsaved }));
  const bcf = sent.bcf.map(({ name, bytes, unsaved }) => ({ name, member: put('bcf', name, bytes), unsaved }));
  const packs = sent.packs.map((pack) => ({ id: pack.id, member: put('packs', `${pack.id}.json`, new TextEncoder().encode(pack.text)) }));
  const listed = head.models.map((model) => {
    const { path, bytes, sha256: hash, sample, without } = model;
    const content = models.get(model);
    return { path, bytes, sha256: hash, ...(content ? { member: put('models', path, content) } : {}), ...(sample ? { sample } : {}), ...(without ? { without } : {}) };
  });
  const unknown = (sent.unknown?.members ?? []).filter(({ name }) => insidePath(name) === name && !taken.has(name.toLowerCase()));
  return [
    {
      name: 'project.json',
      content: encode({
        ...sent.unknown?.keys, schema: PROJECT_SCHEMA, id: head.id, name: head.name, created: head.created, changed: head.changed, place: head.place,
        models: listed, ids, bcf, packs,
      }),
    },
    { name: 'profile.json', content: encode(sent.profile) },
    { name: 'history.json', content: encode(sent.steps) },
    { name: 'workspace.json', content: encode(sent.workspace) },
    ...(sent.report ? [{ name: 'report.json', content: sent.report }] : []),
    ...members,
    ...unknown.map(({ name, bytes }) => ({ name, content: bytes })),
  ];
}

function freeMember(wanted: string, taken: ReadonlySet<string>): string {
  const dot = wanted.lastIndexOf('.');
  const [stem, ending] = dot > wanted.lastIndexOf('/') ? [wanted.slice(0, dot), wanted.slice(dot)] : [wanted, ''];
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${stem}-${n}${ending}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** Reads all but the models. What is wrong with the project or its profile refuses the file; what is wrong with the rest leaves that out. */
export function readSunmao(bytes: Uint8Array, limits: ArchiveLimits = SUNMAO_LIMITS): ReadSunmao | SunmaoFault {
  const directory = readZipDirectory(bytes);
  if ('reason' in directory) return { fault: 'not-zip', reason: directory.reason };
  if (directory.length > limits.members) return { fault: 'too-many', members: directory.length };
  const entries = new Map<string, ZipEntry>();
  for (const entry of directory) {
    if (entry.name.endsWith('/')) continue;
    const path = insidePath(entry.name);
    if (path === null || path !== entry.name || entries.has(path)) return { fault: 'member', member: entry.name };
    entries.set(path, entry);
  }
  let used = 0;
  const unpack = (name: string, most: number): Uint8Array | null | SunmaoFault => {
    const entry = entries.get(name);
    if (!entry) return null;
    const one = readEntry(bytes, entry, { ...limits, memberBytes: Math.min(most, limits.memberBytes) }, used);
    if (!('bytes' in one)) return { fault: 'refused', member: name, why: one.refused };
    used += one.bytes.length;
    return one.bytes;
  };
  /** undefined: there is none, or it is no JSON */
  const json = (name: string): { readonly value: unknown } | undefined | SunmaoFault => {
    const content = unpack(name, MOST_JSON);
    if (content === null) return undefined;
    if (!(content instanceof Uint8Array)) return content;
    try {
      return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content)) };
    } catch {
      return { fault: 'invalid', path: name, advice: 'is no JSON' };
    }
  };

  const project = json('project.json');
  if (project === undefined) return { fault: 'not-project' };
  if (failed(project)) return project;
  const version = versionFault(project.value);
  if (version) return version;
  const told = read(manifest, project.value);
  if (isFault(told)) return told;
  const profileJson = json('profile.json');
  if (profileJson === undefined) return { fault: 'invalid', path: 'profile.json', advice: 'is missing' };
  if (failed(profileJson)) return profileJson;
  const profile = atOnce(readProfile(profileJson.value));
  if (isFault(profile)) return profile;

  const lost = new Set<Lost>();
  const optional = (name: string, kind: Lost): unknown => {
    const one = json(name);
    if (one === undefined) return undefined;
    if (!failed(one)) return one.value;
    lost.add(kind);
    return undefined;
  };
  const { steps, lost: noSteps } = atOnce(readSteps(profile, optional('history.json', 'history')));
  if (noSteps) lost.add('history');
  const { workspace, lost: noSets } = readWorkspace(optional('workspace.json', 'workspace'));
  if (noSets > 0) lost.add('workspace');

  const member = (kind: Lost, name: string): Uint8Array | null => {
    const content = unpack(name, limits.memberBytes);
    if (content instanceof Uint8Array) return content;
    lost.add(kind);
    return null;
  };
  const take = <T, R>(rows: readonly T[], make: (row: T) => R | null): R[] => rows.flatMap((row) => make(row) ?? []);
  const ids = take(told.ids, ({ name, member: at, chosen, unsaved }): KeptIds | null => {
    const content = member('ids', at);
    return content && { name, bytes: content, chosen, unsaved };
  });
  const bcf = take(told.bcf, ({ name, member: at, unsaved }): SentBcf | null => {
    const content = member('bcf', at);
    return content && { name, bytes: content, unsaved };
  });
  const packs = take(told.packs, ({ id, member: at }): KeptPack | null => {
    const content = member('packs', at);
    return content && { id, text: new TextDecoder().decode(content) };
  });
  const report = unpack('report.json', limits.memberBytes);

  const models = told.models.map((model): KeptModel => ({
    path: model.path, bytes: model.bytes, sha256: model.sha256, where: model.sample === undefined ? 'not-kept' : 'sample',
    ...(model.sample === undefined ? {} : { sample: model.sample }), ...(model.without === undefined ? {} : { without: model.without }),
  }));
  const memberOf = new Map(models.map((model, i) => [model, told.models[i]!.member] as const));
  const head: ProjectHead = {
    schema: PROJECT_SCHEMA, id: told.id, name: told.name, created: dated(told.created), changed: dated(told.changed), sample: null, decided: true, models,
    place: told.place,
  };
  return {
    sent: { head, profile, steps, workspace, ids, bcf, packs, unknown: unknownOf(told, entries, unpack), report: report instanceof Uint8Array ? report : null },
    lost: [...lost],
    model(one) {
      const at = memberOf.get(one);
      return at === undefined ? null : unpack(at, limits.memberBytes) ?? { fault: 'invalid', path: at, advice: 'is missing' };
    },
  };
}

/** a file of another hand may have a date that is none */
const dated = (value: string): string => (Number.isFinite(Date.parse(value)) ? value : new Date(0).toISOString());

function unknownOf(told: Manifest, entries: ReadonlyMap<string, ZipEntry>, unpack: (name: string, most: number) => Uint8Array | null | SunmaoFault): Unknown | null {
  const known = new Set([...OWN_MEMBERS, ...[...told.models, ...told.ids, ...told.bcf, ...told.packs].map(({ member }) => member)]);
  let left = MOST_UNKNOWN;
  const members = [...entries.keys()].filter((name) => !known.has(name)).flatMap((name) => {
    const content = unpack(name, left);
    if (!(content instanceof Uint8Array)) return [];
    left -= content.length;
    return [{ name, bytes: content }];
  });
  const keys = Object.fromEntries(Object.entries(told).filter(([key]) => !OWN_KEYS.has(key)));
  return members.length > 0 || Object.keys(keys).length > 0 ? { members, keys } : null;
}

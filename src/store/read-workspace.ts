/** Reads a workspace that was kept or sent: what is no set and no view is left out, what is unknown in one is kept. */
import * as v from 'valibot';
import { EMPTY_WORKSPACE, type Workspace } from './workspace.ts';

const text = v.pipe(v.string(), v.maxLength(4096));
const finite = v.pipe(v.number(), v.finite());
const point = v.tuple([finite, finite, finite]);
const elements = v.pipe(v.array(v.looseObject({ file: text, globalId: text })), v.maxLength(2_000_000));

const set = v.looseObject({ id: text, name: text, elements: v.optional(elements), filter: v.optional(v.unknown()) });
const view = v.looseObject({
  id: text,
  name: text,
  camera: v.looseObject({ position: point, direction: point, up: point, kind: v.picklist(['perspective', 'orthogonal']), extent: finite }),
  planes: v.pipe(v.array(v.looseObject({ location: point, direction: point })), v.maxLength(1000)),
  visibility: v.looseObject({ kind: v.picklist(['all-but', 'only']), elements }),
});

/** @returns the workspace and how many sets and views were left out; keys that this page does not know stay */
export function readWorkspace(value: unknown): { readonly workspace: Workspace; readonly lost: number } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { workspace: EMPTY_WORKSPACE, lost: value === undefined ? 0 : 1 };
  const { sets, views, ...more } = value as Readonly<Record<string, unknown>>;
  const [someSets, noSets] = good(set, sets);
  const [someViews, noViews] = good(view, views);
  return { workspace: { ...more, sets: someSets, views: someViews } as Workspace, lost: noSets + noViews };
}

function good<T extends v.GenericSchema>(schema: T, list: unknown): readonly [readonly v.InferOutput<T>[], number] {
  if (list === undefined) return [[], 0];
  if (!Array.isArray(list) || list.length > 10_000) return [[], 1];
  const read = list.flatMap((one) => {
    const result = v.safeParse(schema, one);
    return result.success ? [result.output] : [];
  });
  return [read, list.length - read.length];
}

/** Slices of a BCF for a message: as many topics as decode in a few milliseconds, and bytes in buffers of their own. */
import type { BcfTopic } from '../bcf/bcf.ts';

/** values in one slice; 100,000 of them decode in some 25 ms */
const SLICE = 20_000;
/** bytes in one slice that are copied into a message, not handed over */
const SLICE_BYTES = 8_000_000;

/** How much a topic is to decode, roughly: its values, and its bytes. */
export function weightOf(topic: BcfTopic): { readonly values: number; readonly bytes: number } {
  let values = 60 + topic.comments.length * 8 + topic.labels.length + topic.files.length * 6 + topic.more.length * 20;
  let bytes = topic.snippet?.bytes?.length ?? 0;
  for (const { components, lines, snapshot, bitmaps, more } of topic.viewpoints) {
    values += 30 + lines.length * 8 + more.length * 20;
    if (components) values += 4 * (components.selection.length + components.exceptions.length + components.coloring.reduce((sum, one) => sum + one.components.length + 2, 0));
    bytes += snapshot?.bytes.length ?? 0;
    for (const bitmap of bitmaps) bytes += bitmap.bytes?.length ?? 0;
  }
  for (const file of topic.others) bytes += file.bytes.length;
  for (const { bytes: own } of topic.documents) bytes += own?.length ?? 0;
  return { values, bytes };
}

/** The topics from `from` that make one slice: one at least. `handed`: their bytes change hands and cost nothing. */
export function sliceOf(topics: readonly BcfTopic[], from: number, handed: boolean): readonly BcfTopic[] {
  let [values, bytes, to] = [0, 0, from];
  while (to < topics.length) {
    const weight = weightOf(topics[to]!);
    values += weight.values;
    bytes += handed ? 0 : weight.bytes;
    if (to > from && (values > SLICE || bytes > SLICE_BYTES)) break;
    to += 1;
  }
  return topics.slice(from, to);
}

/**
 * A copy whose bytes lie in buffers of their own, and those buffers: a message would clone the whole archive that a picture
 * is a part of. They can change hands, the original stays.
 */
export function detached<T>(value: T): { readonly copy: T; readonly buffers: readonly ArrayBuffer[] } {
  const buffers: ArrayBuffer[] = [];
  const copyOf = (one: unknown): unknown => {
    if (one instanceof Uint8Array) {
      const own = one.slice();
      buffers.push(own.buffer as ArrayBuffer);
      return own;
    }
    if (Array.isArray(one)) return one.map(copyOf);
    if (typeof one === 'object' && one !== null) return Object.fromEntries(Object.entries(one).map(([key, part]) => [key, copyOf(part)]));
    return one;
  };
  return { copy: copyOf(value) as T, buffers };
}

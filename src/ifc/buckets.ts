/** Items sorted into numbered buckets, each ascending: two arrays, whatever the number of buckets. */
export interface Buckets {
  of(bucket: number): Uint32Array;
}

/** @param items ascending. @param bucketOf below `count` */
export function createBuckets(count: number, items: readonly number[], bucketOf: (item: number) => number): Buckets {
  const starts = new Uint32Array(count + 1);
  for (const item of items) starts[bucketOf(item) + 1]!++;
  for (let b = 0; b < count; b++) starts[b + 1]! += starts[b]!;
  const fill = starts.slice();
  const sorted = new Uint32Array(items.length);
  for (const item of items) sorted[fill[bucketOf(item)]!++] = item;
  return { of: (bucket) => sorted.subarray(starts[bucket]!, starts[bucket + 1]!) };
}

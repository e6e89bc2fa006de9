/** A stack of bytes in linear memory: a caller marks, allocates, works, and releases what it took. */

let top: usize = (__heap_base + 15) & ~15;

/** Where the stack stands now; hand it to `release` when done. */
export function mark(): usize {
  return top;
}

/** `bytes` of memory, aligned to 16; contents are whatever was there. Traps when memory cannot grow. */
export function allocate(bytes: usize): usize {
  const at = top;
  top = (at + bytes + 15) & ~15;
  const have = <usize>memory.size() << 16;
  if (top > have) {
    const need = <i32>((top - have + 0xffff) >>> 16);
    // doubling: thousands of bodies must not grow it a page at a time
    const want = max(need, memory.size());
    if (memory.grow(want) < 0 && memory.grow(need) < 0) unreachable();
  }
  return at;
}

/** Gives back everything allocated since `mark` answered `to`. */
export function release(to: usize): void {
  top = to;
}

/** Many-valued relation between small whole numbers: insertion order kept, a few bytes per pair. */
export interface Links {
  add(from: number, to: number): void;
  of(from: number): readonly number[];
  first(from: number): number;
}

const NONE: readonly number[] = [];

/** `size` bounds `from`; `first` gives -1 where there is none. */
export function createLinks(size: number): Links {
  const head = new Int32Array(size).fill(-1);
  const tail = new Int32Array(size).fill(-1);
  const next: number[] = [];
  const target: number[] = [];
  return {
    add(from, to) {
      const at = target.length;
      target.push(to);
      next.push(-1);
      if (head[from]! < 0) head[from] = at;
      else next[tail[from]!] = at;
      tail[from] = at;
    },
    of(from) {
      let at = head[from]!;
      if (at < 0) return NONE;
      const list: number[] = [];
      for (; at >= 0; at = next[at]!) list.push(target[at]!);
      return list;
    },
    first(from) {
      const at = head[from]!;
      return at < 0 ? -1 : target[at]!;
    },
  };
}

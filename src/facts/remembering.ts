/** Texts of a model repeat: what one says is read once. Bounded, because a page lives through many models. */
const MOST = 1 << 14;

/** Answers what was read of a key before, else reads it. */
export function remembering<T extends NonNullable<unknown> | null>(): (key: string, read: (key: string) => T) => T {
  const told = new Map<string, T>();
  return (key, read) => {
    let value = told.get(key);
    if (value === undefined) {
      if (told.size >= MOST) told.clear();
      told.set(key, (value = read(key)));
    }
    return value;
  };
}

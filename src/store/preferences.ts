/** What the browser keeps between visits: the language, the name under settlements and that under topics of BCF. Never a model, never a profile. */

const PREFIX = 'sunmao.';

export type Preference = 'lang' | 'who' | 'bcf-author';

/** Null when nothing is kept or the browser refuses storage. */
export function preference(key: Preference): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

export function keepPreference(key: Preference, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // private windows refuse: the page works without
  }
}

/** What the browser keeps of a person between visits: language, theme, widths of the columns, names under decisions. Nothing of a project. */

const PREFIX = 'sunmao.';

export type Preference = 'lang' | 'queue-by' | 'who' | 'bcf-author' | 'theme' | 'columns' | 'guide';

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

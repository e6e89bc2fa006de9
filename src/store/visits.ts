/** Which project a visit goes on with: a page's own after a reload, else the last one of all. A browser that refuses storage knows of none. */

const LAST = 'sunmao.project';
const LOADS = 'sunmao.loads';

function get(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

function put(storage: () => Storage, key: string, value: string | null): void {
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, value);
  } catch {
    // private windows refuse: the next visit begins anew
  }
}

const tab = (): Storage => sessionStorage;
const all = (): Storage => localStorage;

export const tabProject = (): string | null => get(tab, LAST);
export const keepTabProject = (id: string | null): void => put(tab, LAST, id);
export const lastProject = (): string | null => get(all, LAST);
export const keepLastProject = (id: string | null): void => put(all, LAST, id);

/** How often in a row the models of a project were begun to load and neither came nor the page was left. */
export function loadsOf(id: string): number {
  const [of, times] = (get(all, LOADS) ?? '').split(' ');
  return of === id ? Number(times) || 0 : 0;
}
export const loadBegins = (id: string): void => put(all, LOADS, `${id} ${loadsOf(id) + 1}`);
export const loadEnds = (): void => put(all, LOADS, null);

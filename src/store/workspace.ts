/** What a person arranges around a project and no figure depends on: selection sets and saved views. Plain JSON. */

/** An element as it is found again in the next revision of its file. */
export interface ElementRef {
  /** as the report names it */
  readonly file: string;
  readonly globalId: string;
}

export interface SavedSet {
  readonly id: string;
  readonly name: string;
  /** a list of elements; absent where the set is a filter */
  readonly elements?: readonly ElementRef[];
  /** a filter as the filter builder writes it, evaluated anew on every model */
  readonly filter?: unknown;
}

/** World metres, Z up, as viewpoints of BCF have them. */
export interface SavedCamera {
  readonly position: readonly [number, number, number];
  readonly direction: readonly [number, number, number];
  readonly up: readonly [number, number, number];
  readonly kind: 'perspective' | 'orthogonal';
  /** degrees of the vertical field of view, or metres of the view's height */
  readonly extent: number;
}

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly camera: SavedCamera;
  /** section planes: a point and the direction that is cut away */
  readonly planes: readonly { readonly location: readonly [number, number, number]; readonly direction: readonly [number, number, number] }[];
  /** elements that are hidden, or the only ones that are shown */
  readonly visibility: { readonly kind: 'all-but' | 'only'; readonly elements: readonly ElementRef[] };
}

export interface Workspace {
  readonly sets: readonly SavedSet[];
  readonly views: readonly SavedView[];
}

export const EMPTY_WORKSPACE: Workspace = { sets: [], views: [] };

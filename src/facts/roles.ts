/** The roles of an element and the evidence for each. Contract of `classify` (design.md section 5). */

export type Component =
  | 'column' | 'brace' | 'shear-wall' | 'ductile-wall-panel'
  | 'beam' | 'slab' | 'stair' | 'balcony' | 'ac-slab' | 'roof' | 'bay-window'
  | 'infill-envelope-wall' | 'partition' | 'curtain-wall' | 'wall' | 'hung-panel' | 'parapet'
  | 'covering' | 'floor-finish' | 'ceiling' | 'formwork-panel' | 'lintel' | 'constructional-column'
  | 'kitchen-pod' | 'bathroom-pod' | 'pipe' | 'duct' | 'cast-in-place-joint' | 'embedded-part' | 'rebar'
  | 'foundation' | 'pile' | 'ground-slab' | 'ramp' | 'topping' | 'door' | 'window' | 'railing' | 'furniture'
  | 'equipment' | 'plant' | 'space' | 'assembly' | 'other' | 'unknown';

export type PrecastValue = 'precast' | 'cast-in-place' | 'composite' | 'not-applicable' | 'unknown' | 'conflict';
export type TernaryValue = true | false | 'unknown' | 'conflict' | 'not-applicable';
export type WallKindValue =
  | 'panel' | 'curtain' | 'framed' | 'masonry' | 'cast-in-place' | 'not-applicable' | 'unknown' | 'conflict';

export type Role = 'component' | 'precast' | 'loadBearing' | 'external' | 'wallKind' | 'dryMethod' | 'integrated';

/** Rank 1 is strongest (design decision 3, domain.md 3.5). `convention` settles what no evidence decides. */
export type EvidenceSource =
  | 'user' | 'template' | 'property' | 'classification' | 'type' | 'name' | 'material' | 'content' | 'geometry'
  | 'class' | 'file' | 'convention';

export interface Evidence {
  readonly role: Role;
  readonly value: string | boolean;
  readonly source: EvidenceSource;
  readonly rank: number;
  /** where it was read: `Pset_WallCommon.LoadBearing`, `type name "预制夹心外墙"`, the pattern's id, … */
  readonly where: string;
  /** it disagrees with the value that stands */
  readonly contradicts?: boolean;
  /** it only proposes and never settles (geometry, export defaults) */
  readonly proposal?: boolean;
}

export interface Roles {
  readonly component: Component;
  readonly precast: PrecastValue;
  readonly loadBearing: TernaryValue;
  readonly external: TernaryValue;
  readonly wallKind: WallKindValue;
  readonly dryMethod: TernaryValue;
  /**
   * envelope walls: wall, insulation and finish made as one (4.0.7); partitions: wall, pipes and finish made as one (4.0.9).
   * Not printed by `classify`, whose roles are a contract.
   */
  readonly integrated: TernaryValue;
  readonly evidence: readonly Evidence[];
  /** components it may be when `component` is `wall` or `unknown`; a single entry otherwise */
  readonly candidates: readonly Component[];
}

/** What an element of which only that it is a wall, or nothing, is known may be; of all others their component alone. */
export function possibleComponents({ component, candidates }: Pick<Roles, 'component' | 'candidates'>): readonly Component[] {
  return component === 'wall' || component === 'unknown' ? candidates : [component];
}

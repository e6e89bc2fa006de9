/** Where evidence disagrees, in groups a person can settle at once: equal ranks (a conflict), or a weaker word against the one that stands. */
import type { Facts } from './facts.ts';
import type { Evidence, EvidenceSource, Role, Roles } from './roles.ts';
import { typeName } from './settlements.ts';

export interface EvidenceSide {
  readonly source: EvidenceSource;
  readonly rank: number;
  readonly value: string;
  /** where such evidence is read: a property, a pattern's id, a class; without the words of one element */
  readonly label: string;
  /** one element's own */
  readonly example: string;
}

export interface ConflictGroup {
  /** stable for one pair of sources: to find the group again after a check */
  readonly key: string;
  /** `conflict`: of equal rank, nothing stands; `contradicted`: `one` stands against `other` */
  readonly kind: 'conflict' | 'contradicted';
  readonly role: Role;
  readonly one: EvidenceSide;
  readonly other: EvidenceSide;
  /** positions in Report.elements, ascending */
  readonly elements: readonly number[];
  /** type names with how many of the elements are of each, most first; '' for none */
  readonly types: readonly (readonly [type: string, count: number])[];
  /** positions in Report.files, ascending */
  readonly files: readonly number[];
}

const ROLES: readonly Role[] = ['component', 'precast', 'loadBearing', 'external', 'wallKind', 'dryMethod', 'integrated'];
/** so many types of a group are named */
const NAMED_TYPES = 50;

interface Pair {
  readonly kind: ConflictGroup['kind'];
  readonly role: Role;
  readonly one: EvidenceSide;
  readonly other: EvidenceSide;
  readonly key: string;
}

/** Conflicts first, then what most elements share. Only of what may count. Linear in elements: pairs are found once per statement that elements share. */
export function conflictGroups(facts: Facts): readonly ConflictGroup[] {
  const known = new Map<Roles, readonly Pair[]>();
  const groups = new Map<string, { readonly pair: Pair; readonly elements: number[] }>();
  for (const element of facts.model.elements) {
    if (facts.outOfScope[element.index] !== null) continue;
    const roles = facts.roles[element.index]!;
    let pairs = known.get(roles);
    if (pairs === undefined) known.set(roles, (pairs = ROLES.flatMap((role) => pairsOf(roles, role))));
    for (const pair of pairs) {
      const group = groups.get(pair.key);
      if (group) group.elements.push(element.index);
      else groups.set(pair.key, { pair, elements: [element.index] });
    }
  }
  const { elements: all } = facts.model;
  return [...groups.values()].map(({ pair, elements }): ConflictGroup => {
    const types = new Map<string, number>();
    for (const index of elements) types.set(typeName(all[index]!), (types.get(typeName(all[index]!)) ?? 0) + 1);
    return {
      ...pair, elements,
      types: [...types].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, NAMED_TYPES),
      files: [...new Set(elements.map((index) => all[index]!.file))].sort((a, b) => a - b),
    };
  }).sort((a, b) => Number(b.kind === 'conflict') - Number(a.kind === 'conflict') || b.elements.length - a.elements.length || (a.key < b.key ? -1 : 1));
}

function pairsOf(roles: Roles, role: Role): readonly Pair[] {
  const firm = roles.evidence.filter((e) => e.role === role && e.proposal !== true).sort((a, b) => a.rank - b.rank);
  const top = firm[0];
  if (top === undefined) return [];
  const peers = firm.filter((e) => e.rank === top.rank && String(e.value) !== String(top.value));
  // a component in conflict is kept as what it may be
  const open = String(roles[role]) === 'conflict' || (role === 'component' && (roles.component === 'unknown' || roles.component === 'wall') && peers.length > 0);
  if (open) {
    const other = peers[0] ?? firm.find((e) => String(e.value) !== String(top.value));
    return other === undefined ? [] : [pairOf('conflict', role, top, other)];
  }
  const standing = firm.find((e) => e.contradicts !== true);
  if (standing === undefined) return [];
  const against = new Map<string, Pair>();
  for (const e of firm) {
    if (e.contradicts !== true) continue;
    const pair = pairOf('contradicted', role, standing, e);
    against.set(pair.key, pair);
  }
  return [...against.values()];
}

function pairOf(kind: Pair['kind'], role: Role, a: Evidence, b: Evidence): Pair {
  let [one, other] = [sideOf(a), sideOf(b)];
  // of equals neither comes first: one order, so that one pair is one group
  if (kind === 'conflict' && sideKey(other) < sideKey(one)) [one, other] = [other, one];
  return { kind, role, one, other, key: `${kind}\n${role}\n${sideKey(one)}\n${sideKey(other)}` };
}

const sideKey = (side: EvidenceSide): string => `${side.source}\n${side.label}\n${side.value}`;

function sideOf(e: Evidence): EvidenceSide {
  return { source: e.source, rank: e.rank, value: String(e.value), label: labelOf(e), example: e.where };
}

/** `type "叠合板-130" (zh-slab)` → `type (zh-slab)`; what a person wrote keeps its reach alone. */
function labelOf({ source, where }: Evidence): string {
  if (source === 'user' || source === 'convention') return where.replace(/:.*$/su, '');
  return where.replace(/\s*".*"/su, '').trim();
}

/** The profile that settles everything the unflagged tower leaves open; `tower-unflagged.profile.json` is its text. */
import { PROFILE_SCHEMA, type DeclaredRow, type Profile, type Settlement } from '../../src/profile/profile.ts';
import { typeName } from '../../src/ifc-write/samples/author.ts';
import { PIPE_KINDS, TOWER_KINDS, type Kind } from '../../src/ifc-write/samples/kinds.ts';
import { roomType } from '../../src/ifc-write/samples/tower.ts';
import { TOWER } from '../../src/ifc-write/samples/tower.params.ts';

const PRECAST = { 预制: 'precast', 现浇: 'cast-in-place', 叠合: 'composite' } as const;
const WALL_KIND: Readonly<Record<string, string>> = { 条板: 'panel', 砌筑: 'masonry' };
const COMPONENT: Readonly<Record<string, string>> = {
  后浇段: 'cast-in-place-joint', 柱: 'column', 阳台: 'balcony', 空调板: 'ac-slab', 整体厨房: 'kitchen-pod', 整体卫浴: 'bathroom-pod',
};
/** Settled by the convention instead: what is not marked is cast in place. */
const BY_CONVENTION: ReadonlySet<Kind> = new Set<Kind>([TOWER_KINDS.slab, TOWER_KINDS.roofBeam]);
/** Below ground or on the roof: counted nowhere. */
const OUT_OF_SCOPE: ReadonlySet<Kind> = new Set<Kind>([
  TOWER_KINDS.basementWall, TOWER_KINDS.groundSlab, TOWER_KINDS.raft, TOWER_KINDS.parapet, TOWER_KINDS.machineRoomWall, TOWER_KINDS.machineRoomSlab, TOWER_KINDS.railing,
]);

/** Marks that a kind's `#` takes in the unflagged tower. */
function marks(kind: Kind): readonly string[] {
  if (!kind.neutral.includes('#')) return [''];
  if (kind === TOWER_KINDS.compositeBeam) return TOWER.beams.map((_, i) => String(i + 1));
  return ['1 200x400', '2 200x700'];
}

function settlementsOf(kind: Kind): readonly Settlement[] {
  const reason = kind.type.replace('#', '');
  return marks(kind).flatMap((mark) => {
    const key = typeName(kind, false, mark);
    const settle = (role: Settlement['role'], value: string | boolean | undefined): readonly Settlement[] =>
      value === undefined ? [] : [{ by: 'type', key, role, value, reason }];
    return [
      ...settle('component', kind.component === undefined ? undefined : COMPONENT[kind.component]),
      ...settle('precast', kind.precast === undefined || BY_CONVENTION.has(kind) ? undefined : PRECAST[kind.precast]),
      ...settle('wallKind', kind.wallBuild === undefined ? undefined : WALL_KIND[kind.wallBuild]),
      ...settle('integrated', kind.integrated === undefined ? undefined : kind.integrated !== '无'),
      ...settle('dryMethod', kind.dryMethod),
    ];
  });
}

function rooms(): readonly Settlement[] {
  const found = new Map<string, Settlement>();
  for (const piece of TOWER.rooms) {
    for (let n = 1; n <= TOWER.storeys; n++) {
      if (piece.use === 'other' || (piece.podFrom !== undefined && n >= piece.podFrom)) continue;
      const key = roomType(piece, n);
      found.set(key, { by: 'type', key, role: 'dryMethod', value: !key.endsWith('a'), reason: '装修做法表' });
    }
  }
  return [...found.values()];
}

const SEPARATED = ['明敷', '吊顶', '架空层', '轻质墙腔'];

/** One row per system, m. */
function pipeRows(): readonly DeclaredRow[] {
  return Object.entries(PIPE_KINDS).map(([system, { system: label }]) => {
    let numerator = 0;
    let denominator = 0;
    for (const pipe of TOWER.pipes.filter((p) => p.system === system)) {
      const length = (Math.hypot(pipe.to[0] - pipe.from[0], pipe.to[1] - pipe.from[1]) / 100) * (pipe.once ? 1 : 2);
      for (let n = 1; n <= TOWER.storeys; n++) {
        denominator += length;
        if (SEPARATED.includes(n <= TOWER.baseStoreys ? pipe.baseLaying : pipe.laying)) numerator += length;
      }
    }
    return { label, numerator: numerator / 10, denominator: denominator / 10, drawing: '设施-05' };
  });
}

export function unflaggedProfile(): Profile {
  const kinds: readonly Kind[] = Object.values(TOWER_KINDS);
  return {
    schema: PROFILE_SCHEMA,
    project: { name: '3#住宅楼', stage: 'design' },
    structure: 'concrete',
    conventions: [
      { component: 'slab', unmarked: 'cast-in-place', reason: '结构设计说明：叠合板、阳台板、空调板以外的楼板现浇' },
      { component: 'beam', unmarked: 'cast-in-place', reason: '结构设计说明：屋面梁现浇' },
    ],
    settlements: [...kinds.filter((kind) => !OUT_OF_SCOPE.has(kind)).flatMap(settlementsOf), ...rooms()],
    declared: [
      { item: 'fullFitOut', mode: 'replace', value: true, document: '全装修图纸目录' },
      { item: 'q3d', mode: 'replace', present: true, rows: pipeRows(), document: '管线分离计算表' },
    ],
  };
}

export const unflaggedProfileText = (): string => `${JSON.stringify(unflaggedProfile(), null, 2)}\n`;

/** A stand-in for the engine worker, for looking at the page without one: boxes for a building, and a report about them. Never shipped. */
import { scoring as pack } from '../../src/standards/gbt51129-2017.json';
import type { BuildingResult, Contribution, ItemResult, Report, ReportElement } from '../../src/engine/report.ts';
import type { Evidence, Roles } from '../../src/facts/roles.ts';
import { EMPTY_PROFILE, type ItemId, type Profile } from '../../src/profile/profile.ts';
import { SWITCHES } from '../../src/profile/switches.ts';
import type { EngineClient } from '../../src/worker/client.ts';
import type { MeshBatch } from '../../src/worker/load.types.ts';

interface Piece {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly class: string;
  readonly storey: string;
  readonly component: Roles['component'];
  readonly precast: Roles['precast'];
  readonly box: readonly [number, number, number, number, number, number];
}

/** `floors` storeys of walls and slabs; `bays`² per storey. */
function pieces(floors: number, bays: number): Piece[] {
  const out: Piece[] = [];
  let id = 100;
  for (let f = 0; f < floors; f++) {
    const z = f * 2.9;
    for (let x = 0; x < bays; x++) {
      for (let y = 0; y < bays; y++) {
        const lower = f < 3;
        out.push({ id: id++, name: `楼板:叠合板-130(60+70):${id}`, type: '楼板:叠合板-130(60+70)', class: 'IfcSlab', storey: `${f + 1}F`, component: 'slab', precast: 'composite', box: [x * 4, y * 4, z, x * 4 + 3.95, y * 4 + 3.95, z + 0.13] });
        out.push({ id: id++, name: lower ? `基本墙:Q1-200 现浇:${id}` : `基本墙:YWQ1-200:${id}`, type: lower ? '基本墙:Q1-200 现浇' : '基本墙:YWQ1-200', class: 'IfcWallStandardCase', storey: `${f + 1}F`, component: 'shear-wall', precast: lower ? 'cast-in-place' : 'precast', box: [x * 4, y * 4, z + 0.13, x * 4 + 3.2, y * 4 + 0.2, z + 2.9] });
        out.push({ id: id++, name: `基本墙:内隔墙-轻质条板100:${id}`, type: '基本墙:内隔墙-轻质条板100', class: 'IfcWall', storey: `${f + 1}F`, component: 'partition', precast: 'unknown', box: [x * 4 + 2, y * 4 + 0.2, z + 0.13, x * 4 + 2.1, y * 4 + 3.4, z + 2.9] });
        out.push({ id: id++, name: `混凝土-矩形梁:KL5(3) 250x500:${id}`, type: '混凝土-矩形梁:KL5(3) 250x500', class: 'IfcBeam', storey: `${f + 1}F`, component: 'beam', precast: 'unknown', box: [x * 4, y * 4 + 3.5, z + 2.4, x * 4 + 3.95, y * 4 + 3.75, z + 2.9] });
      }
    }
  }
  return out;
}

function batchOf(list: readonly Piece[]): MeshBatch {
  const n = list.length;
  const positions = new Float32Array(n * 72);
  const normals = new Float32Array(n * 72);
  const indices = new Uint32Array(n * 36);
  const faces: readonly (readonly [number, number, number])[] = [[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]];
  list.forEach(({ box: [x0, y0, z0, x1, y1, z1] }, e) => {
    const c = [(x0 + x1) / 2, (z0 + z1) / 2, -(y0 + y1) / 2];
    const h = [(x1 - x0) / 2, (z1 - z0) / 2, (y1 - y0) / 2];
    faces.forEach((normal, f) => {
      const u = [normal[1], normal[2], normal[0]];
      const v = [normal[2], normal[0], normal[1]];
      for (let k = 0; k < 4; k++) {
        const a = k === 0 || k === 3 ? -1 : 1;
        const b = k < 2 ? -1 : 1;
        for (let axis = 0; axis < 3; axis++) {
          positions[(e * 24 + f * 4 + k) * 3 + axis] = c[axis]! + h[axis]! * (normal[axis]! + a * u[axis]! + b * v[axis]!);
          normals[(e * 24 + f * 4 + k) * 3 + axis] = normal[axis]!;
        }
      }
      indices.set([0, 1, 2, 0, 2, 3].map((i) => e * 24 + f * 4 + i), e * 36 + f * 6);
    });
  });
  return {
    file: 0, origin: [500_000, 3_400_000, 0], expressIds: Uint32Array.from(list, (p) => p.id),
    vertexStart: Uint32Array.from({ length: n + 1 }, (_, i) => i * 24), indexStart: Uint32Array.from({ length: n + 1 }, (_, i) => i * 36),
    positions, normals, indices,
  };
}

const PATH = 'tower-3#-结构.ifc';

export function fixtureEngine(floors = 17, bays = 6): EngineClient {
  let list: Piece[] = [];
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  let cancelled = false;

  function rolesOf(piece: Piece, profile: Profile): Omit<Roles, 'evidence'> {
    const settled = profile.settlements?.findLast((s) => s.role === 'precast' && (s.by === 'type' ? s.key === piece.type : s.key === `G${piece.id}`));
    const convention = profile.conventions?.find((c) => c.component === piece.component);
    const precast = (settled?.value as Roles['precast'] | undefined) ?? (piece.precast === 'unknown' && convention ? convention.unmarked : piece.precast);
    return { component: piece.component, precast, loadBearing: piece.component === 'shear-wall', external: 'unknown', wallKind: piece.component === 'partition' ? 'panel' : 'not-applicable', dryMethod: 'not-applicable', integrated: 'unknown', candidates: [piece.component] };
  }

  function report(profile: Profile): Report {
    const elements = list.map((piece): ReportElement => ({
      file: 0, globalId: `G${piece.id}`, expressId: piece.id, class: piece.class, name: piece.name, type: piece.type, storey: piece.storey, building: 'B1',
      roles: rolesOf(piece, profile), volume: 1.7712, grossVolume: 1.9, footprintArea: 15.6025, sideArea: 8.864, geometry: 'closed', box: [500_000 + piece.box[0], 3_400_000 + piece.box[1], piece.box[2], 500_000 + piece.box[3], 3_400_000 + piece.box[4], piece.box[5]], outOfScope: null, outOfScopeText: null, representedBy: null,
    }));
    const serves: Partial<Record<ItemId, readonly string[]>> = { q1a: ['shear-wall'], q1b: ['slab', 'beam'], q2c: ['partition'] };
    const items = pack.items.map((item): ItemResult => {
      const contributions: Contribution[] = [];
      elements.forEach((e, i) => {
        if (!serves[item.id as ItemId]?.includes(e.roles.component)) return;
        const q = item.id === 'q1a' ? 1.7712 : 8.864;
        const counted = item.id === 'q2c' || e.roles.precast === 'precast' || e.roles.precast === 'composite' ? 'yes' : e.roles.precast === 'unknown' ? 'unknown' : 'no';
        contributions.push({ element: i, storey: e.storey ?? '', level: 0, options: counted === 'unknown' ? [[0, q], [q, q]] : [[counted === 'yes' ? q : 0, q]], counted, missing: counted === 'unknown' ? ['precast'] : [] });
      });
      let lo = 0, hi = 0, den = 0;
      for (const c of contributions) { lo += c.options[0]![0]; hi += c.options.at(-1)![0]; den += c.options[0]![1]; }
      const declared = profile.declared?.find((d) => d.item === item.id);
      const ratio: readonly [number, number] = den > 0 ? [(lo / den) * 100, (hi / den) * 100] : declared ? [72, 72] : [0, 100];
      const max = item.award.pointsMax;
      return {
        id: item.id as ItemId, title: item.title, clause: item.clause, unit: item.unit as ItemResult['unit'], numerator: den > 0 ? [lo, hi] : null, denominator: den > 0 ? [den, den] : null,
        ratio, points: [Math.round(ratio[0] * max) / 100, Math.round(ratio[1] * max) / 100], maxPoints: max, present: item.id === 'q3d' ? 'unknown' : item.id === 'q3b' ? 'no' : 'yes',
        source: declared ? 'declared' : den > 0 ? 'measured' : 'none', declared: declared?.rows ?? [], storeys: [], contributions, missing: den > 0 ? [] : [{ zh: '模型不含此项数据', en: 'the model does not say' }],
      } as unknown as ItemResult;
    });
    const open = elements.flatMap((e, i) => (e.roles.precast === 'unknown' && e.roles.component === 'beam' ? [i] : []));
    const pLo = items.reduce((s, i) => s + (i.points?.[0] ?? 0), 0) * 0.9;
    const pHi = items.reduce((s, i) => s + (i.points?.[1] ?? 0), 0);
    const building = {
      id: 'B1', name: '3# 住宅楼', structure: profile.structure ?? 'concrete', files: [0], groundLevel: { value: -0.3, source: 'file' },
      storeys: [...new Set(list.map((p) => p.storey))].map((name, i) => ({ name, elevation: i * 2.9, top: null, aboveGround: 'yes', excluded: false, standsFor: 1, planArea: [576, 576] })),
      items, score: { points: {} as never, Q1: [31.4, 44], Q2: [5, 20], Q3: [0, 18], Q4: [6, 12], pRaw: [pLo, pHi], p: [Math.round(pLo), Math.round(pHi)], prefabricated: 'unknown', grade: [null, 'A', 'AA'] },
      gates: pack.gates.map((gate, i) => ({ id: gate.id, for: gate.for, title: gate.title, clause: gate.clause, limit: 'min' in gate.measure ? gate.measure.min : 0, value: [20 + i, 60 + i], outcome: (['pass', 'unknown', 'fail', 'unknown', 'pass'] as const)[i]!, restsOnRounding: false })),
      grade: [null, 'A', 'AA'],
      required: (profile.required ?? []).map((r) => ({ value: r.value, document: r.document, reached: [pLo, pHi], margin: typeof r.value === 'number' ? [pLo - r.value, pHi - r.value] : null, outcome: 'unknown' })),
      openQuestions: open.length ? [{ role: 'precast', group: '混凝土-矩形梁:KL5(3) 250x500', file: 0, elements: open, items: ['q1b'], quantity: open.length * 8.8, unit: 'm²', narrows: 10.25 }, { role: 'present', group: 'q3d', file: null, elements: [], items: ['q3d'], quantity: 0, unit: '', narrows: 6 }] : [],
    } as unknown as BuildingResult;
    return {
      schema: 'sunmao-report/1', tool: { name: 'sunmao', version: '0' }, date: null,
      files: list.length ? [{ path: PATH, sha256: 'x', bytes: 42_300_000, schema: 'IFC4', tool: 'Autodesk Revit 2024 (CHS)', elements: list.length, status: 'read', error: null, discipline: 'structure', project: '0YvctVUKr0kugbFTf53O9L' }, { path: '坏文件.ifc', sha256: 'y', bytes: 120, schema: '', tool: '', elements: 0, status: 'unreadable', error: 'html-not-ifc', discipline: null, project: null }] : [],
      packs: [], rules: null, profile: EMPTY_PROFILE, profileHash: '', tolerances: {},
      switches: SWITCHES.map((s) => ({ key: s.key, title: s.title, value: profile.switches?.[s.key] ?? s.options[0]!.value, default: s.options[0]!.value, options: s.options, from: profile.switches?.[s.key] ? 'profile' : 'default', effect: null, source: s.source })),
      elements, buildings: [building],
      proposals: [], schedule: { density: { value: 2500, from: 'assumed' }, rows: [], kinds: [] }, template: { rows: [], groups: [] }, findings: list.length ? Array.from({ length: 400 }, (_, i) => ({ code: i % 3 ? 'element-without-storey' : 'dangling-reference', severity: i % 3 ? 'warning' : 'error', file: PATH, line: 120 + i, expressId: 100 + i, globalId: null, params: { class: 'IfcWall<img onerror=alert(1)>', target: 77 + i } })) : [],
      summary: { exitCode: 3, decided: {}, unknown: {} }, timing: { totalMs: 0, stages: {} },
    } as Report;
  }

  async function load(events: Parameters<EngineClient['add']>[1]): Promise<void> {
    cancelled = false;
    const all = pieces(floors, bays);
    for (const stage of ['bytes', 'records', 'elements', 'meshes'] as const) {
      for (let i = 0; i <= 10; i++) {
        if (cancelled) throw new DOMException('cancelled', 'AbortError');
        events.onProgress?.({ stage, file: PATH, done: i * 4_000_000, total: 40_000_000 });
        if (stage === 'meshes' && i < 10) events.onBatch?.(batchOf(all.slice(Math.floor((all.length * i) / 10), Math.floor((all.length * (i + 1)) / 10))), PATH);
        await wait(30);
      }
    }
    list = all;
  }
  return {
    add: (_, events) => load(events),
    addSample: (_, events) => load(events),
    remove: async () => { list = []; },
    cancel: async () => { cancelled = true; },
    check: async (profile, onStep, onHead) => {
      for (let i = 0; i < 4; i++) { onStep?.(i, 4, 'facts'); await wait(40); }
      const made = report(profile);
      onHead?.({ ...made, elements: [] });
      await wait(30);
      return made;
    },
    measured: async () => null,
    storeyPlan: async () => null,
    detail: async (index) => {
      const piece = list[index]!;
      const evidence: Evidence[] = [
        { role: 'component', value: piece.component, source: 'type', rank: 5, where: `type name "${piece.type}"` },
        { role: 'precast', value: 'precast', source: 'name', rank: 6, where: 'pattern ywq', contradicts: piece.precast === 'cast-in-place' },
        { role: 'loadBearing', value: true, source: 'property', rank: 3, where: 'Pset_WallCommon.LoadBearing' },
        { role: 'external', value: true, source: 'geometry', rank: 10, where: 'outside sees it', proposal: true },
      ];
      return {
        index, file: PATH, globalId: `G${piece.id}`, expressId: piece.id, line: 4711, class: piece.class, name: piece.name, type: piece.type, tag: '', storey: piece.storey,
        roles: { ...rolesOf(piece, EMPTY_PROFILE), evidence }, evidence,
        psets: [{ expressId: 5, name: 'Pset_WallCommon', from: 'occurrence', line: 9, properties: [{ name: 'LoadBearing', kind: 'single', type: 'IfcBoolean', values: [true], line: 10 }, { name: '说明', kind: 'single', type: 'IfcLabel', values: ['<img src=x onerror=alert(1)>'], line: 11 }] }],
        quantitySets: [{ expressId: 6, name: 'Qto_WallBaseQuantities', from: 'occurrence', quantities: [{ name: 'NetVolume', kind: 'volume', value: 1.77123 }] }],
        materials: [{ kind: 'layer', name: '混凝土 - 预制混凝土', category: '', role: '结构', thickness: 0.2, fraction: null, profile: null, from: 'type' }],
        classifications: [], groups: [], layers: [], whole: null, parts: [], host: null, fillings: [],
      };
    },
    switchEffects: async () => null,
    replace: async () => null,
    search: async () => ({ elements: [], where: [], texts: [], next: null }),
    filtered: async () => ({ elements: [], next: null, faults: [] }),
    fieldWords: async () => [],
    modelLinks: async () => ({ whole: new Int32Array(), groups: [] }),
    catalogue: async () => ({ packs: [], regions: [], standard: 'gbt51129-2017' }),
    selectPacks: async () => [],
    rule: async () => null,
    addPack: async () => ({ ok: false, faults: [{ path: 'id', message: 'no packs here' }], count: 1 }),
    removePack: async () => undefined,
    addIds: async () => undefined,
    removeIds: async () => undefined,
    rulesAsIds: async () => ({ ids: { info: { title: '' }, specifications: [] }, skipped: [] }),
    ruleMatches: async () => ({ elements: [], complete: true, fault: null }),
    regionHeld: async () => ({ speaks: [], partly: [] }),
    conflictGroups: async () => [],
    decisionUse: async () => null,
    decisionElements: async () => [],
    preview: async () => null,
    nameMeets: async () => [],
    mappingWords: async () => ({ concepts: [], codeLists: [] }),
    modelWords: async () => ({ entities: [], sets: [], materials: [], systems: [] }),
    whatIfSuggest: async () => null,
    whatIfJudge: async () => false,
    whatIfPlan: async () => null,
    whatIf: async () => null,
    whatIfWorkbook: async () => null,
    cancelWhatIf: async () => undefined,
    dispose: () => undefined,
  };
}

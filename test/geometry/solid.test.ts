import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { weld as weldParts, type MeshPart } from '../../src/geometry/body.ts';
import { loadManifold } from '../../src/geometry/manifold.ts';
import { orientedSize } from '../../src/geometry/oriented-box.ts';
import { solidOf, type Solid, type Unite } from '../../src/geometry/solid.ts';
import { createUnite } from '../../src/geometry/unite.ts';
import { box, elevationPrism, inverted, motion, prism, type Point } from './solids.ts';
import { plainFigures } from './twin/solid.ts';
import { createWelder } from './twin/weld.ts';

let unite: Unite;
beforeAll(async () => {
  unite = createUnite(await loadManifold());
});
const solid = (...parts: MeshPart[]): Solid => solidOf(weldParts(parts, true), unite);
/** one part of several: what a mesher hands over as one geometry */
function merged(...parts: MeshPart[]): MeshPart {
  const vertices: number[] = [];
  const indices: number[] = [];
  for (const { vertices: v, indices: t, matrix: m } of parts) {
    const base = vertices.length / 3;
    for (let i = 0; i < v.length; i += 3) {
      const [x, y, z] = [v[i]!, v[i + 1]!, v[i + 2]!];
      for (let k = 0; k < 3; k++) vertices.push(m[k]! * x + m[4 + k]! * y + m[8 + k]! * z + m[12 + k]!);
    }
    for (const i of t) indices.push(base + i);
  }
  return { vertices: Float64Array.from(vertices), stride: 3, indices: Uint32Array.from(indices), matrix: motion(0, 0, 0, 0) };
}
const at = (part: MeshPart, x: number, y: number, z: number): MeshPart => ({ ...part, matrix: motion(0, x, y, z) });
const floats = (part: MeshPart): MeshPart => {
  const n = part.vertices.length / 3;
  const vertices = new Float32Array(6 * n);
  for (let i = 0; i < n; i++) for (let k = 0; k < 3; k++) vertices[6 * i + k] = part.vertices[3 * i + k]!;
  return { ...part, vertices, stride: 6 };
};
/** any rotation, and a shift */
function rotation(a: number, b: number, x: number, y: number, z: number): number[] {
  const [ca, sa, cb, sb] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
  return [ca, sa * cb, sa * sb, 0, -sa, ca * cb, ca * sb, 0, 0, -sb, cb, 0, x, y, z, 1];
}
const octahedron = (r: number, matrix: number[]): MeshPart => ({
  vertices: Float64Array.of(r, 0, 0, -r, 0, 0, 0, r, 0, 0, -r, 0, 0, 0, r, 0, 0, -r), stride: 3, matrix,
  indices: Uint32Array.of(0, 2, 4, 2, 1, 4, 1, 3, 4, 3, 0, 4, 2, 0, 5, 1, 2, 5, 3, 1, 5, 0, 3, 5),
});

describe('closed forms of polyhedra, double precision', () => {
  const hexagon: Point[] = Array.from({ length: 6 }, (_, i) => [2 * Math.cos((i * Math.PI) / 3), 2 * Math.sin((i * Math.PI) / 3)]);
  const forms: readonly (readonly [string, (m: number[]) => MeshPart, number, number])[] = [
    ['box', (m) => box(4, 0.2, 3, m), 2.4, 26.8],
    ['hexagonal prism', (m) => prism(hexagon, 0, 3, m), 6 * Math.sqrt(3) * 3, 2 * 6 * Math.sqrt(3) + 6 * 2 * 3],
    ['gabled wall', (m) => elevationPrism([[0, 0], [6, 0], [6, 3], [3, 5], [0, 3]], 0.24, m), 24 * 0.24, 48 + 0.24 * (6 + 3 + 3 + 2 * Math.sqrt(13))],
    ['octahedron', (m) => octahedron(1.5, m), (4 / 3) * 1.5 ** 3, 4 * Math.sqrt(3) * 1.5 ** 2],
  ];
  const places: readonly (readonly [string, number[]])[] = [
    ['where it is', rotation(0, 0, 0, 0, 0)],
    ['turned', rotation(0.7, 1.1, 12, -7, 3)],
    ['mirrored', [-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]],
    ['4,000 km away', rotation(0, 0, 4_000_000, -4_000_000, 4_000_000)],
  ];
  for (const [name, make, volume, area] of forms) {
    for (const [where, matrix] of places) {
      it(`${name}, ${where}`, () => {
        const s = solid(make(matrix));
        expect(s.status).toBe('closed');
        expect(Math.abs(s.volume! / volume - 1)).toBeLessThan(1e-9);
        expect(Math.abs(s.area / area - 1)).toBeLessThan(1e-9);
      });
    }
  }

  it('through single precision they hold to 2e-7, by the kernel that takes two triangles at once', () => {
    for (const [, make, volume, area] of forms) {
      const s = solid(floats(make(rotation(0.7, 1.1, 120, -70, 30))));
      expect(Math.abs(s.volume! / volume - 1)).toBeLessThan(2e-7);
      expect(Math.abs(s.area / area - 1)).toBeLessThan(2e-7);
    }
  });

  it('knows the centre and the oriented box wherever the body lies', () => {
    fc.assert(fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }), (a, b) => {
      const m = rotation(a, b, 100, 200, 300);
      const s = solid(box(4, 0.2, 3, m));
      const middle = [2, 0.1, 1.5];
      for (let k = 0; k < 3; k++) {
        const want = m[k]! * middle[0]! + m[4 + k]! * middle[1]! + m[8 + k]! * middle[2]! + m[12 + k]!;
        expect(s.mesh.origin[k]! + s.centroid![k]!).toBeCloseTo(want, 9);
      }
      orientedSize(s.mesh)!.forEach((side, k) => expect(side).toBeCloseTo([4, 3, 0.2][k]!, 6));
    }));
  });
});

describe('shells', () => {
  it('a cavity is not concrete; a body inside out holds as much', () => {
    const hollow = merged(box(4, 4, 4), inverted(at(box(2, 2, 2), 1, 1, 1)));
    expect(solid(hollow)).toMatchObject({ status: 'closed', volume: 56, area: 6 * 16 + 6 * 4 });
    expect(solid(inverted(hollow)).volume).toBeCloseTo(56, 9);
    // matter begins anew in a cavity
    expect(solid(merged(hollow, at(box(1, 1, 1), 1.5, 1.5, 1.5))).volume).toBeCloseTo(57, 9);
  });

  it('one of several pieces turned inside out does not cancel the others', () => {
    expect(solid(merged(box(1, 1, 1), inverted(at(box(1, 1, 1), 5, 0, 0)))).volume).toBeCloseTo(2, 9);
    expect(solid(box(1, 1, 1), inverted(at(box(1, 1, 1), 5, 0, 0))).volume).toBeCloseTo(2, 9);
  });

  it('a piece drawn twice, or inside another, counts once', () => {
    expect(solid(box(1, 2, 3), box(1, 2, 3)).volume).toBeCloseTo(6, 9);
    expect(solid(box(4, 4, 4), at(box(1, 1, 1), 1, 1, 1)).volume).toBeCloseTo(64, 9);
  });

  it('pieces that overlap count once, those that touch add up', () => {
    const l = solid(box(4, 1, 3), at(box(1, 4, 3), 0, 0, 0));
    expect(l.status).toBe('closed');
    expect(l.volume).toBeCloseTo(12 + 12 - 3, 5);
    expect(l.area).toBeCloseTo(2 * 7 + (4 + 1 + 3 + 3 + 1 + 4) * 3, 4);
    expect(solid(box(4, 1, 3), at(box(1, 4, 3), 0, 1, 0)).volume).toBeCloseTo(24, 9);
  });

  it('a railing of thousands of balusters is the sum of them, one of them hollow', () => {
    const balusters = Array.from({ length: 3000 }, (_, i) => at(box(0.02, 0.02, 1), (i % 100) * 0.1, Math.floor(i / 100) * 0.1, 0));
    const s = solid(merged(...balusters, inverted(at(box(0.01, 0.01, 0.9), 0.005, 0.005, 0.05))));
    expect(s.status).toBe('closed');
    expect(s.volume).toBeCloseTo(3000 * 0.0004 - 0.00009, 9);
  });

  it('without a union, overlapping pieces are bounded by the largest and the sum', () => {
    const s = solidOf(weldParts([box(4, 1, 3), box(1, 4, 3)], true), null);
    expect(s).toMatchObject({ status: 'self-intersecting', volume: null });
    expect(s.bounds![0]).toBeCloseTo(12, 9);
    expect(s.bounds![1]).toBeCloseTo(24, 9);
  });

  it('faces that look the wrong way are turned where neighbours tell', () => {
    const part = box(1, 2, 3);
    const indices = Uint32Array.from(part.indices);
    for (const t of [0, 4, 7]) [indices[3 * t + 1], indices[3 * t + 2]] = [indices[3 * t + 2]!, indices[3 * t + 1]!];
    expect(solid({ ...part, indices }).status).toBe('closed');
    expect(solid({ ...part, indices }).volume).toBeCloseTo(6, 9);
  });

  it('parts that are open each and shut each other are one body', () => {
    const part = box(1, 2, 3);
    const half = (from: number, to: number): MeshPart => ({ ...part, indices: part.indices.slice(from, to) });
    expect(solid(half(0, 12), half(12, part.indices.length))).toMatchObject({ status: 'closed', volume: 6 });
    expect(solid(half(0, 12)).status).toBe('open');
  });

  it('an edge met by two shorter ones is no gap', () => {
    // the top face of a box in three triangles around a vertex in the middle of one edge, which its neighbour does not have
    const vertices = Float64Array.of(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 0.5, 0, 1);
    const indices = Uint32Array.of(0, 2, 1, 0, 3, 2, 0, 1, 5, 0, 5, 4, 1, 2, 6, 1, 6, 5, 2, 3, 7, 2, 7, 6, 3, 0, 4, 3, 4, 7, 4, 8, 7, 8, 6, 7, 8, 5, 6);
    const s = solid({ vertices, stride: 3, indices, matrix: motion(0, 0, 0, 0) });
    expect(s.status).toBe('closed');
    expect(s.volume).toBeCloseTo(1, 9);
  });
});

describe('what is no solid', () => {
  const lid = (part: MeshPart, triangles: number): MeshPart => ({ ...part, indices: part.indices.slice(3 * triangles) });

  it('an open body has bounds that hold what it was, and no volume', () => {
    fc.assert(fc.property(
      fc.double({ min: 0.1, max: 9, noNaN: true }), fc.double({ min: 0.1, max: 9, noNaN: true }), fc.double({ min: 0.1, max: 9, noNaN: true }),
      fc.integer({ min: 1, max: 11 }), fc.double({ min: -3, max: 3, noNaN: true }),
      (x, y, z, gone, turn) => {
        const s = solid(lid(box(x, y, z, rotation(turn, 0.4, 10, 20, 30)), gone));
        expect(s.status).toBe('open');
        expect(s.volume).toBeNull();
        expect(s.bounds![0]).toBeLessThanOrEqual(x * y * z * (1 + 1e-9));
        expect(s.bounds![1]).toBeGreaterThanOrEqual(x * y * z * (1 - 1e-9));
      },
    ));
  });

  it('a slit that could hold no more than a ten-thousandth is a crack: cutting leaves such ones', () => {
    // one corner of the lid is drawn a hair below its neighbours'
    const part = box(1, 1, 10);
    const vertices = Float64Array.from(part.vertices);
    expect(vertices[2]).toBe(10);
    vertices[2] = 10 - 5e-5;
    const s = solid({ ...part, vertices });
    expect(s.status).toBe('closed');
    expect(Math.abs(s.volume! - 10)).toBeLessThan(1e-3);
    vertices[2] = 10 - 0.5;
    expect(solid({ ...part, vertices }).status).toBe('open');
  });

  it('bounds are close where little is missing', () => {
    // a corner of one face of a large box
    const s = solid(lid(box(10, 10, 10), 1));
    expect(s.bounds![1] - s.bounds![0]).toBeLessThanOrEqual(1000 / 6 + 1e-6);
  });

  it('a self-crossing section is told, not measured', () => {
    // a bow tie: its two lobes would cancel or add as the mesher pleases
    const bow: Point[] = [[0, 0], [2, 1], [2, 0], [0, 1]];
    const wall = (a: Point, b: Point, base: number): [number[], number[]] => [[...a, 0, ...b, 0, ...b, 1, ...a, 1], [base, base + 1, base + 2, base, base + 2, base + 3]];
    const vertices: number[] = [];
    const indices: number[] = [];
    bow.forEach((p, i) => {
      const [v, t] = wall(p, bow[(i + 1) % 4]!, vertices.length / 3);
      vertices.push(...v);
      indices.push(...t);
    });
    const base = vertices.length / 3;
    for (const z of [0, 1]) for (const p of bow) vertices.push(...p, z);
    indices.push(base, base + 2, base + 1, base, base + 3, base + 2, base + 4, base + 5, base + 6, base + 4, base + 6, base + 7);
    const s = solid({ vertices: Float64Array.from(vertices), stride: 3, indices: Uint32Array.from(indices), matrix: motion(0, 0, 0, 0) });
    expect(s).toMatchObject({ status: 'self-intersecting', volume: null });
    expect(s.bounds![1]).toBeGreaterThanOrEqual(1);
  });

  it('corners that are no numbers leave a hole, never a number', () => {
    const part = box(1, 2, 3);
    for (const bad of [Number.NaN, Infinity, -Infinity, 1e30]) {
      const vertices = Float64Array.from(part.vertices);
      vertices[4] = bad;
      const s = solid({ ...part, vertices });
      expect(s.volume).toBeNull();
      expect(s.skipped).toBeGreaterThan(0);
    }
    expect(solid({ ...part, vertices: part.vertices.map(() => Number.NaN) })).toMatchObject({ status: 'degenerate', volume: null });
  });

  it('a body without thickness is degenerate, one without triangles none', () => {
    expect(solid(box(1, 1, 0)).status).toBe('degenerate');
    expect(solid({ ...box(1, 1, 1), indices: new Uint32Array(0) }).status).toBe('none');
    expect(solid().status).toBe('none');
  });

  it('three faces on one edge are open, four that cancel are not', () => {
    expect(solid(merged(box(1, 1, 1), at(box(1, 1, 1), 1, 1, 0))).status).toBe('closed');
    const fin: MeshPart = { vertices: Float64Array.of(0, 0, 0, 0, 0, 1, -1, -1, 0), stride: 3, indices: Uint32Array.of(0, 1, 2), matrix: motion(0, 0, 0, 0) };
    expect(solid(merged(box(1, 1, 1), fin))).toMatchObject({ status: 'open', volume: null });
  });
});

describe('the core against plain TypeScript and against manifold-3d', () => {
  /** a random solid: boxes and prisms, turned, united by manifold, as face-wise single-precision vertices */
  const pieces = fc.array(
    fc.record({
      size: fc.tuple(fc.double({ min: 0.1, max: 3, noNaN: true }), fc.double({ min: 0.1, max: 3, noNaN: true }), fc.double({ min: 0.1, max: 3, noNaN: true })),
      turn: fc.double({ min: -3, max: 3, noNaN: true }), tilt: fc.double({ min: -3, max: 3, noNaN: true }),
      place: fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true })),
    }),
    { minLength: 1, maxLength: 5 },
  );

  it('welds the same mesh, finds the same volume, area and centre', async () => {
    const { run } = await loadManifold();
    fc.assert(fc.property(pieces, (list) => {
      const parts = list.map(({ size, turn, tilt, place }) => floats(box(...size, rotation(turn, tilt, ...place))));
      const welded = weldParts(parts, false);
      const twin = createWelder().weld(parts);
      expect(welded.mesh.positions).toEqual(twin.positions);
      expect(welded.mesh.triangles).toEqual(twin.triangles);
      expect(welded.mesh.partEnds).toEqual(twin.partEnds);
      for (const part of parts) {
        const one = weldParts([part], true);
        const plain = plainFigures(one.mesh);
        expect(one.shells.every(({ closed }) => closed)).toBe(plain.closed);
        const s = solidOf(one, null);
        expect(Math.abs(s.volume! / Math.abs(plain.volume) - 1)).toBeLessThan(1e-6);
        expect(Math.abs(s.area / plain.area - 1)).toBeLessThan(1e-6);
        plain.centroid.forEach((x, k) => expect(s.centroid![k]!).toBeCloseTo(x, 5));
      }
      const all = solidOf(weldParts(parts, true), unite);
      const by = run(({ Manifold, Mesh }) => {
        const made = parts.map((part) => {
          const { mesh } = weldParts([part], false);
          const shift = mesh.origin;
          const vertices = Float32Array.from(mesh.positions, (x, i) => x + shift[i % 3]!);
          return new Manifold(new Mesh({ numProp: 3, vertProperties: vertices, triVerts: mesh.triangles }));
        });
        const union = Manifold.union(made);
        const volume = union.volume();
        for (const one of [...made, union]) one.delete();
        return volume;
      }, Number.NaN);
      if (all.status === 'closed') expect(Math.abs(all.volume! / by - 1)).toBeLessThan(1e-4);
      else {
        expect(all.bounds![0]).toBeLessThanOrEqual(by * 1.0001);
        expect(all.bounds![1]).toBeGreaterThanOrEqual(by * 0.9999);
      }
    }), { seed: 20261125, numRuns: 150 });
  });
});

describe('faces drawn twice', () => {
  const cube = merged(box(1, 1, 1));
  const doubled = (part: MeshPart): MeshPart => ({ ...part, indices: Uint32Array.of(...part.indices, ...part.indices) });

  it('a body whose every face is there twice is the body', () => {
    expect(solid(doubled(cube))).toMatchObject({ status: 'closed', volume: 1, area: 6 });
  });

  it('so is one with one face twice', () => {
    const one: MeshPart = { ...cube, indices: Uint32Array.of(...cube.indices, ...cube.indices.slice(0, 3)) };
    expect(solid(one)).toMatchObject({ status: 'closed', volume: 1, area: 6 });
  });

  it('one triangulated the other way the second time, or lying in another along an edge of it, has no volume', () => {
    // the cube a quarter turn about its axis: the same corners, the diagonals of its lids the other way
    expect(solid(merged(cube, { ...box(1, 1, 1), matrix: motion(Math.PI / 2, 1, 0, 0) })).volume).toBeNull();
    expect(solid(merged(cube, box(2, 1, 1))).volume).toBeNull();
    expect(solid(merged(cube, box(0.5, 0.5, 1)))).toMatchObject({ status: 'self-intersecting', volume: null });
  });

  it('one that shares a corner with the one it lies in is swallowed', () => {
    expect(solid(merged(box(2, 2, 2), cube))).toMatchObject({ status: 'closed', volume: 8, area: 24 });
  });

  it('a piece that crosses another inside its box is not swallowed', () => {
    const angle = merged(prism([[0, 0], [4, 0], [4, 1], [1, 1], [1, 4], [0, 4]], 0, 2));
    const peg = at(box(0.5, 3, 1), 0.25, 0.5, 0.5);
    const across = at(box(3, 0.5, 1), 0.5, 0.75, 0.5);
    expect(solid(angle, peg).volume).toBeCloseTo(14, 9);
    expect(solid(angle, across).volume).toBeCloseTo(14 + 0.25 * 2.5 * 1, 4);
  });

  it('bodies that only touch are both there', () => {
    expect(solid(merged(cube, at(cube, 1, 0, 0))).volume).toBeCloseTo(2, 12);
    const corner = solid(merged(cube, at(cube, 1, 1, 0)));
    expect([corner.status, corner.volume, corner.area]).toEqual(['closed', 2, 12]);
  });

  it('any boxes in any place: never more than they hold together', () => {
    const size = fc.integer({ min: 1, max: 4 });
    fc.assert(fc.property(fc.array(fc.tuple(size, size, size, size, size, size), { minLength: 2, maxLength: 3 }), fc.boolean(), (boxes, apart) => {
      const parts = boxes.map(([x, y, z, a, b, c]) => at(box(a, b, c), x, y, z));
      const { status, volume, bounds } = apart ? solid(...parts) : solid(merged(...parts));
      let cells = 0;
      for (let x = 0; x < 9; x++) for (let y = 0; y < 9; y++) for (let z = 0; z < 9; z++) if (boxes.some(([p, q, r, a, b, c]) => x >= p && x < p + a && y >= q && y < q + b && z >= r && z < r + c)) cells++;
      if (status === 'closed') expect(volume).toBeCloseTo(cells, 9);
      else if (bounds !== null) expect(bounds[0] <= cells + 1e-9 && cells - 1e-9 <= bounds[1]).toBe(true);
    }), { seed: 7, numRuns: 3000 });
  });
});

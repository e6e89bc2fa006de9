/** IfcObjectPlacement → matrix, in the file's own units. 4 × 4, column-major. */
import { isList, isRef, readArgs, refId } from './step-args.ts';
import type { StepValue } from './step-args.ts';
import type { StepIndex } from './step-index.ts';

export type Matrix = Float64Array;

export interface Placements {
  /** matrix of an IfcLocalPlacement chain; 'cyclic' when it returns to itself; null for what is not made of local placements */
  of(placement: number): Matrix | 'cyclic' | null;
}

export function identity(): Matrix {
  return Float64Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1);
}

/** `express id 0` (no placement) is the identity. */
export function createPlacements(index: StepIndex): Placements {
  const known = new Map<number, Matrix | 'cyclic' | null>([[0, identity()]]);
  const argsOf = (id: number, ...classes: readonly string[]): readonly StepValue[] | null => {
    const record = index.recordOf(id);
    if (record < 0 || !classes.includes(index.classNames[index.classCodes[record]!]!)) return null;
    return readArgs(index.bytes, index.args[record]!, index.ends[record]!, 'utf-8').values;
  };
  const numbers = (value: StepValue | undefined): number[] => (isList(value) ? value.filter((v) => typeof v === 'number') : []);
  const direction = (value: StepValue | undefined): number[] | null => {
    const args = isRef(value) ? argsOf(value.ref, 'IFCDIRECTION') : null;
    return args === null ? null : numbers(args[0]);
  };

  const axes = (id: number): Matrix | null => {
    const record = index.recordOf(id);
    if (record < 0) return null;
    const args = argsOf(id, 'IFCAXIS2PLACEMENT3D', 'IFCAXIS2PLACEMENT2D');
    if (args === null) return null;
    const flat = index.classNames[index.classCodes[record]!] === 'IFCAXIS2PLACEMENT2D';
    const pointArgs = argsOf(refId(args[0]), 'IFCCARTESIANPOINT');
    if (pointArgs === null) return null;
    const [px = 0, py = 0, pz = 0] = numbers(pointArgs[0]);
    const z = flat ? [0, 0, 1] : direction(args[1]) ?? [0, 0, 1];
    const x = direction(args[flat ? 1 : 2]) ?? [1, 0, 0];
    return frame(px, py, pz, z, x);
  };

  return {
    of(placement) {
      const chain: { id: number; local: Matrix }[] = [];
      const seen = new Set<number>();
      let at = placement;
      while (!known.has(at)) {
        if (seen.has(at)) {
          for (const link of chain) known.set(link.id, 'cyclic');
          return 'cyclic';
        }
        seen.add(at);
        const args = argsOf(at, 'IFCLOCALPLACEMENT');
        const local = args === null ? null : axes(refId(args[1]));
        if (args === null || local === null) {
          known.set(at, null);
          break;
        }
        chain.push({ id: at, local });
        at = refId(args[0]);
      }
      let world = known.get(at)!;
      for (let i = chain.length - 1; i >= 0; i--) {
        const { id, local } = chain[i]!;
        world = world instanceof Float64Array ? multiply(world, local) : world;
        known.set(id, world);
      }
      return world;
    },
  };
}

/** The axis placement's rule: z as given, x made perpendicular to it, y completes. Null where they are parallel or zero. */
function frame(px: number, py: number, pz: number, zAxis: readonly number[], xAxis: readonly number[]): Matrix | null {
  let [zx = 0, zy = 0, zz = 0] = zAxis;
  const zLength = Math.hypot(zx, zy, zz);
  if (!(zLength > 0)) return null;
  zx /= zLength;
  zy /= zLength;
  zz /= zLength;
  let [xx = 0, xy = 0, xz = 0] = xAxis;
  const along = xx * zx + xy * zy + xz * zz;
  xx -= along * zx;
  xy -= along * zy;
  xz -= along * zz;
  const xLength = Math.hypot(xx, xy, xz);
  if (!(xLength > 1e-9)) return null;
  xx /= xLength;
  xy /= xLength;
  xz /= xLength;
  const yx = zy * xz - zz * xy, yy = zz * xx - zx * xz, yz = zx * xy - zy * xx;
  return Float64Array.of(xx, xy, xz, 0, yx, yy, yz, 0, zx, zy, zz, 0, px, py, pz, 1);
}

export function multiply(a: Matrix, b: Matrix): Matrix {
  const out = new Float64Array(16);
  for (let c = 0; c < 4; c++) {
    for (let r = 0; r < 4; r++) {
      out[4 * c + r] = a[r]! * b[4 * c]! + a[4 + r]! * b[4 * c + 1]! + a[8 + r]! * b[4 * c + 2]! + a[12 + r]! * b[4 * c + 3]!;
    }
  }
  return out;
}

/** Of a rigid matrix. */
export function inverse(m: Matrix): Matrix {
  const out = identity();
  for (let c = 0; c < 3; c++) {
    for (let r = 0; r < 3; r++) out[4 * c + r] = m[4 * r + c]!;
  }
  for (let r = 0; r < 3; r++) out[12 + r] = -(m[4 * r]! * m[12]! + m[4 * r + 1]! * m[13]! + m[4 * r + 2]! * m[14]!);
  return out;
}

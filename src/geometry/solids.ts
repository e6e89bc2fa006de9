/**
 * Solids against solids: what one closed body has in common with others. A door to manifold-3d beside plan.ts, with an
 * engine of its own: one that trapped must not take the plane regions with it. Load once with `await loadSolids()`.
 */
import type { Manifold, ManifoldToplevel } from 'manifold-3d';
import type { BodyMesh } from './body.ts';
import { manifoldStarter } from './manifold.ts';
import type { ManifoldOptions } from './manifold.ts';
import { lookingOut } from './pairs.ts';

export interface Solids {
  /** Is it a solid? Two meshes in 18,000 trap the engine: asked body by body first, they cost one restart and no other's answer. */
  accepts(body: BodyMesh): Promise<boolean>;
  /**
   * m³ of `body` that lie inside any of `others`. Null: one of them is open, crosses itself so that it is no solid, or the
   * engine gave no answer. Single precision about the body's own origin: 1e-6 m on 10 m.
   */
  commonVolume(body: BodyMesh, others: readonly BodyMesh[]): number | null;
}

/** A new engine each time: the caller holds it as long as there are bodies to compare. Rejects when the wasm cannot be had. */
export async function loadSolids(options: ManifoldOptions = {}): Promise<Solids> {
  const start = await manifoldStarter(options);
  let wasm: ManifoldToplevel | null = await start();
  return {
    async accepts(body) {
      wasm ??= await start();
      const made: Manifold[] = [];
      try {
        return solidOf(wasm, body, body.origin, made) !== null;
      } catch {
        // a trap leaves the instance in an unknown state
        wasm = null;
        made.length = 0;
        return false;
      } finally {
        for (const solid of made) solid.delete();
      }
    },
    commonVolume(body, others) {
      // no restart here: whether it came in time would decide what the next answer is
      if (wasm === null) return null;
      const made: Manifold[] = [];
      try {
        const { origin } = body;
        const first = solidOf(wasm, body, origin, made);
        if (first === null) return null;
        const rest: Manifold[] = [];
        for (const other of others) {
          const solid = solidOf(wasm, other, origin, made);
          if (solid === null) return null;
          rest.push(solid);
        }
        if (rest.length === 0) return 0;
        const all = rest.length === 1 ? rest[0]! : kept(made, wasm.Manifold.union(rest));
        const common = kept(made, first.intersect(all));
        return common.status() === 'NoError' ? Math.max(0, common.volume()) : null;
      } catch {
        wasm = null;
        made.length = 0;
        return null;
      } finally {
        for (const solid of made) solid.delete();
      }
    },
  };
}

function kept(made: Manifold[], solid: Manifold): Manifold {
  made.push(solid);
  return solid;
}

/** The union of the body's parts, or all of them as one shell where a part alone is open; null: no solid. */
function solidOf(wasm: ManifoldToplevel, body: BodyMesh, origin: readonly [number, number, number], made: Manifold[]): Manifold | null {
  const positions = new Float32Array(body.positions.length);
  for (let i = 0; i < positions.length; i++) positions[i] = body.positions[i]! + (body.origin[i % 3]! - origin[i % 3]!);
  const triangles = lookingOut(body);
  const parts: Manifold[] = [];
  let from = 0;
  for (const end of body.partEnds) {
    if (end > from) {
      const solid = shell(wasm, positions, triangles.subarray(from * 3, end * 3), made);
      if (solid === null) {
        const whole = shell(wasm, positions, body.triangles, made);
        if (whole === null) return null;
        return whole.volume() >= 0 ? whole : shell(wasm, positions, reversed(body.triangles), made);
      }
      parts.push(solid);
    }
    from = end;
  }
  if (parts.length === 0) return null;
  return parts.length === 1 ? parts[0]! : kept(made, wasm.Manifold.union(parts));
}

function shell(wasm: ManifoldToplevel, positions: Float32Array, triangles: Uint32Array, made: Manifold[]): Manifold | null {
  // only the vertices it uses: the engine does not take idle ones for closed
  const numbers = new Map<number, number>();
  const used: number[] = [];
  const triVerts = triangles.map((v) => {
    let number = numbers.get(v);
    if (number === undefined) {
      numbers.set(v, (number = numbers.size));
      used.push(positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!);
    }
    return number;
  });
  const mesh = new wasm.Mesh({ numProp: 3, vertProperties: Float32Array.from(used), triVerts });
  mesh.merge();
  try {
    const solid = kept(made, new wasm.Manifold(mesh));
    return solid.status() === 'NoError' && !solid.isEmpty() ? solid : null;
  } catch (error) {
    // refused with a reason is an answer, a trap is not
    if (error instanceof WebAssembly.RuntimeError) throw error;
    return null;
  }
}

function reversed(triangles: Uint32Array): Uint32Array {
  const turned = triangles.slice();
  for (let t = 0; t < turned.length; t += 3) [turned[t + 1], turned[t + 2]] = [turned[t + 2]!, turned[t + 1]!];
  return turned;
}

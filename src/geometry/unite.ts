/** Overlapping solids as one, by manifold-3d. */
import type { Manifold } from 'manifold-3d';
import { weld } from './body.ts';
import type { BodyMesh } from './body.ts';
import type { ManifoldEngine } from './manifold.ts';
import type { Unite } from './solid.ts';

/** Solids relative to one origin; null where manifold refuses one of them or breaks down. */
export function createUnite(engine: ManifoldEngine): Unite {
  return (solids) => engine.run((toplevel) => {
    const made: Manifold[] = [];
    try {
      for (const solid of solids) {
        const piece = manifoldOf(toplevel, solid);
        if (piece === null) return null;
        made.push(piece);
      }
      const union = toplevel.Manifold.union(made);
      made.push(union);
      const { vertProperties, numProp, triVerts } = union.getMesh();
      const [x, y, z] = solids[0]!.origin;
      return weld([{ vertices: vertProperties, stride: numProp, indices: triVerts, matrix: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1] }], false);
    } finally {
      for (const one of made) one.delete();
    }
  }, null);
}

/** Null where the mesh is no manifold, which manifold tells by throwing. */
function manifoldOf(toplevel: Parameters<Parameters<ManifoldEngine['run']>[0]>[0], solid: BodyMesh): Manifold | null {
  const mesh = new toplevel.Mesh({ numProp: 3, vertProperties: Float32Array.from(solid.positions), triVerts: solid.triangles });
  mesh.merge();
  try {
    const made = new toplevel.Manifold(mesh);
    if (made.status() === 'NoError' && !made.isEmpty()) return made;
    made.delete();
    return null;
  } catch (error) {
    // what it throws for a mesh it refuses has a code; a trap has none
    if (typeof error === 'object' && error !== null && 'code' in error) return null;
    throw error;
  }
}

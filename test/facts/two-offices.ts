/** One building as two offices draw it, each in a file of its own. */
import { createIfc, slab, wall } from '../../src/ifc-write/index.ts';

export const ARCHITECT = '建筑.ifc', ENGINEER = '结构.ifc';

/** @param finish thickness that walls and slabs have beside their concrete, m; the engineer's walls are poured, the architect does not say */
function write(seed: string, finish: number, poured: boolean): Uint8Array {
  const ifc = createIfc({ seed });
  ifc.building({ key: 'b', name: '1#', elevationOfTerrain: -0.3 });
  const storey = ifc.storey({ key: '1F', name: '1F', elevation: 0 });
  ifc.storey({ key: '2F', name: '2F', elevation: 3 });
  const bearing = { psets: { Pset_WallCommon: { LoadBearing: true } } };
  wall(ifc, { storey, from: [0, 0], to: [10, 0], thickness: 0.2 + finish, height: 3, name: '剪力墙', objectType: '剪力墙', ...bearing, ...(poured ? { material: '混凝土 - 现场浇注混凝土' } : {}) });
  wall(ifc, { storey, from: [0, 6], to: [10, 6], thickness: 0.2, height: 3, name: '预制剪力墙', objectType: '预制剪力墙', ...bearing });
  slab(ifc, { storey, name: '叠合板 DLB-1', objectType: '叠合板', outline: [[0, 0], [10 - finish * 5, 0], [10 - finish * 5, 6], [0, 6]], thickness: 0.13, top: 3 });
  return ifc.bytes();
}

export const twoOffices = (): { readonly path: string; readonly bytes: Uint8Array }[] =>
  [{ path: ARCHITECT, bytes: write('a', 0.02, false) }, { path: ENGINEER, bytes: write('s', 0, true) }];

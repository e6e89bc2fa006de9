/** The geometry core: what src/geometry/core.ts calls. Every pointer is a byte offset into `memory`. */
export { allocate, mark, release } from './memory';
export { sums } from './sums';
export { begin, weldPart, weldedCount, weldSkipped, weldedPositions, weldedTriangles } from './weld';
export { edges, shells, shellSums } from './topology';
export { crossings } from './crossings';
export { buildTree } from './box-tree';
export { joinPairs, joinReached } from './broad-phase';
export { triangleTree } from './triangle-tree';
export { surfaceDistance, contactArea, windingNumber } from './pair';

/** The geometry core: what src/geometry/core.ts calls. Every pointer is a byte offset into `memory`. */
export { allocate, mark, release } from './memory';
export { buildTree } from './box-tree';
export { joinPairs, joinReached } from './broad-phase';
export { triangleTree, surfaceDistance, contactArea, windingNumber } from './pair';

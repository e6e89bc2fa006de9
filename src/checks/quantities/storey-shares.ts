/** Sizes of a member over the height of the storey that it stands in. */
import type { Level } from '../../facts/storeys.ts';
import { quantity, type Quantity, type Reading } from '../rules/judgement.ts';
import { missingGeometry } from './stated.ts';

/** A member that reaches less far into a storey does not stand in it, m. */
const REACHES = 0.05;

/** The tallest of the storeys that a body reaches into, m; null where none has a level above it. */
function storeyHeight(levels: readonly Level[], z0: number, z1: number): number | null {
  const heights = levels.flatMap(({ elevation, top }) =>
    top !== null && Math.min(z1, top) - Math.max(z0, elevation) > REACHES ? [top - elevation] : []);
  return heights.length === 0 ? null : Math.max(...heights);
}

function share(size: number, levels: readonly Level[], z0: number, z1: number): Reading {
  const height = storeyHeight(levels, z0, z1);
  if (height === null) return { value: null, missing: [{ kind: 'attribute', id: 'storeys' }] };
  return { value: [size / height, size / height], basis: `geometry: ${size.toFixed(4)} m / ${height.toFixed(4)} m` };
}

export const STOREY_SHARES: readonly Quantity[] = [
  quantity({
    id: 'panel-height-over-storey', title: { zh: '墙板高度与层高之比', en: 'height of the panel over that of the storey' }, unit: '1', subject: 'element',
    reads: ['geometry', 'levels', 'piece'],
    read: ({ geometry, levels, piece }, index) => {
      const leaves = piece(index);
      if (leaves[0] !== index) return [];
      const bodies = leaves.flatMap((leaf) => (geometry(leaf)?.bbox ? [geometry(leaf)!.bbox!] : []));
      if (bodies.length === 0) return [missingGeometry('size')];
      const z0 = Math.min(...bodies.map((b) => b[2])), z1 = Math.max(...bodies.map((b) => b[5]));
      return [share(z1 - z0, levels(index), z0, z1)];
    },
  }),
  quantity({
    id: 'panel-building-wall', title: { zh: '多层墙板结构墙厚', en: 'thickness of a wall of a panel building' }, unit: 'm', subject: 'element',
    reads: ['geometry', 'buildingOf', 'building'],
    read: ({ geometry, buildingOf, building }, index) => {
      // such buildings are few: of one whose structure nobody states the question is not asked
      if (building(buildingOf(index)).structure === null) return [];
      const thickness = geometry(index)?.thickness ?? null;
      return [thickness === null ? missingGeometry('size') : { value: [thickness, thickness], basis: 'geometry' }];
    },
  }),
  quantity({
    id: 'panel-building-wall-over-storey', title: { zh: '多层墙板结构墙厚与层高之比', en: 'thickness of a wall of a panel building over the height of the storey' }, unit: '1', subject: 'element',
    reads: ['geometry', 'levels', 'buildingOf', 'building'],
    read: ({ geometry, levels, buildingOf, building }, index) => {
      if (building(buildingOf(index)).structure === null) return [];
      const g = geometry(index);
      if (!g?.bbox || g.thickness === null) return [missingGeometry('size')];
      return [share(g.thickness, levels(index), g.bbox[2], g.bbox[5])];
    },
  }),
];

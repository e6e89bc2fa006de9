import { decode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { canvasOf, drawText, fillFace, LEVELS, strokeLine, textWidth, type Canvas } from '../../../src/export/bcf/canvas.ts';
import type { Box } from '../../../src/export/bcf/boxes.ts';
import { axesFor } from '../../../src/export/bcf/framing.ts';
import { pngOf } from '../../../src/export/bcf/png.ts';
import { drawScene, SNAPSHOT, type Scene } from '../../../src/export/bcf/snapshot.ts';
import { surroundingsOf } from '../../../src/export/bcf/surroundings.ts';
import type { ReportElement } from '../../../src/engine/report.ts';

/** Colour of every pixel as `r,g,b`. */
function colours(png: Uint8Array): readonly string[] {
  const { width, height, data, depth, palette } = decode(png, { checkCrc: true });
  const names = palette!.map((colour) => colour.slice(0, 3).join());
  return Array.from({ length: width * height }, (_, i) => names[depth === 4 ? (i % 2 === 0 ? data[i >> 1]! >> 4 : data[i >> 1]! & 15) : data[i]!]!);
}
const share = (png: Uint8Array, colour: string): number => {
  const all = colours(png);
  return all.filter((one) => one === colour).length / all.length;
};

const RED = '#d6432f';
const faces = ['214,67,47', '184,58,40', '150,47,33'];
const scene = (boxes: readonly Box[], more: Partial<Scene> = {}): Scene => ({ parts: [{ colour: RED, boxes }], context: [], axes: axesFor(boxes[0]!, null), elements: boxes.length, ...more });

describe('a drawing', () => {
  test('of a box: three faces in shades of its colour, dark edges, white around, a label', () => {
    const png = drawScene(scene([[0, 0, 0, 20, 15, 12]]));
    for (const face of faces) expect(share(png, face)).toBeGreaterThan(0.04);
    expect(share(png, '255,255,255')).toBeGreaterThan(0.2);
    expect(share(png, '38,43,50')).toBeGreaterThan(0.005);
    const rows = colours(png).slice(SNAPSHOT.width * (SNAPSHOT.height - 24));
    expect(new Set(rows)).toEqual(new Set(['236,239,243', '38,43,50']));
  });
  test('fills the picture: what is shown touches near its borders and never leaves them', () => {
    for (const box of [[0, 0, 0, 200, 3, 3], [0, 0, 0, 3, 3, 200], [0, 0, 0, 90, 60, 0.2]] as const) {
      const at = colours(drawScene(scene([box]))).flatMap((colour, i) => (faces.includes(colour) ? [i] : []));
      const [xs, ys] = [at.map((i) => i % SNAPSHOT.width), at.map((i) => Math.floor(i / SNAPSHOT.width))];
      const span = (list: readonly number[]): readonly [number, number] => [list.reduce((a, b) => Math.min(a, b)), list.reduce((a, b) => Math.max(a, b))];
      const [[left, right], [top, bottom]] = [span(xs), span(ys)];
      expect([left > 0, right < SNAPSHOT.width - 1, top > 0, bottom < SNAPSHOT.height - 25]).toEqual([true, true, true, true]);
      expect(Math.max((right - left) / SNAPSHOT.width, (bottom - top) / (SNAPSHOT.height - 24))).toBeGreaterThan(0.8);
    }
  });
  test('what is nearer hides what is farther, whichever comes first', () => {
    const [front, back] = [[0, -20, 0, 20, -19, 20], [0, 0, 0, 20, 1, 20]] as const;
    const blue = { colour: '#0000ff', boxes: [back] };
    const axes = axesFor([0, -20, 0, 20, 1, 20], null);
    const one = drawScene({ parts: [{ colour: RED, boxes: [front] }, blue], context: [], axes, elements: 2 });
    const two = drawScene({ parts: [blue, { colour: RED, boxes: [front] }], context: [], axes, elements: 2 });
    for (const colour of ['214,67,47', '184,58,40', '0,0,219']) expect(share(one, colour)).toBeCloseTo(share(two, colour), 6);
    const alone = drawScene({ parts: [{ colour: RED, boxes: [front, back] }], context: [], axes, elements: 2 });
    expect(share(one, '184,58,40') + share(one, '0,0,219')).toBeCloseTo(share(alone, '184,58,40'), 3);
    expect(share(one, '0,0,219')).toBeLessThan(0.9 * share(one, '184,58,40'));
  });
  test('others of the storey lie behind as thin lines: nothing of what is named is covered', () => {
    const boxes: readonly Box[] = [[0, 0, 0, 4, 0.2, 3]];
    const plain = drawScene(scene(boxes));
    const lined = drawScene(scene(boxes, { context: [[-3, -3, 0, 8, 8, 3], [1, -1, 0, 2, 1, 3]] }));
    for (const face of faces) expect(share(lined, face)).toBe(share(plain, face));
    expect(share(plain, '255,255,255') - share(lined, '255,255,255')).toBeGreaterThan(0.002);
  });
  test.each<readonly [string, readonly Box[]]>([
    ['a point', [[1, 1, 1, 1, 1, 1]]], ['a flat plate', [[0, 0, 3, 50, 20, 3]]], ['4,000 km away', [[4e6, 4e6, 0, 4e6 + 5, 4e6 + 4, 3]]], ['a kilometre apart', [[0, 0, 0, 1, 1, 1], [1000, 900, 0, 1001, 901, 1]]],
  ])('of %s is a picture of the right size', (_, boxes) => {
    const png = drawScene(scene(boxes));
    const { width, height } = decode(png);
    expect([width, height]).toEqual([640, 480]);
    expect(png.length).toBeLessThan(10_000);
  });
  test('far away it is the same picture as at the origin', () => {
    const at = (x: number): Uint8Array => drawScene(scene([[x, x, 0, x + 5, x + 4, 3]]));
    expect(at(4_194_304)).toEqual(at(0));
  });
  test('with nothing named: what is around, and no count', () => {
    const png = drawScene({ parts: [], context: [[0, 0, 0, 30, 20, 50]], axes: axesFor([0, 0, 0, 30, 20, 50], null), elements: 0 });
    expect(new Set(colours(png)).size).toBeGreaterThan(3);
  });
  test('more outcomes than sixteen colours hold are drawn all the same', () => {
    const parts = ['#ff0000', '#00ff00', '#0000ff', '#ffff00'].map((colour, i) => ({ colour, boxes: [[5 * i, 0, 0, 5 * i + 4, 4, 4] as Box] }));
    const png = drawScene({ parts, context: [], axes: axesFor([0, 0, 0, 19, 4, 4], null), elements: 4 });
    for (const colour of ['255,0,0', '0,255,0', '0,0,255', '255,255,0']) expect(share(png, colour)).toBeGreaterThan(0.005);
  });
});

describe('the canvas', () => {
  const covered = ({ pixels }: Canvas): number => [...pixels].filter((pixel) => pixel >= LEVELS).length;
  test('a face covers its area, to a pixel along its sides', () => {
    const canvas = canvasOf(200, 200);
    fillFace(canvas, [20.3, 30.2, 0], [120.3, 50.2, 0], [40.3, 150.2, 0], 1);
    expect(Math.abs(covered(canvas) - (100 * 120 - 20 * 20))).toBeLessThan(120);
  });
  test('neighbours share no pixel and leave no gap', () => {
    const canvas = canvasOf(100, 100);
    fillFace(canvas, [10, 10, 0], [50, 10, 0], [10, 90, 0], 1);
    fillFace(canvas, [50, 10, 0], [90, 10, 0], [50, 90, 0], 2);
    expect([1, 2].map((base) => [...canvas.pixels].filter((pixel) => pixel === base * LEVELS).length)).toEqual([3200, 3200]);
  });
  test('a line is as dark as it is thick, smooth at its sides, and hidden by what is nearer', () => {
    const canvas = canvasOf(100, 100);
    strokeLine(canvas, [10.5, 50.5, 5], [90.5, 60.5, 5], 1, 0);
    const levels = new Set(canvas.pixels);
    expect(levels.has(LEVELS - 1)).toBe(true);
    expect(levels.size).toBeGreaterThan(3);
    const hidden = canvasOf(100, 100);
    fillFace(hidden, [0, 0, 1], [100, 0, 1], [0, 100, 1], 1);
    strokeLine(hidden, [10.5, 50.5, 5], [90.5, 60.5, 5], 1, 0);
    expect(new Set(hidden.pixels)).toEqual(new Set([LEVELS]));
  });
  test('lines and letters beyond the borders are cut', () => {
    const canvas = canvasOf(20, 20);
    strokeLine(canvas, [-1e6, 10, 0], [1e6, 11, 0], 1, 0);
    strokeLine(canvas, [5, 5, 0], [5, 5, 0], 1, 0);
    drawText(canvas, 'NOT?', -3, 15, 2, 1);
    expect(canvas.pixels).toHaveLength(400);
    expect(textWidth('NO', 2)).toBe(22);
  });
});

test.each([2, 16, 17, 200])('a palette of %i colours comes back from the file', (n) => {
  const palette = Array.from({ length: n }, (_, i) => [i, 255 - i, (i * 7) % 256]);
  const pixels = Uint8Array.from({ length: 40 * 10 }, (_, i) => (i * 13) % n);
  expect(colours(pngOf(40, 10, pixels, palette))).toEqual([...pixels].map((pixel) => palette[pixel]!.join()));
});

describe('what stands around', () => {
  const element = (box: Box | null, more: Partial<ReportElement> = {}): ReportElement =>
    ({ box, storey: '1F', building: 'B1', class: 'IfcWall', representedBy: null, ...more }) as ReportElement;
  test('others of the same storeys near by, the largest first; no spaces, no openings, none of what is named', () => {
    const elements = [
      element([0, 0, 0, 4, 0.2, 3]), element([5, 0, 0, 9, 0.2, 3]), element([5, 0, 3, 9, 0.2, 6], { storey: '2F' }), element([0, 0, 0, 9, 9, 3], { class: 'IfcSpace' }),
      element([0, 0, 0, 1, 0.2, 1], { class: 'IfcOpeningElement' }), element([500, 0, 0, 504, 0.2, 3]), element([0, 0, 0, 9, 9, 0.1], { class: 'IfcSlab' }), element(null),
    ];
    const { behind, within, of } = surroundingsOf({ elements });
    expect(behind([0], [0, 0, 0, 4, 0.2, 3])).toEqual([elements[6]!.box, elements[1]!.box]);
    expect(within([0, 0, 0, 504, 9, 6])).toHaveLength(5);
    expect(within([0, 0, 0, 9, 9, 6])).toHaveLength(4);
    expect(of(['B1'])).toEqual([0, 0, 0, 504, 9, 6]);
    expect(of(['B2'])).toEqual([0, 0, 0, 504, 9, 6]);
  });
  test('no more than can be told apart', () => {
    const elements = Array.from({ length: 5000 }, (_, i) => element([i * 0.001, 0, 0, i * 0.001 + 4, 0.2, 3]));
    expect(surroundingsOf({ elements }).behind([0], [0, 0, 0, 4, 0.2, 3]).length).toBeLessThan(200);
  });
});

/**
 * A small software rasterizer: parallelograms with depth, lines with smooth edges, letters of a 5 × 7 font. A pixel is one
 * byte: what is there × 8 + how much of the line colour lies over it, so that a picture needs no more than 256 colours.
 */

/** Levels of a line's coverage, 0 for none. */
export const LEVELS = 8;

export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** along the view, m; smaller is nearer */
  readonly depth: Float32Array;
}

/** x to the right, y down, pixels; z along the view, m. */
export type ScreenPoint = readonly [x: number, y: number, z: number];

export function canvasOf(width: number, height: number): Canvas {
  return { width, height, pixels: new Uint8Array(width * height), depth: new Float32Array(width * height).fill(Infinity) };
}

/** The parallelogram at `p` with sides to `a` and `b`, where nothing nearer is there. `base`: 0–31. */
export function fillFace({ width, height, pixels, depth }: Canvas, p: ScreenPoint, a: ScreenPoint, b: ScreenPoint, base: number): void {
  const [ax, ay, bx, by] = [a[0] - p[0], a[1] - p[1], b[0] - p[0], b[1] - p[1]];
  const det = ax * by - ay * bx;
  if (Math.abs(det) < 1e-9) return;
  // p + s·a + t·b: both 0–1 inside, linear along a row
  const [sx, tx] = [by / det, -ay / det];
  const top = Math.max(0, Math.ceil(p[1] + Math.min(0, ay) + Math.min(0, by) - 0.5));
  const bottom = Math.min(height - 1, Math.floor(p[1] + Math.max(0, ay) + Math.max(0, by) - 0.5));
  for (let row = top; row <= bottom; row++) {
    const dy = row + 0.5 - p[1];
    const dx = 0.5 - p[0];
    const s0 = (dx * by - dy * bx) / det;
    const t0 = (dy * ax - dx * ay) / det;
    let from = 0;
    let to = width - 1;
    for (const [at, step] of [[s0, sx], [t0, tx]] as const) {
      if (step === 0) {
        if (at < 0 || at > 1) to = -1;
        continue;
      }
      const [first, last] = step > 0 ? [-at / step, (1 - at) / step] : [(1 - at) / step, -at / step];
      from = Math.max(from, Math.ceil(first));
      to = Math.min(to, Math.floor(last));
    }
    const zStep = sx * (a[2] - p[2]) + tx * (b[2] - p[2]);
    let z = p[2] + (s0 + sx * from) * (a[2] - p[2]) + (t0 + tx * from) * (b[2] - p[2]);
    for (let x = from, at = row * width + from; x <= to; x++, at++, z += zStep) {
      if (z < depth[at]!) {
        depth[at] = z;
        pixels[at] = base * LEVELS;
      }
    }
  }
}

/**
 * A line over what is there, `thick` pixels, where nothing lies nearer by more than `slack` m.
 * @param most of LEVELS − 1: how dark it gets
 */
export function strokeLine(canvas: Canvas, a: ScreenPoint, b: ScreenPoint, thick: number, slack: number, most = LEVELS - 1): void {
  const { width, height, pixels, depth } = canvas;
  const steep = Math.abs(b[1] - a[1]) > Math.abs(b[0] - a[0]);
  const [m, n] = steep ? ([1, 0] as const) : ([0, 1] as const);
  const [from, to] = a[m] <= b[m] ? [a, b] : [b, a];
  const run = to[m] - from[m];
  const slope = run === 0 ? 0 : (to[n] - from[n]) / run;
  const fall = run === 0 ? 0 : (to[2] - from[2]) / run;
  // measured along the minor axis a slanted line is wider by this
  const slant = Math.sqrt(1 + slope * slope);
  const half = ((thick + 1) / 2) * slant;
  const [major, minor, step, stride] = steep ? [height, width, 1, width] : [width, height, width, 1];
  const last = Math.min(major - 1, Math.floor(to[m]));
  for (let i = Math.max(0, Math.floor(from[m])); i <= last; i++) {
    const along = Math.min(Math.max(i + 0.5 - from[m], 0), run);
    const centre = from[n] + slope * along - 0.5;
    const z = from[2] + fall * along - slack;
    const end = Math.min(minor - 1, Math.floor(centre + half));
    for (let k = Math.max(0, Math.ceil(centre - half)); k <= end; k++) {
      const level = Math.round(Math.min(1, (half - Math.abs(k - centre)) / slant) * most);
      const at = i * stride + k * step;
      const now = pixels[at]!;
      if (level > now % LEVELS && z <= depth[at]!) pixels[at] = now - (now % LEVELS) + level;
    }
  }
}

export function fillRows({ width, pixels, depth }: Canvas, from: number, to: number, base: number): void {
  pixels.fill(base * LEVELS, from * width, to * width);
  depth.fill(-Infinity, from * width, to * width);
}

/** Rows of five bits from the top. What is not here is drawn as a space. */
const FONT: Readonly<Record<string, readonly number[]>> = {
  A: [0b01110, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001],
  B: [0b11110, 0b10001, 0b10001, 0b11110, 0b10001, 0b10001, 0b11110],
  D: [0b11110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b11110],
  E: [0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111],
  H: [0b10001, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001],
  L: [0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b11111],
  M: [0b10001, 0b11011, 0b10101, 0b10101, 0b10001, 0b10001, 0b10001],
  N: [0b10001, 0b11001, 0b10101, 0b10101, 0b10011, 0b10001, 0b10001],
  O: [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110],
  S: [0b01111, 0b10000, 0b10000, 0b01110, 0b00001, 0b00001, 0b11110],
  T: [0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100],
  X: [0b10001, 0b10001, 0b01010, 0b00100, 0b01010, 0b10001, 0b10001],
  '-': [0, 0, 0, 0b01110, 0, 0, 0],
  0: [0b01110, 0b10001, 0b10011, 0b10101, 0b11001, 0b10001, 0b01110],
  1: [0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110],
  2: [0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111],
  3: [0b11110, 0b00001, 0b00001, 0b01110, 0b00001, 0b00001, 0b11110],
  4: [0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010],
  5: [0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110],
  6: [0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110],
  7: [0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000],
  8: [0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110],
  9: [0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100],
};

const ADVANCE = 6;

/** pixels */
export function textWidth(text: string, scale: number): number {
  return Math.max(0, text.length * ADVANCE - 1) * scale;
}

export function drawText({ width, height, pixels }: Canvas, text: string, left: number, top: number, scale: number, base: number): void {
  [...text].forEach((letter, i) => {
    const rows = Object.hasOwn(FONT, letter) ? FONT[letter]! : [];
    rows.forEach((bits, row) => {
      for (let column = 0; column < 5; column++) {
        if ((bits & (16 >> column)) === 0) continue;
        for (let y = 0; y < scale; y++) {
          for (let x = 0; x < scale; x++) {
            const [px, py] = [left + (i * ADVANCE + column) * scale + x, top + row * scale + y];
            if (px >= 0 && px < width && py >= 0 && py < height) pixels[py * width + px] = base * LEVELS;
          }
        }
      }
    });
  });
}

/** Numbers beside pieces so that none lies over another: inside where there is room, else along the piece, else in a list. */

export interface Labelled {
  readonly text: string;
  /** the piece on the sheet, mm: x, y of its upper left, width, height */
  readonly box: readonly [x: number, y: number, width: number, height: number];
  /** a point inside the piece, mm */
  readonly inside: readonly [x: number, y: number];
}

export interface PlacedLabel {
  readonly text: string;
  /** middle, mm */
  readonly x: number;
  readonly y: number;
  /** written from below to above */
  readonly upright: boolean;
}

export interface Placement {
  readonly placed: readonly PlacedLabel[];
  /** what found no room, with how many pieces bear it; by text */
  readonly dropped: readonly { readonly text: string; readonly count: number }[];
}

type Rect = readonly [x0: number, y0: number, x1: number, y1: number];

/** mm */
const [CELL, GAP] = [6, 0.35];

/** Digits are about half as wide as they are high, Chinese characters as wide. In sizes of the font. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letter.codePointAt(0)! >= 0x2e80 ? 1 : /[A-Z@%]/.test(letter) ? 0.68 : /[il.,:;|'()[\] ]/.test(letter) ? 0.32 : 0.56;
  return width;
}

/** @param size of the letters, mm @param field what labels must stay within */
export function placeLabels(pieces: readonly Labelled[], size: number, field: Rect): Placement {
  const taken = new Map<string, Rect[]>();
  const cells = function* ([x0, y0, x1, y1]: Rect): Generator<string> {
    for (let i = Math.floor(x0 / CELL); i <= Math.floor(x1 / CELL); i += 1) for (let j = Math.floor(y0 / CELL); j <= Math.floor(y1 / CELL); j += 1) yield `${i} ${j}`;
  };
  const free = (rect: Rect): boolean => {
    if (rect[0] < field[0] || rect[1] < field[1] || rect[2] > field[2] || rect[3] > field[3]) return false;
    for (const cell of cells(rect)) for (const other of taken.get(cell) ?? []) if (rect[0] < other[2] && other[0] < rect[2] && rect[1] < other[3] && other[1] < rect[3]) return false;
    return true;
  };
  const placed: PlacedLabel[] = [];
  const dropped = new Map<string, number>();
  // the large ones have the room: small ones look for what is left
  const order = pieces.map((piece, i) => ({ piece, i })).sort((a, b) => area(b.piece) - area(a.piece) || a.i - b.i);
  for (const { piece } of order) {
    if (piece.text === '') continue;
    const long = textWidth(piece.text) * size;
    const spot = candidates(piece, long, size).find((c) => free(rectOf(c, long, size)));
    if (spot === undefined) {
      dropped.set(piece.text, (dropped.get(piece.text) ?? 0) + 1);
      continue;
    }
    const rect = rectOf(spot, long, size);
    for (const cell of cells(rect)) {
      const list = taken.get(cell);
      if (list === undefined) taken.set(cell, [rect]);
      else list.push(rect);
    }
    placed.push({ text: piece.text, ...spot });
  }
  return { placed, dropped: [...dropped].map(([text, count]) => ({ text, count })).sort((a, b) => (a.text < b.text ? -1 : 1)) };
}

const area = ({ box }: Labelled): number => box[2] * box[3];

type Spot = Omit<PlacedLabel, 'text'>;

function rectOf({ x, y, upright }: Spot, long: number, size: number): Rect {
  const [w, h] = upright ? [size, long] : [long, size];
  return [x - w / 2 - GAP, y - h / 2 - GAP, x + w / 2 + GAP, y + h / 2 + GAP];
}

function candidates({ box: [x, y, width, height], inside }: Labelled, long: number, size: number): readonly Spot[] {
  const spots: Spot[] = [];
  const upright = height > width && long > width;
  const [w, h] = upright ? [size, long] : [long, size];
  if (w <= width + 0.2 && h <= height + 0.2) {
    const steps = [0, -1, 1, -2, 2, -3, 3];
    for (const step of steps) spots.push({ x: inside[0], y: inside[1] + step * size * 1.25, upright });
    for (const step of steps) if (step !== 0) spots.push({ x: inside[0] + (step * width) / 8, y: inside[1], upright });
    return spots.filter((spot) => spot.x >= x && spot.x <= x + width && spot.y >= y && spot.y <= y + height);
  }
  const along = [0, 0.25, -0.25, 0.4, -0.4];
  const side = (upright ? width : height) / 2 + size / 2 + 0.3;
  const [mx, my] = [x + width / 2, y + height / 2];
  for (const away of [-side, side, -side - size * 1.2, side + size * 1.2]) {
    for (const share of along) spots.push(upright ? { x: mx + away, y: my + share * height, upright } : { x: mx + share * width, y: my + away, upright });
  }
  // a small thing may be named the other way
  if (!upright && height > width) for (const away of [1, -1]) spots.push({ x: mx + away * (width / 2 + long / 2 + 0.4), y: my, upright: false });
  return spots;
}

/** One plan as a drawing to scale: pieces, axes and numbers in the field, legend, scale bar, north and title block in the strip at the foot. */
import type { Report } from '../../engine/report.ts';
import type { Lang } from '../verdict-text.ts';
import { fill } from '../fill.ts';
import type { Drawing, Pen, Shape } from './drawing.ts';
import { AROUND, FRAME, fieldOf, paperFor, type Paper } from './paper.ts';
import { placeLabels, textWidth, type Labelled } from './place-labels.ts';
import type { DrawnPiece, PlanSheet } from './plan-sheets.ts';
import { planWords, sheetTitle, storeysText } from './plan-words.ts';
import { CATEGORIES, type Category } from './sheet-kinds.ts';

/** mm */
const LETTERS = 1.9;
const BUBBLE = 3.6;
/** From the plan to the bubbles of its axes. */
const BESIDE = 4;
/** Runs of pipes wider than this are no lines on paper, mm. */
const LINE_WIDE = 1.2;
const TITLE_WIDE = { A4: 92, A3: 130 } as const;
/** Lines of the list of numbers that found no room. */
const MOST_LISTED = 60;

interface At {
  readonly x: (worldX: number) => number;
  readonly y: (worldY: number) => number;
}

/** @param number of the sheet in its set, from 1 */
export function drawSheet(report: Report, sheet: PlanSheet, lang: Lang, number: number): { readonly paper: Paper; readonly drawing: Drawing } {
  const words = planWords(lang);
  let paper = paperFor(sheet.extent, false);
  let placement = placeLabels(labelled(sheet, atOf(sheet, paper, false)), LETTERS, placeField(sheet, paper, false));
  const withList = placement.dropped.length > 0;
  if (withList) {
    paper = paperFor(sheet.extent, true);
    placement = placeLabels(labelled(sheet, atOf(sheet, paper, true)), LETTERS, placeField(sheet, paper, true));
  }
  const at = atOf(sheet, paper, withList);
  const shapes: Shape[] = [
    ...sheet.context.map((piece): Shape => ({ kind: 'region', contours: piece.contours.map((c) => onPaper(c, at)), fill: 'white', pen: 'context' })),
    ...sheet.pieces.flatMap((piece) => pieceShapes(sheet, piece, at)),
    ...axisShapes(sheet, at, paper, withList),
    ...placement.placed.map((label): Shape => ({ kind: 'text', x: label.x, y: label.y, text: label.text, size: LETTERS, anchor: 'middle', upright: label.upright, halo: true })),
  ];
  if (sheet.plan.axes.length === 0) {
    shapes.push({ kind: 'text', x: FRAME.left + 4, y: paper.height - FRAME.bottom - FRAME.strip - 4, text: words.noAxes, size: 2.2, anchor: 'start', tone: 'muted' });
  }
  if (placement.dropped.length > 0) shapes.push(...listShapes(placement.dropped, paper, words.list, words.more));
  shapes.push(...northShapes(sheet, paper, withList, words.north));
  shapes.push(...stripShapes(report, sheet, paper, lang, number));
  const building = report.buildings[sheet.building]!;
  const mark = building.watermark?.[lang] ?? (building.withheld === null ? null : words.withheld);
  if (mark !== null) shapes.push({ kind: 'text', x: paper.width / 2, y: (paper.height - FRAME.strip) / 2, text: mark, size: Math.min(14, (paper.width * 0.8) / Math.max(1, textWidth(mark))), anchor: 'middle', bold: true, tone: 'watermark' });
  return { paper, drawing: { width: paper.width, height: paper.height, title: sheetTitle(report, sheet, lang), shapes } };
}

/** Where numbers may stand: beside the plan too, but not where its axes have theirs. */
function placeField(sheet: PlanSheet, paper: Paper, withList: boolean): readonly [number, number, number, number] {
  const field = fieldOf(paper, withList);
  const whole = [field.x - 4, field.y - 4, field.x + field.width + 4, field.y + field.height + 4] as const;
  if (sheet.plan.axes.length === 0) return whole;
  const at = atOf(sheet, paper, withList);
  const [x0, y0, x1, y1] = sheet.extent;
  return [Math.max(whole[0], at.x(x0) - BESIDE), Math.max(whole[1], at.y(y1) - BESIDE), Math.min(whole[2], at.x(x1) + BESIDE), Math.min(whole[3], at.y(y0) + BESIDE)];
}

/** The plan in the middle of its field. */
function atOf({ extent }: PlanSheet, paper: Paper, withList: boolean): At {
  const field = fieldOf(paper, withList);
  const k = 1000 / paper.scale;
  const x0 = field.x + field.width / 2 - ((extent[0] + extent[2]) / 2) * k;
  const y0 = field.y + field.height / 2 + ((extent[1] + extent[3]) / 2) * k;
  return { x: (x) => x0 + x * k, y: (y) => y0 - y * k };
}

function onPaper(contour: ArrayLike<number>, at: At): number[] {
  const points: number[] = [];
  for (let i = 0; i + 1 < contour.length; i += 2) points.push(at.x(contour[i]!), at.y(contour[i + 1]!));
  return points;
}

type Bounds = readonly [x: number, y: number, width: number, height: number];

function boundsOf(contours: readonly (readonly number[])[]): Bounds {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const c of contours) {
    for (let i = 0; i + 1 < c.length; i += 2) {
      [x0, x1] = [Math.min(x0, c[i]!), Math.max(x1, c[i]!)];
      [y0, y1] = [Math.min(y0, c[i + 1]!), Math.max(y1, c[i + 1]!)];
    }
  }
  return [x0, y0, x1 - x0, y1 - y0];
}

const LINES: Partial<Record<Category, Pen>> = { separated: 'line', embedded: 'line-dashed', unknown: 'line-open' };

function pieceShapes(sheet: PlanSheet, piece: DrawnPiece, at: At): readonly Shape[] {
  const contours = piece.contours.map((c) => onPaper(c, at));
  const element = piece.element === null ? {} : { element: piece.element };
  const line = sheet.kind === 'pipes' ? LINES[piece.category] : undefined;
  if (line !== undefined) {
    const [x, y, width, height] = boundsOf(contours);
    const thin = Math.min(width, height);
    if (thin <= LINE_WIDE && Math.max(width, height) <= LINE_WIDE) {
      return [{ kind: 'circle', x: x + width / 2, y: y + height / 2, r: Math.max(0.6, thin / 2), fill: piece.category === 'separated' ? 'black' : 'white', pen: line, ...element }];
    }
    if (thin <= LINE_WIDE) {
      return [{ kind: 'path', points: width >= height ? [x, y + height / 2, x + width, y + height / 2] : [x + width / 2, y, x + width / 2, y + height], pen: line, ...element }];
    }
    // a slanting run of which only the box is known: its frame, no more
    return [{ kind: 'region', contours, fill: 'none', pen: line, ...element }];
  }
  const pen: Pen = piece.category === 'unknown' ? 'open' : piece.element === null || piece.boxed ? 'derived' : 'outline';
  return [{ kind: 'region', contours, fill: piece.category, pen, ...element }];
}

function labelled(sheet: PlanSheet, at: At): readonly Labelled[] {
  return sheet.pieces.flatMap((piece): Labelled[] => {
    if (piece.label === '') return [];
    const contours = piece.contours.map((c) => onPaper(c, at));
    return [{ text: piece.label, box: boundsOf(contours), inside: insideOf(contours) }];
  });
}

/** The middle of the longest run inside, on the level of the middle. */
function insideOf(contours: readonly (readonly number[])[]): readonly [number, number] {
  const [x, y, width, height] = boundsOf(contours);
  const level = y + height / 2 + 1e-7;
  const cuts: number[] = [];
  for (const c of contours) {
    const n = c.length;
    for (let i = 0; i + 1 < n; i += 2) {
      const [ax, ay, bx, by] = [c[i]!, c[i + 1]!, c[(i + 2) % n]!, c[(i + 3) % n]!];
      if (ay > level !== by > level) cuts.push(ax + ((level - ay) / (by - ay)) * (bx - ax));
    }
  }
  cuts.sort((a, b) => a - b);
  let [middle, longest] = [x + width / 2, 0];
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    const run = cuts[i + 1]! - cuts[i]!;
    if (run > longest + 1e-6) [middle, longest] = [(cuts[i]! + cuts[i + 1]!) / 2, run];
  }
  return [middle, y + height / 2];
}

/** Axes run to the edge of the plan and a little on; their numbers stand at both ends, moved outward where they would touch. */
function axisShapes(sheet: PlanSheet, at: At, paper: Paper, withList: boolean): readonly Shape[] {
  const [x0, y0, x1, y1] = sheet.extent;
  const edge = [at.x(x0) - BESIDE, at.y(y1) - BESIDE, at.x(x1) + BESIDE, at.y(y0) + BESIDE] as const;
  const field = fieldOf(paper, withList);
  const bounds = [field.x - AROUND + BUBBLE + 0.5, field.y - AROUND + BUBBLE + 0.5, field.x + field.width + AROUND - BUBBLE - 0.5, field.y + field.height + AROUND - BUBBLE - 0.5] as const;
  const shapes: Shape[] = [];
  const bubbles: (readonly [number, number])[] = [];
  const bubble = (x: number, y: number, dx: number, dy: number, tag: string): void => {
    for (let step = 0; step < 2; step += 1) {
      const [cx, cy] = [x + dx * (BUBBLE + step * (2 * BUBBLE + 0.4)), y + dy * (BUBBLE + step * (2 * BUBBLE + 0.4))];
      if (cx < bounds[0] || cx > bounds[2] || cy < bounds[1] || cy > bounds[3]) continue;
      if (bubbles.some(([bx, by]) => Math.hypot(bx - cx, by - cy) < 2 * BUBBLE)) continue;
      bubbles.push([cx, cy]);
      if (step > 0) shapes.push({ kind: 'path', points: [x, y, cx - dx * BUBBLE, cy - dy * BUBBLE], pen: 'bubble' });
      shapes.push({ kind: 'circle', x: cx, y: cy, r: BUBBLE, fill: 'white', pen: 'bubble' });
      shapes.push({ kind: 'text', x: cx, y: cy, text: tag, size: Math.min(3, (BUBBLE * 1.7) / Math.max(0.9, textWidth(tag))), anchor: 'middle' });
      return;
    }
  };
  for (const axis of sheet.plan.axes) {
    const points = onPaper(axis.path, at);
    if (points.length === 4) {
      const clipped = clip(points as unknown as readonly [number, number, number, number], edge);
      if (clipped === null) continue;
      shapes.push({ kind: 'path', points: clipped, pen: 'axis' });
      const [ax, ay, bx, by] = clipped;
      const size = Math.hypot(bx - ax, by - ay) || 1;
      const [dx, dy] = [(bx - ax) / size, (by - ay) / size];
      bubble(ax, ay, -dx, -dy, axis.tag);
      bubble(bx, by, dx, dy, axis.tag);
    } else if (points.length > 4 && points.every((p, i) => (i % 2 === 0 ? p >= edge[0] - AROUND && p <= edge[2] + AROUND : p >= edge[1] - AROUND && p <= edge[3] + AROUND))) {
      shapes.push({ kind: 'path', points, pen: 'axis' });
      bubble(points.at(-2)!, points.at(-1)!, 0, 1, axis.tag);
    }
  }
  return shapes;
}

/** of its own length */
const NEARLY = 0.25;

/** What of a straight line lies within a rectangle; null: nothing. The line is lengthened to the rectangle where it nearly crosses it. */
function clip([ax, ay, bx, by]: readonly [number, number, number, number], [x0, y0, x1, y1]: readonly [number, number, number, number]): [number, number, number, number] | null {
  const [dx, dy] = [bx - ax, by - ay];
  if (Math.hypot(dx, dy) < 1e-6) return null;
  let [from, to] = [-Infinity, Infinity];
  for (const [p, d, lo, hi] of [[ax, dx, x0, x1], [ay, dy, y0, y1]] as const) {
    if (Math.abs(d) < 1e-9) {
      if (p < lo || p > hi) return null;
      continue;
    }
    const [s, e] = d > 0 ? [(lo - p) / d, (hi - p) / d] : [(hi - p) / d, (lo - p) / d];
    [from, to] = [Math.max(from, s), Math.min(to, e)];
  }
  // drawn nearly to an edge it is led there; an axis of a part of the plan keeps its own ends
  const first = from > -NEARLY ? from : 0;
  const last = to < 1 + NEARLY ? to : 1;
  return last - first <= 1e-9 ? null : [ax + first * dx, ay + first * dy, ax + last * dx, ay + last * dy];
}

function listShapes(dropped: readonly { readonly text: string; readonly count: number }[], paper: Paper, title: string, more: string): readonly Shape[] {
  const x = paper.width - FRAME.right - FRAME.list + 3;
  const high = paper.height - FRAME.top - FRAME.bottom - FRAME.strip - 12;
  const lines = Math.min(MOST_LISTED, Math.floor(high / 3));
  const listed = dropped.length <= lines ? dropped : dropped.slice(0, lines - 1);
  const shapes: Shape[] = [{ kind: 'text', x, y: FRAME.top + 6, text: title, size: 2, anchor: 'start', bold: true }];
  listed.forEach(({ text, count }, i) => shapes.push({ kind: 'text', x, y: FRAME.top + 10 + i * 3, text: count > 1 ? `${text} ×${count}` : text, size: LETTERS, anchor: 'start' }));
  if (listed.length < dropped.length) shapes.push({ kind: 'text', x, y: FRAME.top + 10 + listed.length * 3, text: fill(more, { n: dropped.length - listed.length }), size: LETTERS, anchor: 'start', tone: 'muted' });
  return shapes;
}

function northShapes(sheet: PlanSheet, paper: Paper, withList: boolean, letter: string): readonly Shape[] {
  const { north } = sheet.plan;
  if (north === null) return [];
  const [x, y] = [paper.width - FRAME.right - (withList ? FRAME.list : 0) - 9, FRAME.top + 10];
  const [dx, dy] = [north[0], -north[1]];
  const tip = (along: number, aside: number): readonly [number, number] => [x + dx * along - dy * aside, y + dy * along + dx * aside];
  return [
    { kind: 'circle', x, y, r: 5.5, fill: 'white', pen: 'thin' },
    { kind: 'region', contours: [[...tip(5.5, 0), ...tip(-4.6, 1.6), ...tip(-4.6, -1.6)]], fill: 'black', pen: 'none' },
    { kind: 'text', x: x + dx * 7.4, y: y + dy * 7.4, text: letter, size: 2.4, anchor: 'middle', bold: true },
  ];
}

function stripShapes(report: Report, sheet: PlanSheet, paper: Paper, lang: Lang, number: number): readonly Shape[] {
  const words = planWords(lang);
  const [x0, x1] = [FRAME.left, paper.width - FRAME.right];
  const [y0, y1] = [paper.height - FRAME.bottom - FRAME.strip, paper.height - FRAME.bottom];
  const rectangle = (ax: number, ay: number, bx: number, by: number, pen: Pen): Shape => ({ kind: 'region', contours: [[ax, ay, bx, ay, bx, by, ax, by]], fill: 'none', pen });
  const split = x1 - TITLE_WIDE[paper.size];
  const shapes: Shape[] = [
    { kind: 'region', contours: [[x0, y0, x1, y0, x1, y1, x0, y1]], fill: 'white', pen: 'none' },
    rectangle(x0, FRAME.top, x1, y1, 'frame'),
    { kind: 'path', points: [x0, y0, x1, y0], pen: 'thin' },
    { kind: 'path', points: [split, y0, split, y1], pen: 'thin' },
  ];
  // legend
  const counts = new Map<Category, number>();
  for (const piece of sheet.pieces) counts.set(piece.category, (counts.get(piece.category) ?? 0) + 1);
  const shown = CATEGORIES.filter((one) => counts.has(one));
  const columns = split - x0 > 110 ? 2 : 1;
  const column = (split - x0 - 4) / columns;
  const step = 4.2;
  shown.forEach((one, i) => {
    const [x, y] = [x0 + 3 + (i % columns) * column, y0 + 4.4 + Math.floor(i / columns) * step];
    const pen = sheet.kind === 'pipes' ? LINES[one] : undefined;
    if (pen !== undefined) shapes.push({ kind: 'path', points: [x, y, x + 8, y], pen });
    else shapes.push({ kind: 'region', contours: [[x, y - 1.5, x + 8, y - 1.5, x + 8, y + 1.5, x, y + 1.5]], fill: one, pen: one === 'unknown' ? 'open' : one === 'strip' ? 'derived' : 'outline' });
    shapes.push(fitted(x + 9.5, y, `${words.category(sheet.kind, one)} (${counts.get(one)!})`, 2.1, column - 11));
  });
  const below = y0 + 4.4 + Math.ceil(shown.length / columns) * step;
  const notes = [
    sheet.context.length > 0 ? words.contextNote : '',
    sheet.pieces.some((piece) => piece.boxed) && sheet.kind !== 'pipes' ? words.boxedNote : '',
    sheet.unplaced > 0 ? fill(words.unplaced, { n: sheet.unplaced }) : '',
    words.labelNote,
  ].filter((note) => note !== '');
  notes.forEach((note, i) => {
    const y = below + i * 2.9 - 0.6;
    if (y < y1 - 8) shapes.push(fitted(x0 + 3, y, note, 1.8, split - x0 - 6, 'muted'));
  });
  shapes.push(...scaleBar(x0 + 3, y1 - 4.2, split - x0 - 30, paper.scale));
  // title block
  const building = report.buildings[sheet.building]!;
  const ratios = sheet.items.map((item) => (item.ratioText === null ? `${item.id} —` : `${item.id} ${item.ratioText[0] === item.ratioText[1] ? item.ratioText[0] : item.ratioText.join('–')} %`)).join(' · ');
  const hashes = building.files.map((file) => report.files[file]).filter((file) => file !== undefined).map((file) => `${file.path.slice(file.path.lastIndexOf('/') + 1)} ${file.sha256.slice(0, 8)}`);
  const rows: readonly (readonly [string, string])[] = [
    [words.project, report.profile.project?.name ?? ''],
    [words.building, building.name],
    [words.sheet, `${words.kind(sheet.kind, sheet.items[0]!.title[lang])}`],
    [words.storeys, storeysText(report, sheet, lang)],
    [words.ratio, ratios],
    [words.scale, `1:${paper.scale} (${paper.size})`],
    [words.file, hashes.join(' · ')],
  ];
  const [label, row] = [17, FRAME.strip / rows.length];
  rows.forEach(([name, value], i) => {
    const y = y0 + row * (i + 0.5);
    if (i > 0) shapes.push({ kind: 'path', points: [split, y0 + row * i, x1, y0 + row * i], pen: 'thin' });
    shapes.push(fitted(split + 1.5, y, name, 1.9, label - 2, 'muted'), { ...fitted(split + label + 1.5, y, value, i === 2 ? 2.6 : 2.2, x1 - split - label - 3 - (i === 5 ? 46 : 0)), bold: i === 2 });
  });
  shapes.push({ kind: 'path', points: [split + label, y0, split + label, y1], pen: 'thin' });
  const y = y0 + row * 5.5;
  shapes.push({ kind: 'text', x: x1 - 2, y, text: `${report.date ?? words.noDate} · ${fill(words.number, { n: number })}`, size: 2.1, anchor: 'end' });
  return shapes;
}

/** Drawn smaller, and cut at last, where it would run over. */
function fitted(x: number, y: number, text: string, size: number, width: number, tone?: 'muted'): Extract<Shape, { kind: 'text' }> {
  const least = Math.min(size, 1.5);
  const wanted = textWidth(text);
  const height = Math.max(least, Math.min(size, width / Math.max(wanted, 0.1)));
  let shown = text;
  if (wanted * height > width) {
    const letters = [...text];
    while (letters.length > 1 && textWidth(`${letters.join('')}…`) * height > width) letters.pop();
    shown = `${letters.join('')}…`;
  }
  return { kind: 'text', x, y, text: shown, size: height, anchor: 'start', ...(tone ? { tone } : {}) };
}

/** Four parts of a round length, alternately filled. */
function scaleBar(x: number, y: number, room: number, scale: number): readonly Shape[] {
  const k = 1000 / scale;
  const part = [50, 25, 20, 10, 5, 2.5, 2, 1, 0.5].find((metres) => metres * 4 * k <= Math.min(room, 60)) ?? 0.5;
  const shapes: Shape[] = [];
  for (let i = 0; i < 4; i += 1) {
    const [ax, bx] = [x + i * part * k, x + (i + 1) * part * k];
    shapes.push({ kind: 'region', contours: [[ax, y, bx, y, bx, y + 1.2, ax, y + 1.2]], fill: i % 2 === 0 ? 'black' : 'white', pen: 'thin' });
  }
  for (const i of [0, 2, 4]) shapes.push({ kind: 'text', x: x + i * part * k, y: y - 1.4, text: `${i * part}${i === 4 ? ' m' : ''}`, size: 1.9, anchor: i === 0 ? 'start' : 'middle' });
  return shapes;
}

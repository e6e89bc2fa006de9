/** Plan and elevation of a case to one scale, elements coloured by what the rule says of them. */
import type { Box, ElementGeometry } from '../../../src/facts/facts.ts';
import type { Example, Outcome } from './examples.ts';
import { html, type Language, type Markup } from './html.ts';
import { wordsIn } from './words.ts';

/** The drawing area, in the drawing's units; a metre takes as many as fit. */
const WIDTH = 240;
const HEIGHT = 150;
const MARGIN = 6;
const SCALE_BARS = [10, 5, 2, 1, 0.5, 0.2, 0.1] as const;

interface Piece {
  readonly box: Box;
  readonly contours: ElementGeometry['footprint'];
  readonly outcome: Outcome | null;
  /** drawn as an outline: a space, or the place on an element that is spoken of */
  readonly outline?: 'space' | 'place';
}

export function drawing(example: Example, lang: Language): Markup | null {
  const pieces = piecesOf(example);
  if (pieces.length === 0) return null;
  const all = pieces.map(({ box }) => box).reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.min(a[2], b[2]), Math.max(a[3], b[3]), Math.max(a[4], b[4]), Math.max(a[5], b[5])]);
  // seen along the shorter side
  const along = all[3] - all[0] >= all[4] - all[1] ? 0 : 1;
  const run = Math.max(all[3] - all[0], all[4] - all[1], 0.1);
  const depth = Math.min(all[3] - all[0], all[4] - all[1]);
  const scale = Math.min(WIDTH / run, HEIGHT / Math.max(depth, all[5] - all[2], 0.1));
  const words = wordsIn(lang);
  const area = (box: Box, a: number, b: number): number => (box[a + 3]! - box[a]!) * (box[b + 3]! - box[b]!);
  const view = (name: string, a: 0 | 1, b: 1 | 0 | 2, contours: boolean): Markup => {
    const at = (u: number, v: number): string => `${tenth(MARGIN + (u - all[a]!) * scale)} ${tenth(MARGIN + (all[b + 3]! - v) * scale)}`;
    const shapes = [...pieces].sort((p, q) => Number(p.outline === 'place') - Number(q.outline === 'place') || Number(p.outcome !== null) - Number(q.outcome !== null) || area(q.box, a, b) - area(p.box, a, b));
    const width = 2 * MARGIN + (all[a + 3]! - all[a]!) * scale;
    const height = 2 * MARGIN + (all[b + 3]! - all[b]!) * scale;
    return html`<figure><svg viewBox="0 0 ${tenth(Math.max(width, 60))} ${tenth(height + 14)}" width="${Math.ceil(Math.max(width, 60))}" height="${Math.ceil(height + 14)}" role="img" aria-label="${name}">
${shapes.map((piece) => html`<path class="${piece.outline === undefined ? '' : `${piece.outline} `}${piece.outcome ?? 'other'}" d="${path(contours ? contoursOf(piece) : rectangle(piece.box, a, b), at)}"/>\n`)}${bar(scale, height)}</svg>
<figcaption>${name}</figcaption></figure>
`;
  };
  // along y the plan lies turned, so that both views share their horizontal axis
  return html`<div class="drawing">${along === 0 ? view(words.page('plan'), 0, 1, true) : view(words.page('plan'), 1, 0, true)}${view(words.page('elevation'), along, 2, false)}</div>\n`;

  function contoursOf(piece: Piece): Contours {
    const flip = (c: Float64Array): readonly (readonly [number, number])[] =>
      Array.from({ length: c.length / 2 }, (_, i) => (along === 0 ? [c[2 * i]!, c[2 * i + 1]!] as const : [c[2 * i + 1]!, c[2 * i]!] as const));
    return piece.contours?.map(flip) ?? rectangle(piece.box, along, along === 0 ? 1 : 0);
  }
}

type Contours = readonly (readonly (readonly [number, number])[])[];

function rectangle(box: Box, a: number, b: number): Contours {
  const [u0, v0, u1, v1] = [box[a]!, box[b]!, box[a + 3]!, box[b + 3]!];
  return [[[u0, v0], [u1, v0], [u1, v1], [u0, v1]]];
}

function path(contours: Contours, at: (u: number, v: number) => string): string {
  return contours.map((points) => `M${points.map(([u, v]) => at(u, v)).join('L')}Z`).join('');
}

function bar(scale: number, height: number): Markup {
  const metres = SCALE_BARS.find((length) => length * scale <= 60) ?? SCALE_BARS.at(-1)!;
  const y = tenth(height + 6);
  const end = tenth(MARGIN + metres * scale);
  return html`<path class="bar" d="M${MARGIN} ${y}H${end}"/><text x="${tenth(MARGIN + metres * scale + 4)}" y="${tenth(height + 9)}">${metres} m</text>\n`;
}

function tenth(value: number): string {
  return String(Number(value.toFixed(1)));
}

const RANK: readonly Outcome[] = ['fail', 'unknown', 'pass'];

function piecesOf({ facts, subject, said }: Example): readonly Piece[] {
  return facts.model.elements.flatMap((element): readonly Piece[] => {
    const body = facts.geometry[element.index] ?? null;
    if (body === null || body.bbox === null) return [];
    const of = subject === 'element' ? element.index : facts.buildings.of[element.index];
    const own = said.filter((one) => one.subject === of || (subject === 'element' && one.judgement.others.includes(element.index)));
    // what it was measured with takes the outcome too: the pair is what the rule speaks of
    const outcome = RANK.find((wanted) => own.some((one) => one.outcome === wanted)) ?? null;
    const space = facts.roles[element.index]!.component === 'space';
    const places = subject === 'building' ? [] : said.filter((one) => one.subject === element.index && one.judgement.where !== null);
    return [
      { box: body.bbox, contours: body.footprint, outcome, ...(space ? { outline: 'space' } : {}) },
      ...places.map((one): Piece => ({ box: one.judgement.where!, contours: null, outcome: one.outcome, outline: 'place' })),
    ];
  });
}

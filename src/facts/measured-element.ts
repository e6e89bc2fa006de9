/** The figures of one element: what was done to get them, and what shows it. */
import type { ElementGeometry } from '../geometry/quantities.ts';
import { contourArea, contoursArea } from '../geometry/plan.ts';
import { volumeBetween } from '../geometry/slices.ts';
import { roundQuantity, type Interval } from '../units.ts';
import { curtainWallFace } from './curtain-wall.ts';
import type { Facts } from './facts.ts';
import { amount, doubt, formula, isProduct, note, same, type ElementFigure, type Line, type Measured, type MeasuredUnit } from './measured.ts';
import { bodyPicture, boxPicture, copied, cutPicture, facePicture, footprintPicture, type Shown } from './measured-picture.ts';
import { figuresInFile } from './measured-place.ts';
import { sideSteps } from './measured-side.ts';
import { copiesThatMayCount, rangeOver } from './rival-copies.ts';
import { weightOf } from './weight.ts';

interface Answer {
  readonly value: number | Interval | null;
  readonly unit: MeasuredUnit;
  readonly clause?: string;
  readonly lines: readonly Line[];
  readonly picture: readonly Shown[];
}

/** @param index position in model.elements; figures as the report has them, pictures where the element's file draws it */
export function measuredElement(facts: Facts, index: number, figure: ElementFigure): Measured {
  const g = figuresInFile(facts, index);
  const answer = g === null && figure !== 'sideArea'
    ? { value: null, unit: UNIT[figure], lines: [doubt('noBody')], picture: [] }
    : FIGURES[figure](facts, index, g ?? NOTHING);
  const { value } = answer;
  return {
    subject: { kind: 'element', element: index, figure },
    figure,
    value: typeof value === 'number' ? [value, value] : value,
    unit: answer.unit,
    clause: answer.clause ?? null,
    lines: [
      ...answer.lines,
      ...copyLines(facts, index, figure),
      ...(g === null ? [] : [note('status', { status: { group: 'geometry', code: g.status } })]),
      ...(value === null ? [] : [note('rounding')]),
    ],
    switches: [],
    elements: [index],
    picture: answer.picture,
  };
}

/** The figure over all copies of the element that may count; null where one alone does, or where the copies agree. */
export function figureOverCopies(facts: Facts, index: number, figure: ElementFigure): Interval | null {
  const figures = copyFigures(facts, index, figure).flatMap(({ value }) => (value === null ? [] : [value]));
  if (figures.length < 2) return null;
  const [own, ...others] = figures;
  const range = rangeOver(own!, others);
  return range === own ? null : [Math.min(...range), Math.max(...range)];
}

function copyFigures(facts: Facts, index: number, figure: ElementFigure): readonly { readonly file: string; readonly value: Interval | null }[] {
  const { copies, model } = facts;
  const stands = copies.rivals.has(index) ? index : copies.unranked.includes(index) ? copies.representedBy[index]! : null;
  if (stands === null) return [];
  return [index, ...copiesThatMayCount(facts, stands).filter((copy) => copy !== index)].map((copy) => {
    const { value } = FIGURES[figure](facts, copy, figuresInFile(facts, copy) ?? NOTHING);
    return { file: model.files[model.elements[copy]!.file]!.path, value: typeof value === 'number' ? [value, value] : value };
  });
}

/** What each file says, and that nobody said which of them counts. */
function copyLines(facts: Facts, index: number, figure: ElementFigure): readonly Line[] {
  const figures = copyFigures(facts, index, figure);
  const range = figureOverCopies(facts, index, figure);
  if (range === null && !figures.some(({ value }) => value === null)) return [];
  if (figures.every(({ value }) => value === null)) return [];
  const unit = UNIT[figure];
  return [
    ...figures.map(({ file, value }): Line => ({ key: value === null ? 'copyUnknown' : 'copyFigure', as: 'row', params: value === null ? { file } : { file, v: amount(value, unit) } })),
    doubt('copiesDiffer'),
  ];
}

const UNIT: Readonly<Record<ElementFigure, MeasuredUnit>> = {
  volume: 'm³', grossVolume: 'm³', surfaceArea: 'm²', footprintArea: 'm²', sideArea: 'm²', size: 'm', storeys: 'm³',
};

const NOTHING: ElementGeometry = {
  volume: null, grossVolume: null, surfaceArea: null, footprintArea: null, sideArea: null, bbox: null, status: 'none', length: null,
  thickness: null, height: null, footprint: null, volumeBounds: null, centroid: null, size: null, slices: null, form: null, faceOpenings: null,
};

const FIGURES: Readonly<Record<ElementFigure, (facts: Facts, index: number, g: ElementGeometry) => Answer>> = {
  volume, grossVolume, surfaceArea, footprintArea, sideArea, size, storeys,
};

function volume(facts: Facts, index: number, g: ElementGeometry): Answer {
  const lines: Line[] = [];
  if (g.volume !== null) {
    lines.push(formula('closedPieces', { v: amount(g.volume, 'm³') }));
    if (g.grossVolume !== null && g.grossVolume > g.volume && !same(g.grossVolume, g.volume)) lines.push(formula('cut', openingsOf(facts, index, g)));
    else prism(g, g.volume, lines);
    if (g.centroid !== null) lines.push(note('centroid', { x: amount(g.centroid[0], 'm'), y: amount(g.centroid[1], 'm'), z: amount(g.centroid[2], 'm') }));
  } else if (g.volumeBounds !== null) lines.push(doubt('bounds', { v: amount(g.volumeBounds, 'm³') }));
  else lines.push(g.status === 'open' ? doubt('unknownOpen') : doubt('unknown'));
  const weight = weightOf(facts, index);
  if (weight !== null) {
    lines.push(note(weight.from === 'profile' ? 'weightStated' : 'weight', { density: amount(weight.density, 'kg/m³'), kg: amount([Math.round(weight.kg[0]), Math.round(weight.kg[1])], 'kg') }));
  }
  return { value: g.volume ?? g.volumeBounds, unit: 'm³', lines, picture: bodyPicture(index, g) };
}

function openingsOf(facts: Facts, index: number, g: ElementGeometry): Line['params'] {
  return {
    gross: amount(g.grossVolume!, 'm³'), cut: amount(roundQuantity(g.grossVolume! - g.volume!), 'm³'), net: amount(g.volume!, 'm³'),
    n: facts.model.elements[index]!.openings,
  };
}

/** A prism's volume is its projection times its height; said only where it is so. */
function prism(g: ElementGeometry, v: number, lines: Line[]): void {
  if (g.footprintArea === null || g.height === null || g.height <= 0) return;
  if (isProduct(g.footprintArea, g.height, v)) lines.push(formula('prism', { a: amount(g.footprintArea, 'm²'), h: amount(g.height, 'm'), v: amount(v, 'm³') }));
}

function grossVolume(facts: Facts, index: number, g: ElementGeometry): Answer {
  const lines: Line[] = [];
  if (g.grossVolume === null) lines.push(doubt('grossUnknown'));
  else if (g.volume !== null && g.grossVolume > g.volume && !same(g.grossVolume, g.volume)) {
    lines.push(formula('grossRestored', openingsOf(facts, index, g)));
    prism(g, g.grossVolume, lines);
  } else {
    lines.push(formula(g.volume === null ? 'grossOwn' : 'grossSame', { v: amount(g.grossVolume, 'm³') }));
    prism(g, g.grossVolume, lines);
  }
  return { value: g.grossVolume, unit: 'm³', lines, picture: grossBody(index, g) };
}

/** the body with its openings restored: its projection raised over its height where that is what it is, else its faces */
function grossBody(index: number, g: ElementGeometry): readonly Shown[] {
  const prismatic = g.footprint !== null && g.bbox !== null && g.grossVolume !== null && g.footprintArea !== null && g.height !== null
    && isProduct(g.footprintArea, g.height, g.grossVolume);
  return prismatic ? [{ kind: 'prism', contours: copied(g.footprint!), z0: g.bbox![2], z1: g.bbox![5], tone: 'measured' }] : bodyPicture(index, g);
}

function surfaceArea(_facts: Facts, index: number, g: ElementGeometry): Answer {
  const lines: Line[] = [];
  if (g.surfaceArea === null) lines.push(doubt('unknown'));
  else {
    lines.push(formula('faces', { s: amount(g.surfaceArea, 'm²') }));
    if (g.status === 'open') lines.push(doubt('facesOpen'));
  }
  return { value: g.surfaceArea, unit: 'm²', lines, picture: bodyPicture(index, g) };
}

function footprintArea(_facts: Facts, _index: number, g: ElementGeometry): Answer {
  const lines: Line[] = [];
  const contours = g.footprint;
  if (g.footprintArea === null) lines.push(doubt('unknown'));
  else {
    const holes = contours?.filter((c) => contourArea(c) < 0) ?? [];
    const out = contours?.filter((c) => contourArea(c) > 0) ?? [];
    const value = amount(g.footprintArea, 'm²');
    // contours that do not hold the figure are not offered as its origin
    const told = contours !== null && same(contoursArea(contours), g.footprintArea);
    if (told && holes.length > 0) {
      lines.push(formula('projectionHoles', {
        outer: amount(roundQuantity(contoursArea(out)), 'm²'), inner: amount(roundQuantity(-contoursArea(holes)), 'm²'), a: value, n: out.length, m: holes.length,
      }));
    } else lines.push(formula('projection', { a: value, n: told ? out.length : 1 }));
    if (g.length !== null && g.thickness !== null && isProduct(g.length, g.thickness, g.footprintArea)) {
      lines.push(formula('rectangle', { l: amount(g.length, 'm'), t: amount(g.thickness, 'm'), a: value }));
    }
    if (contours === null) lines.push(note('noContours'));
  }
  return { value: g.footprintArea, unit: 'm²', clause: 'GB/T 51129-2017 4.0.4', lines, picture: footprintPicture(g, 'measured') };
}

function sideArea(facts: Facts, index: number, g: ElementGeometry): Answer {
  const element = facts.model.elements[index]!;
  const openings = element.openings > 0 ? [note('openings', { n: element.openings })] : [];
  if (g.sideArea === null && element.parts.length > 0) {
    const range = curtainWallFace(facts, index);
    if (range !== null) {
      const exact = range[0] === range[1];
      return {
        value: range, unit: 'm²', clause: 'GB/T 51129-2017 4.0.6', picture: [],
        lines: [exact ? formula('sideWhole', { a: amount(range, 'm²') }) : doubt('sideWholeRange', { a: amount(range, 'm²') }), note('notDeducted')],
      };
    }
  }
  const { lines, value } = sideSteps(g);
  return { value, unit: 'm²', clause: 'GB/T 51129-2017 4.0.6', lines: value === null ? lines : [...lines, note('notDeducted'), ...openings], picture: facePicture(facts, index, g, 'measured') };
}

function size(_facts: Facts, _index: number, g: ElementGeometry): Answer {
  const lines: Line[] = [];
  if (g.length !== null && g.thickness !== null && g.height !== null) {
    lines.push(formula('boxUpright', { l: amount(g.length, 'm'), t: amount(g.thickness, 'm'), h: amount(g.height, 'm') }));
  }
  if (g.size !== null) lines.push(formula('boxAny', { l: amount(g.size[0], 'm'), w: amount(g.size[1], 'm'), t: amount(g.size[2], 'm') }));
  if (g.bbox !== null) {
    const [x0, y0, z0, x1, y1, z1] = g.bbox;
    lines.push(note('boxWorld', { x: amount(roundQuantity(x1 - x0), 'm'), y: amount(roundQuantity(y1 - y0), 'm'), z: amount(roundQuantity(z1 - z0), 'm') }));
  }
  if (lines.length === 0) lines.push(doubt('unknown'));
  // what a fabricator reads first
  return { value: g.size?.[0] ?? g.length, unit: 'm', lines, picture: boxPicture(g) };
}

/** The body between the storey planes it stands in; heights are the common world's. */
function storeys(facts: Facts, index: number, g: ElementGeometry): Answer {
  const levels = facts.storeys[facts.buildings.of[index]!]?.levels ?? [];
  const common = facts.geometry[index]!;
  const lines: Line[] = [];
  const cuts: number[] = [];
  if (g.slices === null || common.slices === null || common.bbox === null) lines.push(doubt('cutNone'));
  else {
    const [, , low, , , high] = common.bbox;
    const planes = levels.map((level) => level.elevation);
    for (let i = -1; i < levels.length; i += 1) {
      const from = planes[i] ?? -Infinity;
      const to = planes[i + 1] ?? Infinity;
      const v = roundQuantity(volumeBetween(common.slices, from, to));
      if (v === 0) continue;
      lines.push({ key: 'cutRow', as: 'row', params: {
        storey: levels[i]?.name ?? '—', from: amount(roundQuantity(Math.max(from, low)), 'm'), to: amount(roundQuantity(Math.min(to, high)), 'm'), v: amount(v, 'm³'),
      } });
      if (from > low && from < high) cuts.push(from - low + g.bbox![2]);
    }
    if (g.volume !== null) lines.unshift(formula('cutSum', { v: amount(g.volume, 'm³'), n: lines.length }));
  }
  return { value: g.volume, unit: 'm³', clause: 'GB/T 51129-2017 2.0.2', lines, picture: cutPicture(index, g, cuts) };
}

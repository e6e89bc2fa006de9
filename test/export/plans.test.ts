/** Plans: what is drawn is what was counted, as large as it is, once, and told apart; numbers never lie over one another. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { check } from '../../src/engine/check.ts';
import type { Report } from '../../src/engine/report.ts';
import { storeyPlan, type StoreyPlan } from '../../src/engine/storey-plan.ts';
import { drawnSheets, planFiles } from '../../src/export/plan/draw-all.ts';
import { drawSheet } from '../../src/export/plan/draw-sheet.ts';
import { hatchPaths } from '../../src/export/plan/hatch.ts';
import { fieldOf, paperFor } from '../../src/export/plan/paper.ts';
import { pieceLabel, storeyFree } from '../../src/export/plan/piece-label.ts';
import { placeLabels, textWidth, type Labelled } from '../../src/export/plan/place-labels.ts';
import { planSheets } from '../../src/export/plan/plan-sheets.ts';
import { storeysText } from '../../src/export/plan/plan-words.ts';
import { CATEGORIES } from '../../src/export/plan/sheet-kinds.ts';
import { contoursArea, loadPlan } from '../../src/geometry/plan.ts';
import { SAMPLES } from '../../src/ifc-write/samples/index.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { readXml, type XmlElement } from '../../src/xml.ts';

interface Made {
  readonly report: Report;
  readonly plans: readonly StoreyPlan[];
}

async function made(name: string, profile: Profile = EMPTY_PROFILE): Promise<Made> {
  const platform = inlinePlatform();
  const loaded = await loadModels([{ path: `${name}.ifc`, bytes: new TextEncoder().encode(SAMPLES.find((s) => s.name === name)!.write()) }], platform, { footprints: 'counted' });
  closePlatform(platform);
  const { report, facts } = await check(loaded.model, loaded.geometry, profile, { version: '0', plan: await loadPlan(), effects: false });
  return { report, plans: report.buildings.flatMap((one, b) => [-1, ...one.storeys.keys()].flatMap((level) => storeyPlan(facts, b, level) ?? [])) };
}

let office: Made;
let tower: Made;
let unflagged: Made;
beforeAll(async () => {
  office = await made('office');
  tower = await made('tower');
  unflagged = await made('tower-unflagged');
}, 120_000);

describe('what is drawn', () => {
  test.each([['office', () => office], ['tower', () => tower], ['tower-unflagged', () => unflagged]] as const)('%s: every counted element once, in the storey where it counts, as the report decided', (_, of) => {
    const { report, plans } = of();
    const sheets = planSheets(report, plans);
    for (const item of report.buildings[0]!.items) {
      for (const one of item.contributions) {
        const on = sheets.filter((sheet) => sheet.items.includes(item) && sheet.levels.includes(one.level)).flatMap((sheet) => sheet.pieces.filter((piece) => sheet.levels[0] === one.level && piece.element === one.element).map((piece) => ({ sheet, piece })));
        const alike = sheets.filter((sheet) => sheet.items.includes(item) && sheet.levels.includes(one.level));
        expect(alike.length, `${item.id} level ${one.level}`).toBe(1);
        if (alike[0]!.levels[0] !== one.level) continue;
        expect(on, report.elements[one.element]!.name).toHaveLength(1);
        expect(on[0]!.piece.category === 'unknown').toBe(one.counted === 'unknown');
      }
      // a storey drawn for others has as many pieces as each of them
      for (const sheet of sheets.filter((s) => s.items.includes(item))) {
        for (const level of sheet.levels) {
          const own = new Set(sheet.items.flatMap((i) => i.contributions.filter((c) => c.level === level).map((c) => c.element)));
          expect(sheet.pieces.filter((piece) => piece.element !== null).length).toBe(own.size);
        }
      }
    }
    expect(sheets.flatMap((sheet) => sheet.unplaced).every((n) => n === 0)).toBe(true);
  });

  test('undecided elements are drawn as undecided', () => {
    const kinds = new Set(planSheets(unflagged.report, unflagged.plans).flatMap((sheet) => sheet.pieces.map((piece) => piece.category)));
    expect(kinds.has('unknown')).toBe(true);
    expect(planSheets(tower.report, tower.plans).some((sheet) => sheet.pieces.some((piece) => piece.category === 'unknown'))).toBe(false);
  });

  test('standard storeys are drawn once, and one decision more parts them', () => {
    const sheet = planSheets(tower.report, tower.plans).find((one) => one.kind === 'vertical' && one.levels.length > 2)!;
    expect(storeysText(tower.report, sheet, 'zh')).toBe('3F–17F (共 15 层)');
    const buildings = tower.report.buildings.map((building) => ({
      ...building,
      items: building.items.map((item) => (item.id !== 'q1a' ? item : {
        ...item, contributions: item.contributions.map((c) => (c.level === sheet.levels[3] && c.element === item.contributions.find((d) => d.level === sheet.levels[3])!.element ? { ...c, counted: 'unknown' as const } : c)),
      })),
    }));
    const parted = planSheets({ ...tower.report, buildings }, tower.plans).filter((one) => one.kind === 'vertical');
    expect(parted.map((one) => one.levels.length).sort((a, b) => a - b)).toEqual([1, 2, 14]);
  });

  test('areas on paper, at the scale, are the areas that the report counts', () => {
    for (const { report, plans } of [office, tower]) {
      let compared = 0;
      for (const sheet of planSheets(report, plans).filter(({ kind }) => kind === 'floors' || kind === 'horizontal')) {
        const { paper, drawing } = drawSheet(report, sheet, 'zh', 1);
        const area = new Map<number, number>();
        for (const shape of drawing.shapes) {
          if (shape.kind === 'region' && shape.element !== undefined) area.set(shape.element, (area.get(shape.element) ?? 0) - contoursArea(shape.contours) * (paper.scale / 1000) ** 2);
        }
        expect(area.size).toBe(sheet.pieces.filter((piece) => piece.element !== null).length);
        for (const item of sheet.items) {
          for (const c of item.contributions.filter((one) => one.level === sheet.levels[0])) {
            const counted = sheet.kind === 'floors' ? c.options[0]![0] || report.elements[c.element]!.footprintArea! : report.elements[c.element]!.footprintArea!;
            expect(area.get(c.element), report.elements[c.element]!.name).toBeCloseTo(counted, 3);
            compared += 1;
          }
        }
      }
      expect(compared).toBeGreaterThan(40);
    }
  });

  test('an SVG is well-formed, holds its size in millimetres, and a hostile name in it stays text', () => {
    const hostile = '"/><script>alert(1)</script><!-- ]]> & \u0000\u0007';
    const report: Report = { ...office.report, buildings: office.report.buildings.map((b) => ({ ...b, name: hostile })), elements: office.report.elements.map((e) => ({ ...e, type: hostile, name: hostile })), profile: { ...office.report.profile, project: { name: hostile } } };
    for (const { bytes, name } of planFiles(drawnSheets(report, office.plans, 'en'))) {
      expect(name).toMatch(/^[a-z0-9-]+\.svg$/);
      const read = readXml(bytes);
      if (!('root' in read)) throw new Error(`${name}: ${JSON.stringify(read.fault)}`);
      expect(read.root.attributes.find((a) => a.name === 'width')!.value).toMatch(/^\d+mm$/);
      const walk = (element: XmlElement): void => {
        expect(['svg', 'title', 'rect', 'path', 'circle', 'text', 'g']).toContain(element.name);
        for (const attribute of element.attributes) expect(attribute.name).not.toMatch(/^on|href/i);
        for (const child of element.children) if (typeof child !== 'string') walk(child);
      };
      walk(read.root);
    }
  });
});

describe('sheets', () => {
  test('the largest scale that fits, and the plan always lies in its field', () => {
    expect(paperFor([0, 0, 15, 8], false)).toMatchObject({ size: 'A4', landscape: true, scale: 100 });
    expect(paperFor([0, 0, 12, 20], false)).toMatchObject({ size: 'A4', landscape: false, scale: 100 });
    expect(paperFor([0, 0, 30, 18], false)).toMatchObject({ size: 'A3', scale: 100 });
    expect(paperFor([0, 0, 48, 20], false)).toMatchObject({ size: 'A3', scale: 150 });
    fc.assert(fc.property(fc.double({ min: 0.1, max: 20_000, noNaN: true }), fc.double({ min: 0.1, max: 20_000, noNaN: true }), fc.boolean(), (w, h, list) => {
      const paper = paperFor([-w / 2, 5, w / 2, 5 + h], list);
      const field = fieldOf(paper, list);
      expect((w * 1000) / paper.scale).toBeLessThanOrEqual(field.width + 1e-6);
      expect((h * 1000) / paper.scale).toBeLessThanOrEqual(field.height + 1e-6);
    }));
  });

  test('numbers of pieces: the mark, else the code that the type begins with, never a grade of concrete', () => {
    expect(pieceLabel(' YWQ-3 ', 'x', 'y')).toBe('YWQ-3');
    expect(pieceLabel(null, '基本墙:YWQ1-200 C40', '')).toBe('YWQ1');
    expect(pieceLabel(null, '基本墙:核心筒墙-200 C40 现浇', '')).toBe('核心筒墙-200 C40 现浇');
    expect(pieceLabel(null, '预制楼梯:ST-29-24', '')).toBe('ST-29-24');
    expect(pieceLabel(null, 'DBS1-67-3620-31', '')).toBe('DBS1-67-3620-31');
    expect(pieceLabel(null, '', '基本墙:内墙:458213')).toBe('内墙');
    expect([...pieceLabel(null, '很'.repeat(100), '')]).toHaveLength(18);
    expect(storeyFree('3#-5F-YWQ3')).toBe(storeyFree('3#-12F-YWQ3'));
    expect(storeyFree('YWQ5')).not.toBe(storeyFree('YWQ6'));
  });

  test('labels never overlap and none is lost', () => {
    const piece = fc.record({
      text: fc.constantFrom('A1', 'YWQ12', '叠合板-130', 'KZ3'), x: fc.double({ min: 0, max: 120, noNaN: true }), y: fc.double({ min: 0, max: 80, noNaN: true }),
      w: fc.double({ min: 0.5, max: 40, noNaN: true }), h: fc.double({ min: 0.5, max: 40, noNaN: true }),
    });
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (list) => {
      const pieces = list.map(({ text, x, y, w, h }): Labelled => ({ text, box: [x, y, w, h], inside: [x + w / 2, y + h / 2] }));
      const { placed, dropped } = placeLabels(pieces, 1.9, [-5, -5, 170, 130]);
      expect(placed.length + dropped.reduce((sum, one) => sum + one.count, 0)).toBe(pieces.length);
      const rects = placed.map(({ text, x, y, upright }) => {
        const [w, h] = upright ? [1.9, textWidth(text) * 1.9] : [textWidth(text) * 1.9, 1.9];
        return [x - w / 2, y - h / 2, x + w / 2, y + h / 2] as const;
      });
      rects.forEach((a, i) => rects.slice(i + 1).forEach((b) => expect(a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]).toBe(false)));
    }));
  });

  test('hatching fills a region with a hole, and nothing outside', () => {
    const [outer, hole] = [[0, 0, 40, 0, 40, 30, 0, 30], [10, 10, 10, 20, 20, 20, 20, 10]];
    for (const category of CATEGORIES) {
      for (const { strokes, dash } of hatchPaths(category, [outer, hole])) {
        expect(strokes.length, category).toBeGreaterThan(40);
        for (let i = 0; i + 1 < strokes.length; i += 2) {
          const [x, y] = [strokes[i]!, strokes[i + 1]!];
          expect(x > -0.01 && x < 40.01 && y > -0.01 && y < 30.01).toBe(true);
          expect(x > 10.01 && x < 19.99 && y > 10.01 && y < 19.99).toBe(false);
        }
        if (dash !== null) continue;
        let long = 0;
        for (let i = 0; i + 3 < strokes.length; i += 4) long += Math.hypot(strokes[i + 2]! - strokes[i]!, strokes[i + 3]! - strokes[i + 1]!);
        // lines as far apart as they are cover the area: length × distance
        const apart = (40 * 30 - 100) / long;
        expect(apart).toBeGreaterThan(0.5);
        expect(apart).toBeLessThan(1.8);
      }
    }
  });
});

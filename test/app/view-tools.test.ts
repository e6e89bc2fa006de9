import { describe, expect, it } from 'vitest';
import { sameStorey, sameType } from '../../src/app/alike.ts';
import { createMeasuring, lengthText, measured, valueText, type Pointed } from '../../src/app/measuring.ts';
import { createSections, MOST_PLANES, placeOf, placesOf } from '../../src/app/sections.ts';
import { keyName, keysOf, keyText, shortcutOf, VIEW_SHORTCUTS, type KeyPress } from '../../src/app/shortcuts.ts';
import { stepTo, walkOf } from '../../src/app/storey-walk.ts';
import { explodedBy } from '../../src/app/view-tools.ts';
import en from '../../src/i18n/en/tools.ts';
import zh from '../../src/i18n/zh/tools.ts';
import type { Report, ReportElement } from '../../src/engine/report.ts';
import type { WorldBox } from '../../src/viewer/section-planes.ts';
import type { WorldPoint } from '../../src/viewer/viewpoint.ts';

const BOX: WorldBox = [0, 0, -3, 30, 12, 54];

describe('sections of the user', () => {
  it('stand in the middle, move by their coordinate, and keep it when flipped', () => {
    const sections = createSections();
    sections.addAxis('z', BOX);
    const one = (): ReturnType<typeof createSections>['state']['value']['planes'][number] => sections.state.value.planes[0]!;
    expect(placeOf(one())).toBe(25.5);
    expect(placesOf(one(), BOX)).toEqual([-3, 54]);
    sections.move(one().id, 2.9);
    const [plane] = sections.planes(BOX);
    expect([plane!.location[0], plane!.location[1], plane!.direction]).toEqual([15, 6, [0, 0, 1]]);
    expect(plane!.location[2]).toBeCloseTo(2.9, 12);
    sections.flip(one().id);
    expect(placeOf(one())).toBe(2.9);
    expect(placesOf(one(), BOX)).toEqual([-3, 54]);
    expect(sections.planes(BOX)[0]!.direction[2]).toBe(-1);
    sections.move(one().id, 5.8);
    expect(sections.planes(BOX)[0]!.location[2]).toBeCloseTo(5.8, 12);
  });

  it('along a face count from the face, and cut it away', () => {
    const sections = createSections();
    const s = Math.SQRT1_2;
    sections.addFace([10, 10, 0], [s, s, 0]);
    const { id } = sections.state.value.planes[0]!;
    expect(placeOf(sections.state.value.planes[0]!)).toBeCloseTo(-0.001, 9);
    sections.move(id, 0.5);
    const { location } = sections.planes(BOX)[0]!;
    expect((location[0] + location[1]) * s).toBeCloseTo(20 * s + 0.5, 9);
    sections.addFace([3, 4, 2.9], [0, 0, 1]);
    expect(sections.state.value.planes[1]!.axis).toBe('z');
    expect(placeOf(sections.state.value.planes[1]!)).toBeCloseTo(2.899, 9);
  });

  it('are never more than can cut, and come back as a saved view has them', () => {
    const sections = createSections();
    for (let i = 0; i < MOST_PLANES; i++) expect(sections.addAxis('x', BOX)).toBe(true);
    expect(sections.addAxis('y', BOX)).toBe(false);
    expect(sections.full.value).toBe(true);
    sections.setBox([0, 0, 0, 1, 1, 1]);
    expect(sections.planes(BOX)).toHaveLength(MOST_PLANES + 6);
    const saved = sections.planes(BOX).slice(0, 2);
    sections.restore([...saved, { location: [0, 0, 0], direction: [0, 0, 0] }, { location: [1, 2, 3], direction: [0, 3, 4] }]);
    expect(sections.state.value.box).toBeNull();
    const back = sections.planes(BOX);
    expect(back.slice(0, 2)).toEqual(saved);
    expect(back[2]!.direction).toEqual([0, 0.6, 0.8]);
    sections.clear();
    expect(sections.cuts.value).toBe(false);
  });
});

const on = (point: WorldPoint, more: Partial<Pointed> = {}): Pointed => ({ kind: 'corner', point, normal: [0, 0, 1], curved: false, face: null, ...more });

describe('measuring', () => {
  it('takes as many points as a measure wants, and gives the last ones back', () => {
    const measuring = createMeasuring();
    measuring.start('distance');
    measuring.take(on([0, 0, 0]));
    expect(measuring.list.value).toHaveLength(0);
    measuring.takeBack();
    expect(measuring.picked.value).toHaveLength(0);
    measuring.take(on([0, 0, 0]));
    measuring.take(on([3, 4, 0]));
    expect(measuring.list.value.map(({ value, unit }) => [value, unit])).toEqual([[5, 'm']]);
    measuring.start('angle');
    for (const point of [[1, 0, 0], [0, 0, 0], [0, 1, 0]] as const) measuring.take(on(point));
    expect(measuring.list.value[1]!.value).toBeCloseTo(90, 9);
    measuring.takeBack();
    expect(measuring.list.value).toHaveLength(1);
    measuring.remove(measuring.list.value[0]!.id);
    expect(measuring.list.value).toHaveLength(0);
  });

  it('holds a point to an axis, and says so', () => {
    const measuring = createMeasuring();
    measuring.start('distance');
    measuring.lock('z');
    measuring.take(on([1, 1, 1]));
    measuring.hover.value = on([5, 6, 4]);
    expect(measuring.draft.value!.value).toBe(3);
    measuring.take(on([5, 6, 4]));
    expect(measuring.list.value[0]!.parts.axes).toEqual([0, 0, 3]);
    expect(measuring.list.value[0]!.notes).toContain('locked');
    measuring.lock('z');
    expect(measuring.axis.value).toBeNull();
  });

  it('closes a polygon at its first corner and by hand, not before it has an area', () => {
    const measuring = createMeasuring();
    measuring.start('polygon');
    expect(measuring.close()).toBe(false);
    const square = [[0, 0, 0], [2, 0, 0], [2, 2, 0], [0, 2, 0]] as const;
    for (const point of square) measuring.take(on(point));
    measuring.take(on([0, 0, 0.00001]));
    expect(measuring.list.value[0]).toMatchObject({ value: 4, unit: 'm²', notes: [] });
    expect(measuring.list.value[0]!.parts.around).toBe(8);
    for (const point of [...square.slice(0, 3), [0, 2, 0.5]] as const) measuring.take(on(point as WorldPoint));
    expect(measuring.close()).toBe(true);
    expect(measuring.list.value[1]!.notes).toContain('notFlat');
  });

  it('says what it cannot measure, and what is not as it seems', () => {
    const measuring = createMeasuring();
    measuring.start('face');
    measuring.take(on([0, 0, 0]));
    expect([measuring.refused.value, measuring.list.value.length]).toEqual(['tooFine', 0]);
    measuring.take(on([0, 0, 0], { face: { area: 9.28, outline: [] }, curved: true }));
    expect([measuring.refused.value, measuring.list.value[0]!.value]).toEqual([null, 9.28]);
    expect(measuring.list.value[0]!.notes).toEqual(['curved']);
    const tilted = on([0, 0, 3], { kind: 'face', normal: [0, Math.SQRT1_2, Math.SQRT1_2] });
    expect(measured('perpendicular', [on([0, 0, 0]), tilted])).toMatchObject({ value: 3, notes: ['notParallel'] });
    // a corner is a point, whatever face it was picked on
    expect(measured('perpendicular', [on([0, 0, 0]), { ...tilted, kind: 'corner' }])!.notes).toEqual([]);
    expect(measured('perpendicular', [on([0, 0, 0]), on([7, 7, 3], { kind: 'face', normal: [0, 0, -1] })])).toMatchObject({ value: 3, notes: [] });
    expect(measured('planes', [on([0, 0, 0]), tilted])!.value).toBeCloseTo(45, 9);
  });

  it('writes lengths in millimetres or metres', () => {
    expect(lengthText(12.3456, 'mm')).toBe('12\u2009345.6 mm');
    expect(lengthText(12.3456, 'm')).toBe('12.3456 m');
    expect(lengthText(0.2, 'mm')).toBe('200 mm');
    expect(valueText({ value: 9.28, unit: 'm²' }, 'mm')).toBe('9.28 m²');
    expect(valueText({ value: 90, unit: '°' }, 'mm')).toBe('90°');
  });
});

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more });

describe('shortcuts', () => {
  it('are read as the table writes them', () => {
    expect(shortcutOf(press('h'), 'page')).toBe('hide');
    expect(shortcutOf(press('H', { shiftKey: true }), 'page')).toBe('showAll');
    expect(shortcutOf(press('h', { ctrlKey: true }), 'page')).toBeNull();
    expect(shortcutOf(press('+', { shiftKey: true }), 'canvas')).toBe('nearer');
    expect(shortcutOf(press('ArrowLeft', { shiftKey: true }), 'canvas')).toBe('panLeft');
    expect(shortcutOf(press('ArrowLeft'), 'page')).toBeNull();
    expect(shortcutOf(press('F10', { shiftKey: true }), 'canvas')).toBe('menu');
    expect(keyName(press('?', { shiftKey: true }))).toBe('?');
  });
  it('are each of one meaning at a place, with a text in both languages', () => {
    for (const where of ['page', 'canvas', 'measuring', 'foot'] as const) {
      const keys = VIEW_SHORTCUTS.filter((one) => one.where === where).flatMap((one): readonly string[] => one.keys);
      expect(new Set(keys).size).toBe(keys.length);
    }
    for (const { id, text, group } of VIEW_SHORTCUTS) {
      expect(text).toBe(`tools.key.${id}`);
      for (const texts of [zh, en]) {
        expect((texts.key as Readonly<Record<string, string>>)[id], id).toBeTruthy();
        expect((texts.group as Readonly<Record<string, string>>)[group], group).toBeTruthy();
      }
    }
  });
  it('are shown as keyboards have them', () => {
    expect(['Shift+ArrowLeft', '+', 'Escape', 'Shift+F10'].map(keyText)).toEqual(['Shift+←', '+', 'Esc', 'Shift+F10']);
    expect(keysOf('nearer')).toBe('+ / =');
    expect(keysOf('nothing')).toBe('');
  });
});

describe('walking through storeys', () => {
  const element = (storey: string | null, body = true): ReportElement => ({ storey, box: body ? [0, 0, 0, 1, 1, 1] : null, representedBy: null }) as unknown as ReportElement;
  const report = {
    elements: [element('3F'), element('1F'), element('3F'), element(null), element('2F'), element('地块'), element('2F', false)],
    buildings: [{ storeys: [{ name: '1F', elevation: 0 }, { name: '2F', elevation: 2.9 }] }, { storeys: [{ name: '3F', elevation: 5.8 }, { name: '2F', elevation: 99 }] }],
  } as unknown as Report;
  const walk = walkOf(report);
  it('goes from the lowest to the highest, and knows what stands on each', () => {
    expect(walk.map(({ name, elevation, elements }) => [name, elevation, elements])).toEqual([['1F', 0, [1]], ['2F', 2.9, [4]], ['3F', 5.8, [0, 2]], ['地块', null, [5]]]);
  });
  it('begins at an end and stays there', () => {
    expect(stepTo(walk, null, true)!.name).toBe('1F');
    expect(stepTo(walk, null, false)!.name).toBe('地块');
    expect(stepTo(walk, '1F', true)!.name).toBe('2F');
    expect(stepTo(walk, '1F', false)!.name).toBe('1F');
    expect(stepTo([], null, true)).toBeNull();
  });
});

describe('what goes with an element', () => {
  const of = (cls: string, type: string, name: string, storey: string): ReportElement => ({ class: cls, type, name, storey }) as unknown as ReportElement;
  const elements = [of('IfcWall', 'W1', 'a', '1F'), of('IfcWall', 'W1', 'b', '2F'), of('IfcSlab', 'W1', 'a', '1F'), of('IfcWall', '', 'a', '1F'), of('IfcWall', '', 'a', '2F'), of('IfcWall', '', 'c', '1F')];
  it('is of its class and type, of its name where no type is given', () => {
    expect(sameType(elements, 0)).toEqual([0, 1]);
    expect(sameType(elements, 3)).toEqual([3, 4]);
    expect(sameStorey(elements, 0)).toEqual([0, 2, 3, 5]);
    expect(sameType(elements, 99)).toEqual([]);
  });
});

it('a way of exploding that is chosen is seen at once; what is apart stays as far apart', () => {
  expect(explodedBy({ strength: 0 }, 'component').strength).toBeGreaterThan(0);
  expect(explodedBy({ strength: 0.2 }, 'centre')).toEqual({ by: 'centre', strength: 0.2 });
});

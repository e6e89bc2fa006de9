import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { BUILDING_PROPERTIES, ELEMENT_PROPERTIES } from '../../src/model/template.ts';
import { SAMPLES } from '../../src/ifc-write/samples/index.ts';
import { bodiesOf } from '../ifc-write/bodies.ts';
import { answersText, knownAnswers } from './closed-form.mjs';
import { unflaggedProfile, unflaggedProfileText } from './unflagged-profile.ts';

const here = (name: string): URL => new URL(name, import.meta.url);
const write = (name: string): string => (SAMPLES.find((sample) => sample.name === name) as (typeof SAMPLES)[number]).write();
const written = new Map<string, string>();
function textOf(name: string): string {
  const text = written.get(name) ?? write(name);
  written.set(name, text);
  return text;
}
const decoded = (text: string): string =>
  text.replace(/\\X2\\([0-9A-F]+)\\X0\\/g, (_, hex: string) => String.fromCharCode(...(hex.match(/.{4}/g) as string[]).map((c) => Number.parseInt(c, 16))));

describe('stored answers', () => {
  it('are what the closed form says today', async () => {
    expect(await readFile(here('./answers.json'), 'utf8')).toBe(await answersText());
  });

  it('and the profile is what its generator says', async () => {
    expect(await readFile(here('./tower-unflagged.profile.json'), 'utf8')).toBe(unflaggedProfileText());
  });
});

describe.each(SAMPLES.map(({ name }) => name))('%s', { timeout: 60_000 }, (name) => {
  it('has closed bodies whose volumes are the closed form', async () => {
    const known = (await knownAnswers())[name];
    if (known === undefined) throw new Error(`no answer for ${name}`);
    const text = textOf(name);
    const bodies = (await bodiesOf(new TextEncoder().encode(text))).filter((body) => body.class !== 'IfcSpace');
    expect(bodies.filter((body) => !body.closed)).toEqual([]);
    expect(bodies).toHaveLength(known.elements);
    for (const [ifcClass, volume] of Object.entries(known.bodies)) {
      const total = bodies.filter((body) => body.class === ifcClass).reduce((sum, body) => sum + body.volume, 0);
      expect(Math.abs(total - volume), ifcClass).toBeLessThan(1e-3);
    }
  });

  it('is the same bytes every time, with GlobalIds used once', () => {
    const text = textOf(name);
    expect(write(name)).toBe(text);
    const ids = [...text.matchAll(/=IFC[A-Z0-9]+\('([0-3][0-9A-Za-z_$]{21})',#/g)].map((match) => match[1]);
    expect(ids.length).toBeGreaterThan(500);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the tower without flags', () => {
  const products = (text: string): readonly string[] =>
    [...text.matchAll(/=IFC(?:WALL|COLUMN|BEAM|SLAB|STAIRFLIGHT|COVERING|SPACE|BUILDINGELEMENTPROXY|PIPESEGMENT|WINDOW|DOOR)\('([^']{22})'/g)].map((m) => m[1] as string);

  it('keeps the GlobalIds of the tower', () => {
    expect(products(textOf('tower-unflagged'))).toEqual(products(textOf('tower')));
    expect(products(textOf('tower')).length).toBeGreaterThan(2000);
  });

  it('says nowhere what is precast', () => {
    const text = decoded(textOf('tower-unflagged'));
    for (const word of ['SM_', 'ConstructionMethod', '预制', '叠合', '现浇', '后浇', 'YWQ', 'YNQ', 'AHJ', '条板', '砌', 'ALC', '干式', '整体', '敷设']) {
      expect(text.includes(word), word).toBe(false);
    }
    expect(decoded(textOf('tower')).includes('ConstructionMethod')).toBe(true);
  });

  it('has every type that its profile settles', () => {
    const text = decoded(textOf('tower-unflagged'));
    for (const { key } of unflaggedProfile().settlements ?? []) expect(text.includes(`'${key}'`), key).toBe(true);
  });
});

it('the template is the one that facts read', () => {
  const text = decoded(textOf('tower'));
  const properties = [...text.matchAll(/IFCPROPERTYSINGLEVALUE\('([\u4e00-\u9fff]+)'/g)].map((match) => match[1] as string);
  const known: readonly string[] = [...Object.values(ELEMENT_PROPERTIES), ...Object.values(BUILDING_PROPERTIES)];
  expect(properties.filter((property) => !known.includes(property))).toEqual([]);
  expect(new Set(properties).size).toBeGreaterThan(10);
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { classifyLine } from '../../src/cli/classify.ts';
import { classify } from '../../src/facts/classify.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { model, pset } from './build.ts';

interface Schema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, { readonly enum?: readonly unknown[]; readonly items?: Schema }>>;
}

const schema = JSON.parse(readFileSync(new URL('../../public/schema/classify.schema.json', import.meta.url), 'utf8')) as Schema;

function conforms(value: Readonly<Record<string, unknown>>, against: Schema): void {
  for (const key of against.required) expect(value, key).toHaveProperty(key);
  for (const [key, entry] of Object.entries(value)) {
    const rule = against.properties[key];
    expect(rule, key).toBeDefined();
    if (rule!.enum) expect(rule!.enum, key).toContain(entry);
    if (rule!.items) for (const item of entry as Record<string, unknown>[]) conforms(item, rule!.items);
  }
}

it('lines are what the schema says, whatever the element', () => {
  const built = model([
    { class: 'IfcWall', name: '基本墙:外墙-砌块200', psets: [pset('Pset_WallCommon', { LoadBearing: false })] },
    { class: 'IfcStair', name: '现场浇注楼梯:YLT-28-25' },
    { class: 'IfcSpace', name: '厨房' },
    { class: 'IfcBuildingElementProxy', name: '<img src=x onerror=alert(1)>' },
    { class: 'IfcNoSuchClass' },
    { class: 'IfcWall', psets: [pset('SM_装配式构件', { 一体化: '保温 装饰', 内外: '外', 承重: '非承重' })] },
  ]);
  const roles = classify(built, [], EMPTY_PROFILE);
  const lines = built.elements.map((e) => classifyLine(built, e, roles[e.index]!));
  for (const line of lines) conforms({ ...line }, schema);
  expect(lines[0]).toMatchObject({ component: 'infill-envelope-wall', wallKind: 'masonry', dryMethod: false });
  expect(lines[0]!.evidence).toContainEqual(expect.objectContaining({ role: 'component', value: 'infill-envelope-wall' }));
  expect(lines[1]).toMatchObject({ precast: 'conflict' });
  expect(lines[2]).toMatchObject({ dryMethod: 'unknown', loadBearing: false });
  // every role that is decided says where from
  for (const line of lines) {
    for (const role of ['component', 'precast', 'loadBearing', 'external', 'dryMethod'] as const) {
      if (line[role] !== 'unknown') expect(line.evidence.some((e) => e.role === role), `${line.class} ${role}`).toBe(true);
    }
  }
});

import { describe, expect, it } from 'vitest';
import { combine, filesOf } from '../../src/worker/combine.ts';
import type { Loaded } from '../../src/worker/load.types.ts';
import { replaced } from '../../src/worker/replace.ts';
import { boxModel } from '../facts/kit.ts';

function loaded(...paths: readonly string[]): Loaded {
  const { model, geometry } = boxModel(paths.map((path) => ({ path, file: { findings: [{ code: 'no-mesh', severity: 'warning', file: path, line: null, expressId: 1, globalId: null, params: {} }] } })), paths.map((path, file) => ({ file, name: `wall of ${path}` })));
  return { model, geometry, bodies: null, records: null, unreadable: [], timing: {} };
}

describe('a new version of a file', () => {
  const before = filesOf(loaded('a.ifc', 'b.ifc', 'c.ifc'));
  it('takes its path and its place; the others stay', () => {
    const after = replaced(before, 'b.ifc', loaded('b v2.ifc'));
    const { model } = combine(after as ReturnType<typeof filesOf>);
    expect(model.files.map(({ path }) => path)).toEqual(['a.ifc', 'b.ifc', 'c.ifc']);
    expect(model.elements.map(({ name }) => name)).toEqual(['wall of a.ifc', 'wall of b v2.ifc', 'wall of c.ifc']);
    expect(model.findings.map(({ file }) => file)).toEqual(['a.ifc', 'b.ifc', 'c.ifc']);
  });
  it('that cannot be read, or is several, replaces nothing', () => {
    const finding = { code: 'not-ifc', severity: 'error', file: 'b.ifc', line: null, expressId: null, globalId: null, params: {} } as const;
    expect(replaced(before, 'b.ifc', { ...loaded(), unreadable: [{ path: 'b.ifc', bytes: 3, finding }] })).toBe(finding);
    expect(replaced(before, 'b.ifc', loaded('z!1.ifc', 'z!2.ifc'))).toMatchObject({ code: 'several-models', params: { entries: 2 } });
  });
  it('of one that was not read comes last', () => {
    expect((replaced(before, 'd.ifc', loaded('x.ifc')) as typeof before).map(({ file }) => file.path)).toEqual(['a.ifc', 'b.ifc', 'c.ifc', 'd.ifc']);
  });
});

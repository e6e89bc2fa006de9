import { describe, expect, it } from 'vitest';
import { besideApart, elementsOfFile, fileRows, refusalOf } from '../../src/app/file-rows.ts';
import type { Report } from '../../src/engine/report.ts';

const report = (files: readonly (readonly [path: string, sha: string, status?: string])[], elements: readonly (readonly [file: number, by: number | null])[], findings: readonly (readonly [file: string, code: string, severity: string])[] = []): Pick<Report, 'files' | 'elements' | 'findings'> => ({
  files: files.map(([path, sha256, status = 'read']) => ({ path, sha256, status })) as unknown as Report['files'],
  elements: elements.map(([file, representedBy]) => ({ file, representedBy })) as unknown as Report['elements'],
  findings: findings.map(([file, code, severity]) => ({ file, code, severity, params: {} })) as unknown as Report['findings'],
});

describe('rows of files', () => {
  it('own the elements of their file, one without any too', () => {
    const rows = fileRows(report([['a', '1'], ['b', '2'], ['c', '3']], [[0, null], [0, null], [2, null]]));
    expect(['a', 'b', 'c'].map((path) => elementsOfFile(rows.get(path)!))).toEqual([[0, 1], [], [2]]);
  });
  it('name the first file of the same bytes; what could not be read is no copy', () => {
    const rows = fileRows(report([['a', '1'], ['b', '1'], ['c', '1'], ['d', '', 'unreadable'], ['e', '', 'unreadable']], []));
    expect([...rows.values()].map(({ sameAs }) => sameAs)).toEqual([null, 'a', 'a', null, null]);
  });
  it('count elements that another file counts, not parts of wholes of their own', () => {
    const rows = fileRows(report([['a', '1'], ['b', '2']], [[0, null], [0, 0], [1, 0], [1, 1]]));
    expect([rows.get('a')!.copies, rows.get('b')!.copies]).toEqual([0, 2]);
  });
  it('count findings, and quote those that concern the whole file', () => {
    const rows = fileRows(report([['a', '1'], ['b', '2']], [], [['b', 'file-apart', 'warning'], ['b', 'no-mesh', 'warning'], ['a', 'body-open', 'info'], ['', 'more', 'info']]));
    expect(rows.get('b')!.findings).toEqual({ error: 0, warning: 2, info: 0 });
    expect(rows.get('b')!.notes.map(({ code }) => code)).toEqual(['file-apart']);
    expect(rows.get('a')!.notes).toEqual([]);
  });
  it('say of a damaged or empty file that it is so, once', () => {
    const rows = fileRows(report([['a', '1'], ['b', '2']], [], [['a', 'unterminated-string', 'error'], ['a', 'unterminated-string', 'error'], ['a', 'missing-endsec', 'warning'], ['b', 'no-elements', 'error']]));
    expect(rows.get('a')!.notes.map(({ code }) => code)).toEqual(['unterminated-string', 'missing-endsec']);
    expect(rows.get('b')!.notes.map(({ code }) => code)).toEqual(['no-elements']);
  });
  it('find why a file was refused, for a member of an archive too', () => {
    const { findings } = report([], [], [['a.ifczip.ifc', 'zip-bomb', 'error'], ['a.ifczip!in/model.ifc', 'zip-bomb', 'error'], ['b.ifc', 'empty-file', 'error']]);
    expect(refusalOf(findings, 'a.ifczip', 'zip-bomb')).toBe(findings[1]);
    expect(refusalOf(findings, 'b.ifc', 'empty-file')).toBe(findings[2]);
    expect(refusalOf(findings, 'b.ifc', 'engine-crashed')).toBeUndefined();
  });
  it('are looked at without those that stand apart', () => {
    expect(besideApart(report([['a', '1'], ['b', '2'], ['c', '3']], [[0, null], [1, null], [2, null]]))).toBeNull();
    expect(besideApart(report([['a', '1'], ['b', '2', 'not-merged'], ['c', '3']], [[0, null], [1, null], [2, null]]))).toEqual([0, 2]);
  });
});

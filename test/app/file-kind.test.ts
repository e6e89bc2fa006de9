import { describe, expect, it } from 'vitest';
import { byKind, fileKind, HEAD_BYTES, isTaken } from '../../src/app/file-kind.ts';
import { packZip } from '../../src/zip.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const IDS = '<?xml version="1.0"?><ids xmlns="http://standards.buildingsmart.org/IDS"/>';
const utf16 = (text: string): Uint8Array => new Uint8Array(Uint16Array.from([0xfeff, ...[...text].map((c) => c.charCodeAt(0))]).buffer);

describe('kinds of files', () => {
  it('go by the name, whatever is inside', () => {
    expect(fileKind('要求/墙.IDS', bytes('not xml'))).toBe('ids');
    expect(fileKind('a.bcf', bytes(''))).toBe('bcf');
    expect(fileKind('a.bcfzip', bytes(''))).toBe('bcf');
    expect(fileKind('a.ifc', bytes(IDS))).toBe('model');
    expect(fileKind('a.txt', bytes(IDS))).toBe('model');
  });
  it('go by how they begin where the name leaves it open', () => {
    expect(fileKind('a.xml', bytes(IDS))).toBe('ids');
    expect(fileKind('a.xml', utf16(IDS))).toBe('ids');
    expect(fileKind('a.xml', bytes('<ifcXML/>'))).toBe('model');
    const bcf = packZip([{ name: 'bcf.version', bytes: bytes('<Version/>') }]);
    expect(fileKind('a.zip', bcf.subarray(0, HEAD_BYTES))).toBe('bcf');
    expect(fileKind('a.zip', packZip([{ name: 'model.ifc', bytes: bytes('ISO-10303-21;') }]))).toBe('model');
    expect(fileKind('a.zip', bytes('bcf.version'))).toBe('model');
  });
  it('sort what is dropped together and keep the order', async () => {
    const file = (path: string, text = '') => ({ path, file: new File([text], path) });
    const sorted = await byKind([file('b.ids'), file('a.ifc'), file('c.xml', IDS), file('d.bcf'), file('e.ifc'), file('f.sunmao')]);
    expect(Object.fromEntries(Object.entries(sorted).map(([kind, list]) => [kind, list.map(({ path }) => path)]))).toEqual({ model: ['a.ifc', 'e.ifc'], ids: ['b.ids', 'c.xml'], bcf: ['d.bcf'], project: ['f.sunmao'] });
  });
  it('of a folder are taken when some part of the page knows them', () => {
    expect(['a.ifc', 'a.IFCZIP', 'x.ids', 'y.bcf'].every(isTaken)).toBe(true);
    expect(['a.pdf', 'a.xml', 'ids'].some(isTaken)).toBe(false);
  });
});

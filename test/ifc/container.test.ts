import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ARCHIVE_LIMITS, openContainer } from '../../src/ifc/container.ts';
import { sha256 } from '../../src/ifc/sha256.ts';
import { stepText } from './read-text.ts';

const IFC = stepText('IFC4', '#1=IFCWALL();');
const text = (t: string): Uint8Array => new TextEncoder().encode(t);

function open(path: string, bytes: Uint8Array, limits = ARCHIVE_LIMITS) {
  const { members, problems } = openContainer(path, bytes, limits);
  return { paths: members.map((m) => m.path), codes: problems.map((p) => p.code), members, problems };
}

describe('what the bytes are', () => {
  it.each([
    ['nothing', new Uint8Array(0), 'empty-file'],
    ['blanks', text(' \r\n\t'), 'empty-file'],
    ['a web page', text('\n<!DOCTYPE html><html></html>'), 'html-not-ifc'],
    ['ifcXML', text('<?xml version="1.0"?><ifcXML xmlns="x"/>'), 'ifcxml-not-supported'],
    ['other XML', text('<?xml version="1.0"?><topic/>'), 'xml-not-ifc'],
    ['ifcJSON', text('{"type":"ifcJSON"}'), 'ifcjson-not-supported'],
    ['a pointer', text('version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n'), 'git-lfs-pointer'],
    ['PDF', text('%PDF-1.7'), 'not-ifc'],
    ['prose', text('hello world'), 'not-ifc'],
    ['7z', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), 'archive-not-supported'],
  ])('%s is refused by name', (_, bytes, code) => {
    expect(open('a.ifc', bytes)).toMatchObject({ paths: [], codes: [code] });
  });

  it('IFC, with and without a UTF-8 mark', () => {
    expect(open('a.ifc', IFC)).toMatchObject({ paths: ['a.ifc'], codes: [] });
    expect(open('a.ifc', Uint8Array.of(0xef, 0xbb, 0xbf, ...IFC))).toMatchObject({ paths: ['a.ifc'], codes: [] });
  });

  it('UTF-16 in both orders, with and without mark', () => {
    const source = new TextDecoder().decode(IFC) + '预制';
    for (const big of [false, true]) {
      for (const mark of ['\uFEFF', '']) {
        const units = mark + source;
        const bytes = new Uint8Array(units.length * 2);
        new DataView(bytes.buffer);
        for (let i = 0; i < units.length; i++) new DataView(bytes.buffer).setUint16(i * 2, units.charCodeAt(i), !big);
        const { members, codes } = open('a.ifc', bytes);
        expect(codes).toEqual(['utf-16-decoded']);
        expect(new TextDecoder().decode(members[0]!.bytes)).toBe(source);
      }
    }
  });

  it('archives by content, members in name order, names as text', () => {
    const zip = zipSync({ 'b.ifc': IFC, '../../a.IFC': IFC, 'note.txt': strToU8('x'), '__MACOSX/._b.ifc': strToU8('x') });
    expect(open('x.ifczip', zip)).toMatchObject({ paths: ['x.ifczip!../../a.IFC', 'x.ifczip!b.ifc'], codes: [] });
    expect(open('x.ifc', zip).codes).toEqual(['zip-under-ifc-name']);
    expect(open('x.ifczip', zip).members[1]!.bytes).toEqual(IFC);
    expect(open('x.ifc.gz', gzipSync(IFC))).toMatchObject({ paths: ['x.ifc.gz'], codes: ['gzip-unpacked'] });
  });

  it('archives inside archives, damage, no IFC', () => {
    const zip = zipSync({ 'a.ifc': IFC });
    expect(open('x.zip', zipSync({ 'inner.ifczip': zip })).codes).toEqual(['nested-archive', 'zip-without-ifc']);
    expect(open('x.zip', zipSync({ 'inner.ifc': zip })).codes).toEqual(['nested-archive']);
    expect(open('x.zip', zip.subarray(0, zip.length - 30)).codes).toEqual(['zip-corrupt']);
    const flipped = zip.slice();
    flipped[45]! ^= 0xff;
    expect(open('x.zip', flipped)).toMatchObject({ paths: [], codes: ['zip-corrupt'] });
    const gz = gzipSync(IFC);
    expect(open('x.gz', gz.subarray(0, gz.length - 40))).toMatchObject({ paths: [], codes: ['gzip-corrupt'] });
  });

  it('a bomb is refused by its directory, and by its content when the directory lies', () => {
    const limits = { ...ARCHIVE_LIMITS, ratioFrom: 100_000 };
    const bomb = zipSync({ 'a.ifc': new Uint8Array(5_000_000).fill(32) }, { level: 9 });
    expect(open('x.zip', bomb, limits)).toMatchObject({ paths: [], codes: ['zip-bomb'] });
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    const directory = view.getUint32(lying.length - 6, true);
    view.setUint32(directory + 24, 1000, true);
    expect(open('x.zip', lying, limits)).toMatchObject({ paths: [], codes: ['zip-bomb'] });
    expect(open('x.gz', gzipSync(new Uint8Array(5_000_000)), limits)).toMatchObject({ paths: [], codes: ['zip-bomb'] });
  });

  it('SHA-256', async () => {
    expect(await sha256(text('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

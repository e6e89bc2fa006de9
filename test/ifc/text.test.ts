import { describe, expect, it } from 'vitest';
import { decodeStepText, detectEncoding } from '../../src/ifc/text.ts';
import type { TextEncoding } from '../../src/ifc/text.ts';

function decode(text: string | readonly number[], encoding: TextEncoding = 'utf-8'): string {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : Uint8Array.from(text);
  return decodeStepText(bytes, 0, bytes.length, encoding);
}

// 预制墙 in GBK
const GBK = [0xd4, 0xa4, 0xd6, 0xc6, 0xc7, 0xbd];

describe('STEP strings', () => {
  it.each([
    ['plain', 'Wall 200', 'Wall 200'],
    ['X2', '\\X2\\98845236\\X0\\-200', '预制-200'],
    ['X2 lower case', '\\x2\\98845236\\x0\\', '预制'],
    ['X2 surrogates', '\\X2\\D83CDFE0\\X0\\', '🏠'],
    ['X2 lone surrogate', '\\X2\\D83C\\X0\\a', '\uFFFDa'],
    ['X2 without end', '\\X2\\98845236', '预制'],
    ['X4', '\\X4\\0001F3E0\\X0\\', '🏠'],
    ['X4 out of range', '\\X4\\FFFFFFFF\\X0\\', '\uFFFD'],
    ['X', 'Geb\\X\\E4ude', 'Gebäude'],
    ['x', 'Geb\\x\\e4ude', 'Gebäude'],
    ['S', 'Geb\\S\\dude', 'Gebäude'],
    ['S in another page', '\\PE\\\\S\\0', decodePage('iso-8859-5', 0xb0)],
    ['quotes', "It''s", "It's"],
    ['backslash', 'C:\\\\x', 'C:\\x'],
    ['backslash not doubled', 'C:\\temp', 'C:\\temp'],
    ['raw UTF-8', '预制墙', '预制墙'],
  ])('%s', (_, input, wanted) => {
    expect(decode(input)).toBe(wanted);
  });

  it('raw GBK, told by the file or by the string', () => {
    expect(decode(GBK, 'gb18030')).toBe('预制墙');
    expect(decode(GBK, 'utf-8')).toBe('预制墙');
    expect(detectEncoding(Uint8Array.from([39, ...GBK, 39]))).toBe('gb18030');
  });

  it('a GBK character whose second byte is a backslash', () => {
    // 誠 is D5 5C
    expect(decode([0xd5, 0x5c, 0x41], 'gb18030')).toBe('誠A');
  });

  it('a GBK word that is valid UTF-8 by chance stays GBK in a GBK file', () => {
    // 联通 C1 AA CD A8
    expect(decode([0xc1, 0xaa, 0xcd, 0xa8], 'gb18030')).toBe('联通');
  });

  it('UTF-8 strings in a GBK file stay UTF-8', () => {
    expect(decode('预制墙', 'gb18030')).toBe('预制墙');
  });

  it('Windows-1252 is no Chinese', () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode("'Geb"), 0xe4, ...new TextEncoder().encode("ude T"), 0xfc, ...new TextEncoder().encode("r'")]);
    expect(detectEncoding(bytes)).toBe('windows-1252');
    expect(decodeStepText(bytes, 1, bytes.length - 1, 'windows-1252')).toBe('Gebäude Tür');
  });

  it('UTF-8 files are UTF-8 however long the run', () => {
    expect(detectEncoding(new TextEncoder().encode(`'${'预制'.repeat(500)}'`))).toBe('utf-8');
  });

  it('any bytes decode without throwing', () => {
    let seed = 1;
    for (let round = 0; round < 300; round++) {
      const bytes = new Uint8Array(40);
      for (let i = 0; i < bytes.length; i++) {
        seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
        bytes[i] = (seed >>> 16) % 5 === 0 ? 92 : seed >>> 24;
      }
      for (const encoding of ['utf-8', 'gb18030', 'windows-1252'] as const) expect(typeof decodeStepText(bytes, 0, bytes.length, encoding)).toBe('string');
    }
  });
});

function decodePage(page: string, byte: number): string {
  return new TextDecoder(page).decode(Uint8Array.of(byte));
}

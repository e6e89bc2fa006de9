/** How strings are written (ISO 10303-21, 6.4.3). `x2` is what the standard asks for; the others are what real files hold. */
export type TextEncoding = 'x2' | 'utf8' | 'gbk';

const PRINTABLE = /^[\x20-\x7e]*$/;

function hex(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, '0');
}

/** A STEP string with its apostrophes. */
export function stepString(value: string, encoding: TextEncoding): string {
  const escaped = value.replaceAll('\\', '\\\\').replaceAll("'", "''");
  if (encoding !== 'x2' || PRINTABLE.test(escaped)) return `'${escaped}'`;
  let out = '';
  let run = '';
  const flush = (): void => {
    if (run !== '') out += `\\X2\\${run}\\X0\\`;
    run = '';
  };
  for (const character of escaped) {
    const code = character.codePointAt(0) as number;
    if (code >= 0x20 && code <= 0x7e) {
      flush();
      out += character;
    } else if (code > 0xffff) {
      flush();
      out += `\\X4\\${hex(code, 8)}\\X0\\`;
    } else {
      run += hex(code, 4);
    }
  }
  flush();
  return `'${out}'`;
}

let gbkTable: ReadonlyMap<string, number> | null = null;

// The platform only decodes GBK, so the encoder is the decoder's inverse.
function gbk(): ReadonlyMap<string, number> {
  if (gbkTable !== null) return gbkTable;
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(new Uint8Array([lead, trail]));
      if (character.length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, lead * 256 + trail);
    }
  }
  gbkTable = table;
  return table;
}

/** Bytes of a whole file. Throws on a character that GBK lacks. */
export function encodeFile(text: string, encoding: TextEncoding): Uint8Array {
  if (encoding !== 'gbk') return new TextEncoder().encode(text);
  const table = gbk();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code < 0x80) {
      bytes.push(code);
      continue;
    }
    const pair = table.get(character);
    if (pair === undefined) throw new Error(`GBK has no character ${JSON.stringify(character)}`);
    bytes.push(pair >> 8, pair & 255);
  }
  return Uint8Array.from(bytes);
}

/** A zip entry by entry, with whatever is wrong in it: names that no tool writes, names twice, flags, claims. */
import { deflateSync } from 'fflate';
import { crc32 } from 'node:zlib';

export interface RawEntry {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  /** bit 0: encrypted */
  readonly flags?: number;
  readonly method?: number;
  /** unpacked size that the directory claims */
  readonly claimed?: number;
}

export function rawZip(entries: readonly RawEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, flags = 0, method = 8, claimed } of entries) {
    const content = Buffer.from(bytes);
    const packed = method === 8 ? Buffer.from(deflateSync(content)) : content;
    const raw = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags | 0x800, 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimed ?? content.length, 18);
    fields.writeUInt16LE(raw.length, 22);
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), fields, raw, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, rest, raw);
    offset += 4 + fields.length + raw.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, list, end]));
}

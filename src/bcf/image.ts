/** What a picture is by its bytes, whatever its name says. */

export type ImageFormat = 'png' | 'jpg';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export function imageFormat(bytes: Uint8Array): ImageFormat | null {
  if (PNG.every((byte, i) => bytes[i] === byte)) return 'png';
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? 'jpg' : null;
}

/** Pixels; null where the header does not tell. PNG: IHDR; JPEG: the first frame header (ITU T.81, B.2.2). */
export function imageSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sized = (width: number, height: number): { readonly width: number; readonly height: number } | null => (width > 0 && height > 0 ? { width, height } : null);
  const format = imageFormat(bytes);
  if (format === 'png') return bytes.length >= 24 ? sized(view.getUint32(16), view.getUint32(20)) : null;
  if (format === null) return null;
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    // frame headers, without the tables (C4, CC) and the extension (C8) among them
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return sized(view.getUint16(at + 7), view.getUint16(at + 5));
    if (marker === 0xda || marker === 0xd9) return null;
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}

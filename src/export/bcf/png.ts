/** The one door to the PNG encoder. */
import { encode } from 'fast-png';

/**
 * An indexed picture, one byte per pixel, row by row from the top. Up to 16 colours are packed two pixels to a byte.
 * @param width even
 * @param palette up to 256 colours, [r, g, b] of 0–255
 */
export function pngOf(width: number, height: number, pixels: Uint8Array, palette: readonly (readonly number[])[]): Uint8Array {
  const few = palette.length <= 16;
  const colours = palette.map((colour) => [...colour]);
  return encode({ width, height, data: few ? pairs(pixels) : pixels, depth: few ? 4 : 8, channels: 1, palette: colours }, { zlib: { level: 4 } });
}

function pairs(pixels: Uint8Array): Uint8Array {
  const packed = new Uint8Array(pixels.length / 2);
  for (let i = 0; i < packed.length; i++) packed[i] = (pixels[2 * i]! << 4) | pixels[2 * i + 1]!;
  return packed;
}

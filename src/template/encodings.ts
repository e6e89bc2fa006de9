/** Texts as the tools that read them write them. */

/** UTF-16, little endian, with its mark. */
export function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * text.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let i = 0; i < text.length; i++) view.setUint16(2 + 2 * i, text.charCodeAt(i), true);
  return bytes;
}

/** UTF-8 with its mark: an editor that would take it for the local code page writes it back whole. */
export function utf8WithMark(text: string): Uint8Array {
  return new TextEncoder().encode(`\ufeff${text}`);
}

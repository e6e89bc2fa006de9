/** A small picture as a `data:` address. */
import { MOST_PICTURE } from '../store/workspace.ts';

/** px, and of the picture's width to its height */
const WIDTH = 280;
const SHAPE = 16 / 10;

/** The middle of a PNG, made small. Null where the browser cannot. */
export async function thumbnail(png: Uint8Array): Promise<string | null> {
  try {
    const whole = await createImageBitmap(new Blob([new Uint8Array(png)], { type: 'image/png' }));
    const height = Math.round(WIDTH / SHAPE);
    const canvas = new OffscreenCanvas(WIDTH, height);
    const pen = canvas.getContext('2d');
    if (!pen) return null;
    pen.imageSmoothingQuality = 'high';
    const scale = Math.max(WIDTH / whole.width, height / whole.height);
    const [w, h] = [WIDTH / scale, height / scale];
    pen.drawImage(whole, (whole.width - w) / 2, (whole.height - h) / 2, w, h, 0, 0, WIDTH, height);
    whole.close();
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.82 })).arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    const address = `data:image/jpeg;base64,${btoa(text)}`;
    return address.length <= MOST_PICTURE ? address : null;
  } catch {
    return null;
  }
}

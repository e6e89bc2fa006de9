/** A picture of the scene as PNG: drawn beside the canvas and read without waiting for the drawing. */
import { LinearFilter, WebGLRenderTarget, type Camera, type Scene, type WebGLRenderer } from 'three';

export interface Shot {
  readonly renderer: WebGLRenderer;
  readonly scene: Scene;
  /** its projection is for this shape */
  readonly camera: Camera;
  readonly width: number;
  readonly height: number;
  /** samples of a pixel; 0 where the processor draws */
  readonly samples: number;
}

/** bytes of a PNG, at most: a larger one is made smaller until it fits */
const MOST_BYTES = 1_000_000;
const SMALLER = 0.75;

export async function shoot({ renderer, scene, camera, width, height, samples }: Shot): Promise<Blob> {
  const target = new WebGLRenderTarget(width, height, { depthBuffer: true, samples, minFilter: LinearFilter, magFilter: LinearFilter });
  const bytes = new Uint8ClampedArray(width * height * 4);
  try {
    // a program is another one for a target than for the canvas: linked beside the script the first time
    renderer.setRenderTarget(target);
    const linked = renderer.compileAsync(scene, camera);
    renderer.setRenderTarget(null);
    await linked;
    renderer.setRenderTarget(target);
    renderer.clear();
    renderer.render(scene, camera);
    renderer.setRenderTarget(null);
    await renderer.readRenderTargetPixelsAsync(target, 0, 0, width, height, new Uint8Array(bytes.buffer));
  } finally {
    target.dispose();
  }
  upright(bytes, width, height);
  let canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')!.putImageData(new ImageData(bytes, width, height), 0, 0);
  for (;;) {
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    if (blob.size <= MOST_BYTES || canvas.width < 200) return blob;
    const smaller = new OffscreenCanvas(Math.round(canvas.width * SMALLER), Math.round(canvas.height * SMALLER));
    const context = smaller.getContext('2d')!;
    context.imageSmoothingQuality = 'high';
    context.drawImage(canvas, 0, 0, smaller.width, smaller.height);
    canvas = smaller;
  }
}

/** WebGL has the lowest row first; what was veiled is opaque on the background. */
function upright(bytes: Uint8ClampedArray, width: number, height: number): void {
  const row = width * 4;
  const kept = new Uint8ClampedArray(row);
  for (let top = 0, low = height - 1; top < low; top++, low--) {
    kept.set(bytes.subarray(top * row, top * row + row));
    bytes.copyWithin(top * row, low * row, low * row + row);
    bytes.set(kept, low * row);
  }
  for (let i = 3; i < bytes.length; i += 4) bytes[i] = 255;
}

/** A picture of the scene as PNG: drawn beside the canvas and read without waiting for the drawing. */
import { Color, LinearFilter, SRGBColorSpace, WebGLRenderTarget, type OrthographicCamera, type PerspectiveCamera, type Scene, type ShaderMaterial, type WebGLRenderer } from 'three';

export interface Shots {
  /** @param camera its projection is for the shape of the picture, pixels. Null once the viewer is gone */
  take(camera: PerspectiveCamera | OrthographicCamera, width: number, height: number): Promise<Blob | null>;
}

export interface ShotSource {
  readonly renderer: WebGLRenderer;
  readonly scene: Scene;
  /** what the scene is drawn with now */
  readonly looks: () => readonly ShaderMaterial[];
  /** links their programs for a target beside the script: those for the canvas are others */
  readonly link: (looks: readonly ShaderMaterial[]) => Promise<void>;
  /** of a pixel; 0 where the processor draws */
  readonly samples: number;
  readonly stopped: () => boolean;
}

/** bytes of a PNG, at most: a larger one is made smaller until it fits */
const MOST_BYTES = 1_000_000;
const SMALLER = 0.75;

export function createShots({ renderer, scene, looks, link, samples, stopped }: ShotSource): Shots {
  const linked = new Set<ShaderMaterial>();

  return {
    async take(camera, width, height) {
      const target = new WebGLRenderTarget(width, height, { depthBuffer: true, samples, minFilter: LinearFilter, magFilter: LinearFilter });
      const bytes = new Uint8ClampedArray(width * height * 4);
      try {
        const fresh = looks().filter((look) => !linked.has(look));
        if (fresh.length > 0) await link(fresh);
        for (const look of fresh) linked.add(look);
        if (stopped()) return null;
        const screen = renderer.getClearColor(new Color());
        // a target takes the numbers of a colour as they are, the canvas its look
        const { r, g, b } = screen.getRGB({ r: 0, g: 0, b: 0 }, SRGBColorSpace);
        renderer.setRenderTarget(target);
        renderer.setClearColor(new Color().setRGB(r, g, b));
        renderer.clear();
        renderer.render(scene, camera);
        renderer.setRenderTarget(null);
        renderer.setClearColor(screen);
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
    },
  };
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

/** Is WebGL2 there, and is it drawn by the processor? Multisampling costs two thirds of the frames there (measurements.md 5). */
export type Graphics = 'none' | 'software' | 'hardware';

/** ms that a worker is waited for before the page asks itself */
const PATIENCE = 4000;

/** Asked in a worker first, so that the page's own context is a matter of milliseconds. */
export async function graphics(): Promise<Graphics> {
  const name = await askedBeside();
  return name === null ? asked() : kindOf(name);
}

/** Of who draws; the browser may keep it to itself. */
export function nameOf(gl: WebGL2RenderingContext): string {
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  return String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}

const kindOf = (name: string): Graphics => (/swiftshader|llvmpipe|softpipe|software|basic render/i.test(name) ? 'software' : 'hardware');

function asked(): Graphics {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (!gl) return 'none';
  const kind = kindOf(nameOf(gl));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return kind;
}

function askedBeside(): Promise<string | null> {
  return new Promise((resolve) => {
    let worker: Worker | null = null;
    const done = (name: unknown): void => {
      window.clearTimeout(timer);
      worker?.terminate();
      resolve(typeof name === 'string' ? name : null);
    };
    const timer = window.setTimeout(() => done(null), PATIENCE);
    try {
      worker = new Worker(new URL('./graphics-worker.ts', import.meta.url), { type: 'module' });
      worker.onmessage = ({ data }: MessageEvent<unknown>) => done(data);
      worker.onerror = () => done(null);
    } catch {
      done(null);
    }
  });
}

/** Programs are compiled beside the script, before the first page needs them. */
import {
  BufferAttribute, BufferGeometry, Mesh, Scene, type Camera, type ShaderMaterial, type WebGLRenderer, type WebGLRenderTarget,
} from 'three';

export interface WarmUp {
  readonly renderer: WebGLRenderer;
  readonly camera: Camera;
  readonly scene: Scene;
  readonly target: WebGLRenderTarget;
  /** a program is another one for a target than for the canvas */
  readonly onCanvas: readonly ShaderMaterial[];
  readonly onTarget: readonly ShaderMaterial[];
  readonly stopped: () => boolean;
  readonly done: () => void;
}

/** how long the programs are waited for, ms; and how long after the driver says it took the order */
const LINK_PATIENCE = 3000;
const LINK_GRACE = 120;
/** every attribute that a program of this folder reads, with its size */
const ATTRIBUTES = [['position', 3], ['normal', 4], ['slot', 1], ['tint', 4], ['shade', 1]] as const;

export function warmUp({ renderer, camera, scene, target, onCanvas, onTarget, stopped, done }: WarmUp): void {
  const warm = new BufferGeometry();
  for (const [name, size] of ATTRIBUTES) warm.setAttribute(name, new BufferAttribute(new Float32Array(3 * size), size));
  const probes = [...onCanvas, ...onTarget].map((look) => new Mesh(warm, look));
  const targetOf = (probe: Mesh): WebGLRenderTarget | null => (onTarget.includes(probe.material as ShaderMaterial) ? target : null);
  /** one program after the other, each in a task of its own */
  const each = (work: (probe: Mesh) => void, then: () => void, at = 0): void => {
    window.setTimeout(() => {
      if (stopped()) return;
      const probe = probes[at];
      if (!probe) {
        then();
        return;
      }
      renderer.setRenderTarget(targetOf(probe));
      work(probe);
      renderer.setRenderTarget(null);
      each(work, then, at + 1);
    }, 0);
  };
  const use = (): void => each((probe) => {
    const alone = new Scene();
    alone.add(probe);
    renderer.render(alone, camera);
  }, () => {
    warm.dispose();
    done();
  });
  /** asking a program anything before it is linked stops the script until it is: the driver is given its time first */
  const wait = (): void => {
    const gl = renderer.getContext() as WebGL2RenderingContext;
    const linked = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    const patience = performance.now() + LINK_PATIENCE;
    const look = (): void => {
      if (stopped()) return;
      const open = linked !== null && gl.clientWaitSync(linked, 0, 0) === gl.TIMEOUT_EXPIRED;
      if (open && performance.now() < patience) {
        window.setTimeout(look, 20);
        return;
      }
      if (linked) gl.deleteSync(linked);
      window.setTimeout(use, LINK_GRACE);
    };
    window.setTimeout(look, 20);
  };
  each((probe) => { renderer.compile(probe, camera, scene); }, wait);
}

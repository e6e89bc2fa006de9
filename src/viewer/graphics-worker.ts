/** Asks for a context beside the page: the first one of a process waits for the graphics process, which stops the script that asks. */
import { nameOf } from './software.ts';

const gl = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('webgl2');
// null: not to be had here, which says nothing of the page's own canvas
postMessage(gl && nameOf(gl));
gl?.getExtension('WEBGL_lose_context')?.loseContext();

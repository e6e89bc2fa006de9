/** Where the page finds manifold's wasm: our own origin. For the browser build alone. */
import url from 'manifold-3d/manifold.wasm?url';

export const manifoldWasmUrl: string = url;

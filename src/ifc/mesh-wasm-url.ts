/** Where the page finds web-ifc's wasm: our own origin. For the browser build alone. */
import url from 'web-ifc/web-ifc.wasm?url';

export const webIfcWasmUrl: string = url;

/** The compiled `wasm/`, made by the plugin in vite.config.ts. */
declare module 'virtual:geometry-core' {
  /** base64 */
  const bytes: string;
  export default bytes;
}

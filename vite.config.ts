/// <reference types="vitest/config" />
import { chmodSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { compileCore, sources } from './wasm/compile.mjs';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The page's Content-Security-Policy. `wasm-unsafe-eval` compiles web-ifc and manifold-3d, nothing else is evaluated;
 * inline styles are what Element Plus sets on its poppers; blob: and data: images are canvases and icons.
 */
const CSP = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** `frame-ancestors` is ignored in a meta element, so it is a header alone. */
const HEADERS = {
  'Content-Security-Policy': `${CSP}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** Puts the policy into the page itself: a static host that sends no headers is covered too. */
const cspMeta = (): Plugin => ({
  name: 'sunmao-csp',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: CSP }, injectTo: 'head-prepend' },
  ],
});

const executable = (path: string): Plugin => ({
  name: 'sunmao-executable',
  writeBundle: () => chmodSync(path, 0o755),
});

/** `virtual:geometry-core`: the compiled wasm/ as base64, the same in the page, the command line and the tests. */
const geometryCore = (): Plugin => ({
  name: 'sunmao-geometry-core',
  resolveId: (id) => (id === 'virtual:geometry-core' ? '\0geometry-core' : null),
  async load(id) {
    if (id !== '\0geometry-core') return null;
    for (const path of sources()) this.addWatchFile(path);
    return `export default ${JSON.stringify((await compileCore()).toString('base64'))};`;
  },
});

const app: UserConfig = {
  root: at('src'),
  // works in any folder of any static host
  base: './',
  // a missing file is a 404, not the page
  appType: 'mpa',
  publicDir: at('public'),
  plugins: [vue(), cspMeta(), geometryCore()],
  define: {
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: {
    outDir: at('dist/app'),
    emptyOutDir: true,
    target: 'es2022',
    // the policy allows no data: but for images
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 8000,
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  worker: { format: 'es', plugins: () => [geometryCore()], rolldownOptions: { checks: { pluginTimings: false } } },
  // both find their .wasm beside themselves
  optimizeDeps: { exclude: ['web-ifc', 'manifold-3d'] },
  server: { headers: HEADERS, host: '127.0.0.1' },
  preview: { headers: HEADERS, host: '127.0.0.1' },
};

const cli: UserConfig = {
  root: at('.'),
  publicDir: false,
  build: {
    ssr: true,
    outDir: at('dist/cli'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { sunmao: at('src/cli/main.ts'), 'mesh-worker': at('src/worker/mesh-worker-node.ts') },
      // flat: `new URL('./mesh-worker.js', import.meta.url)` holds in every chunk
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: {
    target: 'node',
    noExternal: true,
    // they carry their own .wasm, found from node_modules
    external: ['web-ifc', 'manifold-3d'],
  },
  plugins: [geometryCore(), executable(at('dist/cli/sunmao.js'))],
};

const test: UserConfig = {
  root: at('.'),
  plugins: [vue(), geometryCore()],
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // one core less than there are is the default: half of a machine of two
    maxWorkers: '100%',
  },
};

/** what test/bench builds to run: the sources as the command line has them */
const bench: UserConfig = { root: at('.'), publicDir: false, ssr: cli.ssr, plugins: [geometryCore()] };

const MODES: Readonly<Record<string, UserConfig>> = { cli, test, bench };

export default defineConfig(({ mode }) => MODES[mode] ?? app);

/** `npm start`: installs what is missing, builds the page, serves it and opens it with the tower loaded. */
import { parseArgs } from 'node:util';
import { ensureInstalled, ROOT, stop } from './setup.mjs';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '4173' }, 'no-open': { type: 'boolean', default: false } },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65535) stop(`--port ${values.port} is no port`);

ensureInstalled();
process.chdir(ROOT);

const { build, preview } = await import('vite');
await build({ logLevel: 'warn' });

const PAGE = '?sample=tower';
const hasScreen =
  process.platform === 'darwin' || process.platform === 'win32' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const open = hasScreen && process.stdout.isTTY && !values['no-open'] && !process.env.CI;
const server = await preview({ preview: { port, open: open ? `/${PAGE}` : false }, logLevel: 'warn' });

const address = server.httpServer.address();
process.stdout.write(`Sunmao: http://localhost:${address.port}/${PAGE}  (Ctrl+C stops it)\n`);

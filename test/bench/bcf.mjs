/**
 * A large BCF written and read: topics with a comment, a viewpoint of 20 components and a snapshot each.
 * Prints times and the peak of memory; never asserts.
 *   node test/bench/bcf.mjs [--topics 2000] [--snapshot 200000] [--version 3.0]
 */
import { randomFillSync } from 'node:crypto';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values } = parseArgs({ options: { topics: { type: 'string', default: '2000' }, snapshot: { type: 'string', default: '200000' }, version: { type: 'string', default: '3.0' } } });
const [count, size] = [Number(values.topics), Number(values.snapshot)];

const server = await createServer({ configFile: at('../../vite.config.ts'), mode: 'test', logLevel: 'error', server: { middlewareMode: true, watch: null, ws: false }, optimizeDeps: { noDiscovery: true } });
try {
  const { writeBcf } = await server.ssrLoadModule('/src/bcf/write.ts');
  const { readBcf } = await server.ssrLoadModule('/src/bcf/read.ts');
  const { guidFrom } = await server.ssrLoadModule('/src/bcf/guid.ts');
  const picture = () => {
    const bytes = randomFillSync(new Uint8Array(size));
    bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    return bytes;
  };
  const component = (k) => ({ ifcGuid: String(k).padStart(22, '0'), originatingSystem: '', authoringToolId: '' });
  const topic = (k) => {
    const [guid, view, comment] = ['topic', 'view', 'comment'].map((what) => guidFrom(`${what} ${k}`));
    const list = Array.from({ length: 20 }, (_, i) => component(k * 20 + i));
    return {
      guid, title: `构件 ${k} 不满足要求`, type: 'Issue', status: 'Open', priority: 'High', stage: '', labels: ['结构'], index: k, serverAssignedId: '', creationDate: '2026-01-02T03:04:05Z', creationAuthor: 'a@b.cn',
      modifiedDate: '', modifiedAuthor: '', dueDate: '', assignedTo: '', description: '……'.repeat(100), referenceLinks: [], files: [], snippet: null, documents: [], related: [], more: [], others: [],
      comments: [{ guid: comment, date: '2026-01-02T03:04:05Z', author: 'a@b.cn', text: '见图', viewpoint: view, modifiedDate: '', modifiedAuthor: '' }],
      viewpoints: [{
        guid: view, index: null, lines: [], clippingPlanes: [], bitmaps: [], more: [], snapshot: { format: 'png', bytes: picture() },
        components: { selection: list, defaultVisibility: false, exceptions: list, coloring: [{ color: 'FF0000', components: list }], spacesVisible: false, spaceBoundariesVisible: false, openingsVisible: false },
        camera: { kind: 'perspective', viewPoint: [k, 2, 3], direction: [0, 1, 0], up: [0, 0, 1], size: 60, aspectRatio: 1.5 },
      }],
    };
  };
  const bcf = { version: values.version, project: null, extensions: { types: [], statuses: [], priorities: [], labels: [], users: [], stages: [], snippetTypes: [] }, topics: Array.from({ length: count }, (_, k) => topic(k)), documents: [], others: [] };
  process.stdout.write(`${count} topics, snapshots of ${size} bytes, load ${loadavg()[0].toFixed(1)} at start\n`);
  const timed = (name, work) => {
    const [started, cpu] = [performance.now(), process.cpuUsage()];
    const result = work();
    const { user, system } = process.cpuUsage(cpu);
    process.stdout.write(`${name}: ${((performance.now() - started) / 1000).toFixed(2)} s, of its own ${((user + system) / 1e6).toFixed(2)} s\n`);
    return result;
  };
  const { bytes } = timed('written', () => writeBcf(bcf, values.version));
  const { bcf: again, problems } = timed(`read, ${(bytes.length / 1e6).toFixed(0)} MB`, () => readBcf(bytes));
  process.stdout.write(`${again.topics.length} topics, ${problems.length} problems; peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB\n`);
} finally {
  await server.close();
}
process.exit(0);

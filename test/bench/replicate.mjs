/**
 * One real model many times over in one file: express ids shifted, GlobalIds new, one project. The copies stand on the
 * same place, or `apart` from each other along x; what is measured is reading, meshing and checking, not looking at them.
 *   node test/bench/replicate.mjs IN.ifc TIMES OUT.ifc [APART, in the file's length unit]
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$';

/** A valid GlobalId (22 characters, the first 0–3) that depends on the old one and the copy alone. */
export function newGlobalId(old, copy) {
  const hash = createHash('sha256').update(`${copy}:${old}`).digest();
  let id = ALPHABET[hash[0] & 3];
  for (let i = 1; i < 22; i++) id += ALPHABET[hash[i] & 63];
  return id;
}

/** Records outside strings: [{ id, name, text }] plus what stands before and after DATA. */
function records(text) {
  const data = text.indexOf('DATA;');
  const head = text.slice(0, data + 5);
  const list = [];
  const pattern = /#(\d+)\s*=\s*([A-Za-z0-9_]*)\s*(\((?:[^';]|'(?:[^']|'')*')*\))\s*;/g;
  pattern.lastIndex = data;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) list.push({ id: Number(match[1]), name: match[2].toUpperCase(), args: match[3] });
  return { head, list };
}

const shift = (args, by, project) =>
  args.replace(/'(?:[^']|'')*'|#(\d+)/g, (all, id) => (id === undefined ? all : Number(id) === project ? `#${id}` : `#${Number(id) + by}`));

/** Placements relative to nothing → their axis and its point. Axes and points may be shared with placements that are not moved. */
function rootPlacements(list) {
  const byId = new Map(list.map((record) => [record.id, record]));
  const roots = new Map();
  for (const { id, name, args } of list) {
    const axis = name === 'IFCLOCALPLACEMENT' ? byId.get(Number(/^\(\s*\$\s*,\s*#(\d+)/.exec(args)?.[1])) : undefined;
    const point = byId.get(Number(/^\(\s*#(\d+)/.exec(axis?.args ?? '')?.[1]));
    if (point !== undefined) roots.set(id, { axis, point });
  }
  return roots;
}

/**
 * Writes `times` copies of `input` to `output`; copies after the first keep the first one's IfcProject and lose their own.
 * Root placements get an axis of their own, `apart` further along x with each copy.
 */
export function replicate(input, times, output, apart = 0) {
  const { head, list } = records(readFileSync(input, 'latin1'));
  const roots = apart === 0 ? new Map() : rootPlacements(list);
  const max = list.reduce((most, { id }) => Math.max(most, id), 0) + 2 * roots.size;
  const added = new Map([...roots.keys()].map((id, i) => [id, max - 2 * i]));
  const project = list.find(({ name }) => name === 'IFCPROJECT')?.id ?? -1;
  const file = openSync(output, 'w');
  writeSync(file, `${head}\n`, null, 'latin1');
  for (let copy = 0; copy < times; copy++) {
    let out = '';
    for (const { id, name, args } of list) {
      if (copy > 0 && id === project) continue;
      let own = copy === 0 ? args : shift(args, copy * max, project);
      if (roots.has(id)) {
        const { axis, point } = roots.get(id);
        const next = added.get(id) + copy * max;
        out += `#${next}=IFCCARTESIANPOINT${point.args.replace(/\(\(\s*([-+.\dEe]+)/, (_, x) => `((${(Number(x) + copy * apart).toFixed(3)}`)};\n`;
        out += `#${next - 1}=${axis.name}${shift(axis.args, copy * max, project).replace(/^\(\s*#\d+/, `(#${next}`)};\n`;
        own = `($,#${next - 1})`;
      }
      if (copy > 0) own = own.replace(/^\(\s*'([0-3][0-9A-Za-z_$]{21})'/, (_, old) => `('${newGlobalId(old, copy)}'`);
      out += `#${id + copy * max}=${name}${own};\n`;
      if (out.length > 4_000_000) {
        writeSync(file, out, null, 'latin1');
        out = '';
      }
    }
    writeSync(file, out, null, 'latin1');
  }
  writeSync(file, 'ENDSEC;\nEND-ISO-10303-21;\n', null, 'latin1');
  closeSync(file);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [input, times, output, apart] = process.argv.slice(2);
  if (input === undefined || output === undefined || !(Number(times) >= 1)) {
    process.stderr.write('usage: node test/bench/replicate.mjs IN.ifc TIMES OUT.ifc\n');
    process.exit(2);
  }
  replicate(input, Number(times), output, Number(apart ?? 0));
}

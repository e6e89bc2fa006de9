/** `sunmao measure FILES…`: quantities, one JSON line per element that has a body. */
import { defineCommand } from 'citty';
import type { ElementGeometry } from '../geometry/quantities.ts';
import type { Element, Model } from '../model/model.ts';
import { requireFiles, writeOut, type ExitCode } from './args.ts';
import { loadFiles } from './load-node.ts';
import { plain } from './print.ts';

/** One line of output; JSON Schema: public/schema/measure.schema.json. */
export interface MeasureLine {
  readonly file: string;
  readonly globalId: string;
  readonly expressId: number;
  readonly class: string;
  readonly name: string;
  readonly storey: { readonly name: string; readonly globalId: string; readonly elevation: number | null } | null;
  readonly volume: number | null;
  readonly grossVolume: number | null;
  readonly surfaceArea: number | null;
  readonly footprintArea: number | null;
  readonly sideArea: number | null;
  readonly bbox: readonly number[] | null;
  readonly status: string;
  /** express ids of the parts, null when there are none */
  readonly parts: readonly number[] | null;
}

const LINES_PER_WRITE = 2000;

export const measureCommand = defineCommand({
  meta: { name: 'measure', description: 'Quantities as JSON lines: one per element that has a body, by file and express id' },
  args: { files: { type: 'positional', description: '.ifc or .ifczip files', required: false } },
  async run({ args }): Promise<ExitCode> {
    const loaded = await loadFiles(requireFiles(args._), { footprints: 'all' });
    for (const { finding } of loaded.unreadable) {
      process.stderr.write(`sunmao: ${plain(finding.file)}: ${finding.code}${detail(finding.params)}\n`);
    }
    let lines: string[] = [];
    for (const element of loaded.model.elements) {
      const line = measureLine(loaded.model, element, loaded.geometry[element.index] ?? null);
      if (line === null) continue;
      lines.push(JSON.stringify(line));
      if (lines.length >= LINES_PER_WRITE) {
        await writeOut(`${lines.join('\n')}\n`);
        lines = [];
      }
    }
    if (lines.length > 0) await writeOut(`${lines.join('\n')}\n`);
    return loaded.unreadable.length > 0 ? 2 : 0;
  },
});

function detail(params: Readonly<Record<string, string | number>>): string {
  const text = Object.values(params).join(', ');
  return text === '' ? '' : ` (${plain(text)})`;
}

/** Null for an element that has neither a body nor parts. */
export function measureLine(model: Model, element: Element, geometry: ElementGeometry | null): MeasureLine | null {
  if (geometry === null && element.parts.length === 0) return null;
  const file = model.files[element.file]!;
  const storey = element.storey === null ? undefined : file.storeys[element.storey];
  return {
    file: file.path,
    globalId: element.globalId,
    expressId: element.expressId,
    class: element.class,
    name: element.name,
    storey: storey === undefined ? null : { name: storey.name, globalId: storey.globalId, elevation: storey.elevation },
    volume: geometry?.volume ?? null,
    grossVolume: geometry?.grossVolume ?? null,
    surfaceArea: geometry?.surfaceArea ?? null,
    footprintArea: geometry?.footprintArea ?? null,
    sideArea: geometry?.sideArea ?? null,
    bbox: geometry?.bbox ?? null,
    status: geometry?.status ?? 'none',
    parts: element.parts.length === 0 ? null : element.parts.map((part) => model.elements[part]!.expressId),
  };
}

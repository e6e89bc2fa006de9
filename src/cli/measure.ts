/** `sunmao measure FILES…`: quantities, one JSON line per element that has a body. */
import { parseArgs } from 'node:util';
import { defineCommand } from 'citty';
import { groupForms } from '../geometry/form.ts';
import type { ElementGeometry } from '../geometry/quantities.ts';
import type { Element, Model } from '../model/model.ts';
import { requireFiles, writeOut, type ExitCode } from './args.ts';
import { betweenLines } from './between.ts';
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
  /** with `--detail` */
  readonly detail?: MeasureDetail;
}

export interface MeasureDetail {
  /** open and self-intersecting bodies: the least and most they may hold, m³ */
  readonly volumeBounds: readonly [number, number] | null;
  /** smallest box around the net body, whatever way it lies, m: length ≥ width ≥ thickness */
  readonly size: readonly [number, number, number] | null;
  /** of the net volume, world m */
  readonly centroid: readonly [number, number, number] | null;
  /** elements with one number are the same piece by form; mirrored twins are not */
  readonly form: number | null;
}

const LINES_PER_WRITE = 2000;

/** `--between` as often as it stands; its comma parts two ends, not two values. */
function pairValues(rawArgs: readonly string[]): readonly string[] {
  const { values } = parseArgs({ args: [...rawArgs], options: { between: { type: 'string', multiple: true } }, allowPositionals: true, strict: false });
  return (Array.isArray(values['between']) ? values['between'] : []).filter((value): value is string => typeof value === 'string');
}

export const measureCommand = defineCommand({
  meta: { name: 'measure', description: 'Quantities as JSON lines: one per element that has a body, by file and express id' },
  args: {
    files: { type: 'positional', description: '.ifc or .ifczip files', required: false },
    between: { type: 'string', description: 'A,B: distance, contact area and common volume of two elements (GlobalIds or #express ids); may be repeated' },
    detail: { type: 'boolean', description: 'also bounds, oriented size, centre, and which elements are equal pieces', default: false },
  },
  async run({ args, rawArgs }): Promise<ExitCode> {
    const pairs = pairValues(rawArgs);
    const loaded = await loadFiles(requireFiles(args._), { footprints: 'all', bodies: pairs.length > 0 });
    for (const { finding } of loaded.unreadable) {
      process.stderr.write(`sunmao: ${plain(finding.file)}: ${finding.code}${detail(finding.params)}\n`);
    }
    if (pairs.length > 0) {
      try {
        for (const line of await betweenLines(loaded, pairs)) await writeOut(`${JSON.stringify(line)}\n`);
      } finally {
        loaded.release();
      }
      return loaded.unreadable.length > 0 ? 2 : 0;
    }
    const forms = args.detail ? groupForms(loaded.geometry.map((g) => g?.form ?? null)) : null;
    let lines: string[] = [];
    for (const element of loaded.model.elements) {
      const line = measureLine(loaded.model, element, loaded.geometry[element.index] ?? null);
      if (line === null) continue;
      lines.push(JSON.stringify(forms === null ? line : { ...line, detail: detailOf(loaded.geometry[element.index] ?? null, forms[element.index]!) }));
      if (lines.length >= LINES_PER_WRITE) {
        await writeOut(`${lines.join('\n')}\n`);
        lines = [];
      }
    }
    if (lines.length > 0) await writeOut(`${lines.join('\n')}\n`);
    return loaded.unreadable.length > 0 ? 2 : 0;
  },
});

function detailOf(geometry: ElementGeometry | null, form: number): MeasureDetail {
  return {
    volumeBounds: geometry?.volumeBounds ?? null, size: geometry?.size ?? null, centroid: geometry?.centroid ?? null, form: form < 0 ? null : form,
  };
}

function detail(params: Readonly<Record<string, string | number>>): string {
  const text = Object.values(params).join(', ');
  return text === '' ? '' : ` (${plain(text)})`;
}

/** Null for an element that has neither a body nor parts. */
function measureLine(model: Model, element: Element, geometry: ElementGeometry | null): MeasureLine | null {
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

/** Loads made one after the other become one model, and files can leave it again. */
import type { ElementGeometry } from '../geometry/quantities.ts';
import type { Element, Model, ModelFile } from '../model/model.ts';
import type { FileBodies, FileRecords, Loaded } from './load.types.ts';

/** One file as it was loaded; `elements` keep the indices of the load they came with. */
export interface LoadedFile {
  readonly file: ModelFile;
  readonly elements: readonly Element[];
  readonly geometry: readonly (ElementGeometry | null)[];
  readonly bodies: FileBodies | null;
  readonly records: FileRecords | null;
}

/** A load taken apart by file. */
export function filesOf(loaded: Loaded): LoadedFile[] {
  return loaded.model.files.map((file) => {
    const at: number[] = [];
    loaded.model.elements.forEach((element, i) => { if (element.file === file.index) at.push(i); });
    return {
      file, elements: at.map((i) => loaded.model.elements[i]!), geometry: at.map((i) => loaded.geometry[i] ?? null),
      bodies: loaded.bodies?.[file.index] ?? null, records: loaded.records?.[file.index] ?? null,
    };
  });
}

/** Files in the given order as one model: positions of files and elements are counted anew. */
export function combine(parts: readonly LoadedFile[]): { readonly model: Model; readonly geometry: readonly (ElementGeometry | null)[] } {
  const elements: Element[] = [];
  const geometry: (ElementGeometry | null)[] = [];
  const files = parts.map((part, index): ModelFile => ({ ...part.file, index }));
  parts.forEach((part, file) => {
    const base = elements.length;
    const now = new Map<number, number>();
    part.elements.forEach((element, i) => now.set(element.index, base + i));
    const one = (index: number | null): number | null => (index === null ? null : now.get(index) ?? null);
    const many = (indices: readonly number[]): readonly number[] => indices.flatMap((index) => now.get(index) ?? []);
    for (const element of part.elements) {
      elements.push({
        ...element, file, index: now.get(element.index)!, space: one(element.space), whole: one(element.whole), parts: many(element.parts),
        host: one(element.host), fillings: many(element.fillings),
      });
    }
    for (const measured of part.geometry) geometry.push(measured);
  });
  return { model: { files, elements, findings: files.flatMap((file) => file.findings) }, geometry };
}

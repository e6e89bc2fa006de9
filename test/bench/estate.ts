/** One model and its measured bodies many times over, 60 m apart along x: an estate of equal buildings, without reading a file. */
import type { ElementGeometry } from '../../src/geometry/quantities.ts';
import type { Element, Model, ModelFile } from '../../src/model/model.ts';

const APART = 60;

export function estate(model: Model, geometry: readonly (ElementGeometry | null)[], times: number): { readonly model: Model; readonly geometry: readonly (ElementGeometry | null)[] } {
  const file = model.files[0]!;
  const elements: Element[] = [];
  const bodies: (ElementGeometry | null)[] = [];
  const count = model.elements.length;
  for (let copy = 0; copy < times; copy += 1) {
    const at = copy * count;
    const move = (index: number | null): number | null => (index === null ? null : index + at);
    for (const e of model.elements) {
      elements.push({
        ...e, index: e.index + at, globalId: `${copy}-${e.globalId}`, expressId: e.expressId + copy * 1_000_000, storey: e.storey === null ? null : e.storey + copy * file.storeys.length,
        building: e.building === null ? null : e.building + copy * file.buildings.length, space: move(e.space), whole: move(e.whole), host: move(e.host),
        parts: e.parts.map((i) => i + at), fillings: e.fillings.map((i) => i + at),
      });
    }
    for (const body of geometry) bodies.push(body === null ? null : moved(body, copy * APART));
  }
  const repeated = <T>(list: readonly T[], make: (one: T, copy: number) => T): T[] => Array.from({ length: times }, (_, copy) => list.map((one) => make(one, copy))).flat();
  const whole: ModelFile = {
    ...file,
    buildings: repeated(file.buildings, (b, copy) => ({ ...b, globalId: `${copy}-${b.globalId}`, name: `${copy + 1}#` })),
    storeys: repeated(file.storeys, (s, copy) => ({
      ...s, index: s.index + copy * file.storeys.length, globalId: `${copy}-${s.globalId}`, building: s.building === null ? null : s.building + copy * file.buildings.length,
    })),
  };
  return { model: { ...model, files: [whole], elements }, geometry: bodies };
}

function moved(body: ElementGeometry, dx: number): ElementGeometry {
  const contour = (c: Float64Array): Float64Array => c.map((v, i) => (i % 2 === 0 ? v + dx : v));
  const { bbox, footprint, pierced, centroid, faceOpenings } = body;
  return {
    ...body,
    bbox: bbox === null ? null : [bbox[0] + dx, bbox[1], bbox[2], bbox[3] + dx, bbox[4], bbox[5]],
    footprint: footprint === null ? null : footprint.map(contour),
    ...(pierced === undefined ? {} : { pierced: pierced.map(contour) }),
    centroid: centroid === null ? null : [centroid[0] + dx, centroid[1], centroid[2]],
    faceOpenings: faceOpenings === null ? null : faceOpenings.map((o) => ({
      ...o, line: [o.line[0] + dx, o.line[1], o.line[2] + dx, o.line[3]] as const, box: [o.box[0] + dx, o.box[1], o.box[2], o.box[3] + dx, o.box[4], o.box[5]] as const,
    })),
  };
}

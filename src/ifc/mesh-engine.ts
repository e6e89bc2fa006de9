/** The part of web-ifc's wasm module that meshing uses: what lies under IfcAPI, which adds 4 MB of schema tables. */

export interface EngineGeometry {
  GetVertexData(): number;
  GetVertexDataSize(): number;
  GetIndexData(): number;
  GetIndexDataSize(): number;
  delete(): void;
}

export interface EngineMesh {
  readonly expressID: number;
  readonly geometries: {
    get(i: number): { readonly geometryExpressID: number; readonly flatTransformation: readonly number[] };
    size(): number;
    delete?(): void;
  };
}

export interface MeshEngine {
  readonly HEAPU8: Uint8Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPU32: Uint32Array;
  OpenModel(settings: Readonly<Record<string, number | boolean>>, read: (to: number, offset: number, size: number) => number): number;
  CloseModel(model: number): void;
  StreamMeshes(model: number, expressIds: readonly number[], onMesh: (mesh: EngineMesh) => void): void;
  GetGeometry(model: number, geometry: number): EngineGeometry;
  SetLogLevel(level: number): void;
}

/** A fresh instance each time: after a trap the old one cannot be trusted. */
export type StartEngine = () => Promise<MeshEngine>;

export function isMeshEngine(value: unknown): value is MeshEngine {
  if (typeof value !== 'object' || value === null) return false;
  const has = value as Record<string, unknown>;
  return ['OpenModel', 'CloseModel', 'StreamMeshes', 'GetGeometry', 'SetLogLevel'].every((name) => typeof has[name] === 'function');
}

/** `sunmao measure FILES… --between A,B`: what two elements are to each other, one JSON line per pair. */
import { contactArea, minimumDistance } from '../geometry/pairs.ts';
import type { BodyMesh } from '../geometry/body.ts';
import { loadSolids } from '../geometry/solids.ts';
import type { Element, Model } from '../model/model.ts';
import { elementBodies } from '../worker/load-bodies.ts';
import { CliError } from './args.ts';
import type { LoadedFiles } from './load-node.ts';

/** JSON Schema: public/schema/between.schema.json. SI; null where a body cannot tell. */
export interface BetweenLine {
  readonly a: PairEnd;
  readonly b: PairEnd;
  /** least distance, m; 0 where they touch, cross or one lies in the other */
  readonly distance: number | null;
  /** faces that lie against each other within 1 mm, m² */
  readonly contactArea: number | null;
  /** null unless both are closed solids, m³ */
  readonly commonVolume: number | null;
}

interface PairEnd {
  readonly file: string;
  readonly globalId: string;
  readonly expressId: number;
}

/** `pairs`: each "A,B", where an end is a GlobalId or #express id. Positions are those of the files: they are not aligned. */
export async function betweenLines(loaded: LoadedFiles, pairs: readonly string[]): Promise<readonly BetweenLine[]> {
  const { model } = loaded;
  const asked = pairs.map((pair) => {
    const ends = pair.split(',').map((end) => end.trim());
    if (ends.length !== 2) throw new CliError(`--between takes two elements: A,B (got ${pair})`);
    return [elementOf(model, ends[0]!), elementOf(model, ends[1]!)] as const;
  });
  const bodies = await elementBodies(model, loaded.bodies ?? [])([...new Set(asked.flat().map(({ index }) => index))]);
  const solids = await loadSolids();
  return asked.map(([a, b]): BetweenLine => {
    const first = bodies.get(a.index), second = bodies.get(b.index);
    const both = <T>(work: (x: BodyMesh, y: BodyMesh) => T): T | null => (first && second ? work(first, second) : null);
    return {
      a: endOf(model, a), b: endOf(model, b),
      distance: both((x, y) => minimumDistance(x, y)), contactArea: both((x, y) => contactArea(x, y)), commonVolume: both((x, y) => solids.commonVolume(x, [y])),
    };
  });
}

function elementOf(model: Model, named: string): Element {
  const found = model.elements.filter((element) => (named.startsWith('#') ? `#${element.expressId}` === named : element.globalId === named));
  if (found.length === 1) return found[0]!;
  throw new CliError(found.length === 0 ? `--between: no element ${named}` : `--between: ${found.length} elements are ${named}; use one file or a GlobalId`);
}

function endOf(model: Model, { file, globalId, expressId }: Element): PairEnd {
  return { file: model.files[file]!.path, globalId, expressId };
}

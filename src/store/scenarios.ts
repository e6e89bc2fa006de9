/** Scenarios of a what-if as a workspace keeps them: their measures alone. What comes of them is worked out anew. */
import { isRaw } from '../model/raw.ts';
import type { Measure } from '../profile/measures.ts';
import { ITEM_NAME } from '../profile/validate.ts';
import { readMeasure } from '../profile/read-measure.ts';

export interface SavedScenario {
  readonly name: string;
  readonly measures: readonly Measure[];
}

/** A file that elements are named of by their place: among other files, or other versions, the places are other elements'. */
export interface ScenarioFile {
  /** as the report names it */
  readonly path: string;
  readonly sha256: string;
  readonly elements: number;
}

export interface SavedScenarios {
  /** those that have elements, in the order of the report */
  readonly files: readonly ScenarioFile[];
  readonly scenarios: readonly SavedScenario[];
  /** position in `scenarios` of the one that is looked at */
  readonly current: number;
  /** relative cost of a unit by item; an item that is not there costs 1 */
  readonly factors?: Readonly<Record<string, number>>;
  /** places of elements that are to be left as they are, rising */
  readonly avoid?: readonly number[];
}

export const MOST_SCENARIOS = 8;
export const MOST_SCENARIO_NAME = 40;
/** measures of one scenario */
const MOST_MEASURES = 1000;
/** elements of all measures together */
const MOST_PLACES = 2_000_000;
const MOST_FILES = 10_000;
const MOST_FACTORS = 200;

const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length > 0 && value.length <= most;
const placesOf = (measures: readonly Measure[]): number => measures.reduce((sum, one) => sum + (one.kind === 'state' ? 0 : one.elements.length), 0);

/** Whether as much is read again. */
export function scenariosFit(scenarios: readonly SavedScenario[]): boolean {
  return scenarios.length <= MOST_SCENARIOS && scenarios.every(({ measures }) => measures.length <= MOST_MEASURES)
    && scenarios.reduce((sum, { measures }) => sum + placesOf(measures), 0) <= MOST_PLACES;
}

function isFile(value: unknown): value is ScenarioFile {
  return isRaw(value) && isText(value['path'], 4096) && typeof value['sha256'] === 'string' && /^([0-9a-f]{64})?$/.test(value['sha256'])
    && Number.isSafeInteger(value['elements']) && (value['elements'] as number) > 0;
}

function factorsOf(value: unknown): Pick<SavedScenarios, 'factors'> {
  if (!isRaw(value)) return {};
  const read = Object.entries(value).filter(([item, one]) => ITEM_NAME.test(item) && typeof one === 'number' && Number.isFinite(one) && one > 0).slice(0, MOST_FACTORS);
  return read.length === 0 ? {} : { factors: Object.fromEntries(read) as Record<string, number> };
}

function avoidOf(value: unknown, elements: number): Pick<SavedScenarios, 'avoid'> {
  if (!Array.isArray(value) || value.length > MOST_PLACES) return {};
  const read = [...new Set(value as readonly unknown[])].filter((one): one is number => Number.isInteger(one) && (one as number) >= 0 && (one as number) < elements).sort((a, b) => a - b);
  return read.length === 0 ? {} : { avoid: read };
}

/** text that is the same of the same files in whatever order they were opened */
export const filesKey = (files: readonly ScenarioFile[]): string => files.map(fileKey).sort().join('\n');

/** text that is the same of the same files in the same order, in which elements have the same places */
export const placesKey = (files: readonly ScenarioFile[]): string => files.map(fileKey).join('\n');

const fileKey = ({ path, sha256, elements }: ScenarioFile): string => `${path} ${sha256} ${elements}`;

/**
 * The same scenarios with elements named by their places among the same files in another order.
 * @throws Error where they are other files: {@link filesKey} tells
 */
export function reordered(saved: SavedScenarios, files: readonly ScenarioFile[]): SavedScenarios {
  const starts = new Map<string, number>();
  let at = 0;
  for (const file of files) {
    starts.set(fileKey(file), at);
    at += file.elements;
  }
  const places = saved.files.flatMap((file) => {
    const start = starts.get(fileKey(file));
    if (start === undefined) throw new Error(`${file.path} is not among the files`);
    return Array.from({ length: file.elements }, (_, i) => start + i);
  });
  const moved = (elements: readonly number[]): readonly number[] => elements.map((place) => places[place]!).sort((a, b) => a - b);
  return {
    ...saved, files,
    scenarios: saved.scenarios.map((one) => ({ ...one, measures: one.measures.map((measure): Measure => (measure.kind === 'state' ? measure : { ...measure, elements: moved(measure.elements) })) })),
    ...(saved.avoid === undefined ? {} : { avoid: moved(saved.avoid) }),
  };
}

function scenarioOf(value: unknown, elements: number): SavedScenario | null {
  if (!isRaw(value) || !isText(value['name'], MOST_SCENARIO_NAME) || !Array.isArray(value['measures']) || value['measures'].length > MOST_MEASURES) return null;
  const measures: Measure[] = [];
  for (const one of value['measures'] as readonly unknown[]) {
    const read = readMeasure(one, elements);
    // without one of its measures it would be another scenario
    if (read === null) return null;
    measures.push(read);
  }
  const { ['__proto__']: _, ...fields } = value;
  return { ...fields, name: value['name'], measures };
}

/**
 * Scenarios from JSON that anyone may have written; never throws.
 * @returns those that make sense, null where none does, and how many do not; fields that are not known here stay
 */
export function readScenarios(value: unknown): { readonly saved: SavedScenarios | null; readonly leftOut: number } {
  if (value === undefined) return { saved: null, leftOut: 0 };
  if (!isRaw(value) || !Array.isArray(value['scenarios'])) return { saved: null, leftOut: 1 };
  const all = value['scenarios'] as readonly unknown[];
  const { files } = value;
  if (!Array.isArray(files) || files.length > MOST_FILES || !files.every(isFile)) return { saved: null, leftOut: Math.max(1, all.length) };
  const elements = files.reduce((sum, file) => sum + file.elements, 0);
  let left = MOST_PLACES;
  let current = 0;
  const scenarios: SavedScenario[] = [];
  for (const [at, one] of all.slice(0, MOST_SCENARIOS).entries()) {
    const read = scenarioOf(one, elements);
    left -= read === null ? 0 : placesOf(read.measures);
    if (read === null || left < 0) continue;
    if (at === value['current']) current = scenarios.length;
    scenarios.push(read);
  }
  const { ['__proto__']: _, factors, avoid, ...fields } = value;
  return { saved: scenarios.length === 0 ? null : { ...fields, files, scenarios, current, ...factorsOf(factors), ...avoidOf(avoid, elements) }, leftOut: all.length - scenarios.length };
}

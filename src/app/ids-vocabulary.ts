/** The words that the editor offers: those of the IFC schemas, and first those that occur in the open models. */
import type { BaseQuery, IdsDesk, ModelWords, Word, WordQuery } from '../worker/app-api.ts';

export interface EditorWord extends Word {
  readonly inModel?: boolean;
}

/** What a value is compared with where nothing else is known. */
export const TEXT_BASE = 'xs:string';

/** The base types that ids.xsd's restrictions are written with. */
export const BASES = ['xs:string', 'xs:double', 'xs:integer', 'xs:boolean', 'xs:date', 'xs:dateTime', 'xs:time', 'xs:duration'] as const;

export interface Vocabulary {
  words(query: WordQuery): Promise<readonly EditorWord[]>;
  materials(): Promise<readonly EditorWord[]>;
  systems(): Promise<readonly EditorWord[]>;
  /** what a value of the property's data type, or of the attribute, is compared with */
  base(query: BaseQuery): Promise<string>;
}

/** Each question is asked once: the schema does not change, and the models do not while the editor is open. */
export function vocabulary(desk: () => IdsDesk, model: () => Promise<ModelWords>): Vocabulary {
  const known = new Map<string, Promise<readonly EditorWord[]>>();
  const bases = new Map<string, Promise<string>>();
  let words: Promise<ModelWords> | null = null;
  const inModel = (): Promise<ModelWords> => (words ??= model().catch(() => ({ entities: [], sets: [], materials: [], systems: [] })));
  const list = (names: readonly string[]): readonly EditorWord[] => names.map((value) => ({ value, inModel: true }));
  return {
    words(query) {
      const key = JSON.stringify(query);
      let answer = known.get(key);
      if (answer === undefined) {
        answer = Promise.all([desk().words(query), inModel()]).then(([schema, loaded]) => both(ofModel(query, loaded), schema));
        known.set(key, answer);
        answer.catch(() => known.delete(key));
      }
      // without its worker the editor still edits
      return answer.catch(() => []);
    },
    materials: async () => list((await inModel()).materials),
    systems: async () => list((await inModel()).systems),
    base(query) {
      const key = JSON.stringify(query);
      let answer = bases.get(key);
      if (answer === undefined) {
        answer = desk().base(query).then((base) => base ?? TEXT_BASE);
        bases.set(key, answer);
        answer.catch(() => bases.delete(key));
      }
      return answer.catch(() => TEXT_BASE);
    },
  };
}

function ofModel(query: WordQuery, { entities, sets }: ModelWords): readonly EditorWord[] {
  switch (query.of) {
    case 'entity': return entities.map(({ name, count }) => ({ value: name, hint: `× ${count}`, inModel: true }));
    case 'propertySet': return sets.map(({ name }) => ({ value: name, inModel: true }));
    case 'property': return sets.filter(({ name }) => query.sets.includes(name)).flatMap(({ properties }) => properties.map(({ name, type }) => ({ value: name, ...(type === '' ? {} : { hint: type }), inModel: true })));
    default: return [];
  }
}

/** The model's first, each word once; what the schema says of a word of both is kept. */
function both(model: readonly EditorWord[], schema: readonly Word[]): readonly EditorWord[] {
  const said = new Map(schema.map((word) => [word.value, word]));
  const first = [...new Map(model.map((word) => [word.value, word])).values()];
  const names = new Set(first.map(({ value }) => value));
  return [...first.map((word): EditorWord => ({ ...said.get(word.value), ...word, ...(said.get(word.value)?.hint === undefined ? {} : { hint: said.get(word.value)!.hint! }) })), ...schema.filter(({ value }) => !names.has(value))];
}

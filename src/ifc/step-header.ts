/** FILE_DESCRIPTION, FILE_NAME, FILE_SCHEMA of ISO 10303-21 §8.2. */
import { isList, readArgs } from './step-args.ts';
import type { StepValue } from './step-args.ts';

export interface StepHeader {
  readonly description: readonly string[];
  readonly implementationLevel: string;
  readonly name: string;
  readonly timeStamp: string;
  readonly author: readonly string[];
  readonly organization: readonly string[];
  readonly preprocessorVersion: string;
  readonly originatingSystem: string;
  readonly authorization: string;
  /** FILE_SCHEMA as written; empty when there is none */
  readonly schemas: readonly string[];
}

/** A header statement found by the indexer: offsets of its '(' and just after its ';'. */
export interface HeaderStatement {
  readonly keyword: string;
  readonly args: number;
  readonly end: number;
}

function text(value: StepValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function texts(value: StepValue | undefined): readonly string[] {
  if (isList(value)) return value.filter((entry) => typeof entry === 'string');
  return typeof value === 'string' ? [value] : [];
}

/** Missing statements leave their fields empty; of repeated ones the first counts. */
export function readHeader(bytes: Uint8Array, statements: readonly HeaderStatement[]): StepHeader {
  const of = (keyword: string): readonly StepValue[] => {
    const statement = statements.find((s) => s.keyword === keyword);
    return statement === undefined ? [] : readArgs(bytes, statement.args, statement.end, 'utf-8').values;
  };
  const description = of('FILE_DESCRIPTION');
  const name = of('FILE_NAME');
  const schema = of('FILE_SCHEMA');
  return {
    description: texts(description[0]),
    implementationLevel: text(description[1]),
    name: text(name[0]),
    timeStamp: text(name[1]),
    author: texts(name[2]),
    organization: texts(name[3]),
    preprocessorVersion: text(name[4]),
    originatingSystem: text(name[5]),
    authorization: text(name[6]),
    schemas: texts(schema[0]),
  };
}

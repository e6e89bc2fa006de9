/** Whether the calculation takes an element for what the build-up table makes of it. */
import type { ReadBuildUp, Said } from '../../facts/build-ups.ts';
import type { Role, Roles } from '../../facts/roles.ts';
import { both, countedAs, tableSays } from './build-up-words.ts';
import { judgement } from './compare.ts';
import type { Judgement, Text } from './judgement.ts';

export interface AgainstTable<T extends string> {
  readonly role: Role;
  readonly said: Said<T>;
  /** as the calculation counts it; null: it does not know */
  readonly counted: T | null;
  /** its value in the report */
  readonly value: string | null;
  readonly words: Readonly<Record<T, Text>>;
}

/** One judgement. Layers are what is built; the table's own word stands where they do not tell. */
export function asInTable<T extends string>({ buildUp }: ReadBuildUp, roles: Roles, { role, said, counted, value, words }: AgainstTable<T>): readonly Judgement[] {
  const table = said.layers ?? said.stated;
  const reading = { value, basis: buildUp.code };
  if (table === null) return [judgement('unknown', { ...reading, missing: [{ kind: 'declaration', id: 'build-up' }] }, null, '')];
  if (counted === null) return [judgement('unknown', { ...reading, missing: [{ kind: 'role', id: role }] }, null, '')];
  if (counted === table) return [judgement('pass', reading, null, '')];
  return [{ ...judgement('fail', reading, null, ''), text: both(tableSays(buildUp, said, words[table]), countedAs(roles, role, words[counted])) }];
}

/** What the page may ask of its IDS worker (over Comlink): it audits and knows the schema's names, so that the page never waits for either. */
import type { AuditFinding, Ids } from '../ids/ids.ts';
import type { Place } from '../ids/place.ts';

export interface IdsAudit {
  /** null: it cannot be read as an IDS at all */
  readonly ids: Ids | null;
  readonly findings: readonly AuditFinding[];
}

/** An IDS as its file would be. */
export interface IdsDraft {
  readonly text: string;
  /** of that text */
  readonly findings: readonly AuditFinding[];
  /** parallel to `findings` */
  readonly places: readonly Place[];
}

/** What names are asked for. `versions`, `entities` and `sets` are as an IDS has them; none given: all there are. */
export type WordQuery =
  | { readonly of: 'entity'; readonly versions: readonly string[] }
  | { readonly of: 'predefinedType' | 'attribute' | 'propertySet'; readonly versions: readonly string[]; readonly entities: readonly string[] }
  | { readonly of: 'property'; readonly versions: readonly string[]; readonly entities: readonly string[]; readonly sets: readonly string[] }
  /** values of an enumeration */
  | { readonly of: 'propertyValue'; readonly versions: readonly string[]; readonly sets: readonly string[]; readonly properties: readonly string[] }
  | { readonly of: 'dataType'; readonly versions: readonly string[] };

export interface Word {
  readonly value: string;
  /** of a class its spelling, of a property its data type, of a data type its XML base */
  readonly hint?: string;
  /** versions that know it, where not all do that were asked for */
  readonly only?: readonly string[];
}

/** What the value of a property or an attribute is compared with, as an XML Schema type: `xs:double`; null where the schema does not say. */
export type BaseQuery =
  | { readonly of: 'dataType'; readonly versions: readonly string[]; readonly dataType: string }
  | { readonly of: 'attribute'; readonly versions: readonly string[]; readonly entities: readonly string[]; readonly attribute: string };

/** `broken`: one of them is no pattern of XML Schema, and why. */
export type PatternAnswer = { readonly says: 'yes' | 'no' } | { readonly says: 'broken'; readonly why: string };

export interface IdsDesk {
  audit(bytes: Uint8Array): Promise<IdsAudit>;
  /** writes and audits */
  draft(ids: Ids): Promise<IdsDraft>;
  words(query: WordQuery): Promise<readonly Word[]>;
  base(query: BaseQuery): Promise<string | null>;
  /** whether any of the patterns of XML Schema matches the whole text */
  matches(patterns: readonly string[], text: string): Promise<PatternAnswer>;
}

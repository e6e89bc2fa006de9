/** Naming patterns as data: the shipped lists, the code lists a project chose, the project's own (first). */
import { activeRules } from '../../profile/active.ts';
import type { PatternRule, Profile } from '../../profile/profile.ts';
import { safePattern } from '../../profile/regex.ts';
import { fold } from '../names.ts';
import type { Component, Role } from '../roles.ts';
import zh from './zh.json';
import en from './en.json';
import g107 from './codes-15G107-1.json';
import g365 from './codes-15G365-367.json';
import g101 from './codes-22G101.json';
import practice from './codes-precast-practice.json';

/**
 * Code lists by id. Two-letter codes mean different things in different drawing sets (domain.md W9), so they count
 * only where the profile's `codeLists` names the set the project uses.
 * - `15G107-1`: DL, DKL, DLL composite beams, JF, JM
 * - `15G365-367`: atlas numbers WQ-2428, NQ-2428, ST-28-25, JT-28-25
 * - `22G101`: KZ, KL, LL, GZ, QL, GL, Q, LB and the edge members YBZ, GBZ (cast in place); DL is a ground beam
 * - `precast-practice`: YZ, YKZ, DL, PCL, YL, YB, PCB, ST, JT as many precast offices use them
 */
const CODE_LISTS: ReadonlyMap<string, readonly PatternRule[]> = new Map([
  ['15G107-1', g107 as readonly PatternRule[]],
  ['15G365-367', g365 as readonly PatternRule[]],
  ['22G101', g101 as readonly PatternRule[]],
  ['precast-practice', practice as readonly PatternRule[]],
]);

export const CODE_LIST_IDS: readonly string[] = [...CODE_LISTS.keys()];

/** The rules of a code list; none where there is no such list. */
export function codeListRules(id: string): readonly PatternRule[] {
  return CODE_LISTS.get(id) ?? [];
}

export type TextKind = 'name' | 'type' | 'material' | 'layer' | 'classification';

/** What one rule says of one text. */
export interface Statement {
  readonly role: Role;
  readonly value: string | boolean;
  readonly rule: string;
  /** the part of the name that matched */
  readonly text: string;
  readonly weak: boolean;
  /** a two-letter code of a chosen list */
  readonly code: boolean;
}

export interface Reading {
  readonly statements: readonly Statement[];
  readonly candidates: readonly Component[];
  readonly containsPrecast: boolean;
  /** roles on which a negative or a tail imposed silence */
  readonly stopped: ReadonlySet<string>;
}

export interface Patterns {
  /** parts of one text, most specific first; see `nameParts` */
  read(kind: TextKind, elementClass: string, parts: readonly string[]): Reading;
}

interface Compiled {
  readonly rule: PatternRule;
  readonly test: RegExp;
  readonly on: ReadonlySet<string> | null;
  readonly classes: ReadonlySet<string> | null;
  readonly says: readonly (readonly [Role, string | boolean])[];
  readonly code: boolean;
}

const SILENT: Reading = { statements: [], candidates: [], containsPrecast: false, stopped: new Set() };

/** Materials say how a thing is made, never what it is. */
const MATERIAL_ROLES: ReadonlySet<Role> = new Set(['precast', 'wallKind', 'dryMethod']);

const shipped = [...(zh as readonly PatternRule[]), ...(en as readonly PatternRule[])];

/** Throws an Error naming the rule when a pattern is unsafe or malformed (profiles are checked before they get here). */
export function patternsOf(profile: Profile): Patterns {
  const chosen = profile.codeLists ?? [];
  const own = activeRules(profile.patterns).filter((r) => r.codeList === undefined || chosen.includes(r.codeList));
  const codes = chosen.flatMap((id) => CODE_LISTS.get(id) ?? []);
  const compiled = [
    ...own.map((r) => compile(r, r.codeList !== undefined)),
    ...codes.map((r) => compile(r, true)),
    ...shipped.map((r) => compile(r, false)),
  ];
  const memo = new Map<string, Reading>();
  return {
    read(kind, elementClass, parts) {
      if (parts.length === 0) return SILENT;
      const key = `${kind}\n${elementClass}\n${parts.join('\n')}`;
      let reading = memo.get(key);
      if (reading === undefined) {
        reading = apply(compiled, kind, elementClass, parts);
        memo.set(key, reading);
      }
      return reading;
    },
  };
}

function compile(rule: PatternRule, code: boolean): Compiled {
  let test: RegExp;
  try {
    test = safePattern(rule.match);
  } catch (error) {
    throw new Error(`pattern "${rule.id}": ${(error as Error).message}`);
  }
  const says: [Role, string | boolean][] = [];
  for (const role of ['component', 'precast', 'loadBearing', 'external', 'wallKind', 'dryMethod', 'integrated'] as const) {
    const value = rule[role];
    if (value !== undefined) says.push([role, value]);
  }
  return {
    rule, test, says, code,
    on: rule.on ? new Set(rule.on) : null,
    classes: rule.classes ? new Set(rule.classes) : null,
  };
}

/** Rules in order; the first that speaks of a role wins in a part, parts that disagree are both kept. */
function apply(rules: readonly Compiled[], kind: TextKind, elementClass: string, parts: readonly string[]): Reading {
  const statements: Statement[] = [];
  const candidates = new Set<Component>();
  const stopped = new Set<string>();
  const spoken = new Set<string>();
  let containsPrecast = false;
  const texts = kind === 'name' || kind === 'type' ? parts : parts.map(fold);
  for (const { rule, test, on, classes, says, code } of rules) {
    if (on !== null && !on.has(kind)) continue;
    if (classes !== null && !classes.has(elementClass)) continue;
    const stops = new Set<string>();
    for (const [index, text] of texts.entries()) {
      if (!test.test(text)) continue;
      for (const [role, value] of says) {
        if (kind === 'material' && !MATERIAL_ROLES.has(role)) continue;
        if (stopped.has(role) || spoken.has(`${index}${role}`)) continue;
        if (role === 'component' && spoken.has('component')) continue;
        spoken.add(`${index}${role}`);
        spoken.add(role);
        statements.push({ role, value, rule: rule.id, text, weak: rule.weak === true, code });
      }
      for (const role of rule.stops ?? []) stops.add(role);
      if (kind !== 'material') for (const c of rule.candidates ?? []) candidates.add(c as Component);
      if (rule.contains === 'precast') containsPrecast = true;
    }
    for (const role of stops) stopped.add(role);
  }
  if (statements.length === 0 && stopped.size === 0 && candidates.size === 0) return SILENT;
  return { statements, candidates: [...candidates], containsPrecast, stopped };
}

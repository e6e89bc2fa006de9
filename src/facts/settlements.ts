/** What a person settled in the profile, turned into evidence (rank 1), and what he declared of whole files (rank 11). */
import type { Element, Model } from '../model/model.ts';
import type { Profile, Settlement } from '../profile/profile.ts';
import { fileRuleOf, globMatch } from '../profile/match.ts';
import { safePattern } from '../profile/regex.ts';
import { clue, RANK, type Clue } from './evidence.ts';
import { nameParts } from './names.ts';

const SPECIFIC = ['element', 'type', 'pattern', 'file'] as const;

interface Compiled {
  readonly settlement: Settlement;
  readonly test: RegExp | null;
}

/** Of several settlements of one role the most specific kind speaks: element before type before pattern before file. */
export function settlementReader(model: Model, profile: Profile): (element: Element) => readonly Clue[] {
  const byElement = new Map<string, Compiled[]>();
  const byType = new Map<string, Compiled[]>();
  const rest: Compiled[] = [];
  for (const settlement of profile.settlements ?? []) {
    const compiled = { settlement, test: settlement.by === 'pattern' ? safePattern(settlement.key) : null };
    if (settlement.by === 'element') push(byElement, settlement.key, compiled);
    else if (settlement.by === 'type') push(byType, settlement.key, compiled);
    else rest.push(compiled);
  }
  const declared = model.files.map((file) => fileRuleOf(profile, file.path)?.precast ?? null);
  const inFile = new Map<string, boolean>();
  const allowed = (glob: string, file: number) => {
    const key = `${file}\n${glob}`;
    let yes = inFile.get(key);
    if (yes === undefined) inFile.set(key, (yes = globMatch(glob, model.files[file]!.path)));
    return yes;
  };
  return (element) => {
    const found: Compiled[] = [];
    const inScope = (c: Compiled) => c.settlement.file === undefined || allowed(c.settlement.file, element.file);
    for (const c of byElement.get(element.globalId) ?? []) if (inScope(c)) found.push(c);
    for (const key of typeKeys(element)) for (const c of byType.get(key) ?? []) if (inScope(c)) found.push(c);
    if (rest.length > 0) {
      const parts = [...nameParts(element.name), ...nameParts(typeName(element))];
      for (const c of rest) {
        const hit = c.test ? parts.some((part) => c.test!.test(part)) : allowed(c.settlement.key, element.file);
        if (hit && inScope(c)) found.push(c);
      }
    }
    const clues: Clue[] = [];
    for (const c of found) {
      const { by, role, value, reason } = c.settlement;
      const level = SPECIFIC.indexOf(by);
      if (found.some((o) => o.settlement.role === role && SPECIFIC.indexOf(o.settlement.by) < level)) continue;
      clues.push(clue(role, value, 'user', RANK.user, `settled by ${by}: ${reason}`));
    }
    const file = declared[element.file];
    if (file) clues.push(clue('precast', file, 'file', RANK.file, `everything in ${model.files[element.file]!.path}`));
    return clues;
  };
}

/** What "settle by type" refers to: the type's name, else ObjectType. */
export function typeName(element: Element): string {
  return element.type?.name || element.objectType;
}

export function typeKeys(element: Element): readonly string[] {
  return [...new Set([element.type?.name ?? '', element.objectType])].filter((key) => key !== '');
}

function push(map: Map<string, Compiled[]>, key: string, value: Compiled): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

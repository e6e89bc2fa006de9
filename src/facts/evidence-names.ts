/** What names, types, layers, classifications and materials say through the pattern lists. */
import type { Element, MaterialUse } from '../model/model.ts';
import { clue, RANK, type Clue } from './evidence.ts';
import { nameParts } from './names.ts';
import type { Patterns, Reading } from './patterns/patterns.ts';
import type { Component, EvidenceSource } from './roles.ts';

export interface NameClues {
  readonly clues: readonly Clue[];
  readonly candidates: readonly Component[];
  /** a lifting anchor or a grouting sleeve: what it lies in is precast */
  readonly containsPrecast: boolean;
  /** any of its materials is concrete */
  readonly concrete: boolean;
}

export function nameClues(element: Element, patterns: Patterns): NameClues {
  const clues: Clue[] = [];
  const candidates: Component[] = [];
  let containsPrecast = false;
  const take = (reading: Reading, source: EvidenceSource, rank: number, label: string) => {
    candidates.push(...reading.candidates);
    if (reading.containsPrecast) containsPrecast = true;
    for (const s of reading.statements) {
      const opposed = reading.statements.some((o) => o.role === s.role && o.value !== s.value && !o.weak);
      clues.push(clue(s.role, s.value, source, s.code ? RANK.code : rank, `${label} "${s.text}" (${s.rule})`, s.weak && !opposed ? { proposal: true } : {}));
    }
  };

  for (const c of element.classifications) {
    const text = `${c.identification} ${c.name}`.trim();
    if (text !== '') take(patterns.read('classification', element.class, [text]), 'classification', RANK.classification, 'classification');
  }
  const typeTexts = new Set<string>();
  for (const text of [element.type?.name ?? '', element.objectType, element.type?.elementType ?? '']) {
    const parts = nameParts(text);
    const key = parts.join(':');
    if (key === '' || typeTexts.has(key)) continue;
    typeTexts.add(key);
    take(patterns.read('type', element.class, parts), 'type', RANK.type, 'type');
  }
  const parts = nameParts(element.name);
  if (parts.length > 0 && !typeTexts.has(parts.join(':'))) take(patterns.read('name', element.class, parts), 'name', RANK.name, 'name');
  for (const layer of element.layers) take(patterns.read('layer', element.class, [layer]), 'name', RANK.material, 'layer');
  const concrete = materialClues(element, patterns, clues);
  return { clues, candidates, containsPrecast, concrete };
}

interface ReadMaterial {
  readonly use: MaterialUse;
  readonly reading: Reading;
  readonly concrete: boolean;
}

/** Returns whether there is concrete among the materials. */
function materialClues(element: Element, patterns: Patterns, clues: Clue[]): boolean {
  const own = element.materials.filter((m) => m.from === 'occurrence');
  const used = own.length > 0 ? own : element.materials;
  const read: ReadMaterial[] = used.map((use) => {
    const reading = patterns.read('material', element.class, [use.name]);
    const masonry = reading.statements.some((s) => s.role === 'wallKind');
    return { use, reading, concrete: reading.stopped.has('precast') && !masonry };
  });
  const concrete = read.some((m) => m.concrete);
  const composite = compositeLayers(element, read);
  if (composite) clues.push(composite);
  else agreed(read, 'precast', clues, (value, from) => value !== 'not-applicable' || (!concrete && weight(from) >= weight(read) / 2));
  thickest(read, clues);
  agreed(read, 'dryMethod', clues, () => true);
  return concrete;
}

/** Thinner layers are tiles and boards, m. Below what a clause asks of a base: a base that is too thin must still be one. */
const LEAST_BASE = 0.04;

/** A slab in layers, precast base beside cast-in-place topping, is composite over all of its plan (4.0.5-1). */
function compositeLayers(element: Element, read: readonly ReadMaterial[]): Clue | null {
  if (!/^Ifc(Slab|Plate|Roof)/.test(element.class)) return null;
  const said = (m: ReadMaterial): string | boolean | undefined => m.reading.statements.find((s) => s.role === 'precast')?.value;
  for (const [i, base] of read.entries()) {
    if (said(base) !== 'precast' || (base.use.thickness ?? 0) < LEAST_BASE) continue;
    const topping = [read[i - 1], read[i + 1]].find((m) => m && said(m) === 'cast-in-place' && m.use.thickness !== null);
    if (topping) return clue('precast', 'composite', 'material', RANK.material, `layers "${base.use.name}", "${topping.use.name}"`);
  }
  return null;
}

function weight(materials: readonly ReadMaterial[]): number {
  if (materials.every((m) => m.use.thickness === null)) return materials.length;
  return materials.reduce((sum, m) => sum + (m.use.thickness ?? 0), 0);
}

/** All layers that speak must say the same; a mixture says nothing. */
function agreed(
  read: readonly ReadMaterial[], role: 'precast' | 'dryMethod', clues: Clue[], accept: (value: string | boolean, from: readonly ReadMaterial[]) => boolean,
): void {
  const speaking = read.filter((m) => m.reading.statements.some((s) => s.role === role));
  if (speaking.length === 0) return;
  const said = speaking.map((m) => m.reading.statements.find((s) => s.role === role)!);
  if (!said.every((s) => s.value === said[0]!.value) || !accept(said[0]!.value, speaking)) return;
  clues.push(clue(role, said[0]!.value, 'material', RANK.material, `material "${speaking[0]!.use.name}" (${said[0]!.rule})`));
}

/** A wall is what its thickest telling layer is: brick facing does not make a concrete wall masonry. */
function thickest(read: readonly ReadMaterial[], clues: Clue[]): void {
  let best: ReadMaterial | null = null;
  const kinds = new Set<string | boolean>();
  for (const m of read) {
    const said = m.reading.statements.find((s) => s.role === 'wallKind');
    if (said) kinds.add(said.value);
    if (!said && !m.concrete) continue;
    if (best === null || (m.use.thickness ?? 0) > (best.use.thickness ?? 0)) best = m;
  }
  if (best === null) return;
  const said = best.reading.statements.find((s) => s.role === 'wallKind');
  if (!said) return;
  const unmeasured = read.length > 1 && best.use.thickness === null;
  if (unmeasured && (kinds.size > 1 || read.some((m) => m.concrete))) return;
  clues.push(clue('wallKind', said.value, 'material', RANK.material, `material "${best.use.name}" (${said.rule})`));
}

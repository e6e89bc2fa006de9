/** Four bytes per slot of the viewer: colour by legend entry; what is not listed is ghosted or hidden. */
import type { ReportElement } from '../engine/report.ts';
import { bytesOf, GHOST, HIDDEN, SOLID, type Visibility } from '../viewer/look.ts';
import { classOf, countedOf } from './classes.ts';
import { COUNTED, MADE, VERDICT, type VerdictClass } from './palette.ts';
import type { Colouring, Listed } from './state.ts';
import { isUntouched, type Visibility as Shown } from './visibility.ts';

export interface LookInput {
  readonly elements: readonly ReportElement[];
  /** slots that an element is drawn with: its own, and those of parts and copies that it stands for */
  readonly slotsOf: (element: number) => readonly number[];
  readonly slots: number;
  readonly colouring: Colouring;
  /** what is isolated; null for everything */
  readonly listed: readonly Listed[] | null;
  /** what a rule said of all that is listed, while `colouring` is `verdict` */
  readonly verdict?: VerdictClass | undefined;
  /** legend entries switched off: `made:<class>`, `counted:<class>`, `verdict:<class>` */
  readonly hidden: ReadonlySet<string>;
  /** what happens to all that is not listed */
  readonly rest: 'ghost' | 'hide';
  /** only these of the rest are ghosted, the others hidden; all without it */
  readonly around?: (element: number) => boolean;
  /** colours of elements over those of the legend: selection sets. Null: none */
  readonly tints?: ReadonlyMap<number, string> | null | undefined;
  /** what the user hid, isolated or made a ghost of, and the slot that an element itself is drawn with, −1 for none */
  readonly shown?: { readonly state: Shown; readonly slotOf: (element: number) => number } | undefined;
}

type Bytes = readonly [number, number, number];
const GREY: Bytes = [150, 158, 168];
const MADE_BYTES = new Map<string, Bytes>(MADE.map(({ key, colour }) => [key, bytesOf(colour)]));
const COUNTED_BYTES = new Map<string, Bytes>(COUNTED.map(({ key, colour }) => [key, bytesOf(colour)]));
const VERDICT_BYTES = new Map<string, Bytes>(VERDICT.map(({ key, colour }) => [key, bytesOf(colour)]));

export function looksOf(input: LookInput): Uint8Array {
  const looks = coloured(input);
  if (input.tints) tint(looks, input, input.tints);
  if (input.shown && !isUntouched(input.shown.state)) veil(looks, input.elements, input.shown);
  return looks;
}

/** A part, or the copy of another file, goes with what stands for it. Nothing becomes more visible than it was. */
function veil(looks: Uint8Array, elements: readonly ReportElement[], { state, slotOf }: NonNullable<LookInput['shown']>): void {
  const { hidden, isolated, ghosted, rest } = state;
  for (let index = 0; index < elements.length; index++) {
    const slot = slotOf(index);
    if (slot < 0) continue;
    const alpha = slot * 4 + 3;
    const by = elements[index]!.representedBy ?? index;
    if (hidden.has(index) || hidden.has(by)) looks[alpha] = HIDDEN;
    else if (isolated && !isolated.has(index) && !isolated.has(by)) looks[alpha] = Math.min(looks[alpha]!, rest === 'ghost' ? GHOST : HIDDEN);
    else if (ghosted.has(index) || ghosted.has(by)) looks[alpha] = Math.min(looks[alpha]!, GHOST);
  }
}

/** What has no colour of its own is grey, or the colours of the legend could be taken for those of sets. */
function tint(looks: Uint8Array, { elements, slotsOf }: LookInput, tints: ReadonlyMap<number, string>): void {
  for (let slot = 0; slot * 4 < looks.length; slot++) looks.set(UNTINTED, slot * 4);
  for (const [index, colour] of tints) if (elements[index]) for (const slot of slotsOf(index)) looks.set(bytesOf(colour), slot * 4);
}
const UNTINTED: Bytes = [206, 210, 215];

function coloured(input: LookInput): Uint8Array {
  const looks = new Uint8Array(input.slots * 4);
  const set = (slot: number, colour: Bytes, visibility: Visibility): void => {
    looks[slot * 4] = colour[0];
    looks[slot * 4 + 1] = colour[1];
    looks[slot * 4 + 2] = colour[2];
    looks[slot * 4 + 3] = visibility;
  };
  const { around } = input;
  const rest = input.rest === 'ghost' && !around ? GHOST : HIDDEN;
  // meshes of elements that the report does not list (none, as a rule) stay visible as context
  for (let slot = 0; slot < input.slots; slot++) set(slot, GREY, input.listed ? rest : SOLID);
  const made = (index: number, isolated: boolean): void => {
    const element = input.elements[index];
    if (!element) return;
    const key = classOf(element);
    const off = input.hidden.has(`made:${key}`);
    // out of scope is context unless it was asked for
    const plain = key === 'out-of-scope' && !isolated && !input.shown?.state.isolated?.has(index) ? GHOST : SOLID;
    for (const slot of input.slotsOf(index)) set(slot, MADE_BYTES.get(key) ?? GREY, off ? HIDDEN : plain);
  };
  if (!input.listed) {
    for (let index = 0; index < input.elements.length; index++) made(index, false);
    return looks;
  }
  if (around && input.rest === 'ghost') {
    for (let index = 0; index < input.elements.length; index++) if (around(index)) for (const slot of input.slotsOf(index)) set(slot, GREY, GHOST);
  }
  for (const row of input.listed) {
    if (input.colouring === 'verdict' && input.verdict) {
      const visibility = input.hidden.has(`verdict:${input.verdict}`) ? HIDDEN : SOLID;
      for (const slot of input.slotsOf(row.element)) set(slot, VERDICT_BYTES.get(input.verdict) ?? GREY, visibility);
      continue;
    }
    if (input.colouring !== 'item' || !row.contribution) {
      made(row.element, true);
      continue;
    }
    const key = countedOf(row);
    const visibility = input.hidden.has(`counted:${key}`) ? HIDDEN : SOLID;
    for (const slot of input.slotsOf(row.element)) set(slot, COUNTED_BYTES.get(key) ?? GREY, visibility);
  }
  return looks;
}

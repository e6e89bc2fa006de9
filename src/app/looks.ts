/** Four bytes per slot of the viewer: colour by legend entry; what is not listed is ghosted or hidden. */
import type { ReportElement } from '../engine/report.ts';
import { bytesOf, GHOST, HIDDEN, SOLID, type Visibility } from '../viewer/look.ts';
import { classOf, countedOf } from './classes.ts';
import { slotsOfElement, type ElementSlots } from './element-slots.ts';
import { COUNTED, MADE, VERDICT, type VerdictClass } from './palette.ts';
import type { Colouring, Listed } from './focus.ts';
import { isUntouched, type Visibility as Shown } from './visibility.ts';

export interface LookInput {
  readonly elements: readonly ReportElement[];
  readonly slots: ElementSlots;
  /** of the viewer's slots */
  readonly count: number;
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
  /** what the user hid, isolated or made a ghost of */
  readonly shown?: Shown | undefined;
}

type Bytes = readonly [number, number, number];
const GREY: Bytes = [150, 158, 168];
const MADE_BYTES = new Map<string, Bytes>(MADE.map(({ key, colour }) => [key, bytesOf(colour)]));
const COUNTED_BYTES = new Map<string, Bytes>(COUNTED.map(({ key, colour }) => [key, bytesOf(colour)]));
const VERDICT_BYTES = new Map<string, Bytes>(VERDICT.map(({ key, colour }) => [key, bytesOf(colour)]));

export function looksOf(input: LookInput): Uint8Array {
  const looks = coloured(input);
  if (input.tints) tint(looks, input, input.tints);
  if (input.shown && !isUntouched(input.shown)) veil(looks, input, input.shown);
  return looks;
}

/** A part, or the copy of another file, goes with what stands for it. Nothing becomes more visible than it was. */
function veil(looks: Uint8Array, { elements, slots: { own } }: LookInput, { hidden, isolated, ghosted, rest }: Shown): void {
  for (let index = 0; index < elements.length; index++) {
    const slot = own[index] ?? -1;
    if (slot < 0) continue;
    const alpha = slot * 4 + 3;
    const by = elements[index]!.representedBy ?? index;
    if (hidden.has(index) || hidden.has(by)) looks[alpha] = HIDDEN;
    else if (isolated && !isolated.has(index) && !isolated.has(by)) looks[alpha] = Math.min(looks[alpha]!, rest === 'ghost' ? GHOST : HIDDEN);
    else if (ghosted.has(index) || ghosted.has(by)) looks[alpha] = Math.min(looks[alpha]!, GHOST);
  }
}

/** What has no colour of its own is grey, or the colours of the legend could be taken for those of sets. */
function tint(looks: Uint8Array, { elements, slots }: LookInput, tints: ReadonlyMap<number, string>): void {
  for (let slot = 0; slot * 4 < looks.length; slot++) looks.set(UNTINTED, slot * 4);
  for (const [index, colour] of tints) if (elements[index]) for (const slot of slotsOfElement(slots, index)) looks.set(bytesOf(colour), slot * 4);
}
const UNTINTED: Bytes = [206, 210, 215];

/** how one legend entry is drawn */
interface Look {
  readonly bytes: Bytes;
  readonly visibility: Visibility;
}

function coloured(input: LookInput): Uint8Array {
  const { elements, count, listed, hidden, around } = input;
  const { own, borrowed } = input.slots;
  const looks = new Uint8Array(count * 4);
  const set = (slot: number, { bytes, visibility }: Look): void => {
    const at = slot * 4;
    looks[at] = bytes[0];
    looks[at + 1] = bytes[1];
    looks[at + 2] = bytes[2];
    looks[at + 3] = visibility;
  };
  const draw = (index: number, look: Look): void => {
    const slot = own[index] ?? -1;
    if (slot >= 0) set(slot, look);
    for (const other of borrowed.get(index) ?? NONE) set(other, look);
  };
  const rest: Look = { bytes: GREY, visibility: listed === null ? SOLID : input.rest === 'ghost' && !around ? GHOST : HIDDEN };
  // meshes of elements that the report does not list (none, as a rule) stay visible as context
  for (let slot = 0; slot < count; slot++) set(slot, rest);

  // a hundred thousand elements, a handful of entries
  const entries = { made: new Map<string, Look>(), counted: new Map<string, Look>(), verdict: new Map<string, Look>() };
  const entry = (kind: 'made' | 'counted' | 'verdict', key: string, colours: ReadonlyMap<string, Bytes>): Look => {
    let look = entries[kind].get(key);
    if (!look) entries[kind].set(key, (look = { bytes: colours.get(key) ?? GREY, visibility: hidden.has(`${kind}:${key}`) ? HIDDEN : SOLID }));
    return look;
  };
  const made = (index: number, isolated: boolean): void => {
    const element = elements[index];
    if (!element) return;
    const key = classOf(element);
    const look = entry('made', key, MADE_BYTES);
    // out of scope is context unless it was asked for
    const context = key === 'out-of-scope' && look.visibility === SOLID && !isolated && !input.shown?.isolated?.has(index);
    draw(index, context ? { ...look, visibility: GHOST } : look);
  };
  if (listed === null) {
    for (let index = 0; index < elements.length; index++) made(index, false);
    return looks;
  }
  if (around && input.rest === 'ghost') {
    const faint: Look = { bytes: GREY, visibility: GHOST };
    for (let index = 0; index < elements.length; index++) if (around(index)) draw(index, faint);
  }
  for (const row of listed) {
    if (input.colouring === 'verdict' && input.verdict) draw(row.element, entry('verdict', input.verdict, VERDICT_BYTES));
    else if (input.colouring === 'item' && row.contribution) draw(row.element, entry('counted', countedOf(row), COUNTED_BYTES));
    else made(row.element, true);
  }
  return looks;
}
const NONE: readonly number[] = [];

/**
 * What a viewpoint says of elements, as looks of the viewer, and back. Rules of visibility: buildingSMART/BCF-XML, "Visible
 * components use cases": exceptions turn the default around; a space that is none follows its own hint; what is selected or
 * coloured is shown unless it is hidden by name.
 */
import type { BcfColoring, BcfComponent, BcfComponents } from '../bcf/bcf.ts';
import { isIfcGuid } from '../bcf/ifc-guid.ts';
import type { Report, ReportElement } from '../engine/report.ts';
import { componentsOf as componentOf, fileName } from '../export/bcf/components.ts';
import { bytesOf, GHOST, HIDDEN, SOLID } from '../viewer/look.ts';
import { classOf } from './classes.ts';
import { MADE } from './palette.ts';

type Bytes = readonly [number, number, number];
/** what is selected, as the viewer marks what is clicked */
const SELECTED: Bytes = [255, 89, 31];
/** what a viewpoint leaves as it is, beside what it marks */
const REST: Bytes = [186, 192, 199];
const SPACE: Bytes = [96, 156, 220];
/** of 255: how opaque a space is without a colour of its own */
const SPACE_OPAQUE = 70;
const MADE_BYTES = new Map<string, Bytes>(MADE.map(({ key, colour }) => [key, bytesOf(colour)]));

export interface Known {
  readonly byGuid: ReadonlyMap<string, readonly number[]>;
  /** file and record number, where a GlobalId does not tell elements apart (export/bcf/components.ts) */
  readonly byRecord: ReadonlyMap<string, readonly number[]>;
}

const recordOf = (guid: string, file: string, record: string): string => `${guid}\n${file}\n${record}`;

/** Elements of the report as components name them: several where files share a GlobalId. */
export function knownBy({ elements, files }: Pick<Report, 'elements' | 'files'>): Known {
  const [guids, records] = [new Map<string, number[]>(), new Map<string, number[]>()];
  const put = (map: Map<string, number[]>, key: string, index: number): void => {
    const known = map.get(key);
    if (known) known.push(index);
    else map.set(key, [index]);
  };
  const names = files.map(({ path }) => fileName(path));
  elements.forEach(({ globalId, file, expressId }, index) => {
    if (globalId !== '') put(guids, globalId, index);
    put(records, recordOf(isIfcGuid(globalId) ? globalId : '', names[file] ?? '', `#${expressId}`), index);
  });
  return { byGuid: guids, byRecord: records };
}

/** A viewpoint's components as elements of the loaded models. */
export interface Named {
  /** components that it names, each once; and those of them that some loaded model has */
  readonly asked: number;
  readonly found: number;
  readonly selection: readonly number[];
  readonly exceptions: ReadonlySet<number>;
  /** colour of an element as the viewpoint writes it */
  readonly colours: ReadonlyMap<number, string>;
}

export function namedIn(components: BcfComponents | null, known: Known): Named {
  const asked = new Set<string>();
  const missing = new Set<string>();
  const of = (list: readonly BcfComponent[]): number[] => list.flatMap(({ ifcGuid, originatingSystem, authoringToolId }) => {
    const record = recordOf(ifcGuid, originatingSystem, authoringToolId);
    const exact = known.byRecord.get(record);
    const found = exact ?? known.byGuid.get(ifcGuid);
    const key = ifcGuid === '' || exact ? record : ifcGuid;
    asked.add(key);
    if (!found) missing.add(key);
    return found ?? [];
  });
  const selection = [...new Set(of(components?.selection ?? []))];
  const exceptions = new Set(of(components?.exceptions ?? []));
  const colours = new Map<number, string>();
  for (const { color, components: list } of components?.coloring ?? []) for (const index of of(list)) colours.set(index, color);
  return { asked: asked.size, found: asked.size - missing.size, selection, exceptions, colours };
}

export interface ViewpointInput {
  readonly elements: readonly ReportElement[];
  /** slot of the viewer that an element itself is drawn with; -1 for none */
  readonly slotOf: (element: number) => number;
  readonly slots: number;
  readonly components: BcfComponents | null;
  readonly named: Named;
  /** what is not marked is ghosted on the storeys of what is, and left out elsewhere: what is meant is seen through it */
  readonly ghosts?: boolean;
}

/** Four bytes per slot of the viewer, as looks.ts makes them for the user's own view. */
export function viewpointLooks({ elements, slotOf, slots, components, named, ghosts = false }: ViewpointInput): Uint8Array {
  const looks = new Uint8Array(slots * 4);
  const { defaultVisibility, spacesVisible } = components ?? { defaultVisibility: true, spacesVisible: false };
  const put = (slot: number, [r, g, b]: Bytes, alpha: number): void => looks.set([r, g, b, alpha], slot * 4);
  for (let slot = 0; slot < slots; slot++) put(slot, REST, defaultVisibility ? SOLID : HIDDEN);
  const selected = new Set(named.selection);
  const marks = selected.size > 0 || named.colours.size > 0;
  const storeys = new Set([...selected, ...named.colours.keys()].map((index) => elements[index]!.storey));
  /** a part, or the copy of another file, is meant with what stands for it unless it is named itself */
  const meant = (index: number, names: (index: number) => boolean): number | null => {
    if (names(index)) return index;
    const by = elements[index]!.representedBy;
    return by !== null && names(by) ? by : null;
  };
  for (let index = 0; index < elements.length; index++) {
    const slot = slotOf(index);
    if (slot < 0) continue;
    const element = elements[index]!;
    const space = element.class === 'IfcSpace';
    const excepted = meant(index, (one) => named.exceptions.has(one)) !== null;
    const coloured = meant(index, (one) => named.colours.has(one));
    const chosen = meant(index, (one) => selected.has(one)) !== null;
    const shown = excepted ? !defaultVisibility : chosen || coloured !== null || (space ? spacesVisible : defaultVisibility);
    if (!shown) put(slot, REST, HIDDEN);
    else if (coloured !== null) {
      const [colour, alpha] = colourOf(named.colours.get(coloured)!);
      put(slot, colour, space ? Math.min(alpha, 2 * SPACE_OPAQUE) : alpha);
    } else if (chosen) put(slot, SELECTED, space ? 2 * SPACE_OPAQUE : SOLID);
    else if (ghosts && marks) put(slot, REST, storeys.has(element.storey) && !space ? GHOST : HIDDEN);
    else if (space) put(slot, SPACE, SPACE_OPAQUE);
    else put(slot, marks ? REST : MADE_BYTES.get(classOf(element)) ?? REST, SOLID);
  }
  return looks;
}

/** RRGGBB or AARRGGBB; what is barely there is not drawn at all. */
function colourOf(color: string): readonly [Bytes, number] {
  const alpha = color.length === 8 ? parseInt(color.slice(0, 2), 16) : SOLID;
  return [bytesOf(`#${color.slice(-6)}`), alpha <= GHOST ? HIDDEN : alpha];
}

export interface Pictured {
  readonly report: Pick<Report, 'elements' | 'files'>;
  readonly slotOf: (element: number) => number;
  /** what is on screen */
  readonly looks: Uint8Array;
  /** ghosts are left out: something is isolated. Else they are what stands around and are shown */
  readonly isolated: boolean;
  readonly selection: readonly number[];
  /** elements whose colour says something */
  readonly coloured: readonly number[];
}

/** What is on screen as components: the shorter of the lists of what is shown and what is not. */
export function pictured({ report, slotOf, looks, isolated, selection, coloured }: Pictured): BcfComponents {
  const { elements } = report;
  const component = componentOf(report);
  const usable = (index: number): boolean => isIfcGuid(elements[index]?.globalId ?? '');
  const shown: number[] = [];
  const hidden: number[] = [];
  const spaces: number[] = [];
  const noSpaces: number[] = [];
  for (let index = 0; index < elements.length; index++) {
    const slot = slotOf(index);
    if (slot < 0 || !usable(index)) continue;
    const alpha = looks[slot * 4 + 3]!;
    const space = elements[index]!.class === 'IfcSpace';
    const seen = alpha === GHOST ? !isolated && !space : alpha !== HIDDEN;
    (space ? (seen ? spaces : noSpaces) : seen ? shown : hidden).push(index);
  }
  const fewer = shown.length < hidden.length;
  // a hint says it of all spaces at once; those that differ from it are listed, which the default must allow
  const spacesVisible = !fewer && spaces.length > 0;
  const exceptions = fewer ? [...shown, ...spaces] : [...hidden, ...(spacesVisible ? noSpaces : [])];
  const colours = new Map<string, number[]>();
  for (const index of coloured) {
    const slot = slotOf(index);
    if (slot < 0 || !usable(index) || looks[slot * 4 + 3] === HIDDEN) continue;
    const [r, g, b, a] = looks.subarray(slot * 4, slot * 4 + 4) as unknown as readonly [number, number, number, number];
    const hex = [...(a === SOLID || a === GHOST ? [] : [a]), r, g, b].map((byte) => byte.toString(16).padStart(2, '0')).join('').toUpperCase();
    colours.set(hex, [...(colours.get(hex) ?? []), index]);
  }
  return {
    selection: selection.filter(usable).map(component), defaultVisibility: !fewer, exceptions: exceptions.map(component),
    coloring: [...colours].map(([color, list]): BcfColoring => ({ color, components: list.map(component) })),
    spacesVisible, spaceBoundariesVisible: false, openingsVisible: false,
  };
}

/** What a filter may look at of an element: what its file says, and what the last check made of it. */
import type { Checked } from '../engine/check.ts';
import { conceptReader } from '../facts/concepts.ts';
import type { FilterField, FilterSubject } from '../model/filter.ts';
import type { Element, Model, PropertyValue } from '../model/model.ts';

export interface Subjects {
  readonly length: number;
  /** good until the next call */
  of(index: number): FilterSubject;
}

const NOTHING: readonly PropertyValue[] = [];
const some = (...values: readonly PropertyValue[]): readonly PropertyValue[] => values.filter((value) => value !== null && value !== '');

/** @param checked null: nothing was checked yet, what rests on a check is not stated */
export function filterSubjects(model: Model, checked: Checked | null): Subjects {
  const report = checked?.report.elements.length === model.elements.length ? checked.report : null;
  const told = report && checked ? verdicts(checked) : null;
  const marks = checked ? conceptReader(model, checked.report.profile) : null;
  const buildings = new Map(report?.buildings.map(({ id, name }) => [id, name]) ?? []);
  let index = 0;
  let element: Element = model.elements[0]!;

  function values(field: FilterField, name: string): readonly PropertyValue[] {
    const shown = report?.elements[index];
    switch (field) {
      case 'class': return [element.class];
      case 'type': return some(element.type?.name ?? '', element.objectType);
      case 'name': return some(element.name, element.longName);
      case 'mark': return some((marks?.of(element, 'piece-mark')?.value ?? '') as PropertyValue, element.tag);
      case 'globalId': return some(element.globalId);
      case 'storey': return some(shown ? shown.storey : element.storey === null ? null : model.files[element.file]?.storeys[element.storey]?.name ?? null);
      case 'building': return shown?.building ? some(buildings.get(shown.building) ?? shown.building) : NOTHING;
      case 'file': {
        const path = model.files[element.file]?.path ?? '';
        const base = path.slice(path.lastIndexOf('/') + 1);
        return base === path ? [path] : [path, base];
      }
      case 'material': return element.materials.flatMap(({ name: of, role, category }) => some(of, role, category));
      case 'classification': return element.classifications.flatMap((one) => some(one.identification, one.name, one.system));
      case 'group': return element.groups;
      case 'layer': return element.layers;
      case 'component': return shown ? [shown.roles.component] : NOTHING;
      case 'precast': case 'loadBearing': case 'external': case 'wallKind': case 'dryMethod': case 'integrated': return shown ? [String(shown.roles[field])] : NOTHING;
      case 'counted': return told?.counted.get(index) ?? NOTHING;
      case 'outcome': return told?.outcomes.get(index) ?? NOTHING;
      case 'finding': return told?.findings.get(index) ?? NOTHING;
      case 'scope': return shown ? [shown.outOfScope ?? 'in-scope'] : NOTHING;
      case 'geometry': return shown ? [shown.geometry] : NOTHING;
      case 'property': return named(element.psets.map((set) => [set.name, set.properties] as const), name, (property) => property.values);
      case 'quantity': {
        const own = shown && measured(shown, name);
        if (own !== undefined && own !== null) return own;
        return named(element.quantitySets.map((set) => [set.name, set.quantities] as const), name, (quantity) => [quantity.value]);
      }
    }
  }
  const subject: FilterSubject = { values };
  return {
    length: model.elements.length,
    of(at) {
      index = at;
      element = model.elements[at]!;
      return subject;
    },
  };
}

type Shown = Checked['report']['elements'][number];
/** undefined: no measured quantity is called so */
function measured(shown: Shown, name: string): readonly PropertyValue[] | undefined {
  switch (name) {
    case 'volume': case 'grossVolume': case 'footprintArea': case 'sideArea': return some(shown[name]);
    case 'bottom': return some(shown.box?.[2] ?? null);
    case 'top': return some(shown.box?.[5] ?? null);
    default: return undefined;
  }
}

/** values of what is called `Name`, or `Set.Name`, whatever the case */
function named<T extends { readonly name: string }>(sets: readonly (readonly [name: string, members: readonly T[]])[], name: string, read: (one: T) => readonly PropertyValue[]): readonly PropertyValue[] {
  const wanted = name.toLowerCase();
  let out: readonly PropertyValue[] = NOTHING;
  for (const [set, members] of sets) {
    const prefix = `${set.toLowerCase()}.`;
    const inSet = set !== '' && wanted.startsWith(prefix) ? wanted.slice(prefix.length) : null;
    for (const one of members) {
      const own = one.name.toLowerCase();
      if (own === wanted || own === inSet) out = out.length === 0 ? read(one) : [...out, ...read(one)];
    }
  }
  return out;
}

interface Verdicts {
  /** by position of the element */
  readonly counted: ReadonlyMap<number, readonly string[]>;
  readonly outcomes: ReadonlyMap<number, readonly string[]>;
  /** `pack/rule`, clause, and codes of model findings */
  readonly findings: ReadonlyMap<number, readonly string[]>;
}

const kept = new WeakMap<Checked['report'], Verdicts>();

function verdicts({ report }: Checked): Verdicts {
  const known = kept.get(report);
  if (known) return known;
  const [counted, outcomes, findings] = [new Map<number, string[]>(), new Map<number, string[]>(), new Map<number, string[]>()];
  const put = (map: Map<number, string[]>, index: number, value: string): void => {
    const list = map.get(index);
    if (!list) map.set(index, [value]);
    else if (!list.includes(value)) list.push(value);
  };
  for (const building of report.buildings) for (const item of building.items) for (const one of item.contributions) put(counted, one.element, one.counted);
  for (const result of report.rules?.results ?? []) {
    for (const group of result.groups) {
      const outcome = group.waived ? 'waived' : group.outcome;
      for (const index of group.elements) {
        put(outcomes, index, outcome);
        put(findings, index, result.rule);
        put(findings, index, result.clause);
      }
    }
  }
  const records = new Map<string, number>();
  report.elements.forEach(({ file, expressId }, index) => records.set(`${report.files[file]?.path} ${expressId}`, index));
  for (const { file, expressId, code } of report.findings) {
    const index = expressId === null ? undefined : records.get(`${file} ${expressId}`);
    if (index !== undefined) put(findings, index, code);
  }
  const made = { counted, outcomes, findings };
  kept.set(report, made);
  return made;
}

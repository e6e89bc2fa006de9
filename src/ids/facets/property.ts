/** Properties and quantities, by the name of their set and their own. Source: IDS 1.0, property facet. */
import { anyMatch, everyMatch, matcher } from '../match.ts';
import type { Match, Matcher } from '../match.ts';
import type { PropertyFacet } from '../ids.ts';
import type { IfcData, IfcProperty, IfcPropertyGroup, IfcPropertySet, IfcValue } from '../../model/ifc-data.ts';
import { shownValue } from './attribute.ts';
import { memo, merged, STATE, stateOfMatch } from './facet.ts';
import type { CompiledFacet, State } from './facet.ts';

/** All properties that the facet names must fit: the worst decides. */
const WORST: readonly State[] = [STATE.other, STATE.otherType, STATE.unsupported, STATE.empty, STATE.null, STATE.unknown, STATE.match];

const TEXTS: ReadonlySet<string> = new Set(['IFCLABEL', 'IFCTEXT', 'IFCIDENTIFIER']);

export function propertyFacet(facet: PropertyFacet, data: IfcData): CompiledFacet {
  const { properties } = data;
  const setName = matcher(facet.propertySet);
  const baseName = matcher(facet.baseName);
  const value = facet.value === undefined ? null : matcher(facet.value);
  const dataType = facet.dataType ?? null;
  const known = new Map<IfcProperty, State>();

  function stateOf(property: IfcProperty): State {
    let state = known.get(property);
    if (state === undefined) known.set(property, (state = propertyState(property, dataType, value)));
    return state;
  }

  const state = memo(properties.bundles, (bundle) => {
    let worst: State | null = null;
    let lacking = false;
    let open = false;
    for (const set of properties.sets(bundle)) {
      const ofSet = setName.text(set.name);
      if (ofSet === 'no') continue;
      const named = propertiesNamed(set, baseName);
      open ||= (ofSet === 'unknown' && (named.some.length > 0 || named.open)) || named.open;
      if (ofSet === 'unknown') continue;
      if (named.some.length === 0) lacking = true;
      for (const property of named.some) {
        const now = stateOf(property);
        if (worst === null || WORST.indexOf(now) < WORST.indexOf(worst)) worst = now;
      }
    }
    if (open && (worst === null || worst === STATE.match)) return STATE.unknown;
    if (worst === null) return STATE.absent;
    return worst === STATE.match && lacking ? STATE.partly : worst;
  });

  /** groups of properties that the facet names */
  function* named(): Iterable<IfcPropertyGroup> {
    const sets = setName.exact ?? [...properties.names.keys()].filter((name) => setName.text(name) !== 'no');
    const texts = value?.exact ?? null;
    // numbers are compared with a tolerance: they are not found by their text
    const textual = dataType !== null && TEXTS.has(dataType);
    const isNoNumber = (text: string): boolean => !/^[-+.\d]|^(?:true|false|NaN|INF)?$/.test(text);
    for (const set of sets) {
      const names = baseName.exact ?? [...(properties.names.get(set) ?? [])].filter((name) => baseName.text(name) !== 'no');
      for (const name of names) {
        if (texts === null || !(textual || texts.every(isNoNumber))) yield* properties.having(set, name);
        else for (const text of texts) yield* properties.saying(set, name, text);
      }
    }
  }

  return {
    state: (record) => state(properties.of(record)),
    candidates() {
      const bundles = new Set<number>();
      for (const { property, bundles: holders } of named()) {
        const now = stateOf(property);
        if (now === STATE.match || now === STATE.unknown) for (const bundle of holders) bundles.add(bundle);
      }
      return merged([...bundles].map((bundle) => properties.records(bundle)));
    },
    found(record) {
      const said = properties.sets(properties.of(record)).filter((set) => setName.text(set.name) !== 'no')
        .flatMap((set) => propertiesNamed(set, baseName).some)
        .flatMap((property) => property.values.filter((one) => one.value !== null).map((one) => `${shownValue(one)}${dataType !== null && one.type !== dataType ? ` (${one.type || '—'})` : ''}`));
      return said.length === 0 ? null : said.join('; ');
    },
  };
}

function propertiesNamed(set: IfcPropertySet, name: Matcher): { readonly some: readonly IfcProperty[]; readonly open: boolean } {
  let open = false;
  const some = set.properties.filter((property) => {
    const match = name.text(property.name);
    open ||= match === 'unknown';
    return match === 'yes';
  });
  return { some, open };
}

function propertyState({ kind, values }: IfcProperty, dataType: string | null, value: Matcher | null): State {
  if (kind === 'unreadable') return STATE.unknown;
  if (kind === 'unsupported') return STATE.unsupported;
  const some = values.filter((one) => one.value !== null);
  if (some.length === 0) return kind === 'single' && values[0]?.type !== '' ? STATE.empty : STATE.null;
  const typed = dataType === null ? some : some.filter((one) => one.type === dataType);
  if (typed.length === 0) return STATE.otherType;
  if (typed.every((one) => one.value === '')) return STATE.empty;
  if (value === null) return STATE.match;
  return stateOfMatch(kind === 'bounded' ? boundedMatch(values, value) : value.bounded !== null ? everyMatch(typed, value.value) : anyMatch(typed, value.value));
}

/**
 * A bounded value meets a range when its bounds do, and an end that is not given meets none. A single value it meets by
 * one of its three; without a set point also by what lies between its bounds.
 */
function boundedMatch(values: readonly IfcValue[], wanted: Matcher): Match {
  const [lower, upper, setPoint] = values as readonly [IfcValue, IfcValue, IfcValue];
  const given = values.filter((one) => one.value !== null);
  if (wanted.bounded !== null) {
    if ((wanted.bounded.below && lower.value === null) || (wanted.bounded.above && upper.value === null)) return 'no';
    return everyMatch(given, wanted.value);
  }
  const match = anyMatch(given, wanted.value);
  if (match === 'yes' || setPoint.value !== null || wanted.exact === null) return match;
  const numbers = given.every((one) => typeof one.value === 'number' && one.unit === null);
  if (!numbers) return match;
  const inside = wanted.exact.map(Number).some((number) => (lower.value === null || number >= Number(lower.value)) && (upper.value === null || number <= Number(upper.value)));
  return inside ? 'yes' : match;
}

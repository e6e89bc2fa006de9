/** Strength class of an element's concrete, from what states it: a property, a material, a type or a name. */
import type { Element } from '../model/model.ts';
import type { Interval } from '../units.ts';
import { conceptReader } from './concepts.ts';
import { ownUses } from './concrete.ts';
import type { Facts } from './facts.ts';
import { materialReader } from './material-kind.ts';
import { says } from './member-kind.ts';
import { fold } from './names.ts';
import { remembering } from './remembering.ts';

export interface ConcreteGrade {
  /** the number after C; a range where sources differ */
  readonly value: Interval;
  readonly where: string;
  /** what else is said elsewhere */
  readonly differs: boolean;
}

const known = new WeakMap<Facts, (ConcreteGrade | null)[]>();

/** Null: nothing states it, or the element is not of concrete. */
export function concreteGrade(facts: Facts, index: number): ConcreteGrade | null {
  let list = known.get(facts);
  if (list === undefined) known.set(facts, (list = []));
  const before = list[index];
  return before !== undefined ? before : (list[index] = isOfConcrete(facts, index) ? gradeOf(facts, index) : null);
}

const ofConcrete = new WeakMap<Facts, (boolean | undefined)[]>();

/** False where its role, every material that is recognised, or, where none says concrete, its name says steel, timber or masonry. */
export function isOfConcrete(facts: Facts, index: number): boolean {
  let list = ofConcrete.get(facts);
  if (list === undefined) ofConcrete.set(facts, (list = []));
  return (list[index] ??= mayBeConcrete(facts, index));
}

function mayBeConcrete(facts: Facts, index: number): boolean {
  const roles = facts.roles[index]!;
  if (roles.precast === 'not-applicable' || roles.wallKind === 'masonry') return false;
  const element = facts.model.elements[index]!;
  const kinds = ownUses(element).map(materialReader(facts.profile)).map((reading) => reading.kind);
  if (kinds.some((kind) => kind === 'concrete' || kind === 'mixed')) return true;
  return (kinds.length === 0 || kinds.some((kind) => kind === 'unknown' || kind === 'finish')) && !namedOtherwise(element);
}

/** Designations of rolled sections, and words that say steel. An L with one number is a beam of 22G101. */
const SECTION = /^(HE[ABM]|IPE|INP|UNP|UPE|HN|HW|HM|SHS|RHS|CHS)[ -]?\d{2,4}|^L ?\d+[/x×*]\d+[/x×*]\d+|H型钢|工字钢|槽钢|角钢|[方圆]钢管(?!混凝土)|(\bsteel\b|staal|stalen|hoeklijn)(?!.*(concrete|beton))/iu;

const namedOtherwise = (element: Element): boolean => says(element, SECTION);

function gradeOf(facts: Facts, index: number): ConcreteGrade | null {
  const element = facts.model.elements[index]!;
  const own = stated(facts, element);
  if (own !== null || element.whole === null) return own;
  return stated(facts, facts.model.elements[element.whole]!);
}

function stated(facts: Facts, element: Element): ConcreteGrade | null {
  const found: { readonly grades: readonly number[]; readonly where: string }[] = [];
  const add = (grades: readonly number[], where: string): void => void (grades.length > 0 && found.push({ grades, where }));
  const property = conceptReader(facts.model, facts.profile).of(element, 'strength-class');
  if (property !== null) add(bareGrade(String(property.value)) ?? gradesIn(String(property.value)), property.where);
  const read = materialReader(facts.profile);
  const materials = ownUses(element).filter((use) => {
    const { kind } = read(use);
    return kind === 'concrete' || kind === 'mixed' || kind === 'unknown';
  });
  const ofMaterials = materials.flatMap((use) => [gradesIn(use.name), gradesIn(use.role), gradesIn(use.category)].find((grades) => grades.length > 0) ?? []);
  add(ofMaterials, `material "${materials[0]?.name ?? ''}"`);
  const names = [element.objectType, element.type?.name ?? '', element.name];
  const named = names.find((name) => gradesIn(name).length > 0);
  if (named !== undefined) add(gradesIn(named), `name "${named}"`);
  const [first] = found;
  if (first === undefined) return null;
  const all = found.flatMap(({ grades }) => grades);
  const value: Interval = [Math.min(...all), Math.max(...all)];
  return { value, where: found.map(({ where }) => where).slice(0, value[0] === value[1] ? 1 : 3).join(', '), differs: value[0] !== value[1] };
}

/** `C30`, `LC30`, `C40P8`; of `C30/37` the second, which is the cube's. Not a channel C200x70, not four bars 4C25. */
const GRADE = /(?<![a-z0-9.])l?c-?(?<class>[1-8][05])(?:\/(?<cube>\d{2}))?(?![\d.x×*a]|@|-?(?:bars?|根))/giu;
const BARE = /^(?<class>[1-8][05])(?:\/(?<cube>\d{2}))?(?:mpa|n\/mm2)?$/iu;

const told = remembering<readonly number[]>();
const gradesIn = (text: string): readonly number[] => told(text, () => [...fold(text).matchAll(GRADE)].map(({ groups }) => cube(groups!)));

/** A property of this name may hold the number alone. */
function bareGrade(text: string): readonly number[] | null {
  const groups = BARE.exec(fold(text).replaceAll('-', ''))?.groups;
  return groups === undefined ? null : [cube(groups)];
}

function cube(groups: { readonly [key: string]: string | undefined }): number {
  return Number(groups['cube'] ?? groups['class']);
}

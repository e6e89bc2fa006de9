/**
 * What rules ask of properties, as an IDS for whoever models: one specification per question and property. It speaks through the
 * property template: what an element is and how it is made stands in two of its properties, which the IDS asks for first, so
 * that nothing escapes by not saying what it is. A rule that rests on anything but stated properties is left out and named.
 * Where it is met the rules it was made of are met too, but for values that only fill the field ("n/a").
 */
import type { Constraint, ConstraintKind, EntityFacet, Facet, Ids, IfcVersion, PropertyFacet, Requirement, SimpleValue, Specification, Value } from '../ids/ids.ts';
import { propertySet, appliesTo } from '../ids/schema/schema.ts';

export interface Text {
  readonly zh: string;
  readonly en: string;
}
export type Lang = keyof Text;

/** A rule of a pack as standards/rule.ts has it, with what its quantity reads. */
export interface AskingRule {
  /** `pack/rule` */
  readonly id: string;
  /** of the pack, `JGJ 1-2014` */
  readonly edition: string;
  readonly clause: string;
  readonly title: Text;
  readonly check: string;
  readonly advisory: boolean;
  readonly applies: AskedOf;
  readonly params: Readonly<Record<string, { readonly value: number | null; readonly unit: string }>>;
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** the properties any of which states it; null: no property does */
  readonly asked: AskedProperty | null;
}

/** Which elements a rule speaks of; what else a rule may say of them cannot stand in an IDS. */
export interface AskedOf {
  readonly component?: readonly string[];
  readonly precast?: readonly string[];
  readonly external?: boolean;
  readonly loadBearing?: boolean;
  readonly wallKind?: readonly string[];
  /** of concrete alone */
  readonly concrete: boolean;
  /** it also depends on the building, on measured values, on the storey */
  readonly further: readonly ('building' | 'measured' | 'place')[];
}

export interface AskedProperty {
  readonly title: Text;
  /** best first; `Set.Name` of one set, else of any */
  readonly names: readonly string[];
  readonly kind: 'text' | 'length' | 'number' | 'boolean';
  /** the value itself is measured on bodies as well: that it is stated is all that an IDS can ask */
  readonly measured: boolean;
}

/** The words with which the property template says what an element is. */
export interface TemplateWords {
  readonly set: string;
  readonly component: TemplateQuestion;
  readonly precast: TemplateQuestion;
  readonly external: TemplateQuestion;
  readonly loadBearing: TemplateQuestion;
  readonly wallKind: TemplateQuestion;
  /** classes that a component is drawn as, the usual one first, upper case */
  readonly classes: (component: string) => readonly string[];
}

export interface TemplateQuestion {
  readonly property: string;
  readonly title: Text;
  /** what may be said, by what it means: `shear-wall` → 剪力墙; all that is accepted, the usual word first */
  readonly words: ReadonlyMap<string, readonly string[]>;
}

export interface RulesOptions {
  readonly lang: Lang;
  readonly title: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly milestone: string;
  readonly versions: readonly IfcVersion[];
}

export interface SkippedRule {
  readonly rule: string;
  readonly title: Text;
  readonly why: Text;
}

const WHY = {
  manual: { zh: '由人审查', en: 'judged by a person' },
  check: { zh: '不是对属性的要求,由模型与几何判定', en: 'asks for no property: judged from the model and its geometry' },
  property: { zh: '没有写明它的属性', en: 'no property states it' },
  building: { zh: '取决于单体的属性', en: 'depends on the building' },
  measured: { zh: '取决于量得的数值', en: 'depends on measured values' },
  place: { zh: '取决于所在位置', en: 'depends on where it stands' },
  component: { zh: '属性模板没有这类构件的说法', en: 'the property template has no word for such elements' },
  number: { zh: '规范包没有给出数值', en: 'the pack gives no number' },
} as const satisfies Record<string, Text>;

/** Names of materials that are concrete, as an expression of XML Schema. */
const CONCRETE = '.*(混凝土|砼|[Cc]oncrete|CONCRETE|钢筋混凝土|C[1-9][05]).*';

const SI_LENGTH = 'IFCLENGTHMEASURE';
/** of texts that are one of a list: IDS 1.0 wants a data type beside every value */
const LABEL = 'IFCLABEL';

const line = 0;
const simple = (value: string): SimpleValue => ({ kind: 'simple', value, line });
const constraint = (kind: ConstraintKind, value: string): Constraint => ({ kind, value, line });
const oneOf = (values: readonly string[], base = 'xs:string'): Value =>
  (values.length === 1 ? simple(values[0]!) : { kind: 'restriction', base, constraints: values.map((value) => constraint('enumeration', value)), line });

/** One thing that is asked of some elements. */
interface Question {
  readonly applicability: readonly Facet[];
  readonly requirement: Requirement;
  /** behind the name, where other components are asked for another property; else '' */
  readonly apart: string;
  readonly rules: AskingRule[];
}

/** @returns specifications in the order of the rules, and every rule that none of them stands for */
export function idsFromRules(rules: readonly AskingRule[], template: TemplateWords, options: RulesOptions): { readonly ids: Ids; readonly skipped: readonly SkippedRule[] } {
  const skipped: SkippedRule[] = [];
  const questions = new Map<string, Question>();
  const components = new Set<string>();
  const made = new Set<string>();
  for (const rule of rules) {
    const why = obstacle(rule, template);
    if (why !== null) {
      skipped.push({ rule: rule.id, title: rule.title, why });
      continue;
    }
    for (const component of known(rule, template)) {
      components.add(component);
      if (rule.applies.precast !== undefined || rule.applies.concrete) made.add(component);
    }
    // what the template asks first needs no second specification
    if (isQuestion(rule, template, 'component') || isQuestion(rule, template, 'precast')) {
      const own = isQuestion(rule, template, 'component') ? 'component' : 'precast';
      const first = questions.get(own);
      if (first === undefined) questions.set(own, { applicability: [], requirement: statedOf(template, own), apart: '', rules: [rule] });
      else first.rules.push(rule);
      if (own === 'precast') for (const component of known(rule, template)) made.add(component);
      continue;
    }
    const parts = byProperty(rule, template, options.versions);
    for (const part of parts) {
      const question = { ...questionOf(rule, part, template), apart: parts.length > 1 ? ` (${part.set})` : '' };
      const key = JSON.stringify([question.applicability, question.requirement]);
      const before = questions.get(key);
      if (before === undefined) questions.set(key, { ...question, rules: [rule] });
      else before.rules.push(rule);
    }
  }
  const first = (own: 'component' | 'precast'): readonly AskingRule[] => questions.get(own)?.rules ?? [];
  const rest = [...questions].filter(([key]) => key !== 'component' && key !== 'precast').map(([, question]) => question);
  const specifications = components.size === 0 ? [] : [
    componentFirst([...components], template, first('component'), options),
    ...(made.size === 0 ? [] : [precastFirst([...made], template, first('precast'), options)]),
    ...rest.map((question) => specificationOf(question, options)),
  ];
  return { ids: { info: { title: options.title, date: options.date, ...(options.milestone === '' ? {} : { milestone: options.milestone }) }, specifications }, skipped };
}

const LIMITS = ['at-least', 'at-most'];

/** Why a rule cannot stand in an IDS; null where it can. */
function obstacle(rule: AskingRule, template: TemplateWords): Text | null {
  const { check, asked, applies } = rule;
  if (check === 'manual') return WHY.manual;
  const limited = LIMITS.includes(check) || check === 'one-of';
  if (check !== 'stated' && !(limited && asked !== null && !asked.measured)) return WHY.check;
  if (asked === null || asked.names.length === 0) return WHY.property;
  for (const further of applies.further) return WHY[further];
  if (limited && limitOf(rule) === null) return WHY.number;
  if (known(rule, template).length === 0) return WHY.component;
  return null;
}

/** Components that the template has a word for; of all others nothing can be asked through it. */
function known(rule: AskingRule, { component }: TemplateWords): readonly string[] {
  return (rule.applies.component ?? [...component.words.keys()]).filter((one) => component.words.has(one));
}

const nameIn = (name: string): { readonly set: string | null; readonly name: string } => {
  const dot = name.indexOf('.');
  return dot < 0 ? { set: null, name } : { set: name.slice(0, dot), name: name.slice(dot + 1) };
};

function isQuestion({ asked, check }: AskingRule, template: TemplateWords, which: 'component' | 'precast'): boolean {
  return check === 'stated' && asked!.names.includes(`${template.set}.${template[which].property}`);
}

const HAN = /\p{Script=Han}/u;

interface Part {
  readonly components: readonly string[];
  readonly set: string;
  readonly property: string;
}

/** The property that is asked for: the template's own, else one of a published set where all versions have it, else a name of the concept in the template's set. */
function byProperty(rule: AskingRule, template: TemplateWords, versions: readonly IfcVersion[]): readonly Part[] {
  const names = rule.asked!.names.map(nameIn);
  const own = names.find(({ set }) => set === template.set);
  const bare = names.find(({ set, name }) => set === null && HAN.test(name)) ?? names.find(({ set }) => set === null);
  const parts = new Map<string, { readonly components: string[]; readonly set: string; readonly property: string }>();
  for (const component of known(rule, template)) {
    const [usual] = template.classes(component);
    const published = own === undefined && usual !== undefined ? names.find(({ set, name }) => set !== null && versions.every((version) => holds(version, set, name, usual))) : undefined;
    const chosen = own ?? published ?? bare ?? names[0]!;
    const set = chosen.set ?? template.set;
    const key = `${set}.${chosen.name}`;
    const part = parts.get(key);
    if (part === undefined) parts.set(key, { components: [component], set, property: chosen.name });
    else part.components.push(component);
  }
  return [...parts.values()];
}

function holds(version: IfcVersion, set: string, name: string, upper: string): boolean {
  const info = propertySet(version, set);
  return info !== null && info.properties.has(name) && appliesTo(version, info, upper);
}

function said(template: TemplateWords, which: 'component' | 'precast' | 'external' | 'loadBearing' | 'wallKind', meanings: readonly string[]): PropertyFacet {
  const { property, words } = template[which];
  return { kind: 'property', propertySet: simple(template.set), baseName: simple(property), dataType: LABEL, value: oneOf(meanings.flatMap((one) => words.get(one) ?? [])), line };
}

/** Any of the words that the template has. */
function statedOf(template: TemplateWords, which: 'component' | 'precast'): Requirement {
  return { ...said(template, which, [...template[which].words.keys()]), cardinality: 'required' };
}

function questionOf(rule: AskingRule, { components, set, property }: Part, template: TemplateWords): Omit<Question, 'rules' | 'apart'> {
  const { precast, external, loadBearing, wallKind, concrete } = rule.applies;
  const limit = rule.check === 'stated' ? null : limitOf(rule);
  return {
    applicability: [
      said(template, 'component', components),
      // only concrete is said to be precast or cast in place
      ...(precast !== undefined || concrete ? [said(template, 'precast', precast ?? [...template.precast.words.keys()])] : []),
      ...(external === undefined ? [] : [said(template, 'external', [String(external)])]),
      ...(loadBearing === undefined ? [] : [said(template, 'loadBearing', [String(loadBearing)])]),
      ...(wallKind === undefined ? [] : [said(template, 'wallKind', wallKind)]),
    ],
    requirement: { kind: 'property', propertySet: simple(set), baseName: simple(property), ...(limit === null ? {} : limit), cardinality: 'required', line },
  };
}


/** What the value of a property must be; null where the rule leaves it open or it is in no unit of an IDS. */
function limitOf(rule: AskingRule): Pick<PropertyFacet, 'value' | 'dataType'> | null {
  const { check, params, values, asked } = rule;
  if (check === 'one-of') {
    const accepted = values.accepted ?? [];
    if (accepted.length === 0) return null;
    if (asked!.kind === 'boolean') return accepted.length === 1 && /^(true|false)$/.test(accepted[0]!) ? { dataType: 'IFCBOOLEAN', value: simple(accepted[0]!) } : null;
    return asked!.kind === 'text' ? { dataType: LABEL, value: oneOf(accepted) } : null;
  }
  const param = params[check === 'at-least' ? 'least' : 'most'];
  const fits = asked!.kind === 'length' ? param?.unit === 'm' : asked!.kind === 'number' && (param?.unit === '1' || param?.unit === '%');
  if (param === undefined || param.value === null || !fits) return null;
  return {
    dataType: asked!.kind === 'length' ? SI_LENGTH : 'IFCREAL',
    value: { kind: 'restriction', base: 'xs:double', constraints: [constraint(check === 'at-least' ? 'minInclusive' : 'maxInclusive', String(param.value))], line },
  };
}

const TEXTS = {
  because: { zh: '依据:', en: 'Basis: ' },
  with: { zh: ';', en: '; ' },
  fill: { zh: (set: string, name: string) => `在属性集“${set}”中填写“${name}”`, en: (set: string, name: string) => `Fill in "${name}" in the property set "${set}"` },
  metres: { zh: ',长度以米计', en: ', lengths in metres' },
  component: { zh: '各类构件写明构件类别', en: 'Elements say what they are' },
  componentHow: { zh: '后面各条按构件类别适用', en: 'The specifications after this one apply by what is said here' },
  precast: { zh: '混凝土构件写明预制、叠合或现浇', en: 'Concrete members say whether they are precast, composite or cast in place' },
} as const;

/** `依据:JGJ 1-2014 6.5.8 预制柱的底部应设置键槽` */
function basis(rules: readonly AskingRule[], lang: Lang): string {
  const clauses = rules.map(({ edition, clause, title }) => `${edition} ${clause} ${title[lang]}`);
  return TEXTS.because[lang] + [...new Set(clauses)].join(TEXTS.with[lang]);
}

const described = (rules: readonly AskingRule[], lang: Lang): Pick<Specification, 'description'> => (rules.length === 0 ? {} : { description: basis(rules, lang) });

function componentFirst(components: readonly string[], template: TemplateWords, rules: readonly AskingRule[], { lang, versions }: RulesOptions): Specification {
  const classes = [...new Set(components.flatMap((component) => template.classes(component)))].filter((upper) => !GENERIC.has(upper));
  const entity: EntityFacet = { kind: 'entity', name: oneOf(classes), line };
  return {
    name: TEXTS.component[lang], ifcVersions: versions, identifier: 'component', ...described(rules, lang), instructions: TEXTS.componentHow[lang], occurrence: 'optional',
    applicability: [entity], requirements: [{ ...statedOf(template, 'component'), instructions: TEXTS.fill[lang](template.set, template.component.property) }], line,
  };
}

/** They may be anything: what they are is not asked of each. */
const GENERIC: ReadonlySet<string> = new Set(['IFCBUILDINGELEMENTPROXY', 'IFCBUILDINGELEMENTPART', 'IFCMEMBER', 'IFCPLATE', 'IFCFURNISHINGELEMENT']);

function precastFirst(components: readonly string[], template: TemplateWords, rules: readonly AskingRule[], { lang, versions }: RulesOptions): Specification {
  const concrete: Value = { kind: 'restriction', base: 'xs:string', constraints: [constraint('pattern', CONCRETE)], line };
  return {
    name: TEXTS.precast[lang], ifcVersions: versions, identifier: 'precast', ...described(rules, lang), occurrence: 'optional',
    applicability: [said(template, 'component', components), { kind: 'material', value: concrete, line }],
    requirements: [{ ...statedOf(template, 'precast'), instructions: TEXTS.fill[lang](template.set, template.precast.property) }], line,
  };
}

function specificationOf({ applicability, requirement, apart, rules }: Question, { lang, versions }: RulesOptions): Specification {
  // one that is more than a recollection speaks for them
  const speaks = rules.find(({ advisory }) => !advisory) ?? rules[0]!;
  const { propertySet: set, baseName, dataType } = requirement as PropertyFacet;
  const how = TEXTS.fill[lang]((set as SimpleValue).value, (baseName as SimpleValue).value) + (dataType === SI_LENGTH ? TEXTS.metres[lang] : '');
  return {
    name: speaks.title[lang] + apart, ifcVersions: versions, identifier: speaks.id, description: basis(rules, lang), occurrence: 'optional',
    applicability, requirements: [{ ...requirement, instructions: how }], line,
  };
}

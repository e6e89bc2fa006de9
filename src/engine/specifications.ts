/** Specifications of IDS files beside the rules of packs: their results as RuleResults, so that they stand in one list. */
import type { ListedEntity, ListedGroup, ListedIds, ListedSpecification } from '../ids/listed.ts';
import type { Model } from '../model/model.ts';
import type { Profile } from '../profile/profile.ts';
import type { ReportPack } from './report.ts';
import type { RuleReport, RuleResult, VerdictGroup } from './rules/rule-report.ts';
import { waivedSpecifications } from './waived-specifications.ts';

export type { ListedIds } from '../ids/listed.ts';

/** Pack of an IDS file; its specifications are `ids:NAME/1`, `ids:NAME/2`, … */
export const packOf = (name: string): string => `ids:${name}`;

export interface SpecificationContext {
  readonly model: Model;
  readonly profile: Profile;
  /** ISO date of the report */
  readonly date: string | null;
  /** id of the single building that an element is of */
  readonly buildingOf: (element: number) => string | null;
}

/** The rules' report with what the specifications say; without any, as it was. */
export function withSpecifications(rules: RuleReport | null, all: readonly ListedIds[], { model, profile, date, buildingOf }: SpecificationContext): RuleReport | null {
  if (all.length === 0) return rules;
  const elements = elementsByFile(model);
  const judged = all.flatMap((ids) => ids.specifications.map((specification, i) => resultOf(ids, specification, i, elements, model)));
  const base: RuleReport = rules ?? {
    stage: profile.project?.stage ?? 'design', results: [], notModelled: [], concepts: [], waits: [], completeness: [],
    waivers: (profile.waivers ?? []).map((waiver) => ({ waiver, state: 'unused' as const, waived: 0 })),
    overrides: profile.overrides ?? [], attestations: profile.attestations ?? [],
  };
  const { results, waivers } = waivedSpecifications(judged, base.waivers, { model, date, buildingOf });
  return { ...base, results: [...base.results, ...results], waivers };
}

export function specificationPacks(all: readonly ListedIds[]): readonly ReportPack[] {
  return all.map(({ name, title, version, date, sha256 }) => ({
    id: packOf(name), edition: [name, version, date].filter((part) => part !== '').join(' · '), title: { zh: title, en: title }, sha256, status: 'sourced', asked: true,
  }));
}

type ElementsByFile = readonly ReadonlyMap<number, number>[];

const BY_FILE = new WeakMap<Model, ElementsByFile>();

/** express id → position in Model.elements, per file */
function elementsByFile(model: Model): ElementsByFile {
  let known = BY_FILE.get(model);
  if (known === undefined) {
    const made = model.files.map(() => new Map<number, number>());
    for (const { file, expressId, index } of model.elements) made[file]!.set(expressId, index);
    BY_FILE.set(model, (known = made));
  }
  return known;
}

function resultOf(ids: ListedIds, specification: ListedSpecification, at: number, elements: ElementsByFile, model: Model): RuleResult {
  const { name, identifier, status, applicable, passed, failed, unknown, notes, description, instructions, occurrence } = specification;
  const groups = specification.groups.flatMap((group) => groupsOf(group, elements, model));
  const last = notes.at(-1);
  // what holds for the specification as a whole is a finding without entities
  if (status !== 'pass' && groups.length === 0 && last !== undefined) groups.push({ ...EMPTY_GROUP, outcome: status, text: last });
  return {
    rule: `${packOf(ids.name)}/${at + 1}`, pack: packOf(ids.name), clause: identifier === '' ? `#${at + 1}` : identifier, title: { zh: name, en: name },
    force: '应', status: 'sourced', advisory: false, check: 'ids', quantity: null, discipline: null, chapter: null, outcome: status,
    counts: { pass: passed, fail: failed, unknown, notApplicable: 0 }, groups,
    specification: { description, instructions, occurrence, applicable, notes },
  };
}

const EMPTY_GROUP: Omit<VerdictGroup, 'outcome'> = {
  kind: '', elements: [], buildings: [], measured: [], where: [], others: [], limit: null, unit: '', text: null, missing: [], also: [], waived: null,
};

/** By what they are: elements of one type, and what is no element. */
function groupsOf(group: ListedGroup, elements: ElementsByFile, model: Model): VerdictGroup[] {
  const byKind = new Map<string, { readonly positions: number[]; readonly others: ListedEntity[]; readonly found: (string | null)[]; readonly kind: string }>();
  for (const entity of group.entities) {
    const position = elements[entity.file]!.get(entity.expressId);
    const element = position === undefined ? undefined : model.elements[position]!;
    const kind = element === undefined ? entity.class : element.objectType || element.type?.name || element.class;
    const key = `${element === undefined} ${kind}`;
    let known = byKind.get(key);
    if (known === undefined) byKind.set(key, (known = { positions: [], others: [], found: [], kind }));
    known.found.push(entity.found);
    if (position === undefined) known.others.push(entity);
    else known.positions.push(position);
  }
  return [...byKind.values()].sort((a, b) => b.found.length - a.found.length).map(({ positions, others, found, kind }): VerdictGroup => ({
    ...EMPTY_GROUP, outcome: group.outcome, kind, elements: positions, measured: found, where: found.map(() => null), others: found.map(() => []), text: group.text,
    ...(others.length === 0 ? {} : { entities: others.map(({ file, expressId, class: of, globalId, name }) => ({ file, expressId, class: of, globalId, name })) }),
    ...(group.instructions.length === 0 ? {} : { instructions: group.instructions }),
  }));
}

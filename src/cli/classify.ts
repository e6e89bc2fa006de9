/** `sunmao classify FILES… [--profile FILE]`: roles and evidence, one JSON line per element. */
import { defineCommand } from 'citty';
import { alignFiles, alignGeometry } from '../facts/alignment.ts';
import { findBuildings } from '../facts/buildings.ts';
import { classifyInRegions } from '../facts/classify.ts';
import { withPlanProposals } from '../facts/plan-proposals.ts';
import type { Evidence, Roles, TernaryValue } from '../facts/roles.ts';
import { loadPlan } from '../geometry/plan.ts';
import type { Element, Model } from '../model/model.ts';
import { EMPTY_PROFILE, type Profile } from '../profile/profile.ts';
import { parseProfile, ProfileError } from '../profile/validate.ts';
import { CliError, readText, requireFiles, writeOut, type ExitCode } from './args.ts';
import { loadFiles } from './load-node.ts';
import { printUnreadable } from './print.ts';

/** One line of output; JSON Schema: public/schema/classify.schema.json. */
export interface ClassifyLine {
  readonly file: string;
  readonly globalId: string;
  readonly expressId: number;
  readonly class: string;
  readonly name: string;
  readonly component: string;
  readonly precast: string;
  readonly loadBearing: boolean | 'unknown' | 'conflict';
  readonly external: boolean | 'unknown' | 'conflict';
  readonly wallKind: string;
  readonly dryMethod: boolean | 'unknown' | 'conflict';
  readonly evidence: readonly Evidence[];
}

const LINES_PER_WRITE = 2000;

export const classifyCommand = defineCommand({
  meta: { name: 'classify', description: 'Roles and evidence as JSON lines: one per element, by file and express id' },
  args: {
    files: { type: 'positional', description: '.ifc or .ifczip files', required: false },
    profile: { type: 'string', description: 'profile (JSON) with settlements, patterns, conventions, code lists' },
  },
  async run({ args }): Promise<ExitCode> {
    const paths = requireFiles(args._);
    const profile = args.profile === undefined ? EMPTY_PROFILE : await readProfile(args.profile);
    const [{ model, geometry, unreadable }, plan] = await Promise.all([loadFiles(paths), loadPlan()]);
    printUnreadable(unreadable);
    const aligned = alignGeometry(model, geometry, alignFiles(model));
    const buildingOf = findBuildings(model, aligned, profile, plan).of;
    const roles = withPlanProposals({ model, geometry: aligned, roles: classifyInRegions(model, geometry, profile, plan).roles, buildingOf, plan });
    for (let at = 0; at < roles.length; at += LINES_PER_WRITE) {
      const lines = model.elements.slice(at, at + LINES_PER_WRITE).map((e) => JSON.stringify(classifyLine(model, e, roles[e.index]!)));
      await writeOut(`${lines.join('\n')}\n`);
    }
    return unreadable.length > 0 ? 2 : 0;
  },
});

async function readProfile(path: string): Promise<Profile> {
  try {
    return parseProfile(await readText(path));
  } catch (error) {
    if (error instanceof ProfileError) throw new CliError(`${path}: ${error.path}: ${error.advice}`);
    throw error;
  }
}

export function classifyLine(model: Model, element: Element, roles: Roles): ClassifyLine {
  return {
    file: model.files[element.file]!.path,
    globalId: element.globalId,
    expressId: element.expressId,
    class: element.class,
    name: element.name,
    component: roles.component,
    precast: roles.precast,
    loadBearing: shown(roles.loadBearing),
    external: shown(roles.external),
    wallKind: roles.wallKind,
    dryMethod: shown(roles.dryMethod),
    // `integrated` is a role of the engine, not of this contract
    evidence: roles.evidence.filter((e) => e.role !== 'integrated').concat(
      roles.dryMethod === 'not-applicable' && !roles.evidence.some((e) => e.role === 'dryMethod')
        ? [{ role: 'dryMethod', value: false, source: 'class', rank: 12, where: `component ${roles.component}: not asked` }]
        : [],
    ),
  };
}

/** Where a question does not apply the contract has no word: false, with evidence of source `class`. */
function shown(value: TernaryValue): boolean | 'unknown' | 'conflict' {
  return value === 'not-applicable' ? false : value;
}

/** What stands between a report and a signature: each with the tab where it is settled. */
import type { Report } from '../engine/report.ts';
import type { Profile } from '../profile/profile.ts';
import { REQUIRED_FIELDS } from '../profile/project-fields.ts';
import type { PanelTab } from './tasks.ts';

export interface Missing {
  /** of `documents.missing` */
  readonly key: 'noReport' | 'unreadable' | 'notLoaded' | 'structure' | 'jointsAlone' | 'unknown' | 'withheld' | 'unverified' | 'draft' | 'fields' | 'date' | 'required';
  readonly count: number;
  /** names of what is meant, as the report has them */
  readonly names: readonly string[];
  readonly tab: PanelTab | 'files';
  /** without it the document is no submission */
  readonly grave: boolean;
}

/** @param notLoaded names of models that belong to the project and are not in the report: loading was cancelled, or they are asked for again */
export function beforeSigning(report: Report | null, profile: Profile, notLoaded: readonly string[] = []): readonly Missing[] {
  const missing: Missing[] = [];
  const add = (key: Missing['key'], count: number, tab: Missing['tab'], grave: boolean, names: readonly string[] = []): void => {
    if (count > 0) missing.push({ key, count, names, tab, grave });
  };
  add('noReport', report === null ? 1 : 0, 'files', true);
  const files = (report?.files ?? []).filter(({ status }) => status === 'unreadable' || status === 'not-merged');
  add('unreadable', files.length, 'files', true, files.map(({ path }) => path));
  add('notLoaded', notLoaded.length, 'files', true, notLoaded);
  const open = (report?.buildings ?? []).filter(({ score, items }) => score.prefabricated === 'unknown' || items.some(({ points }) => points !== null && points[0] !== points[1]));
  add('unknown', open.length, 'questions', true, open.map(({ name }) => name));
  const withheld = (report?.buildings ?? []).flatMap((building) => building.withheld ?? []);
  add('withheld', withheld.length, 'scope', true, [...new Set(withheld.map(({ clause }) => clause))]);
  // an attestation of single rows does not cover the pack
  const attested = new Set((profile.attestations ?? []).filter(({ rules }) => rules === undefined).map(({ pack }) => pack));
  const packs = (report?.packs ?? []).filter(({ asked }) => asked);
  const unverified = packs.filter(({ id, status }) => status === 'unverified' && !attested.has(id));
  add('unverified', unverified.length, 'scope', false, unverified.map(({ edition }) => edition));
  const drafts = packs.filter(({ status }) => status === 'draft');
  add('draft', drafts.length, 'scope', true, drafts.map(({ edition }) => edition));
  const guessed = (report?.findings ?? []).filter(({ code }) => code === 'structure-recognised' || code === 'structure-mixed');
  add('structure', guessed.length, 'basis', true, guessed.map(({ params }) => String(params['building'])));
  const alone = (report?.findings ?? []).filter(({ code }) => code === 'only-joint-concrete');
  add('jointsAlone', alone.length, 'score', true, alone.map(({ params }) => String(params['building'])));
  const empty = REQUIRED_FIELDS.filter((field) => (profile.project?.[field] ?? '').trim() === '');
  add('fields', empty.length, 'cover', false, empty);
  add('date', profile.date === undefined ? 1 : 0, 'cover', false);
  add('required', (profile.required ?? []).length === 0 ? 1 : 0, 'basis', false);
  return missing;
}

/** The cover of a printed book: whose it is, who signs it, and what it was made from. */
import { rulesInForce } from '../rules-in-force.ts';
import type { Report } from '../../engine/report.ts';
import en from '../../i18n/en.ts';
import zh from '../../i18n/zh-CN.ts';
import { fill } from '../fill.ts';
import type { Lang } from '../verdict-text.ts';

const TEXTS = { zh, en };

export const COVER_FIELDS = ['subproject', 'code', 'address', 'owner', 'designer', 'contractor', 'supervisor', 'reviewer', 'basis', 'certificate', 'certificateDate', 'changes'] as const;
export const SIGNERS = ['projectLead', 'disciplineLead', 'designedBy', 'checkedBy', 'reviewedBy', 'approvedBy'] as const;

type Pair = readonly [label: string, value: string];

export interface Cover {
  /** '' where the project has no name */
  readonly project: string;
  /** what is known of it */
  readonly fields: readonly Pair[];
  /** all of them, with an empty name where nobody is named: to be signed by hand */
  readonly signers: readonly Pair[];
  readonly stampTitle: string;
  readonly revisions: readonly (readonly [version: string, date: string, note: string, who: string])[];
  readonly revisionTitle: string;
  readonly revisionHeads: readonly [string, string, string, string];
  readonly firm: string;
  readonly date: string;
  /** what was computed from what: files, packs, profile, tool */
  readonly made: readonly Pair[];
  readonly madeTitle: string;
}

export function coverOf(report: Report, lang: Lang): Cover {
  const t = TEXTS[lang].documents.cover;
  const project = report.profile.project ?? {};
  const fields: Pair[] = [
    ...COVER_FIELDS.flatMap((key): Pair[] => (project[key] === undefined ? [] : [[t.field[key], project[key]]])),
    [t.stage, TEXTS[lang].stages[project.stage ?? 'design']],
    ...(project.version === undefined ? [] : [[t.field.version, project.version] as const]),
  ];
  const attested = new Set((report.profile.attestations ?? []).map(({ pack }) => pack));
  return {
    project: project.name ?? '',
    fields,
    signers: SIGNERS.map((key) => [t.field[key], project[key] ?? '']),
    stampTitle: t.stamp,
    revisions: (project.revisions ?? []).map(({ version, date, note, who }) => [version, date ?? '', note, who ?? '']),
    revisionTitle: t.revisions,
    revisionHeads: [t.field.version, t.date, t.note, t.who],
    firm: project.designer ?? '',
    date: report.date ?? t.undated,
    made: [
      ...report.files.map((file): Pair => [file.path, file.sha256 === '' ? t.unreadable : `SHA-256 ${file.sha256}`]),
      ...report.packs.map((pack): Pair => [pack.edition, `${TEXTS[lang].status[pack.status]}${attested.has(pack.id) ? ` · ${t.attested}` : ''} · SHA-256 ${pack.sha256.slice(0, 16)}`]),
      [t.profile, `SHA-256 ${report.profileHash}`],
      [t.tool, `sunmao ${report.tool.version}`],
      [t.decisions, fill(t.decisionCounts, {
        declared: report.profile.declared?.length ?? 0, settled: rulesInForce(report.profile.settlements).length, overrides: report.profile.overrides?.length ?? 0,
        waivers: report.profile.waivers?.length ?? 0, attestations: report.profile.attestations?.length ?? 0,
      })],
    ],
    madeTitle: t.made,
  };
}

/** What the figures rest on: files with their hashes, every decision of a person, what could not be read. */
import { rulesInForce } from '../rules-in-force.ts';
import type { Report, Text } from '../../engine/report.ts';
import type { Block, Cell, Column, Row, Section } from './book.ts';
import { cellsOf, numbers, words } from './cells.ts';
import { pairs } from './front.ts';
import { both, worded } from './words.ts';

export function annexSection(report: Report): Section {
  return {
    id: 'annex', number: '8', title: both((w) => w.sheets.book.annex), level: 1, building: null, sheet: both((w) => w.sheets.book.sheetAnnex),
    blocks: [stamp(report), files(report), ...decisions(report), ...waivers(report), ...proposals(report), faults(report)],
  };
}

function stamp({ tool, date, profileHash, profile, summary }: Report): Block {
  const open = Object.values(summary.unknown).reduce((sum, n) => sum + n, 0);
  return pairs('stamp', both((w) => w.sheets.book.stamp), [
    [both((w) => w.sheets.book.tool), `${tool.name} ${tool.version}`],
    [both((w) => w.sheets.book.date), date ?? both((w) => w.sheets.book.undated)],
    [both((w) => w.sheets.book.profileHash), profileHash],
    [both((w) => w.sheets.book.settled), rulesInForce(profile.settlements).length + rulesInForce(profile.conventions).length + (profile.joints?.length ?? 0)],
    [both((w) => w.sheets.book.declaredItems), profile.declared?.length ?? 0],
    [both((w) => w.sheets.book.overrides), profile.overrides?.length ?? 0],
    [both((w) => w.sheets.book.waivers), profile.waivers?.length ?? 0],
    [both((w) => w.sheets.book.attestations), profile.attestations?.length ?? 0],
    [both((w) => w.sheets.book.openRoles), open],
  ]);
}

function files({ files: list }: Report): Block {
  const columns: Column[] = [
    words('path', both((w) => w.sheets.book.file), { width: 34 }), words('schema', both((w) => w.sheets.book.schema), { width: 12 }), words('tool', both((w) => w.sheets.book.author), { width: 30 }),
    numbers('elements', both((w) => w.sheets.book.elements), { decimals: 0 }), numbers('bytes', both((w) => w.sheets.book.bytes), { decimals: 0, width: 14 }), words('status', both((w) => w.sheets.book.status), { width: 14 }), words('sha', { zh: 'SHA-256', en: 'SHA-256' }, { width: 66 }),
  ];
  const rows = list.map((file): Row => ({
    ...(file.status === 'read' ? {} : { tone: 'open' as const }),
    cells: cellsOf(columns, { path: file.path, schema: file.schema, tool: file.tool, elements: file.elements, bytes: file.bytes, status: worded((w) => w.sheets.book.fileStatus, file.status), sha: file.sha256 }),
  }));
  return { kind: 'table', id: 'files', title: both((w) => w.sheets.book.files), columns, rows };
}

/** All that a person said, in the profile's own words. */
function decisions({ profile }: Report): readonly Block[] {
  const columns: Column[] = [
    words('kind', both((w) => w.sheets.book.decision), { width: 16 }), words('of', both((w) => w.sheets.book.of), { width: 40 }), words('value', both((w) => w.sheets.book.content), { width: 24 }),
    words('reason', both((w) => w.sheets.book.reason), { width: 44 }), words('who', both((w) => w.sheets.book.who), { width: 14 }), words('date', both((w) => w.sheets.book.date), { width: 12 }),
  ];
  const row = (kind: Text, of: string, value: Cell, reason: string | undefined, who?: string, date?: string): Row => ({ tone: 'declared', cells: [kind, of, value, reason ?? '', who ?? '', date ?? ''] });
  const kind = (id: string): Text => worded((w) => w.sheets.book.kindOf, id);
  const rows: Row[] = [
    ...rulesInForce(profile.settlements).map((s) => row(kind('settlement'), `${s.by} ${s.key}${s.file === undefined ? '' : ` (${s.file})`}`, `${s.role} = ${String(s.value)}`, s.reason, s.who, s.date)),
    ...rulesInForce(profile.conventions).map((c) => row(kind('convention'), c.component, c.unmarked, c.reason)),
    ...(profile.joints ?? []).map((j) => row(kind('joint'), `${j.kind}${j.form === undefined ? '' : ` ${j.form}`}`, j.decision, j.reason, j.who, j.date)),
    ...(profile.files ?? []).map((f) => row(kind('file'), f.match, [f.discipline, f.precast, f.exclude ? 'exclude' : '', f.rank === undefined ? '' : `rank ${f.rank}`].filter(Boolean).join(', '), f.reason)),
    ...(profile.storeys ?? []).map((s) => row(kind('storey'), String(s.match), [
      s.standsFor === undefined ? '' : `× ${s.standsFor}`, s.exclude ? 'exclude' : '', s.planArea === undefined ? '' : `A ${s.planArea} m²`, s.aboveGround === undefined ? '' : `aboveGround ${s.aboveGround}`,
    ].filter(Boolean).join(', '), s.reason)),
    ...rulesInForce(profile.systems).map((s) => row(kind('system'), s.match, [s.kind, s.laying].filter(Boolean).join(', '), s.reason)),
    ...(profile.completeSystems ?? []).map((s) => row(kind('complete'), s.kind, '', s.reason)),
    ...(profile.declared ?? []).map((d) => row(kind('declared'), `${d.item}${d.building === undefined ? '' : ` (${d.building})`}`, [
      d.mode, d.present === undefined ? '' : `present ${String(d.present)}`, d.value === undefined ? '' : String(d.value), d.ratio === undefined ? '' : `${typeof d.ratio === 'number' ? d.ratio : d.ratio.join('–')} %`,
      d.rows === undefined ? '' : `${d.rows.length} rows`,
    ].filter(Boolean).join(', '), d.document)),
  ];
  if (rows.length === 0) return [{ kind: 'paragraph', text: both((w) => w.sheets.book.noDecisions) }];
  return [{ kind: 'table', id: 'decisions', title: both((w) => w.sheets.book.decisions), columns, rows }];
}

function waivers({ profile, rules }: Report): readonly Block[] {
  const list = rules?.waivers ?? (profile.waivers ?? []).map((waiver) => ({ waiver, state: 'unused' as const, waived: 0 }));
  if (list.length === 0) return [];
  const columns: Column[] = [
    words('rule', both((w) => w.sheets.book.row), { width: 34 }), words('of', both((w) => w.sheets.book.of), { width: 30 }), words('reason', both((w) => w.sheets.book.reason), { width: 40 }), words('who', both((w) => w.sheets.book.who), { width: 20 }),
    words('approval', both((w) => w.sheets.book.approval), { width: 18 }), words('until', both((w) => w.sheets.book.until), { width: 12 }), words('state', both((w) => w.sheets.book.status), { width: 12 }),
  ];
  const rows = list.map(({ waiver, state, waived }): Row => ({
    tone: 'declared',
    cells: [
      waiver.rule, waiver.element ?? waiver.type ?? waiver.building ?? '', waiver.reason, [waiver.who, waiver.role].filter(Boolean).join(', '), waiver.approval ?? '', waiver.until,
      { zh: `${worded((w) => w.sheets.book.waiverState, state).zh} (${waived})`, en: `${worded((w) => w.sheets.book.waiverState, state).en} (${waived})` },
    ],
  }));
  return [{ kind: 'table', id: 'waivers', title: both((w) => w.sheets.book.waivers), columns, rows }];
}

function proposals({ proposals: list }: Report): readonly Block[] {
  return list.map((one): Block => ({
    kind: 'paragraph', tone: 'note',
    text: both((w) => w.sheets.book.proposal, { component: worded((w) => w.component, one.component), marked: one.marked, n: one.elements.length }),
  }));
}

function faults({ findings }: Report): Block {
  const codes = new Map<string, number>();
  for (const { code, severity } of findings) codes.set(`${severity} ${code}`, (codes.get(`${severity} ${code}`) ?? 0) + 1);
  const columns: Column[] = [words('code', both((w) => w.sheets.book.finding), { width: 34 }), words('severity', both((w) => w.sheets.book.severity), { width: 10 }), numbers('n', both((w) => w.sheets.book.findingCount), { decimals: 0, width: 8 })];
  const rows = [...codes].map(([key, n]): Row => {
    const [severity, code] = key.split(' ') as [string, string];
    return { cells: [code, worded((w) => w.severity, severity), n] };
  });
  return rows.length === 0 ? { kind: 'paragraph', text: both((w) => w.sheets.book.noFindings) } : { kind: 'table', id: 'findings', title: both((w) => w.sheets.book.findings), columns, rows };
}

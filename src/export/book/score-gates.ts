/** The gates of the scoring table, and whether each is met at both ends. */
import type { GateResult, PackResult, Text, UsedTable } from '../../engine/report.ts';
import type { Cell, Column, Ref, Row, Table } from './book.ts';
import { at, cellsOf, formula, here, numbers, SIDES, span, words, type SideName } from './cells.ts';
import type { Part } from './score-parts.ts';
import { both, joined, worded } from './words.ts';

const outcomeText = (outcome: GateResult['outcome']): Text => both((w) => w.outcome[outcome]);

/** The table's own gates as formulas; one whose limit depends on what nobody stated is as the report has it. */
export function gatesTable(prefix: string, result: PackResult, parts: readonly Part[]): Table {
  const columns: Column[] = [
    words('clause', both((w) => w.sheets.book.clause), { width: 9 }), words('asks', both((w) => w.sheets.book.asks), { width: 44 }), words('for', both((w) => w.sheets.book.gateFor), { width: 12 }),
    numbers('limit', both((w) => w.sheets.book.limit), { decimals: 1, width: 9, input: true }), ...span('v', both((w) => w.sheets.book.value), { decimals: 2 }),
    numbers('okLo', both((w) => w.sheets.book.okLo), { decimals: 0, width: 8, only: 'sheet' }), numbers('okHi', both((w) => w.sheets.book.okHi), { decimals: 0, width: 8, only: 'sheet' }),
    words('outcome', both((w) => w.sheets.book.outcome), { width: 10, align: 'center' }), words('remark', both((w) => w.sheets.book.remark), { width: 40 }),
  ];
  const rows = result.gates.map((gate, i): Row => {
    const used = result.table.gates[i]!;
    const values: Record<string, Cell> = { clause: gate.clause, asks: gate.title, for: worded((w) => w.sheets.book.forWhat, gate.for), remark: gateRemark(gate, used.met) };
    const firm = isFirm(gate);
    const ok = [okValue(result, i, 0), okValue(result, i, 1)] as const;
    values['limit'] = gate.limits === undefined ? gate.limit : gate.limits.join(' / ');
    for (const [side, name] of SIDES.entries()) {
      const ref = gateRef(prefix, used, name, parts);
      values[`v${name}`] = ref === null ? gate.value[side]! : formula(used.kind === 'ratio' || used.kind === 'points' ? 'N({0})' : '{0}', [ref], gate.value[side]!);
      const spare = used.or === undefined ? '' : `,ROUND(N({2}),11)>=${used.or.min}`;
      const spareRef = used.or === undefined ? [] : [at(`${prefix}/score`, used.or.item, `q${name}`)];
      values[`ok${name}`] = firm && !used.met ? formula(`IF(OR(ROUND({0},11)>={1}${spare}),1,0)`, [here(`v${name}`), here('limit'), ...spareRef], ok[side]!) : ok[side]!;
    }
    const outcome = ok[0] === 1 ? 'pass' : ok[1] === 0 ? 'fail' : 'unknown';
    values['outcome'] = firm || used.met
      ? formula('IF({0}=1,@0,IF({1}=0,@1,@2))', [here('okLo'), here('okHi')], outcomeText(outcome), [outcomeText('pass'), outcomeText('fail'), outcomeText('unknown')])
      : outcomeText(gate.outcome);
    return { id: gate.id, cells: cellsOf(columns, values) };
  });
  return { kind: 'table', id: `${prefix}/gates`, title: both((w) => w.sheets.book.gates), columns, rows };
}

/** Its limit is known, and one. */
const isFirm = ({ limit, limits }: GateResult): boolean => limit !== null && limits === undefined;

/** 1 where the gate at this position is met at that end, else 0. */
export function okValue({ gates, table, items }: PackResult, position: number, side: 0 | 1): number {
  const [gate, used] = [gates[position]!, table.gates[position]!];
  if (used.met) return 1;
  if (!isFirm(gate)) return gate.outcome === 'pass' ? 1 : 0;
  const { or } = used;
  const spared = or !== undefined && (items.find(({ id }) => id === or.item)?.ratio?.[side] ?? 0) >= or.min;
  return gate.value[side]! >= gate.limit! || spared ? 1 : 0;
}

function gateRef(prefix: string, { kind, of }: UsedTable['gates'][number], name: SideName, parts: readonly Part[]): Ref | null {
  if (kind === 'p') return at(`${prefix}/p`, 'p', `v${name}`);
  if (kind === 'group') return at(`${prefix}/groups`, of!, `v${name}`);
  if (!parts.some(({ rows }) => rows.some(({ item }) => item.id === of))) return null;
  return at(`${prefix}/score`, of!, kind === 'ratio' ? `q${name}` : `p${name}`);
}

function gateRemark(gate: GateResult, met: boolean): Text | '' {
  const parts: Text[] = [];
  if (met) parts.push(both((w) => w.sheets.book.metByStructure));
  if (gate.restsOnRounding) parts.push(both((w) => w.score.roundingTitle));
  if (gate.asks !== undefined && gate.asks.length > 0) parts.push(both((w) => w.sheets.book.limitAsks, { what: joined(gate.asks.map((name) => worded((w) => w.attribute, name))) }));
  return parts.length === 0 ? '' : joined(parts, ';', '; ');
}

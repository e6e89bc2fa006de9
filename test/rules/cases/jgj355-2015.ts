/** JGJ 355-2015. */
import type { PackCases, RuleCase } from '../case.ts';
import { column, titled } from './structure-kit.ts';

const sleeved = (zh: string, en: string, props: Readonly<Record<string, string | number>>, connection: string | null = '套筒灌浆'): RuleCase => titled(`预制柱,${zh}`, `precast column, ${en}`,
  (ifc) => void column(ifc, '预制', { props: { ...(connection === null ? {} : { 连接方式: connection }), ...props } }));

export const JGJ355_CASES: PackCases = {
  'sleeve-concrete-grade': {
    pass: [sleeved('C30', 'C30', { 强度等级: 'C30' })], fail: [sleeved('C25', 'C25', { 强度等级: 'C25' })],
    undecided: [sleeved('未写明强度等级', 'strength class not stated', {}), sleeved('C25,连接方式未写明', 'C25, connection not stated', { 强度等级: 'C25' }, null)],
  },
  'sleeve-bar-least': { pass: [sleeved('纵筋 12', 'bars of 12', { 纵筋直径: 12 })], fail: [sleeved('纵筋 10', 'bars of 10', { 纵筋直径: 10 })], undecided: [sleeved('纵筋直径未写明', 'diameter not stated', {})] },
  'sleeve-bar-most': { pass: [sleeved('纵筋 40', 'bars of 40', { 纵筋直径: 40 })], fail: [sleeved('纵筋 50', 'bars of 50', { 纵筋直径: 50 })], undecided: [sleeved('纵筋直径未写明', 'diameter not stated', {})] },
};

/** A restriction by itself: base, constraints that fit it, values that are of it, patterns, ranges that hold anything. */
import { shown } from '../finding.ts';
import type { Constraint, Restriction, Value } from '../ids.ts';
import { isNonNegativeInteger } from '../lexical.ts';
import { constraintsOf, isCastable, order } from './cast.ts';
import type { Names } from './names.ts';
import { patternsTooMany, type Report } from './report.ts';

const BOUNDS = ['minInclusive', 'minExclusive', 'maxInclusive', 'maxExclusive'] as const;
const LENGTHS = ['length', 'minLength', 'maxLength'] as const;

export function auditRestriction(value: Value | undefined, { add }: Report, names: Names): void {
  if (value === undefined || value.kind === 'simple') return;
  const { base, constraints, line } = value;
  if (constraints.length === 0) {
    add(null, { code: 304, name: 'restriction-empty', line, zh: '约束为空：没有枚举、模式、范围或长度', en: 'the restriction is empty: no enumeration, pattern, range or length' });
  }
  const takes = constraintsOf(base);
  if (takes === null) {
    const zh = base === '' ? '约束没有 base' : `约束的 base“${shown(base)}”不是 IDS 可用的类型`;
    const en = base === '' ? 'the restriction has no base' : `the base '${shown(base)}' of the restriction is no type that IDS takes`;
    add(null, { code: 303, name: 'restriction-base', line, zh, en });
  }
  for (const constraint of constraints) auditConstraint(constraint, base, takes, add, names);
  if (takes !== null) auditRange(value, add);
}

function auditConstraint({ kind, value, line }: Constraint, base: string, takes: readonly string[] | null, add: Report['add'], names: Names): void {
  if (takes !== null && !takes.includes(kind)) {
    const what = kind === 'unknown' ? '' : ` ${kind}`;
    add(null, {
      code: 308,
      name: 'restriction-constraint',
      line,
      zh: `base 为 ${base} 的约束不能用${kind === 'unknown' ? '此元素' : what}，可用 ${takes.join('、')}`,
      en: `a restriction of ${base} does not take ${kind === 'unknown' ? 'this element' : kind}, but ${takes.join(', ')}`,
    });
    return;
  }
  if (kind === 'pattern') {
    const compiled = names.compile(value);
    if (typeof compiled === 'function') return;
    if (compiled === null) {
      add(null, patternsTooMany(line));
      return;
    }
    add(null, { code: 109, name: 'pattern-invalid', line, zh: `模式“${shown(value)}”不是有效的 XSD 正则表达式：${shown(compiled.error)}`, en: `the pattern '${shown(value)}' is no valid XSD regular expression: ${shown(compiled.error)}` });
  } else if ((kind === 'enumeration' || BOUNDS.some((one) => one === kind)) && !isCastable(value, base)) {
    add(null, { code: 305, name: 'value-type', line, zh: `${kind} 的值“${shown(value)}”不是 ${base}`, en: `the value '${shown(value)}' of ${kind} is no ${base}` });
  }
}

/** Bounds and lengths that no value can meet, or that XML Schema does not take together (Part 2, 4.3.7–4.3.10, 4.3.1–4.3.3). */
function auditRange({ base, constraints, line }: Restriction, add: Report['add']): void {
  const valueOf = (kind: Constraint['kind']): string | null => constraints.find((one) => one.kind === kind)?.value ?? null;
  for (const kind of [...BOUNDS, ...LENGTHS]) {
    const of = constraints.filter((one) => one.kind === kind);
    if (of.length > 1) add(null, { code: 302, name: 'restriction-repeated', line: of[1]?.line ?? line, zh: `${kind} 出现了 ${of.length} 次，只能一次`, en: `${kind} stands ${of.length} times: once is all that may be` });
  }
  for (const side of ['min', 'max'] as const) {
    if (valueOf(`${side}Inclusive`) === null || valueOf(`${side}Exclusive`) === null) continue;
    add(null, { code: 302, name: 'restriction-repeated', line, zh: `${side}Inclusive 与 ${side}Exclusive 不能同时使用`, en: `${side}Inclusive and ${side}Exclusive may not stand together` });
  }
  const bound = (side: 'min' | 'max'): { readonly text: string; readonly at: number; readonly open: boolean } | null => {
    const open = valueOf(`${side}Exclusive`);
    const text = open ?? valueOf(`${side}Inclusive`);
    const at = text === null ? null : order(text, base);
    return text === null || at === null ? null : { text, at, open: open !== null };
  };
  const low = bound('min');
  const high = bound('max');
  if (low !== null && high !== null && (low.at > high.at || (low.at === high.at && (low.open || high.open)))) {
    add(null, { code: 302, name: 'range-empty', line, zh: `没有值能同时满足下限 ${shown(low.text)} 与上限 ${shown(high.text)}`, en: `no value is within the bounds ${shown(low.text)} and ${shown(high.text)}` });
  }
  const length = (kind: (typeof LENGTHS)[number]): number | null => {
    const text = valueOf(kind);
    return text !== null && isNonNegativeInteger(text) ? Number(text) : null;
  };
  const exact = length('length');
  const least = exact ?? length('minLength');
  const most = exact ?? length('maxLength');
  const impossible = (least !== null && most !== null && least > most) || (exact !== null && ((length('minLength') ?? 0) > exact || (length('maxLength') ?? Infinity) < exact));
  if (impossible) add(null, { code: 302, name: 'range-empty', line, zh: '没有文字能同时满足各长度约束', en: 'no text meets all the lengths' });
}

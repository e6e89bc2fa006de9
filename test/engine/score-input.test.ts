import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromDecimal, fraction } from '../../src/engine/fraction.ts';
import { parseExactJson, type ExactJson } from '../../src/engine/exact-json.ts';
import { parseScoreInput } from '../../src/engine/score-input.ts';

const one = (ratio: string): string => `[{"id":"x","ratios":{"q1a":${ratio}}}]`;

/** text, where the fault is */
const REFUSED: readonly (readonly [string, string])[] = [
  ['', 'line 1, column 1'],
  ['[', 'line 1, column 2'],
  ['[{"id":"x"}]\n]', 'line 2, column 1'],
  ['[{"id":"x",}]', 'line 1, column 12'],
  ["[{'id':'x'}]", 'line 1, column 3'],
  ['[{"id":"x","ratios":{"q1a":NaN}}]', 'line 1, column 28'],
  ['[{"id":"x","ratios":{"q1a":1,"q1a":2}}]', 'line 1, column 35'],
  ['[{"id":"x\u0001"}]', 'line 1, column 10'],
  ['[{"id":"\\x"}]', 'line 1, column 11'],
  [one('01'), 'line 1, column 29'],
  [one('+1'), 'line 1, column 28'],
  [one('.5'), 'line 1, column 28'],
  [one('1.'), 'line 1, column 29'],
  ['{}', '$'],
  ['null', '$'],
  ['"x"', '$'],
  ['{"id":"x","ratios":{}}', '$'],
  ['[1]', '$[0]'],
  ['[{"id":"x"},null]', '$[1]'],
  ['[{}]', '$[0].id'],
  ['[{"id":7}]', '$[0].id'],
  ['[{"id":"x","p":50}]', '$[0].p'],
  ['[{"id":"x","__proto__":{}}]', '$[0].__proto__'],
  ['[{"id":"x","a b":{}}]', '$[0]["a b"]'],
  ['[{"id":"x","ratios":[]}]', '$[0].ratios'],
  ['[{"id":"x","ratios":null}]', '$[0].ratios'],
  ['[{"id":"x","ratios":{"q4":1}}]', '$[0].ratios.q4'],
  ['[{"id":"x","ratios":{"Q1a":1}}]', '$[0].ratios.Q1a'],
  ['[{"id":"x","ratios":{"fullFitOut":100}}]', '$[0].ratios.fullFitOut'],
  ['[{"id":"x","ratios":{"constructor":1}}]', '$[0].ratios.constructor'],
  ['[{"id":"x","fullFitOut":null}]', '$[0].fullFitOut'],
  ['[{"id":"x","fullFitOut":1}]', '$[0].fullFitOut'],
  ['[{"id":"x","fullFitOut":"yes"}]', '$[0].fullFitOut'],
  ['[{"id":"x","structure":"brick"}]', '$[0].structure'],
  ['[{"id":"x","structure":null}]', '$[0].structure'],
  [one('-0.0000001'), '$[0].ratios.q1a'],
  [one('100.00000000000000000001'), '$[0].ratios.q1a'],
  [one('1e3'), '$[0].ratios.q1a'],
  [one('1e999999999'), '$[0].ratios.q1a'],
  [one('1e-999999999'), '$[0].ratios.q1a'],
  [one(`0.${'1'.repeat(2000)}`), '$[0].ratios.q1a'],
  [one('"50"'), '$[0].ratios.q1a'],
  [one('true'), '$[0].ratios.q1a'],
  [one('[]'), '$[0].ratios.q1a'],
  [one('[1]'), '$[0].ratios.q1a'],
  [one('[1,2,3]'), '$[0].ratios.q1a'],
  [one('[2,1]'), '$[0].ratios.q1a'],
  [one('[50.00000000000000000002,50.00000000000000000001]'), '$[0].ratios.q1a'],
  [one('[0,101]'), '$[0].ratios.q1a[1]'],
  [one('[-1,50]'), '$[0].ratios.q1a[0]'],
  [one('[null,50]'), '$[0].ratios.q1a[0]'],
  [one('[[0,1],50]'), '$[0].ratios.q1a[0]'],
  [one('{}'), '$[0].ratios.q1a.present'],
  [one('{"ratio":50}'), '$[0].ratios.q1a.present'],
  [one('{"ratio":50,"present":true}'), '$[0].ratios.q1a.present'],
  [one('{"ratio":50,"present":"no"}'), '$[0].ratios.q1a.present'],
  [one('{"ratio":null,"present":"unknown"}'), '$[0].ratios.q1a.ratio'],
  [one('{"ratio":101,"present":"unknown"}'), '$[0].ratios.q1a.ratio'],
  [one('{"ratio":50,"present":"unknown","x":1}'), '$[0].ratios.q1a.x'],
];

describe('what is refused', () => {
  test.each(REFUSED)('%s', (text, path) => {
    const parsed = parseScoreInput(text);
    expect(parsed.ok ? 'accepted' : parsed.fault.path).toBe(path);
    if (parsed.ok) return;
    expect(parsed.fault.message.zh).not.toBe('');
    expect(parsed.fault.message.en).not.toMatch(/\n/);
  });

  test('deep nesting ends in a message, not in a stack overflow', () => {
    const parsed = parseScoreInput('['.repeat(1_000_000));
    expect(parsed.ok ? '' : parsed.fault.message.en).toContain('nested too deeply');
    const objects = parseScoreInput('{"a":'.repeat(1_000_000));
    expect(objects.ok ? '' : objects.fault.message.en).toContain('nested too deeply');
  });
});

describe('what is accepted', () => {
  test('numbers keep the decimals they show', () => {
    const parsed = parseScoreInput('\uFEFF[{"id":"楼 1","ratios":{"q1a":70.10000000000000000001,"q1b":1e2,"q2a":[0,5E-1],"q2b":null,"q2c":{"present":"unknown"},"q2d":-0}},{"id":"楼 1"}]');
    if (!parsed.ok) throw new Error(parsed.fault.path);
    const [first, second] = parsed.inputs;
    const big = 7_010_000_000_000_000_000_001n;
    expect(first?.ratios.q1a?.lo).toEqual(fraction(big, 10n ** 20n));
    expect(first?.ratios.q1a?.range).toBe(false);
    expect(first?.ratios.q1b?.hi).toEqual(fraction(100n));
    expect(first?.ratios.q2a).toEqual({ lo: fraction(0n), hi: fraction(1n, 2n), range: true, present: 'yes' });
    expect(first?.ratios.q2b).toBeNull();
    expect(first?.ratios.q2c).toEqual({ lo: fraction(0n), hi: fraction(100n), range: true, present: 'unknown' });
    expect(first?.ratios.q2d?.lo).toEqual(fraction(0n));
    expect(first && 'q3a' in first.ratios).toBe(false);
    expect(first && 'fullFitOut' in first).toBe(false);
    expect(second).toEqual({ id: '楼 1', ratios: {}, structure: 'concrete' });
  });

  test('an empty list', () => {
    expect(parseScoreInput(' [ ] ')).toEqual({ ok: true, inputs: [] });
  });
});

describe('the JSON reader', () => {
  const plain = (json: ExactJson): unknown => {
    switch (json.kind) {
      case 'null': return null;
      case 'number': return Number(json.text);
      case 'array': return json.items.map(plain);
      case 'object': return Object.fromEntries([...json.entries].map(([key, value]) => [key, plain(value)]));
      default: return json.value;
    }
  };

  test('reads what JSON.parse reads', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const parsed = parseExactJson(text);
      expect(parsed.ok ? plain(parsed.value) : parsed.fault).toEqual(JSON.parse(text));
    }));
  });

  test('refuses what JSON.parse refuses', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('[', ']', '{', '}', ',', ':', '"a"', '"', '1', '-', '.', 'e', 'null', ' ', '\\u00e9', '\\'), { maxLength: 8 }), (parts) => {
      const text = parts.join('');
      let accepted = true;
      try {
        JSON.parse(text);
      } catch {
        accepted = false;
      }
      const parsed = parseExactJson(text);
      const twice = !parsed.ok && parsed.fault.message.includes('stands twice');
      expect(parsed.ok || twice, text).toBe(accepted);
    }), { numRuns: 5000 });
  });
});

test('fromDecimal: signs, exponents, refusals', () => {
  expect(fromDecimal('-0.50')).toEqual(fraction(-1n, 2n));
  expect(fromDecimal('12.5e-1')).toEqual(fraction(5n, 4n));
  expect(fromDecimal('0e99999999')).toEqual(fraction(0n));
  expect(() => fromDecimal('1e1001')).toThrow(RangeError);
  for (const text of ['', '.', '1.', '.1', '1e', '0x1', ' 1', '1 ', 'Infinity', '١']) expect(() => fromDecimal(text), text).toThrow(SyntaxError);
});

import { expect, test } from 'vitest';
import { findingText, formatFinding, language, plain } from '../../src/cli/print.ts';
import type { ModelFinding } from '../../src/model/model.ts';

const FINDING: ModelFinding = {
  code: 'invalid-global-id',
  severity: 'warning',
  file: 'a/塔楼.ifc',
  line: 120,
  expressId: 7,
  globalId: null,
  params: { value: 'x\u001B[31my\nz' },
};

test('a finding is one line with file, line, severity, text and code, in both languages', () => {
  expect(formatFinding(FINDING, 'en')).toBe('a/塔楼.ifc:120: warning: the GlobalId is invalid: xy z [invalid-global-id]');
  expect(formatFinding({ ...FINDING, line: null }, 'zh')).toBe('a/塔楼.ifc: 警告: GlobalId 不合规：xy z [invalid-global-id]');
});

test('an unknown code and a missing parameter show as they are', () => {
  expect(findingText({ ...FINDING, code: 'constructor' }, 'en')).toBe('constructor');
  expect(findingText({ ...FINDING, params: {} }, 'en')).toBe('the GlobalId is invalid: {value}');
});

test('the language is SUNMAO_LANG, then the locale', () => {
  expect(language({ SUNMAO_LANG: 'zh', LANG: 'en_GB.UTF-8' })).toBe('zh');
  expect(language({ LANG: 'zh_CN.UTF-8' })).toBe('zh');
  expect(language({ LANG: 'C' })).toBe('en');
});

test('plain takes away escape sequences and control characters', () => {
  expect(plain('\u001B]0;title\u0007a\u0008b\u2028c')).toBe('a b c');
});

import { expect, test } from 'vitest';
import { beforeSigning } from '../../src/app/before-signing.ts';
import type { Report } from '../../src/engine/report.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';

const building = (over: object = {}): object => ({ name: '1#', withheld: null, score: { prefabricated: 'pass' }, items: [{ points: [20, 20] }, { points: null }], ...over });
const report = (over: object = {}): Report => ({ files: [{ path: 'a.ifc', status: 'read' }], packs: [{ id: 'p', edition: 'P 2017', status: 'sourced', asked: true }], buildings: [building()], ...over }) as unknown as Report;
const whole: Profile = {
  ...EMPTY_PROFILE, date: '2026-03-01', required: [{ value: 50, document: '合同' }],
  project: { name: '项目', designer: '院', version: 'V1', designedBy: '甲', checkedBy: '乙', reviewedBy: '丙' },
};
const keys = (of: Report | null, profile: Profile = whole): readonly string[] => beforeSigning(of, profile).map(({ key }) => key);

test('nothing is missing where all is decided, confirmed and named', () => {
  expect(keys(report())).toEqual([]);
});

test('what stands between a report and a signature', () => {
  expect(keys(null)).toEqual(['noReport']);
  expect(keys(report({ files: [{ path: 'a.ifc', status: 'unreadable' }] }))).toEqual(['unreadable']);
  expect(beforeSigning(report(), whole, ['b.ifc', 'c.ifc'])).toEqual([{ key: 'notLoaded', count: 2, names: ['b.ifc', 'c.ifc'], tab: 'files', grave: true }]);
  const guessed = [{ code: 'structure-recognised', params: { building: '1#' } }, { code: 'file-apart', params: {} }];
  expect(beforeSigning(report({ findings: guessed }), whole)).toEqual([{ key: 'structure', count: 1, names: ['1#'], tab: 'basis', grave: true }]);
  expect(keys(report({ findings: [{ code: 'only-joint-concrete', params: { building: '1#' } }] }))).toEqual(['jointsAlone']);
  expect(keys(report({ buildings: [building({ items: [{ points: [5, 10] }] })] }))).toEqual(['unknown']);
  expect(keys(report({ buildings: [building({ score: { prefabricated: 'unknown' } })] }))).toEqual(['unknown']);
  expect(keys(report({ buildings: [building({ withheld: [{ clause: '4.0.1' }] })] }))).toEqual(['withheld']);
  const unverified = report({ packs: [{ id: 'p', edition: 'P', status: 'unverified', asked: true }, { id: 'q', edition: 'Q', status: 'unverified', asked: false }] });
  expect(keys(unverified)).toEqual(['unverified']);
  const attestation = { pack: 'p', edition: 'P', who: '甲', date: '2026-01-01', page: '12' };
  expect(keys(unverified, { ...whole, attestations: [attestation] })).toEqual([]);
  // single rows compared are not the pack
  expect(keys(unverified, { ...whole, attestations: [{ ...attestation, rules: ['a'] }] })).toEqual(['unverified']);
  // and attesting never lifts a draft
  expect(keys(report({ packs: [{ id: 'p', edition: 'P', status: 'draft', asked: true }] }), { ...whole, attestations: [attestation] })).toEqual(['draft']);
  expect(beforeSigning(report(), { ...EMPTY_PROFILE, project: { name: ' ', designer: '院' } })).toMatchObject([
    { key: 'fields', count: 5, tab: 'cover', grave: false }, { key: 'date', tab: 'cover' }, { key: 'required', tab: 'basis' },
  ]);
});

import { describe, expect, it } from 'vitest';
import { attest, attributes, conceptName, override, packs, project, reselected, reportDate, waive, withdrawAttestation, withdrawOverride, withdrawWaiver } from '../../src/app/edit-profile.ts';
import { faultText } from '../../src/app/fault-text.ts';
import { paramRows } from '../../src/app/rule-params.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { validateProfile } from '../../src/profile/validate.ts';
import { parsePack } from '../../src/standards/pack.ts';

describe('packs by scope', () => {
  it('are the selection where none was named', () => {
    expect(reselected(undefined, ['a'], ['a', 'b'])).toEqual(['a', 'b']);
  });
  it('keep what was added and taken away by hand', () => {
    // b was taken away, own was added
    expect(reselected(['a', 'own'], ['a', 'b'], ['a', 'b', 'c'])).toEqual(['a', 'c', 'own']);
    expect(reselected(['a', 'b'], ['a', 'b'], ['a'])).toEqual(['a']);
    expect(reselected([], ['a'], ['a'])).toEqual([]);
  });
});

it('edits make profiles that are valid, and leave nothing empty behind', () => {
  let profile = project(EMPTY_PROFILE, { stage: 'design', region: 'CN-33' });
  profile = attributes(profile, { structure: 'shear-wall', height: 50 });
  profile = packs(reportDate(profile, '2026-08-01'), ['a', 'b', 'a']);
  profile = override(profile, { rule: 'a/x', param: 'least', value: 0.05, reason: 'r' });
  profile = override(profile, { rule: 'a/x', param: 'least', value: 0.06, reason: 'r2' });
  profile = waive(profile, { rule: 'a/x', reason: 'r', who: 'w', until: '2027-01-01' });
  profile = attest(profile, { pack: 'a', edition: 'A', who: 'w', date: '2026-08-01', page: '1' });
  profile = conceptName(conceptName(profile, 'piece-mark', '编号'), 'piece-mark', 'Mark');
  expect(validateProfile(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
  expect(profile.overrides).toEqual([{ rule: 'a/x', param: 'least', value: 0.06, reason: 'r2' }]);
  expect(profile.packs).toEqual(['a', 'b']);
  expect(profile.concepts).toEqual([{ concept: 'piece-mark', properties: ['编号', 'Mark'] }]);
  profile = withdrawAttestation(withdrawWaiver(withdrawOverride(profile, 0), 0), 0);
  profile = reportDate(attributes(project(profile, { stage: undefined, region: undefined }), { structure: undefined, height: undefined }), undefined);
  expect(Object.keys(profile).sort()).toEqual(['concepts', 'packs', 'schema']);
});

it('numbers of a rule are typed in the unit they are shown in', () => {
  const rows = paramRows({ params: { least: { value: 0.06, unit: 'm' }, most: { value: null, unit: 'm' }, high: { value: 60, unit: 'm' }, n: { value: 3, unit: '1' } } });
  expect(rows.map(({ text, unit, factor }) => [text, unit, factor])).toEqual([['60 mm', 'mm', 1000], ['', 'mm', 1000], ['60 m', 'm', 1], ['3', '', 1]]);
});

describe('faults of packs in Chinese', () => {
  it('has its own words for what the validator says most', () => {
    const parsed = parsePack({ id: 'A b', extra: 1, edition: 3 });
    expect(parsed.ok).toBe(false);
    for (const { message } of parsed.ok ? [] : parsed.faults) expect(faultText(message, 'zh-CN')).toMatch(/\p{Script=Han}/u);
  });
  it('leaves the rest as it is, and English', () => {
    expect(faultText('something new', 'zh-CN')).toBe('something new');
    expect(faultText('no quantity x', 'en')).toBe('no quantity x');
    expect(faultText('no quantity x', 'zh-CN')).toBe('没有名为 x 的量');
  });
});

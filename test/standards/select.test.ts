import { describe, expect, test } from 'vitest';
import { listPacks } from '../../src/standards/pack.ts';
import { listRegions, REGIONS, selectPacks, type Candidate, type ProjectQuery } from '../../src/standards/select.ts';

const LOCAL = new Set(['gbt51129-2017', 'db33t1165-2019', 'beijing-2017', 'db11t1831-2021', 'shanghai-2016', 'shanghai-2019', 'jiangsu-sanban-2017', 'jiangsu-2017', 'dbjt15-163-2019', 'shenzhen-2018']);
/** whatever else ships does not matter here */
const packs = listPacks().filter(({ id }) => LOCAL.has(id));
const ids = (query: ProjectQuery): readonly string[] => selectPacks(query, packs).map(({ id }) => id);
const why = (query: ProjectQuery, id: string) => selectPacks(query, packs).find((one) => one.id === id)!.why;

// none of the local tables gives a score as it ships: each waits for rows to be confirmed or numbers to be typed
describe('packs of a project', () => {
  test.each<readonly [ProjectQuery, readonly string[]]>([
    [{}, ['gbt51129-2017']],
    [{ region: 'CN-33', landDate: '2020-03-01' }, ['gbt51129-2017', 'db33t1165-2019']],
    [{ region: 'CN-330106', landDate: '2019-08-01' }, ['gbt51129-2017', 'db33t1165-2019']],
    [{ region: 'CN-3301', landDate: '2019-07-31' }, ['gbt51129-2017']],
    [{ region: 'CN-4403' }, ['gbt51129-2017', 'shenzhen-2018', 'dbjt15-163-2019']],
    [{ region: 'CN-4401' }, ['gbt51129-2017', 'dbjt15-163-2019']],
    [{ region: 'CN-31', landDate: '2019-05-01' }, ['gbt51129-2017', 'shanghai-2016']],
    [{ region: 'CN-31', landDate: '2020-03-01' }, ['gbt51129-2017', 'shanghai-2019', 'shanghai-2016']],
    [{ region: 'CN-31', landDate: '2020-07-01' }, ['gbt51129-2017', 'shanghai-2019']],
    [{ region: 'CN-32', structure: 'concrete' }, ['gbt51129-2017', 'jiangsu-2017', 'jiangsu-sanban-2017']],
    [{ region: 'CN-15' }, ['gbt51129-2017']],
    [{ region: 'CN-12' }, ['gbt51129-2017']],
  ])('%j', (query, expected) => {
    expect(ids(query)).toEqual(expected);
  });

  test('the reasons say where, when and what is missing, in both languages', () => {
    expect(why({ region: 'CN-3301', landDate: '2020-03-01' }, 'db33t1165-2019')).toMatchObject({
      zh: expect.stringMatching(/项目位于浙江省;土地日期 2020-03-01 在施行期内;.*草稿/) as string, en: expect.stringMatching(/the project is in Zhejiang; the land contract of 2020-03-01 falls in its time;.*a draft/) as string,
    });
    expect(why({ region: 'CN-33' }, 'db33t1165-2019').en).toContain('date of the land contract not stated (in force 2019-08-01 to …)');
    expect(why({ region: 'CN-15' }, 'gbt51129-2017').zh).toContain('未见本区评价标准,按国家标准');
    expect(why({ region: 'CN-12' }, 'gbt51129-2017').en).toContain('the national one holds');
    expect(why({ region: 'CN-320684' }, 'gbt51129-2017').zh).toContain('海门规划只有分期目标');
  });

  test('land from before any standard is told the national one for reference', () => {
    const [only, ...more] = selectPacks({ region: 'CN-33', landDate: '2015-01-01' }, packs);
    expect([only!.id, more]).toEqual(['gbt51129-2017', []]);
    expect(only!.why.en).toContain('for reference');
  });

  test('scope, stage and dates leave a pack out; rules stand after tables', () => {
    const base = packs.find(({ id }) => id === 'gbt51129-2017')!;
    const rules: Candidate = { ...base, id: 'rules', scores: false, stages: ['design'], scope: { types: ['residential'], materials: ['concrete'] } };
    const of = (query: ProjectQuery): readonly string[] => selectPacks(query, [rules, base]).map(({ id }) => id);
    expect(of({ type: 'residential', structure: 'concrete', stage: 'design' })).toEqual(['gbt51129-2017', 'rules']);
    expect(of({})).toEqual(['gbt51129-2017', 'rules']);
    expect(of({ type: 'public' })).toEqual(['gbt51129-2017']);
    expect(of({ structure: 'steel' })).toEqual(['gbt51129-2017']);
    expect(of({ stage: 'scheme' })).toEqual(['gbt51129-2017']);
  });
});

test('regions: those of packs with their packs, and those that fall back, with the reason', () => {
  const regions = listRegions(packs);
  expect(regions.map(({ code }) => code)).toEqual(['CN', 'CN-11', 'CN-12', 'CN-15', 'CN-31', 'CN-32', 'CN-320684', 'CN-33', 'CN-44', 'CN-4403']);
  expect(regions.find(({ code }) => code === 'CN-31')!.packs).toEqual(['shanghai-2019', 'shanghai-2016']);
  for (const { packs: own, fallsBack } of regions) expect(own.length > 0).toBe(fallsBack === null);
  expect(REGIONS.map(({ code }) => code)).toEqual(expect.arrayContaining(regions.map(({ code }) => code)));
});

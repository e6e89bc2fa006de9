/** What one topic says, of findings made for the purpose. */
import { describe, expect, test } from 'vitest';
import type { Bcf, BcfTopic } from '../../../src/bcf/bcf.ts';
import type { Report, ReportElement } from '../../../src/engine/report.ts';
import { bcfOf, UndatedError, type BcfOptions } from '../../../src/export/bcf/bcf-of.ts';
import type { Finding } from '../../../src/export/bcf/issue.ts';
import { EMPTY_PROFILE, type Profile } from '../../../src/profile/profile.ts';
import { propertySet, type BoxSpec } from '../../facts/kit.ts';
import { apart, packOf, slab, toppingRule } from '../../engine/rules/planted.ts';
import { reportOfBoxes } from './reports.ts';

const PROJECT = { expressId: 1, globalId: '0YvctVUKr0kugbFTf53O9L', name: 'x' };
const GUIDS = ['1hqIFTRjfV6AWq_bMtnZwI', '2O2Fr$t4X7Zf8NOew3FNr2', '3MDO53QdXAnfz6HOgcLZSP', '0jTRK5kPrBjQZ5tQe2vPXi', '1s1jVhK8z0pgKYcr9jt7AB'];

/** `topping`: mm; null: not stated */
const plate = (type: string, topping: number | null, more: BoxSpec = {}): BoxSpec => slab(null, {
  name: '叠合板', ...more, element: { objectType: type, psets: [propertySet('SM_装配式构件', { 构件类别: '叠合板', 预制状态: '叠合', ...(topping === null ? {} : { 叠合层厚度: topping }) })], ...more.element },
});
const plates = (...list: readonly BoxSpec[]): readonly BoxSpec[] =>
  apart(...list).map((one, i) => ({ ...one, element: { storey: 0, globalId: GUIDS[i]!, ...one.element } }));

const options: BcfOptions = { language: 'zh', group: 'finding', author: 'a@b.cn', snapshot: 'none', sources: ['fail', 'unknown', 'waived', 'error'] };
const sources = (...of: NonNullable<BcfOptions['sources']>): BcfOptions => ({ ...options, sources: of });

async function reportOf(boxes: readonly BoxSpec[], rules = [toppingRule('a', { clause: '6.6.2', discipline: 'structure', quote: '叠合层厚度不应小于 60 mm。' })], profile: Profile = EMPTY_PROFILE, packMore = {}): Promise<Report> {
  return reportOfBoxes([{ path: 'C:\\模型\\结构.ifc', file: { project: PROJECT, sha256: 'ab'.repeat(32) } }], boxes, { packs: [packOf(rules, packMore)] }, profile);
}
const topicsOf = async (report: Report, more: Partial<BcfOptions> = {}): Promise<readonly BcfTopic[]> => (await bcfOf(report, { ...options, ...more })).topics;
const guids = (topics: readonly BcfTopic[]): readonly string[] => topics.map(({ guid }) => guid);
const outcomes = (topics: readonly BcfTopic[]): readonly string[] => topics.map(({ type }) => type);

test('a finding that binds: clause, quote, measured against limit, elements, file', async () => {
  const [topic] = await topicsOf(await reportOf(plates(plate('DBS', 50), plate('DBS', 55)))) as [BcfTopic];
  expect({ title: topic.title, type: topic.type, status: topic.status, priority: topic.priority, stage: topic.stage, labels: topic.labels }).toEqual({
    title: 'P 1-2020 6.6.2 规则a — DBS(2 个构件)', type: '不满足', status: 'Open', priority: '应', stage: '施工图', labels: ['P 1-2020', '结构', '楼板', '1F'],
  });
  expect(topic.description.split('\n')).toEqual([
    'P 1-2020 6.6.2 规则a', '原文:叠合层厚度不应小于 60 mm。', '用词:应 · 不满足', '实为 50–55 mm;要求 ≥ 60 mm', '楼层:1F', '构件(2)',
    `- 叠合板 · 1F · #1000 ${GUIDS[0]}:50 mm`, `- 叠合板 · 1F · #1001 ${GUIDS[1]}:55 mm`, '规则编号:p/a', `文件:结构.ifc(SHA-256 ${'ab'.repeat(32)})`,
  ]);
  expect(topic.files).toEqual([{ ifcProject: PROJECT.globalId, ifcSpatialStructureElement: '', external: true, filename: '结构.ifc', date: '', reference: '' }]);
  const components = GUIDS.slice(0, 2).map((ifcGuid) => ({ ifcGuid, originatingSystem: '', authoringToolId: '' }));
  expect(topic.viewpoints[0]!.components).toEqual({
    selection: components, defaultVisibility: true, exceptions: [], coloring: [{ color: 'D6432F', components }], spacesVisible: false, spaceBoundariesVisible: false, openingsVisible: false,
  });
});

test('the same in English', async () => {
  const [topic] = await topicsOf(await reportOf(plates(plate('DBS', 50))), { language: 'en' }) as [BcfTopic];
  expect([topic.title, topic.type, topic.priority, topic.stage, topic.labels]).toEqual(['P 1-2020 6.6.2 rule a — DBS (elements: 1)', 'Error', 'shall', 'construction drawings', ['P 1-2020', 'structure', 'slab', '1F']]);
  expect(topic.description).toContain('is 50 mm; required ≥ 60 mm');
});

describe('what is said of it', () => {
  test('undecided: what is missing, and the properties that would state it', async () => {
    const [topic] = await topicsOf(await reportOf(plates(plate('DBS', 50), plate('FBS', null))), sources('unknown')) as [BcfTopic];
    expect([topic.type, topic.title]).toEqual(['未定', 'P 1-2020 6.6.2 规则a — FBS(1 个构件)']);
    expect(topic.description).toContain('模型未写明:后浇叠合层厚度');
    expect(topic.description).toMatch(/补写下列任一属性即可: .*叠合层厚度/);
    expect(topic.viewpoints[0]!.components!.coloring[0]!.color).toBe('F2A413');
  });

  test('宜, an advisory rule and a draft warn; what was not read in its source says so', async () => {
    const boxes = plates(plate('DBS', 50));
    const warned = await topicsOf(await reportOf(boxes, [toppingRule('a', { force: '宜' }), toppingRule('b', { advisory: true, asks: 'b' }), toppingRule('c', { status: 'unverified', asks: 'c' })]));
    expect(outcomes(warned)).toEqual(['不满足', '提醒', '提醒']);
    expect(warned[0]!.description).toContain('可信程度:待核对 — 凭记忆录入');
    expect(warned[0]!.labels).toContain('待核对');
    const [draft] = await topicsOf(await reportOf(boxes, [toppingRule('a', { status: 'draft' })], EMPTY_PROFILE, { status: 'draft' })) as [BcfTopic];
    expect([draft.type, draft.title]).toEqual(['提醒', '[草案] P 1-2020 a 规则a — DBS(1 个构件)']);
    expect(draft.description).toContain('不得作为审查结论');
  });

  test('waived: closed, with who and until; left out unless asked for', async () => {
    const report = await reportOf(plates(plate('DBS', 50)), undefined, {
      ...EMPTY_PROFILE, waivers: [{ rule: 'p/a', reason: '专家论证', who: '王工', role: '总工', approval: '12', until: '2030-01-01' }],
    });
    const [topic] = await topicsOf(report) as [BcfTopic];
    expect([topic.type, topic.status, topic.viewpoints[0]!.components!.coloring[0]!.color]).toEqual(['说明', 'Closed', '7D8896']);
    expect(topic.description).toContain('豁免:专家论证 — 王工,至 2030-01-01');
    expect(await topicsOf(report, sources('fail', 'unknown'))).toEqual([]);
  });

  test('rules that ask the same and are not met either are named', async () => {
    const [topic] = await topicsOf(await reportOf(plates(plate('DBS', 40)), [toppingRule('a'), toppingRule('b', {}, 0.05)])) as [BcfTopic];
    expect(topic.description).toContain('同时不满足:P 1-2020 b ≥ 50 mm');
  });

  test('a rule in error, and what no model carries', async () => {
    const report = await reportOf(plates(plate('DBS', 50)), [toppingRule('a'), toppingRule('c', { of: 'precast-thickness', asks: 'c' })]);
    const failing: Report = { ...report, rules: { ...report.rules!, results: [...report.rules!.results, { ...report.rules!.results[0]!, rule: 'p/e', outcome: 'error', error: 'out of range', groups: [] }] } };
    const topics = await topicsOf(failing);
    expect(topics.map(({ title, type }) => [title, type])).toEqual([
      ['P 1-2020 a 规则a — DBS(1 个构件)', '不满足'], ['模型未写明:预制底板厚度(涉及 1 条)', '未定'], ['P 1-2020 a 规则a(规则出错)', '说明'],
    ]);
    expect(topics[1]!.description).toContain('- P 1-2020 c 规则c');
    expect(topics[1]!.viewpoints[0]!.components!.selection).toEqual([]);
    expect(topics[1]!.viewpoints[0]!.camera).not.toBeNull();
    expect(topics[2]!.description).toContain('out of range');
  });
});

test('a long list: the first twenty, how many more, and all of them selected', async () => {
  const many = Array.from({ length: 5000 }, (_, i) => i);
  const report = await reportOf(plates(plate('DBS', 50)));
  const guidOf = (i: number): string => `0${i.toString(36).padStart(21, '0')}`;
  const elements = many.map((i): ReportElement => ({ ...report.elements[0]!, globalId: guidOf(i), expressId: i, storey: `${i % 40}F`, box: [5 * i, 0, 0, 5 * i + 4, 3, 0.1] }));
  const result = report.rules!.results[0]!;
  const group = { ...result.groups[0]!, elements: many, measured: many.map(() => [0.05, 0.05] as const), where: many.map(() => null), others: many.map(() => []) };
  const [topic] = await topicsOf({ ...report, elements, rules: { ...report.rules!, results: [{ ...result, groups: [group] }] } }) as [BcfTopic];
  expect(topic.description.match(/^- 叠合板/gm)).toHaveLength(20);
  expect(topic.description).toContain('- 另有 4980 个');
  expect(topic.viewpoints[0]!.components!.selection).toHaveLength(5000);
  expect(topic.description).toContain('、19F、……共 40 层');
  // no label per storey of forty
  expect(topic.labels).toEqual(['P 1-2020', '结构', '楼板']);
});

describe('one topic per rule', () => {
  test('its findings together, each colour its outcome; the same topics are related', async () => {
    const report = await reportOf(plates(plate('DBS', 50), plate('DBS', 40), plate('FBS', null)));
    const topics = await topicsOf(report, { group: 'rule' });
    expect(topics.map(({ title, type }) => [title, type])).toEqual([['P 1-2020 6.6.2 规则a(3 个构件)', '不满足']]);
    expect(topics[0]!.description).toContain('- 不满足 · DBS · 2 个构件:实为 40–50 mm;要求 ≥ 60 mm');
    expect(topics[0]!.description).toContain('- 未定 · FBS · 1 个构件:');
    expect(topics[0]!.viewpoints[0]!.components!.coloring.map(({ color, components }) => [color, components.length])).toEqual([['D6432F', 2], ['F2A413', 1]]);
    expect(topics[0]!.related).toEqual([]);
    const apiece = await topicsOf(report);
    expect(apiece.map(({ related }) => related)).toEqual([[apiece[1]!.guid], [apiece[0]!.guid]]);
    expect(guids(apiece)).not.toContain(topics[0]!.guid);
  });
});

describe('GUIDs', () => {
  const boxes = plates(plate('DBS', 50), plate('FBS', null));
  test('stay when the model is revised, the measurements change, other findings come, or it is waived', async () => {
    const before = guids(await topicsOf(await reportOf(boxes)));
    const report = await reportOf(plates(plate('DBS', 55), plate('FBS', null), plate('KBS', 20)));
    const revised: Report = { ...report, files: report.files.map((file) => ({ ...file, sha256: 'cd'.repeat(32), path: '结构-v2.ifc' })) };
    expect(guids(await topicsOf(revised))).toEqual(expect.arrayContaining([...before]));
    const waived = await reportOf(boxes, undefined, { ...EMPTY_PROFILE, waivers: [{ rule: 'p/a', reason: 'x', who: 'x', role: 'x', approval: 'x', until: '2030-01-01' }] });
    expect([...guids(await topicsOf(waived))].sort()).toEqual([...before].sort());
    expect(new Set(before).size).toBe(2);
    for (const guid of before) expect(guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
  test('differ for another model or another project; without an IfcProject the bytes tell models apart', async () => {
    const report = await reportOf(boxes);
    const other = (change: Partial<Report['files'][number]>): Report => ({ ...report, files: report.files.map((file) => ({ ...file, ...change })) });
    const all = [report, other({ project: '1YvctVUKr0kugbFTf53O9L' }), other({ project: null }), other({ project: null, sha256: 'ef'.repeat(32) }), { ...report, profile: { ...report.profile, project: { name: '二期' } } }];
    expect(new Set((await Promise.all(all.map((one) => topicsOf(one)))).map((topics) => topics[0]!.guid)).size).toBe(all.length);
    expect(new Set((await Promise.all(all.map((one) => bcfOf(one, options)))).map(({ project }) => project!.id)).size).toBe(all.length);
  });
  test('do not depend on the order of the files', async () => {
    const [first] = (await reportOf(boxes)).files as [Report['files'][number]];
    const second = { ...first, path: '建筑.ifc', project: '1YvctVUKr0kugbFTf53O9L' };
    const report = await reportOf(boxes);
    expect(guids(await topicsOf({ ...report, files: [second, first] }))).toEqual(guids(await topicsOf({ ...report, files: [first, second] })));
  });
  test('two findings that only their waiver tells apart keep two; the standing one keeps its own', async () => {
    const report = await reportOf(plates(plate('DBS', 50), plate('DBS', 50)));
    const result = report.rules!.results[0]!;
    const [group] = result.groups as [typeof result.groups[number]];
    const half = (at: number) => ({ ...group, elements: [group.elements[at]!], measured: [group.measured[at]!], where: [null], others: [[]] });
    const split: Report = { ...report, rules: { ...report.rules!, results: [{ ...result, groups: [half(0), { ...half(1), waived: { reason: 'r', who: 'w', until: '2030-01-01' } }] }] } };
    const plain = guids(await topicsOf(report));
    const topics = await topicsOf(split);
    expect(topics.map(({ status }) => status)).toEqual(['Open', 'Closed']);
    expect(topics[0]!.guid).toBe(plain[0]);
    expect(topics[1]!.guid).not.toBe(plain[0]);
  });
});

describe('what is wanted', () => {
  test('by outcome, by finding, by element', async () => {
    const report = await reportOf(plates(plate('DBS', 50), plate('DBS', 40), plate('FBS', null)));
    expect(outcomes(await topicsOf(report, sources('unknown')))).toEqual(['未定']);
    expect(outcomes(await topicsOf(report, sources()))).toEqual([]);
    const failing = (finding: Finding): boolean => finding.kind === 'rule' && finding.group.outcome === 'fail';
    expect(outcomes(await topicsOf(report, { select: failing }))).toEqual(['不满足']);
    const second = report.rules!.results[0]!.groups[0]!.elements[1]!;
    const [topic] = await topicsOf(report, { select: (finding) => (failing(finding) ? [1] : false) }) as [BcfTopic];
    expect(topic.viewpoints[0]!.components!.selection.map(({ ifcGuid }) => ifcGuid)).toEqual([report.elements[second]!.globalId]);
    expect(topic.guid).toBe((await topicsOf(report))[0]!.guid);
    expect(await topicsOf(report, { select: (finding) => (failing(finding) ? [] : false) })).toEqual([]);
  });
});

describe('GlobalIds that do not tell elements apart', () => {
  test('repeated: with file and number; invalid: these alone', async () => {
    const boxes = plates(plate('DBS', 50), plate('DBS', 50), plate('DBS', 50)).map((one, i) => ({ ...one, element: { ...one.element, globalId: [GUIDS[0]!, GUIDS[0]!, 'nonsense'][i]! } }));
    const [topic] = await topicsOf(await reportOf(boxes)) as [BcfTopic];
    const named = (ifcGuid: string, number: number) => ({ ifcGuid, originatingSystem: '结构.ifc', authoringToolId: `#${number}` });
    expect(topic.viewpoints[0]!.components!.selection).toEqual([named(GUIDS[0]!, 1000), named(GUIDS[0]!, 1001), named('', 1002)]);
  });
  test('an IfcProject that is none is not written', async () => {
    const report = await reportOf(plates(plate('DBS', 50)));
    const [topic] = await topicsOf({ ...report, files: report.files.map((file) => ({ ...file, project: 'short' })) }) as [BcfTopic];
    expect(topic.files[0]!.ifcProject).toBe('');
  });
});

describe('what the models are wrong about, what the score waits for', () => {
  const model = (code: string, expressId: number | null, more: Partial<Report['findings'][number]> = {}): Report['findings'][number] =>
    ({ code, severity: 'warning', file: 'C:\\模型\\结构.ifc', line: 7, expressId, globalId: null, params: { value: '<b>&' }, ...more });
  test('one topic per code and file; an element is selected, what is none by its GlobalId', async () => {
    const report = await reportOf(plates(plate('DBS', 50)));
    const findings = [model('invalid-global-id', 1000), model('invalid-global-id', 77, { globalId: GUIDS[4]! }), model('more', null, { params: { code: 'invalid-global-id', count: 30, total: 32 } }), model('utf-16-decoded', null, { severity: 'info' }), model('profile-entry-unused', null, { file: '' })];
    const topics = await topicsOf({ ...report, findings }, { ...sources('model'), findingTexts: () => ({ zh: 'GlobalId 不合规:{value}', en: 'x' }) });
    expect(topics.map(({ title, type, labels }) => [title, type, labels])).toEqual([['GlobalId 不合规:<b>&(共 32 处)', '模型问题', ['警告', '楼板', '1F']]]);
    expect(topics[0]!.viewpoints[0]!.components!.selection.map(({ ifcGuid }) => ifcGuid)).toEqual([GUIDS[0], GUIDS[4]]);
    expect(topics[0]!.description).toContain(`- 第 7 行 · 叠合板 · 1F · #1000 ${GUIDS[0]} · GlobalId 不合规:<b>&`);
    expect(topics[0]!.description).toContain('- 另有 30 条');
  });
  test('a question: what to settle, what depends on it', async () => {
    const report = await reportOf(plates(plate('DBS', 50)));
    const building = report.buildings[0]!;
    const question = { role: 'precast', group: 'DBS', file: 0, elements: [0], items: [building.items[0]!.id], quantity: 12.5, unit: 'm³', narrows: 3.25, proposed: { precast: [0] } };
    const [topic] = await topicsOf({ ...report, buildings: [{ ...building, openQuestions: [question] }] }, sources('question')) as [BcfTopic];
    expect([topic.title, topic.type, topic.priority]).toEqual(['装配率待判定:预制 — DBS(1 个构件)', '待判定', '']);
    expect(topic.description.split('\n').slice(0, 5)).toEqual(['判定什么:预制 — DBS', `涉及评价项:${building.items[0]!.title.zh}`, '待定量:12.5 m³', '判定后装配率区间最多收窄 3.25 个百分点', '几何建议:预制 1']);
  });
});

test('text from models stays text on one line, whatever it holds', async () => {
  const name = `a\u0000\u202eb\n\n${'长'.repeat(500)}`;
  const [topic] = await topicsOf(await reportOf(plates(plate(`t\r\nu${'x'.repeat(900)}`, 50, { name })))) as [BcfTopic];
  expect(topic.title).toMatch(/^P 1-2020 6\.6\.2 规则a — t ux{76}…\(1 个构件\)$/);
  expect(topic.description).toMatch(/^- a b 长+… · /m);
});

describe('pictures', () => {
  test('the page takes its own; where it has none one is drawn, and the topic says what it is', async () => {
    const report = await reportOf(plates(plate('DBS', 50), plate('FBS', null)));
    const own = Uint8Array.of(1, 2, 3);
    const asked: string[] = [];
    const topics = await topicsOf(report, {
      snapshot: async ({ title, parts, camera }) => {
        asked.push(`${title} ${parts.map(({ outcome, elements }) => `${outcome} ${elements.join()}`).join()} ${camera !== null}`);
        return asked.length === 1 ? { format: 'png', bytes: own } : null;
      },
    });
    expect(asked).toEqual(['P 1-2020 6.6.2 规则a — DBS(1 个构件) fail 0 true', 'P 1-2020 6.6.2 规则a — FBS(1 个构件) unknown 1 true']);
    expect(topics[0]!.viewpoints[0]!.snapshot!.bytes).toBe(own);
    expect(topics.map(({ description }) => description.includes('图为构件包围盒示意,不是模型本身'))).toEqual([false, true]);
    expect([...topics[1]!.viewpoints[0]!.snapshot!.bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect((await topicsOf(report)).map(({ viewpoints }) => viewpoints[0]!.snapshot)).toEqual([null, null]);
  });
  test('a section only where it is asked for: what lies above is cut away', async () => {
    const report = await reportOf(plates(plate('DBS', 50)));
    expect((await topicsOf(report))[0]!.viewpoints[0]!.clippingPlanes).toEqual([]);
    expect((await topicsOf(report, { section: true }))[0]!.viewpoints[0]!.clippingPlanes).toEqual([{ location: [2, 1.5, 3.05], direction: [0, 0, 1] }]);
  });
  test('elements without a body: selected all the same, the building in sight; nothing at all has a body: no camera', async () => {
    const report = await reportOf(plates(plate('DBS', 50), plate('KBS', 70)));
    const bodiless = (which: (i: number) => boolean): Report => ({ ...report, elements: report.elements.map((one, i) => (which(i) ? { ...one, box: null } : one)) });
    const [part] = await topicsOf(bodiless((i) => i === 0)) as [BcfTopic];
    expect([part.viewpoints[0]!.components!.selection.length, part.viewpoints[0]!.camera !== null, part.description.includes('所列构件没有几何形体')]).toEqual([1, true, true]);
    const [none] = await topicsOf(bodiless(() => true), { snapshot: 'drawn' }) as [BcfTopic];
    expect([none.viewpoints[0]!.camera, none.viewpoints[0]!.snapshot]).toEqual([null, null]);
  });
});

describe('dates', () => {
  test('the report\'s, else the one given; the one given comes first; none is an error, never the clock', async () => {
    const report = await reportOf(plates(plate('DBS', 50)));
    const date = async (of: string | null, given?: string): Promise<string> => (await bcfOf({ ...report, date: of }, { ...options, ...(given === undefined ? {} : { date: given }) })).topics[0]!.creationDate;
    expect(await date('2026-03-01')).toBe('2026-03-01T12:00:00Z');
    expect(await date(null, '2026-04-05T06:07:08+08:00')).toBe('2026-04-05T06:07:08+08:00');
    expect(await date('2026-03-01', '2026-04-05')).toBe('2026-04-05T12:00:00Z');
    await expect(date(null)).rejects.toThrow(UndatedError);
    await expect(date('next week')).rejects.toThrow(UndatedError);
  });
});

test('it can be stopped', async () => {
  const report = await reportOf(plates(plate('DBS', 50), plate('FBS', null)));
  const stop = new AbortController();
  const slow = { snapshot: async () => { stop.abort(); await new Promise((resolve) => setTimeout(resolve, 30)); return null; }, signal: stop.signal };
  await expect(bcfOf(report, { ...options, ...slow })).rejects.toThrow(/abort/i);
});

test('extensions name every type, status, priority and stage, and the labels used', async () => {
  const bcf: Bcf = await bcfOf(await reportOf(plates(plate('DBS', 50))), options);
  expect(bcf.extensions).toEqual({
    types: ['不满足', '提醒', '未定', '待判定', '模型问题', '说明'], statuses: ['Open', 'In Progress', 'Resolved', 'Closed'], priorities: ['必须', '应', '宜', '可', '要求'],
    labels: ['1F', 'P 1-2020', '楼板', '结构'], users: ['a@b.cn'], stages: ['方案', '初步设计', '施工图', '深化', '竣工'], snippetTypes: [],
  });
});

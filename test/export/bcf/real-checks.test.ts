/** Every topic of real checks: what it says, where it looks, and that the schemas and our own reader take it. */
import { createHash } from 'node:crypto';
import { decode } from 'fast-png';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Bcf, BcfTopic } from '../../../src/bcf/bcf.ts';
import { readBcf } from '../../../src/bcf/read.ts';
import { writeBcf } from '../../../src/bcf/write.ts';
import type { Report } from '../../../src/engine/report.ts';
import { bcfOf } from '../../../src/export/bcf/bcf-of.ts';
import { FINDING_CODES } from '../../../src/model/finding-codes.ts';
import { EMPTY_PROFILE } from '../../../src/profile/profile.ts';
import { judge } from '../../bcf/xsd.ts';
import { corpusPath } from '../../corpus.ts';
import { inSight } from './in-sight.ts';
import { reportOfFiles, sample, stored } from './reports.ts';

const SCENE = 'models/bSI-PCERT/IFC_4.0.2.1_(IFC_4)/PCERT-Sample-Scene';
const FILES = ['Building-Architecture.ifc', 'Building-Structural.ifc', 'Building-Hvac.ifc'];
const scene = corpusPath(SCENE);
const texts = new Map(Object.entries(FINDING_CODES));
const findingTexts = (code: string) => texts.get(code) ?? null;

const reports = new Map<string, Report>();
beforeAll(async () => {
  const packs = ['gbt51129-2017', 'jgj1-2014', 'design-depth'];
  const profile = { ...EMPTY_PROFILE, project: { name: '某住宅', stage: 'design' as const } };
  reports.set('tower', await reportOfFiles([sample('tower')], packs, profile, '2026-03-01'));
  reports.set('tower-unflagged', await reportOfFiles([sample('tower-unflagged')], packs, profile, '2026-03-01'));
  if (scene !== null) reports.set('corpus', await reportOfFiles(await Promise.all(FILES.map((file) => stored(`${scene}/${file}`))), packs, EMPTY_PROFILE, '2026-03-01'));
}, 240_000);

const NAMES = ['tower', 'tower-unflagged', 'corpus'] as const;

describe.each(NAMES)('%s', (name) => {
  const absent = name === 'corpus' && scene === null;
  const note = absent ? ' (skipped: no corpus)' : '';

  test.skipIf(absent).each(['finding', 'rule'] as const)(`every topic per %s says what it is and shows where${note}`, async (group) => {
    const report = reports.get(name)!;
    const bcf = await bcfOf(report, { language: 'zh', group, author: 'a@b.cn', findingTexts });
    expect(bcf.topics.length).toBeGreaterThan(20);
    expect(new Set(bcf.topics.map(({ guid }) => guid)).size).toBe(bcf.topics.length);
    for (const topic of bcf.topics) soundTopic(report, bcf, topic);
    const clauses = report.rules!.results.filter(({ groups }) => groups.length > 0).map(({ clause }) => clause);
    for (const clause of clauses) expect(bcf.topics.some(({ title, description }) => title.includes(clause) && description.includes(clause))).toBe(true);
  });

  test.skipIf(absent).each(['2.1', '3.0'] as const)(`BCF %s: the schemas have nothing against it, nothing is lost, and it reads back${note}`, async (version) => {
    const report = reports.get(name)!;
    const bcf = await bcfOf(report, { language: 'en', version, group: 'finding', author: 'a@b.cn', findingTexts });
    const { bytes, lost } = writeBcf(bcf, version);
    expect(lost).toEqual([]);
    const faults = judge(version);
    if (faults === null) console.log('skipped: no corpus');
    else expect(faults(bytes)).toEqual([]);
    const back = readBcf(bytes);
    expect(back.problems).toEqual([]);
    expect(back.bcf!.topics.map(({ guid, title, type, status, priority, stage, labels, related }) => ({ guid, title, type, status, priority, stage, labels, related })))
      .toEqual(bcf.topics.map(({ guid, title, type, status, priority, stage, labels, related }) => ({ guid, title, type, status, priority, stage, labels, related })));
    expect(back.bcf!.topics.map(({ description }) => description)).toEqual(bcf.topics.map(({ description }) => description));
    expect(back.bcf!.topics.map(({ viewpoints }) => viewpoints.map(({ camera, components }) => ({ camera, components }))))
      .toEqual(bcf.topics.map(({ viewpoints }) => viewpoints.map(({ camera, components }) => ({ camera, components }))));
    expect(back.bcf!.extensions).toEqual(bcf.extensions);
  });
});

function soundTopic(report: Report, bcf: Bcf, topic: BcfTopic): void {
  const { extensions } = bcf;
  expect(topic.title).toMatch(/^\S.*\S$/);
  expect(topic.description.length).toBeGreaterThan(topic.title.length);
  expect([extensions.types.includes(topic.type), extensions.statuses.includes(topic.status), extensions.stages.includes(topic.stage)]).toEqual([true, true, true]);
  expect(topic.priority === '' || extensions.priorities.includes(topic.priority)).toBe(true);
  for (const label of topic.labels) expect(extensions.labels).toContain(label);
  expect(topic.creationDate).toBe('2026-03-01T12:00:00Z');
  expect(topic.files.map(({ ifcProject, filename }) => [ifcProject, filename])).toEqual(report.files.map(({ project, path }) => [project, path.split('/').at(-1)]));
  for (const { sha256 } of report.files) expect(topic.description).toContain(sha256);
  const known = new Set(bcf.topics.map(({ guid }) => guid));
  for (const other of topic.related) expect(known.has(other) && other !== topic.guid).toBe(true);

  expect(topic.viewpoints).toHaveLength(1);
  const [{ camera, components, snapshot, clippingPlanes }] = topic.viewpoints as unknown as [BcfTopic['viewpoints'][number]];
  expect(clippingPlanes).toEqual([]);
  const selected = new Set(components!.selection.map(({ ifcGuid }) => ifcGuid));
  const boxes = report.elements.flatMap(({ globalId, box }) => (selected.has(globalId) && box !== null ? [box] : []));
  expect(boxes.every((box) => inSight(camera!, box, 4 / 3))).toBe(true);
  // where no element is named the building is seen
  if (selected.size === 0) expect(report.elements.some(({ box }) => box !== null && inSight(camera!, box, 4 / 3))).toBe(true);
  expect(components!.coloring.flatMap((one) => one.components)).toHaveLength(components!.selection.length);

  const picture = decode(snapshot!.bytes, { checkCrc: true });
  expect([snapshot!.format, picture.width, picture.height]).toEqual(['png', 640, 480]);
  expect(new Set(picture.data).size).toBeGreaterThan(3);
  expect(snapshot!.bytes.length).toBeLessThan(40_000);
}

test('the same report gives the same bytes; the pictures are small', async () => {
  const report = reports.get('tower')!;
  const once = await bcfOf(report, { language: 'zh', group: 'finding', author: 'x' });
  const again = await bcfOf(JSON.parse(JSON.stringify(report)) as Report, { language: 'zh', group: 'finding', author: 'x' });
  const hash = (bcf: Bcf): string => createHash('sha256').update(writeBcf(bcf, '3.0').bytes).digest('hex');
  expect(hash(again)).toBe(hash(once));
  const sizes = once.topics.map(({ viewpoints }) => viewpoints[0]!.snapshot!.bytes.length).sort((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(20_000);
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { editTopic, emptyBcf } from '../../src/app/bcf-edit.ts';
import type { Bcf } from '../../src/bcf/bcf.ts';
import { readBcf } from '../../src/bcf/read.ts';
import type { BcfEndpoint } from '../../src/worker/bcf-api.ts';
import { bcfDesk } from '../../src/worker/bcf-desk.ts';
import { bcfDeskClient } from '../../src/worker/bcf-desk-client.ts';
import { detached, sliceOf } from '../../src/worker/bcf-parts.ts';
import { topicOf, viewpointOf } from '../app/bcf-fixture.ts';
import { corpusPath } from '../corpus.ts';

const by = { author: 'a', date: '2026-01-02T00:00:00Z', guid: () => 'g' };
const many = (count: number, bytes = 0): Bcf => ({
  ...emptyBcf(), topics: Array.from({ length: count }, (_, i) => topicOf({ guid: `t${i}`, viewpoints: [viewpointOf({ guid: `v${i}`, snapshot: { format: 'png', bytes: new Uint8Array(bytes).fill(i) } })] })),
});

/** What crosses is counted, cloned as a message is. */
function crossing(written: Bcf[] = []) {
  const desk = bcfDesk((bcf) => {
    written.push(bcf);
    return { bytes: new Uint8Array(1), lost: [] };
  });
  const sent = { put: 0, topics: 0, plans: [] as unknown[] };
  const endpoint: BcfEndpoint = {
    ...desk,
    async topics(of, from) {
      sent.topics += 1;
      return structuredClone(await desk.topics(of, from));
    },
    async put(of, topics) {
      sent.put += topics.length;
      return desk.put(of, structuredClone(topics));
    },
    async write(of, plan, version) {
      sent.plans.push(plan);
      return desk.write(of, structuredClone(plan), version);
    },
  };
  return { client: bcfDeskClient(endpoint, (question) => question), sent, written };
}

describe('BCF between the page and its worker', () => {
  it('a slice holds at least one topic, and no more than its weight', () => {
    const { topics } = many(2000);
    let [from, slices] = [0, 0];
    for (; from < topics.length; slices += 1) {
      const slice = sliceOf(topics, from, true);
      expect(slice.length).toBeGreaterThan(0);
      expect(slice.length).toBeLessThan(400);
      from += slice.length;
    }
    expect(from).toBe(2000);
    const heavy = many(6, 5_000_000).topics;
    expect(sliceOf(heavy, 0, false).length).toBe(1);
    expect(sliceOf(heavy, 0, true).length).toBe(6);
    const listed = [topicOf({ viewpoints: [viewpointOf({ components: { selection: Array.from({ length: 90_000 }, () => ({ ifcGuid: 'x', originatingSystem: '', authoringToolId: '' })), defaultVisibility: true, exceptions: [], coloring: [], spacesVisible: false, spaceBoundariesVisible: false, openingsVisible: false } })] }), topicOf({})];
    expect(sliceOf(listed, 0, true).length).toBe(1);
  });

  it('bytes that are part of an archive leave it alone', () => {
    const archive = new Uint8Array(1000).fill(7);
    const { copy, buffers } = detached({ a: archive.subarray(10, 20), b: [archive.subarray(0, 3), null, 'x', 4] });
    expect(copy.a).toEqual(new Uint8Array(10).fill(7));
    expect(copy.a.buffer.byteLength).toBe(10);
    expect(copy.b).toEqual([new Uint8Array(3).fill(7), null, 'x', 4]);
    expect(buffers.map((one) => one.byteLength)).toEqual([10, 3]);
    expect(archive.buffer.byteLength).toBe(1000);
  });

  it('only what was changed goes back, once', async () => {
    const path = corpusPath('bcf/testcases/v3.0/Visualization/Topics_with_different_models_visible/Topics_with_different_models_visible.bcf');
    if (path === null) {
      console.log('skipped: no corpus');
      return;
    }
    const bytes = new Uint8Array(readFileSync(path));
    const straight = readBcf(bytes.slice());
    const { client, sent, written } = crossing();
    const { handle, bcf, problems } = await client.read(bytes.slice());
    expect(bcf).toEqual(straight.bcf);
    expect(problems).toEqual(straight.problems);

    await client.write(handle, bcf!, '3.0');
    expect(sent.put).toBe(0);
    expect(written[0]).toEqual(straight.bcf);
    expect(sent.plans[0]).toMatchObject({ files: null, topics: [0, 1] });

    const next = editTopic(bcf!, bcf!.topics[1]!.guid, { status: 'Closed' }, by);
    await client.write(handle, next, '2.1');
    expect(sent.put).toBe(1);
    expect(written[1]).toEqual(next);
    await client.write(handle, next, '3.0');
    expect(sent.put).toBe(1);
    expect(written[2]).toEqual(next);

    // what was made here, or outlived its worker, goes whole
    await client.write(null, next, '3.0');
    expect(sent.put).toBe(3);
    await client.write(77, next, '3.0');
    expect(written[4]).toEqual(next);
    client.close(handle);
    await client.write(handle, next, '3.0');
    expect(written[5]).toEqual(next);
  });

  it('an archive that is none says why', async () => {
    const { client } = crossing();
    const { bcf, problems } = await client.read(new TextEncoder().encode('<html>'));
    expect(bcf).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['not-zip']);
  });
});

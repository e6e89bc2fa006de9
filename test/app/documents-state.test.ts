import { nextTick, shallowRef } from 'vue';
import { expect, test, vi } from 'vitest';
import { createDocuments } from '../../src/app/documents-state.ts';
import type { Report } from '../../src/engine/report.ts';
import type { ExportClient, MadeDocument } from '../../src/worker/export-api.ts';

interface Asked { readonly done: (made: MadeDocument) => void; readonly fail: (error: unknown) => void }

function setUp(told: () => Promise<void> | null = () => null) {
  const report = shallowRef<Report | null>({} as Report);
  const said: string[] = [];
  const asked: Asked[] = [];
  const client: ExportClient = {
    documents: () => new Promise((done, fail) => { asked.push({ done, fail }); }),
    cancel: () => asked.at(-1)?.fail(new DOMException('cancelled', 'AbortError')),
    dispose: () => undefined,
  };
  const connect = vi.fn(() => client);
  const documents = createDocuments({ connect, report, told, plan: async () => null, say: (kind, key) => { said.push(`${kind} ${key}`); } });
  return { report, said, asked, connect, documents };
}
const made: MadeDocument = { name: 'calculation.xlsx', type: 'x', bytes: new Uint8Array() };

test('one document at a time, by a worker that starts with the first', async () => {
  const { asked, connect, documents } = setUp();
  expect(connect).not.toHaveBeenCalled();
  const first = documents.make('calculation', 'xlsx', { lang: 'zh' });
  expect(documents.making.value).toEqual({ kind: 'calculation', format: 'xlsx' });
  expect(await documents.make('plans', 'svg', { lang: 'zh' })).toBeNull();
  asked[0]!.done(made);
  expect(await first).toBe(made);
  expect(documents.making.value).toBeNull();
  const second = documents.make('plans', 'svg', { lang: 'zh' });
  asked[1]!.done(made);
  await second;
  expect(connect).toHaveBeenCalledTimes(1);
});

test('cancelled quietly, failed with a word, and dropped when the report changes under it', async () => {
  const { report, said, asked, documents } = setUp();
  const cancelled = documents.make('calculation', 'docx', { lang: 'en' });
  documents.cancel();
  expect(await cancelled).toBeNull();
  expect(said).toEqual([]);
  const failed = documents.make('calculation', 'docx', { lang: 'en' });
  asked[1]!.fail(new Error('no memory'));
  expect(await failed).toBeNull();
  expect(said).toEqual(['error notice.failed']);
  const stale = documents.make('calculation', 'html', { lang: 'en' });
  report.value = {} as Report;
  await nextTick();
  expect(await stale).toBeNull();
  expect(said).toEqual(['error notice.failed', 'error documents.list.stale']);
  report.value = null;
  expect(await documents.make('calculation', 'html', { lang: 'en' })).toBeNull();
});

test('what was said last stands in it; cancelled while that is waited for, nothing is begun', async () => {
  let stands = (): void => undefined;
  const { asked, documents } = setUp(() => new Promise((resolve) => { stands = resolve; }));
  const waiting = documents.make('calculation', 'html', { lang: 'zh' });
  expect(asked).toHaveLength(0);
  stands();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  asked[0]!.done(made);
  expect(await waiting).toBe(made);
  const cancelled = documents.make('calculation', 'html', { lang: 'zh' });
  documents.cancel();
  expect(documents.making.value).toBeNull();
  stands();
  expect(await cancelled).toBeNull();
  expect(asked).toHaveLength(1);
});

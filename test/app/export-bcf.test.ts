import { describe, expect, it } from 'vitest';
import { exportedRows, exportedTopics, selectOf, viewOf, type ExportOptions } from '../../src/app/export-bcf.ts';
import { NO_FILTER, ruleRows } from '../../src/app/rule-rows.ts';
import { filterRows } from './filter-rows.ts';
import { knownBy, namedIn } from '../../src/app/viewpoint-looks.ts';
import type { ShownViewpoint } from '../../src/app/bcf-state.ts';
import { componentsOf } from '../../src/export/bcf/components.ts';
import type { Report } from '../../src/engine/report.ts';
import { apart, packOf, slab, toppingRule } from '../engine/rules/planted.ts';
import { reportOfBoxes } from '../export/bcf/reports.ts';
import { propertySet, type BoxSpec } from '../facts/kit.ts';

const plate = (type: string, topping: number, storey: number): BoxSpec => slab(null, {
  name: '叠合板', element: { objectType: type, storey, psets: [propertySet('SM_装配式构件', { 构件类别: '叠合板', 预制状态: '叠合', 叠合层厚度: topping })] },
});
const GUIDS = ['1hqIFTRjfV6AWq_bMtnZwI', '2O2Fr$t4X7Zf8NOew3FNr2', '3MDO53QdXAnfz6HOgcLZSP'];

async function report(): Promise<Report> {
  const boxes = apart(plate('DBS', 50, 0), plate('DBS', 55, 0), plate('YTB', 40, 0)).map((one, i) => ({ ...one, element: { ...one.element, globalId: GUIDS[i]! } }));
  return reportOfBoxes([{ path: 'a.ifc', file: { project: { expressId: 1, globalId: '0YvctVUKr0kugbFTf53O9L', name: 'x' }, sha256: 'ab'.repeat(32) } }], boxes, { packs: [packOf([toppingRule('a', { clause: '6.6.2' })])] });
}
const options = (of: Partial<ExportOptions>): ExportOptions => ({
  language: 'zh', version: '3.0', group: 'finding', author: 'a@b.cn', section: false, findingTexts: () => null, date: '2026-03-01', select: ({ kind }) => kind === 'rule', picture: 'none', signal: new AbortController().signal, onTopic: () => undefined, ...of,
});

describe('findings to topics', () => {
  it('what the list shows and nothing else, counted as it will be made', async () => {
    const of = await report();
    const all = ruleRows(of);
    const shown = (filter: Partial<typeof NO_FILTER>) => filterRows(all, { ...NO_FILTER, ...filter }, of.elements).shown;
    const exported = exportedRows(shown({}));
    expect([exported.rules, exported.findings]).toEqual([1, 2]);
    for (const group of ['rule', 'finding'] as const) {
      const bcf = await exportedTopics(of, options({ select: exported.select, group }));
      expect(bcf.topics.length).toBe(group === 'rule' ? exported.rules : exported.findings);
    }
    const some = exportedRows(shown({ text: 'YTB' }));
    const { topics } = await exportedTopics(of, options({ select: some.select }));
    expect(topics.map(({ viewpoints }) => viewpoints[0]!.components!.selection.map(({ ifcGuid }) => ifcGuid))).toEqual([[GUIDS[2]]]);
    expect(selectOf([])({ kind: 'model', finding: of.findings[0]! })).toBe(false);
    // positions that a filter leaves of a group
    const [first] = shown({ text: 'DBS' });
    const cut = await exportedTopics(of, options({ select: selectOf([{ row: first!.row, at: [1] }]) }));
    expect(cut.topics[0]!.viewpoints[0]!.components!.selection.map(({ ifcGuid }) => ifcGuid)).toEqual([GUIDS[1]]);
  });

  it('a picture is asked for with the elements in the colour of what was said; one that is not given is drawn', async () => {
    const of = await report();
    const asked: ShownViewpoint[] = [];
    const { topics } = await exportedTopics(of, options({
      picture: (view) => {
        asked.push(view);
        return Promise.resolve(asked.length === 1 ? new Uint8Array([1, 2, 3]) : null);
      },
    }));
    expect(asked.length).toBe(2);
    for (const [i, view] of asked.entries()) {
      const named = namedIn(view.viewpoint.components, knownBy(of));
      expect([...named.colours.values()].every((colour) => colour === 'D6432F')).toBe(true);
      expect([...named.colours.keys()].map((index) => of.elements[index]!.globalId)).toEqual(topics[i]!.viewpoints[0]!.components!.selection.map(({ ifcGuid }) => ifcGuid));
      expect(view).toMatchObject({ ghosts: true, of: null, title: topics[i]!.title });
      expect(view.viewpoint.camera).toEqual(topics[i]!.viewpoints[0]!.camera);
    }
    expect(topics[0]!.viewpoints[0]!.snapshot!.bytes).toEqual(new Uint8Array([1, 2, 3]));
    expect(topics[1]!.viewpoints[0]!.snapshot!.bytes.length).toBeGreaterThan(500);
    expect(viewOf(of, componentsOf(of), { title: 't', parts: [], camera: null }).viewpoint.components!.coloring).toEqual([]);
  });

  it('stops when it is told to, between two pictures', async () => {
    const of = await report();
    const running = new AbortController();
    let taken = 0;
    const made = exportedTopics(of, options({
      signal: running.signal,
      picture: () => {
        taken += 1;
        if (taken === 2) running.abort(new DOMException('cancelled', 'AbortError'));
        return Promise.resolve(null);
      },
    }));
    await expect(made).rejects.toMatchObject({ name: 'AbortError' });
    expect(taken).toBe(2);
  });
});

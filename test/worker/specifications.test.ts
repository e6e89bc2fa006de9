/** The IDS files of a session: asked once per set of files, one file after the other. */
import { expect, test } from 'vitest';
import { indexStep } from '../../src/ifc/step-index.ts';
import { writeIds } from '../../src/ids/write.ts';
import type { ModelFile } from '../../src/model/model.ts';
import { specificationShelf } from '../../src/worker/specifications.ts';
import type { SpecificationFile } from '../../src/worker/specifications.ts';
import { attribute, entity, idsOf, specification } from '../ids/small.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const ids = bytes(writeIds(idsOf(specification([entity('IFCWALL')], [attribute('Name', 'W')], 'required'))));

function file(path: string, data: string, opened: string[]): SpecificationFile {
  const text = bytes(`ISO-10303-21;HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');FILE_SCHEMA(('IFC4'));ENDSEC;DATA;${data}ENDSEC;END-ISO-10303-21;`);
  return {
    file: { path, sha256: path } as ModelFile,
    records: async () => {
      opened.push(path);
      return indexStep(text);
    },
  };
}

const WALL = (name: string): string => `#1=IFCWALL('0000000000000000000001',$,'${name}',$,$,$,$,$,$);`;

test('a file is opened for what is not known of it, and a required specification looks at all of them', async () => {
  const opened: string[] = [];
  const shelf = specificationShelf();
  await shelf.add('a.ids', ids);
  const files = [file('one.ifc', '', opened), file('two.ifc', WALL('V'), opened)];
  const steps: string[] = [];
  const [listed] = await shelf.listed(files, { onStep: (done, total) => steps.push(`${done}/${total}`) });
  expect(listed).toMatchObject({ name: 'a.ids', specifications: [{ status: 'fail', applicable: 1, failed: 1, groups: [{ text: { en: 'Name is not W' }, entities: [{ file: 1, expressId: 1, class: 'IfcWall', found: 'V' }] }] }] });
  expect(steps).toEqual(['1/2', '2/2']);

  expect((await shelf.listed(files))[0]).toBe(listed);
  expect(opened).toEqual(['one.ifc', 'two.ifc']);

  // another set of files, then another IDS of the same name: asked anew
  const [fewer] = await shelf.listed([files[0]!]);
  expect(fewer!.specifications[0]).toMatchObject({ status: 'fail', applicable: 0, groups: [] });
  await shelf.add('a.ids', bytes(writeIds(idsOf(specification([entity('IFCWALL')], [attribute('Name', 'V')], 'required')))));
  expect((await shelf.listed(files))[0]!.specifications[0]!.status).toBe('pass');
  expect(opened).toHaveLength(5);

  shelf.remove('a.ids');
  expect(await shelf.listed(files)).toEqual([]);
});

test('what cannot be read as an IDS is refused', async () => {
  await expect(specificationShelf().add('b.ids', bytes('<html'))).rejects.toThrow();
});

test('it stops when it is told to', async () => {
  const shelf = specificationShelf();
  await shelf.add('a.ids', ids);
  const stop = new AbortController();
  stop.abort(new DOMException('cancelled', 'AbortError'));
  await expect(shelf.listed([file('one.ifc', WALL('W'), [])], { signal: stop.signal })).rejects.toThrow('cancelled');
});

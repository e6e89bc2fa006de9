import { describe, expect, it } from 'vitest';
import type { Element, Model, ModelFile } from '../../src/model/model.ts';
import { combine, filesOf } from '../../src/worker/combine.ts';
import type { Loaded } from '../../src/worker/load.types.ts';

function loaded(...names: string[]): Loaded {
  const elements: Element[] = [];
  names.forEach((name, file) => {
    const base = elements.length;
    for (let i = 0; i < 3; i++) {
      elements.push({
        index: base + i, file, expressId: 10 + i, name: `${name}${i}`, whole: i === 1 ? base : null, parts: i === 0 ? [base + 1] : [],
        host: i === 2 ? base + 1 : null, fillings: i === 1 ? [base + 2] : [], space: i === 2 ? base : null,
      } as unknown as Element);
    }
  });
  const files = names.map((path, index) => ({ index, path, findings: [{ code: path }] }) as unknown as ModelFile);
  const model = { files, elements, findings: [] } as unknown as Model;
  return { model, geometry: elements.map(({ name }) => ({ status: name }) as never), bodies: null, records: null, unreadable: [], timing: {} };
}

describe('loads one after the other', () => {
  it('make the model that one load would have made', () => {
    const apart = combine([...filesOf(loaded('a')), ...filesOf(loaded('b', 'c'))]);
    const together = combine(filesOf(loaded('a', 'b', 'c')));
    expect(apart).toEqual(together);
    expect(apart.model.elements).toEqual(loaded('a', 'b', 'c').model.elements);
    expect(apart.model.findings.map((finding) => finding.code)).toEqual(['a', 'b', 'c']);
  });
  it('lose a file without losing anything else', () => {
    const left = combine(filesOf(loaded('a', 'b', 'c')).filter(({ file }) => file.path !== 'b'));
    expect(left).toEqual(combine(filesOf(loaded('a', 'c'))));
    expect(left.geometry.map((one) => (one as unknown as { status: string }).status)).toEqual(['a0', 'a1', 'a2', 'c0', 'c1', 'c2']);
  });
});

/** Forces of clauses: codes that are mandatory throughout say 必须, and no other standard does (since GB 55008-2021 none has clauses of that kind). */
import { expect, test } from 'vitest';
import { loadPack } from '../../src/standards/pack.ts';

const forces = (id: string): readonly string[] => [...new Set(loadPack(id).rules.map((rule) => rule.force))];

test.each(['gb55008-2021', 'gb55037-2022'])('%s is mandatory throughout', (id) => {
  expect(forces(id)).toEqual(['必须']);
});

test.each(['jgj1-2014', 'gbt51231-2016', 'jgj355-2015'])('%s has no mandatory clause', (id) => {
  expect(forces(id)).not.toContain('必须');
});

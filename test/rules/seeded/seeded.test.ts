/** Every planted defect is found where it lies, and nothing else is found anew. */
import { beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_PROFILE, type Profile } from '../../../src/profile/profile.ts';
import { alteredTower, type Alteration } from './altered-tower.ts';
import { completed } from './completed.ts';
import { DEFECTS, type Defect } from './defects.ts';
import { readTower, verdicts, type ReadTower, type Verdicts } from './verdicts.ts';

const PROFILE: Profile = {
  ...EMPTY_PROFILE,
  project: { stage: 'detailing' },
  attributes: { type: 'residential', structure: 'shear-wall', intensity: '7', seismicGrade: '三', highRise: true, precastShear: 60 },
  overrides: [{ rule: 'build-ups/piece-weight', param: 'most', value: 8000, reason: '塔吊' }],
};
const OF_MEMBERS = DEFECTS.filter(({ alterations }) => alterations !== undefined);
const OF_BUILDING = DEFECTS.filter(({ alterations }) => alterations === undefined);

interface Told {
  readonly before: Verdicts;
  readonly after: Verdicts;
}
interface NewlySaid {
  readonly fail: readonly string[];
  readonly unknown: readonly string[];
}

function newlySaid({ before, after }: Told): NewlySaid {
  const more = (now: ReadonlySet<string>, then: ReadonlySet<string>): readonly string[] => [...now].filter((one) => !then.has(one)).sort();
  return { fail: more(after.fail, before.fail), unknown: more(after.unknown, before.unknown) };
}

function expectedOf(defects: readonly Defect[]): NewlySaid {
  const of = (outcome: 'fail' | 'unknown'): readonly string[] =>
    defects.flatMap(({ expected }) => expected.filter((one) => one.outcome === outcome).flatMap(({ rule, members }) => members.map((member) => `${rule} ${member}`))).sort();
  return { fail: of('fail'), unknown: of('unknown') };
}

let plain: ReadTower;
let together: Told;

beforeAll(async () => {
  const alterations = new Map<string, Alteration>();
  for (const { id, alterations: own } of OF_MEMBERS) {
    for (const [path, alteration] of Object.entries(own!)) {
      if (alterations.has(path)) throw new Error(`${id}: another defect alters ${path} as well`);
      alterations.set(path, alteration);
    }
  }
  const altered = alteredTower(alterations, completed);
  expect(altered.unmet).toEqual([]);
  plain = await readTower(alteredTower(new Map(), completed));
  const profile = { ...PROFILE, buildUps: OF_MEMBERS.flatMap(({ buildUps = [] }) => buildUps) };
  together = { before: await verdicts(plain, profile), after: await verdicts(await readTower(altered), profile) };
}, 120_000);

describe('planted defects', () => {
  it('are forty, each of its own kind', () => {
    const kinds = DEFECTS.map(({ expected }) => expected.map(({ rule }) => rule).sort().join(' '));
    expect(new Set(DEFECTS.map(({ id }) => id)).size).toBe(40);
    expect(kinds.filter((kind, i) => kinds.indexOf(kind) !== i)).toEqual([]);
  });

  it('break no rule, and the tower without them fails none of those concerned', () => {
    expect([...together.before.errors, ...together.after.errors]).toEqual([]);
    const concerned = new Set(OF_MEMBERS.flatMap(({ expected }) => expected.map(({ rule }) => rule)));
    expect([...together.before.fail].filter((said) => concerned.has(said.split(' ')[0]!))).toEqual([]);
  });

  it.each(OF_MEMBERS.map((defect) => [defect.title.en, defect] as const))('%s', (_, defect) => {
    const { fail, unknown } = newlySaid(together);
    const expected = expectedOf([defect]);
    expect(fail).toEqual(expect.arrayContaining([...expected.fail]));
    expect(unknown).toEqual(expect.arrayContaining([...expected.unknown]));
  });

  it('are all that is found anew in the tower that has them all', () => {
    const found = newlySaid(together);
    expect(found).toEqual(expectedOf(OF_MEMBERS));
    console.log(`seeded: ${OF_MEMBERS.length} defects of members and ${OF_BUILDING.length} of the building, ${found.fail.length} findings of members, none more`);
  });
});

describe('planted defects of the whole building', () => {
  const profile: Profile = { ...PROFILE, project: { stage: 'design' } };
  let before: Verdicts;
  beforeAll(async () => {
    before = await verdicts(plain, profile);
  }, 60_000);

  it.each(OF_BUILDING.map((defect) => [defect.title.en, defect] as const))('%s', { timeout: 60_000 }, async (_, defect) => {
    const after = await verdicts(plain, { ...profile, attributes: { ...profile.attributes, ...defect.attributes } });
    expect(newlySaid({ before, after })).toEqual(expectedOf([defect]));
  });
});

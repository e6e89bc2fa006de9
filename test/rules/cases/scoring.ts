/** Rows of scoring tables as cases: what a building reaches, written as the input of `score`. */
import type { Profile } from '../../../src/profile/profile.ts';

type Ratio = number | readonly [number, number] | null | { readonly ratio?: number | readonly [number, number]; readonly present: 'unknown' };

export interface ScoringInput {
  readonly ratios: Readonly<Record<string, Ratio>>;
  readonly fullFitOut?: boolean;
  readonly structure?: 'concrete' | 'steel' | 'timber';
  readonly type?: 'residential' | 'public' | 'industrial';
}

export interface ScoringCase {
  readonly title: { readonly zh: string; readonly en: string };
  readonly input: ScoringInput;
  /** the pack as it ships, its rows not confirmed: nothing is scored */
  readonly asShipped?: true;
}

/** Every row has at least one of each. */
export interface ScoringRowCases {
  readonly pass: readonly ScoringCase[];
  readonly fail: readonly ScoringCase[];
  readonly undecided: readonly ScoringCase[];
}

export interface PackScoringCases {
  /** what a person says of the table, so that it scores: nothing for packs that do as they ship */
  readonly confirmed: Partial<Profile>;
  /** row as attestations name it → cases */
  readonly rows: Readonly<Record<string, ScoringRowCases>>;
}

/** Titles say what is reached where it differs from the ordinary building. */
function titled(input: ScoringInput, ordinary: ScoringInput = { ratios: {} }): ScoringCase['title'] {
  const said = Object.entries(input.ratios).filter(([id, ratio]) => JSON.stringify(ratio) !== JSON.stringify(ordinary.ratios[id]));
  const zh = said.map(([id, ratio]) => `${id} ${text(ratio, '缺项', '可能缺项', '~')}`);
  const en = said.map(([id, ratio]) => `${id} ${text(ratio, 'lacking', 'perhaps lacking', ' to ')}`);
  if (input.fullFitOut !== ordinary.fullFitOut) {
    zh.push(input.fullFitOut === undefined ? '未说明是否全装修' : input.fullFitOut ? '全装修' : '非全装修');
    en.push(input.fullFitOut === undefined ? 'full fit-out not stated' : input.fullFitOut ? 'fully fitted out' : 'not fully fitted out');
  }
  if (input.structure !== undefined) {
    zh.push({ concrete: '混凝土结构', steel: '钢结构', timber: '木结构' }[input.structure]);
    en.push(`${input.structure} structure`);
  }
  if (input.type !== ordinary.type) {
    zh.push(input.type === undefined ? '建筑类型未填' : { residential: '居住建筑', public: '公共建筑', industrial: '工业建筑' }[input.type]);
    en.push(input.type === undefined ? 'type of building not stated' : `${input.type} building`);
  }
  return { zh: zh.join(',') || '一般建筑', en: en.join(', ') || 'the ordinary building' };
}

function text(ratio: Ratio, lacking: string, perhaps: string, to: string): string {
  if (ratio === null) return lacking;
  if (typeof ratio === 'number') return `${ratio} %`;
  return 'present' in ratio ? perhaps : `${ratio[0]}${to}${ratio[1]} %`;
}

const one = (input: ScoringInput, ordinary?: ScoringInput): ScoringCase => ({ title: titled(input, ordinary), input });

/** An item alone: ratios that score, that do not, and a range between. */
const item = (id: string, scores: readonly number[], not: readonly number[], open: Ratio): ScoringRowCases => ({
  pass: scores.map((q) => one({ ratios: { [id]: q } })), fail: not.map((q) => one({ ratios: { [id]: q } })), undecided: [one({ ratios: { [id]: open } })],
});

/** Q1 40, Q2 15, Q3 16.5: P 71.5, grade A. */
const NATIONAL: ScoringInput = { ratios: { q1a: 35, q1b: 80, q2a: 80, q2b: 80, q2c: 50, q2d: 0, q3a: 70, q3b: 80, q3c: 0, q3d: 0 }, fullFitOut: true };
const national = (ratios: ScoringInput['ratios'], more: Omit<ScoringInput, 'ratios'> = {}): ScoringCase =>
  one({ ...NATIONAL, ...more, ratios: { ...NATIONAL.ratios, ...ratios } }, NATIONAL);
const without = (input: ScoringInput): ScoringCase => {
  const { fullFitOut: _, ...rest } = input;
  return one(rest, NATIONAL);
};

const GBT51129: PackScoringCases = {
  confirmed: {},
  rows: {
    'item-q1a': item('q1a', [35, 80], [34.99], [34.99, 35]),
    'item-q1b': item('q1b', [70, 80], [69.99], [60, 75]),
    'item-q2a': item('q2a', [80, 100], [79.99], [79.99, 80]),
    'item-q2b': item('q2b', [50, 80], [49.99], [40, 60]),
    'item-q2c': item('q2c', [50], [49.99], [40, 60]),
    'item-q2d': item('q2d', [50, 80], [49.99], [40, 60]),
    'item-fullFitOut': { pass: [one({ ratios: {}, fullFitOut: true })], fail: [one({ ratios: {}, fullFitOut: false })], undecided: [one({ ratios: {} })] },
    'item-q3a': item('q3a', [70], [69.99], [0, 100]),
    'item-q3b': item('q3b', [70, 90], [69.99], { ratio: 80, present: 'unknown' }),
    'item-q3c': item('q3c', [70, 90], [69.99], [60, 80]),
    'item-q3d': item('q3d', [50, 70], [49.99], [45, 55]),
    'structure-steel-timber': {
      pass: [one({ ratios: { q1a: 0 }, structure: 'steel' }), one({ ratios: { q1a: [0, 100] }, structure: 'timber' })],
      fail: [one({ ratios: { q1a: 50 }, structure: 'concrete' })],
      undecided: [one({ ratios: { q1a: { present: 'unknown' } }, structure: 'steel' })],
    },
    'gate-Q1': { pass: [national({ q1a: 0 })], fail: [national({ q1a: 0, q1b: 79 })], undecided: [national({ q1a: 0, q1b: [79, 81] })] },
    'gate-Q2': { pass: [national({ q2b: 0 })], fail: [national({ q2b: 0, q2c: 49 })], undecided: [national({ q2b: 0, q2c: [49, 51] })] },
    'gate-fullFitOut': { pass: [national({})], fail: [national({}, { fullFitOut: false })], undecided: [without(NATIONAL)] },
    'gate-P': {
      pass: [national({}), national({ q1a: 0, q2b: 0, q3c: 75, q3d: 65 })],
      fail: [national({ q1a: 0, q2b: 0 })],
      undecided: [national({ q1a: [30, 40], q2b: 0 })],
    },
    'gate-q1a': {
      pass: [national({ q1a: 35 }), national({ q1a: 0 }, { structure: 'steel' })],
      fail: [national({ q1a: 34.99 })],
      undecided: [national({ q1a: [34.99, 36] })],
    },
    'grade-A': { pass: [national({})], fail: [national({ q1a: 0, q3c: 90, q3d: 70 }), national({ q1a: 60, q3c: 70 })], undecided: [national({ q1a: [50, 60] })] },
    'grade-AA': { pass: [national({ q1a: 60 }), national({ q1a: 80, q3c: 90 })], fail: [national({}), national({ q1a: 80, q2d: 80, q3c: 90, q3d: 70 })], undecided: [national({ q1a: [35, 60] })] },
    'grade-AAA': { pass: [national({ q1a: 80, q2d: 80, q3c: 90, q3d: 70 })], fail: [national({ q1a: 60 })], undecided: [national({ q1a: 80, q2d: 80, q3b: 0, q3c: 90, q3d: [40, 70] })] },
  },
};

/** A draft: undecided is what it is as it ships. */
const shipped = (input: ScoringInput = { ratios: {} }): ScoringCase => ({
  title: { zh: '评分行未按印本确认', en: 'rows not confirmed from the printed text' }, input, asShipped: true,
});
const draft = (pass: readonly ScoringCase[], fail: readonly ScoringCase[], more: readonly ScoringCase[] = []): ScoringRowCases => ({ pass, fail, undecided: [shipped(pass[0]!.input), ...more] });
const draftItem = (id: string, scores: number, not: number): ScoringRowCases => draft([one({ ratios: { [id]: scores } })], [one({ ratios: { [id]: not } })]);

const WHO = { who: '审图人', date: '2024-05-01', page: '印本第 8 页' };
const typed = (pack: string, values: readonly (readonly [row: string, param: string, value: number])[]): NonNullable<Profile['overrides']> =>
  values.map(([row, param, value]) => ({ rule: `${pack}/${row}`, param, value, reason: '按印本填写' }));

/** The residential recipe of Zhejiang: 20 + 10 + 4, 5 + 5, 6. */
const ZHEJIANG: ScoringInput = {
  ratios: {
    q1a: 0, formwork: 90, rebar: 70, q1b: 80, q2a: 80, q2b: 0, 'q2b-board': 0, 'q2b-insulation': 0, q2c: 50, q2d: 0, 'q2d-pipes': 0,
    q3a: 0, q3b: 0, q3c: 0, 'q3d-vertical': 0, 'q3d-horizontal': 0,
  },
  fullFitOut: true, type: 'residential',
};
const zj = (ratios: ScoringInput['ratios'], more: Omit<ScoringInput, 'ratios'> = {}): ScoringCase => one({ ...ZHEJIANG, ...more, ratios: { ...ZHEJIANG.ratios, ...ratios } }, ZHEJIANG);
const untyped = ({ type: _, ...rest }: ScoringInput): ScoringCase => one(rest, ZHEJIANG);

const DB33T1165: PackScoringCases = {
  confirmed: {
    attestations: [{ pack: 'db33t1165-2019', edition: 'DB33/T 1165-2019', ...WHO }],
    overrides: typed('db33t1165-2019', [['alternatives-vertical', 'sum', 0]]),
  },
  rows: {
    'item-q1a': draftItem('q1a', 35, 34.99),
    'item-formwork': draftItem('formwork', 70, 69.99),
    'item-rebar': draftItem('rebar', 70, 69.99),
    'item-q1b': draftItem('q1b', 70, 69.99),
    'item-q2a': draftItem('q2a', 80, 79.99),
    'item-q2b': draftItem('q2b', 50, 49.99),
    'item-q2b-board': draftItem('q2b-board', 80, 79.99),
    'item-q2b-insulation': draftItem('q2b-insulation', 50, 49.99),
    'item-q2c': draftItem('q2c', 50, 49.99),
    'item-q2d': draftItem('q2d', 50, 49.99),
    'item-q2d-pipes': draftItem('q2d-pipes', 50, 49.99),
    'item-fullFitOut': draft([one({ ratios: {}, fullFitOut: true })], [one({ ratios: {}, fullFitOut: false })]),
    'item-q3a': draftItem('q3a', 70, 69.99),
    'item-q3b': draftItem('q3b', 70, 69.99),
    'item-q3c': draftItem('q3c', 70, 69.99),
    'item-q3d-vertical': draftItem('q3d-vertical', 50, 49.99),
    'item-q3d-horizontal': draftItem('q3d-horizontal', 50, 49.99),
    'alternatives-vertical': draft([zj({ q1a: 40 }), zj({})], [zj({ formwork: 0, rebar: 0 })]),
    'alternatives-envelope-integration': draft([zj({ 'q2b-board': 80 })], [zj({})], [zj({ 'q2b-board': [70, 90] })]),
    'alternatives-partition-integration': draft([zj({ 'q2d-pipes': 60 })], [zj({})]),
    'gate-Q1': draft([zj({ formwork: 0, rebar: 0 })], [zj({ formwork: 0, rebar: 0, q1b: 79 })]),
    'gate-Q2': draft([zj({})], [zj({ q2c: 0 })]),
    'gate-fullFitOut': draft([zj({})], [zj({}, { fullFitOut: false })]),
    'gate-P': draft(
      [zj({}), zj({ q1a: 35, q3b: 90 }, { type: 'public' })],
      [zj({ rebar: 0 }), zj({ q3a: 70 }, { type: 'public' }), zj({ q3a: 70 }, { type: 'industrial' })],
      [untyped({ ...ZHEJIANG, ratios: { ...ZHEJIANG.ratios, q3a: 70 } })],
    ),
    'grade-A': draft([zj({ q1a: 35, q3a: 70, q3b: 80 })], [zj({ q3a: 70 })], [zj({ q1a: 35, q3a: 70, q3b: 80 }, { type: 'public' })]),
    'grade-AA': draft([zj({ q1a: 80, q3a: 70, q3b: 90 })], [zj({ q3a: 70 })]),
    'grade-AAA': draft([zj({ q1a: 80, q2b: 80, q2d: 80, q3a: 70, q3b: 90, q3c: 90 })], [zj({ q3a: 70 })]),
  },
};

/** Tables whose weights the person types: 100 points over the groups, for the sake of the case. */
function frame(pack: string, edition: string, groups: readonly (readonly [id: string, points: number])[], more: {
  readonly grades?: readonly (readonly [id: string, min: number])[]; readonly rows?: PackScoringCases['rows'];
}): PackScoringCases {
  const full = (q: number): ScoringInput['ratios'] => Object.fromEntries(groups.map(([id]) => [`${id}-points`, q]));
  return {
    confirmed: {
      attestations: [{ pack, edition, ...WHO }],
      overrides: typed(pack, [
        ...groups.flatMap(([id, points]) => [[`group-${id}`, 'max', points], [`item-${id}-points`, 'pointsMax', points]] as const),
        ...(more.grades ?? []).map(([id, min]) => [`grade-${id}`, 'min', min] as const),
      ]),
    },
    rows: {
      ...Object.fromEntries(groups.map(([id]) => [`item-${id}-points`, draftItem(`${id}-points`, 60, 0)])),
      ...Object.fromEntries((more.grades ?? []).map(([id, min]) => [`grade-${id}`, draft([one({ ratios: full(min) })], [one({ ratios: full(min - 10) })])])),
      ...more.rows,
    },
  };
}

const DB11T1831 = frame('db11t1831-2021', 'DB11/T 1831-2021', [['Q1', 40], ['Q2', 30], ['Q3', 30], ['Q5', 2]], { grades: [['A(BJ)', 60], ['AA(BJ)', 76], ['AAA(BJ)', 91]] });
const DBJT15163 = frame('dbjt15-163-2019', 'DBJ/T 15-163-2019', [['Q1', 40], ['Q2', 20], ['Q3', 30], ['Q5', 10], ['Q6', 2]], { grades: [['基本级', 50], ['A', 60], ['AA', 76], ['AAA', 91]] });
const SHENZHEN = frame('shenzhen-2018', '深建规〔2018〕13号', [['design', 20], ['structure', 30], ['walls', 20], ['fitout', 20], ['digital', 10]], {
  rows: { 'gate-P': draft(
    [one({ ratios: { 'design-points': 100, 'structure-points': 100, 'walls-points': 0, 'fitout-points': 0, 'digital-points': 0 } })],
    [one({ ratios: { 'design-points': 100, 'structure-points': 90, 'walls-points': 0, 'fitout-points': 0, 'digital-points': 0 } })],
  ) },
});

const open = (id: string, scores: number, not: number): ScoringRowCases => draftItem(id, scores, not);

const BEIJING: PackScoringCases = {
  confirmed: { overrides: typed('beijing-2017', [
    ['group-others', 'max', 56], ['item-q3b', 'qMin', 70], ['item-q3b', 'qMax', 90], ['item-q3b', 'pointsMin', 5], ['item-heating', 'qMin', 50], ['item-others', 'pointsMax', 42],
  ]) },
  rows: {
    'item-q2a': open('q2a', 80, 79.99), 'item-q2b': open('q2b', 50, 49.99), 'item-q2c': open('q2c', 50, 49.99), 'item-q2d': open('q2d', 80, 49.99),
    'item-q1b': open('q1b', 70, 69.99), 'item-q3b': open('q3b', 70, 69.99), 'item-heating': open('heating', 50, 49.99), 'item-others': open('others', 50, 0),
    'gate-P': draft([one({ ratios: { q2a: 80, q2b: 80, q2c: 50, q2d: 80, q3b: 90, heating: 100, others: 0, q1b: 70 } })], [one({ ratios: { q2a: 80, q2b: 0, q2c: 50, q2d: 80, q3b: 90, heating: 0, others: 0, q1b: 70 } })]),
    'gate-q1b': draft([one({ ratios: { q1b: 70 } })], [one({ ratios: { q1b: 69.99 } })]),
  },
};

const SHANGHAI_ITEMS = [
  'parts-partition', 'parts-curtain-wall', 'parts-kitchen', 'parts-bathroom', 'parts-shaft', 'parts-flue',
  'other-insulated-structure', 'other-window-frame', 'other-integrated-wall', 'other-integrated-floor', 'other-reinforcement',
] as const;
const shanghai = (pack: string): PackScoringCases => {
  const none = Object.fromEntries(SHANGHAI_ITEMS.map((id) => [id, 0]));
  return {
    confirmed: { overrides: typed(pack, [['group-parts', 'max', 60], ['group-other', 'max', 50], ...SHANGHAI_ITEMS.map((id) => [`item-${id}`, 'pointsMax', 10] as const)]) },
    rows: {
      'item-precast-share': open('precast-share', 30, 0),
      ...Object.fromEntries(SHANGHAI_ITEMS.map((id) => [`item-${id}`, open(id, 50, 0)])),
      'gate-P': draft(
        [one({ ratios: { ...none, 'precast-share': 40 } }), one({ ratios: { ...none, 'precast-share': 39, 'parts-kitchen': 100, 'parts-bathroom': 100, 'parts-partition': 10 } })],
        [one({ ratios: { ...none, 'precast-share': 39 } })],
        [one({ ratios: { ...none, 'precast-share': [39, 41] } })],
      ),
    },
  };
};

const JIANGSU: PackScoringCases = {
  confirmed: { overrides: typed('jiangsu-2017', ['Z1', 'Z2', 'Z3'].flatMap((id, i) => [[`group-${id}`, 'max', [50, 25, 25][i]!], [`item-${id}`, 'pointsMax', [50, 25, 25][i]!]] as const)) },
  rows: { 'item-Z1': open('Z1', 40, 0), 'item-Z2': open('Z2', 40, 0), 'item-Z3': open('Z3', 40, 0) },
};

export const SCORING_CASES: Readonly<Record<string, PackScoringCases>> = {
  'gbt51129-2017': GBT51129, 'db33t1165-2019': DB33T1165, 'beijing-2017': BEIJING, 'db11t1831-2021': DB11T1831,
  'shanghai-2016': shanghai('shanghai-2016'), 'shanghai-2019': shanghai('shanghai-2019'), 'jiangsu-2017': JIANGSU,
  'dbjt15-163-2019': DBJT15163, 'shenzhen-2018': SHENZHEN,
};

/** What the pages call things, always in both languages. A code without a word shows as it is. */
import en from '../../../src/i18n/en.ts';
import zh from '../../../src/i18n/zh-CN.ts';
import type { Language } from './html.ts';

type Pair = readonly [zh: string, en: string];
type Pairs = Readonly<Record<string, Pair>>;

const PAGE = {
  rules: ['规则', 'Rules'],
  packs: ['规则包', 'Rule packs'],
  about: [
    '每条规则都是数据:条文、数值、可信程度;判定方法是代码。以下页面由规则与测试案例自动生成。',
    'Every rule is data: a clause, its numbers, how far they can be trusted; judging is code. These pages are made from the rules and their test cases.',
  ],
  edition: ['版本', 'Edition'], title: ['名称', 'Title'], status: ['可信程度', 'Trust'], jurisdiction: ['适用地区', 'Jurisdiction'], dates: ['施行', 'In force'],
  supersedes: ['代替', 'Replaces'], scope: ['适用建筑', 'Buildings'], from: ['自', 'from'], until: ['至', 'until'], automatic: ['自动判定', 'automatic'], manual: ['人工判定', 'by a person'], 'not-ruled': ['未编入', 'not ruled'],
  coverage: ['覆盖情况', 'Coverage'], clause: ['条文', 'Clause'], rule: ['规则', 'Rule'], force: ['用词', 'Force'], check: ['判定', 'Check'], remarks: ['说明', 'Remarks'],
  asks: ['要求', 'What it asks'], stage: ['阶段', 'Stage'], discipline: ['专业', 'Discipline'], chapter: ['专篇章节', 'Chapter of the 专篇'], applies: ['适用于', 'Applies to'],
  everything: ['各单体', 'every building'], everyElement: ['该量有意义的构件', 'elements of which this can be asked'],
  numbers: ['数值', 'Numbers'], number: ['数值', 'Number'], value: ['取值', 'Value'], when: ['条件', 'Condition'], accepted: ['认可的值', 'Accepted values'], otherwise: ['其他', 'otherwise'],
  open: ['由使用者填写', 'stated by the user'], none: ['标准未给出', 'none given'],
  override: ['项目可在配置的 overrides 中改写数值(须写理由,报告会列出):', "A project replaces a number under overrides in its profile (with a reason; the report prints it):"],
  how: ['如何判定', 'How it is judged'], quantity: ['判定的量', 'What is judged'], reads: ['读取', 'What it reads'], property: ['属性', 'Property'], names: ['在模型中的属性名', 'Property names in a model'],
  byPerson: ['模型无法回答,由人判定;报告把它列为人工判定项。', 'No model answers it: a person judges, and the report lists it so.'],
  formula: ['得分 = 最低分 + (q − 下限) ÷ (上限 − 下限) × (最高分 − 最低分);低于下限不得分,高于上限取最高分', 'points = least + (q − lower) ÷ (upper − lower) × (most − least); nothing below the lower limit, the most above the upper one'],
  trust: ['可信程度与来源', 'Trust and sources'], sources: ['来源', 'Sources'], note: ['注', 'Note'],
  advisory: ['提醒项:条文记忆不确定,只提醒,不判模型不合格。', 'Advisory: the recollection is uncertain; it warns and never fails a model.'],
  cases: ['案例', 'Cases'], drawn: ['案例由代码画成 IFC,经真实的读取与量算得出结果。', 'Each case is drawn in code as IFC and goes through the real reader and measuring.'],
  measured: ['测得', 'Measured'], limit: ['限值', 'Limit'], outcome: ['结果', 'Outcome'], missing: ['缺少', 'Missing'], said: ['配置中写明', 'The profile states'], basis: ['读自', 'Read from'],
  plan: ['平面', 'plan'], elevation: ['立面', 'elevation'], related: ['相关规则', 'Related rules'], elements: ['构件', 'elements'],
  caption: ['未判定的构件为灰色。', 'Elements that are not judged are grey.'],
} as const satisfies Pairs;

const FORCE: Pairs = {
  必须: ['必须:强制性条文,不满足即为不合格', '必须 (must): mandatory clause; a model that does not meet it fails'],
  应: ['应:正常情况下均应这样做,不满足即为不合格', '应 (shall): required in normal conditions; a model that does not meet it fails'],
  宜: ['宜:条件许可时首先这样做,不满足只作提示', '宜 (should): first choice where conditions allow; not meeting it is only reported'],
  可: ['可:有选择,一定条件下可以这样做,不满足只作提示', '可 (may): a permitted choice; not meeting it is only reported'],
};

const STATUS_MEANS: Pairs = {
  sourced: ['条文或数值在所列来源中读到。', 'The wording or number was read in the sources listed.'],
  unverified: [
    '待核对:按记忆录入或只部分读到,没有与纸质标准比对。结果照常给出,但标明“待核对”;有人对照纸质标准后,可在配置的 attestations 中签认(何人、日期、版本、页码),报告即改印签认。',
    'Unverified: recalled, or read in part, and not compared with the printed standard. Results are given and marked unverified. Who has compared it attests that in the profile (who, date, edition, page); the report then prints the attestation.',
  ],
  draft: ['草案:记忆不可靠。评分行未对照印本确认或填写前不计分;结果带水印,不得用于申报,也不判模型不合格。', 'Draft: an unreliable recollection. Rows of a scoring table count once they are confirmed or typed; results carry a watermark and never fail a model.'],
};

const GROUPS = {
  chapter: {
    1: ['1 工程概况', '1 工程概况 (project)'], 2: ['2 设计依据', '2 设计依据 (basis of design)'], 3: ['3 装配式评价', '3 装配式评价 (assessment)'],
    4: ['4 主要材料', '4 主要材料 (materials)'], 5: ['5 装配式建筑设计', '5 装配式建筑设计 (design)'], 6: ['6 构件生产与施工', '6 构件生产与施工 (production and construction)'],
  },
  role: {
    component: ['构件', 'component'], precast: ['预制', 'precast'], loadBearing: ['承重', 'load-bearing'], external: ['外侧', 'external'], wallKind: ['墙体做法', 'wall kind'], aboveGround: ['室外地坪以上', 'above the outdoor ground'],
    building: ['单体', 'building'],
  },
  reader: {
    element: ['构件自身信息(名称、类型、材料、分类)', 'what the element says of itself (name, type, material, classification)'], geometry: ['几何实体', 'its body'], roles: ['构件角色', 'its roles'],
    level: ['所在楼层', 'its storey'], concept: ['属性(见下表)', 'properties (table below)'], buildingOf: ['所属单体', 'the building it belongs to'], building: ['单体属性', 'attributes of the building'],
    slabLayers: ['楼板的预制层与叠合层', 'precast layer and topping of a slab'], overPlates: ['是否浇筑在预制底板上', 'whether it is poured on precast plates'], slabSpan: ['板跨', 'span of a slab'],
    slabJoints: ['相邻底板的接缝', 'joints between plates'], onMainRoof: ['是否在屋面层', 'whether it lies at the main roof'], beamTopping: ['梁的叠合层', 'topping of a beam'], beamsAtHead: ['柱顶相交的梁', 'beams at the head of a column'],
    bedUnder: ['柱底坐浆层', 'bed under a column'], levels: ['单体各楼层', 'storeys of the building'], leaves: ['夹心墙板内外叶', 'leaves of a sandwich wall'], panelOpenings: ['墙板上的洞口', 'openings of a panel'],
    piece: ['同一吊装件的构件', 'elements lifted as one piece'], weight: ['重量', 'weight'], panelJoints: ['相邻外挂墙板的接缝', 'joints between hung panels'], sleeves: ['灌浆套筒', 'grouting sleeves'], strips: ['墙端后浇段', 'cast strips beside a wall'],
    band: ['水平后浇带', 'cast band above a wall'], baseJoint: ['墙底接缝', 'joint under a wall'], seats: ['梯段搁置', 'seats of a flight'], precastVolume: ['预制混凝土体积占比', 'precast share of the concrete'],
    concreteGrade: ['混凝土强度等级', 'concrete strength class'], ofConcrete: ['是否混凝土构件', 'whether it is of concrete'], barConnection: ['钢筋连接方式', 'how bars are joined'], storeyPlaces: ['所在楼层的位置', 'where among the storeys it stands'],
    bottomZone: ['底部加强部位', 'bottom zone'], mainStoreys: ['主要楼层', 'main storeys'], sandwich: ['夹心墙板构造', 'build-up of a sandwich wall'], doubleSkin: ['双面叠合墙构造', 'build-up of a double-skin wall'], wallThickness: ['墙厚', 'wall thickness'],
    slabThickness: ['板厚', 'slab thickness'], liftWell: ['是否为电梯井筒墙', 'whether it bounds a lift well'], planWidth: ['平面宽度', 'width of the plan'], precastVerticals: ['有无预制竖向构件', 'whether there are precast vertical members'],
    boards: ['墙板、楼板、楼梯中预制板的占比', 'share of boards'], declaredRatio: ['填写的比例', 'declared ratio'],
  },
  param: {
    group: ['评分组', 'group'], unit: ['单位', 'unit'], kind: ['计分方式', 'award'], qMin: ['应用比例下限', 'lower limit of the ratio'], qMax: ['应用比例上限', 'upper limit of the ratio'], pointsMin: ['最低分', 'least points'], pointsMax: ['最高分', 'most points'],
    structures: ['结构', 'structures'], item: ['评价项', 'item'], points: ['得分', 'points'], pointsTop: ['达到上限时的得分', 'points from the upper limit on'], sum: ['相加(否则择优)', 'they add up (else the best scores)'], or: ['或', 'or'], oneOf: ['择一组', 'alternatives'], meets: ['视为满足', 'counts as meeting'], for: ['用于', 'for'], min: ['下限', 'at least'], max: ['上限', 'at most'],
    stripWidth: ['后浇带宽度', 'width of the cast strip'], bandHeight: ['后浇圈梁、水平带高度', 'height of the cast band'], connectionHeight: ['连接区高度占楼层高度', 'height of the connection as a share of the storey'],
  },
  word: {
    interpolated: ['内插', 'interpolated'], threshold: ['达到下限得满分', 'all at the limit'], 'yes-no': ['有即得分', 'yes or no'], prefabricated: ['评为装配式建筑', 'being a prefabricated building'], grade: ['评定等级', 'a grade'],
    ratio: ['应用比例', 'ratio'], p: ['装配率 P', 'prefabrication ratio P'], concrete: ['混凝土结构', 'concrete'], steel: ['钢结构', 'steel'], timber: ['木结构', 'timber'],
  },
  row: { item: ['评价项', 'scored item'], structure: ['按结构类型计分', 'points by structure'], gate: ['前提条件', 'gate'], grade: ['等级', 'grade'], alternatives: ['择优或相加', 'alternatives'] },
  measure: {
    declared: ['由人填写,模型不量', 'declared by a person; no model is measured'], 'full-fit-out': ['是否全装修(由人填写)', 'fitted out or not, as declared'],
    'precast-volume-share': ['预制混凝土体积 ÷ 混凝土总体积', 'precast concrete over all concrete'],
    'vertical-volume': ['预制竖向构件混凝土体积 ÷ 竖向构件混凝土总体积(含规定的连接后浇部分)', 'concrete of precast vertical members (with the joints that count) over that of all'],
    'plan-coverage': ['预制水平构件水平投影面积 ÷ 平面投影面积', 'projected area of precast horizontal members over the plan area'],
    'envelope-non-masonry': ['非砌筑的非承重围护墙外表面积 ÷ 总面积', 'face area of non-masonry envelope walls over that of all'],
    'envelope-integrated': ['与保温、隔热、装饰一体化的围护墙面积 ÷ 总面积', 'face area of envelope walls made with insulation and finish over that of all'],
    'partition-non-masonry': ['非砌筑内隔墙面积 ÷ 总面积', 'face area of non-masonry partitions over that of all'],
    'partition-integrated': ['与管线、装修一体化的内隔墙面积 ÷ 总面积', 'face area of partitions made with pipes and finish over that of all'],
    'dry-floor': ['干式工法楼面、地面面积 ÷ 楼面、地面总面积', 'area of dry floors over that of all'],
    'kitchen-surface': ['厨房墙面、顶面、地面干式工法面积 ÷ 总面积', 'dry surfaces of kitchens over all of them'],
    'bathroom-surface': ['卫生间墙面、顶面、地面干式工法面积 ÷ 总面积', 'dry surfaces of bathrooms over all of them'],
    'pipe-separation': ['与结构分离的管线长度 ÷ 管线总长度', 'length of lines apart from the structure over that of all'],
  },
  kind: { pass: ['满足', 'passes'], fail: ['不满足', 'fails'], undecided: ['不能判定', 'undecided'] },
  outcome: { pass: ['满足', 'pass'], fail: ['不满足', 'fail'], unknown: ['待定', 'unknown'], 'not-applicable': ['不适用', 'not applicable'], error: ['出错', 'error'] },
} as const satisfies Readonly<Record<string, Pairs>>;

/** Groups of words that the application has too. */
type AppGroup = 'component' | 'value' | 'status' | 'stages' | 'disciplineOf' | 'attribute' | 'buildingType' | 'structureType' | 'intensity' | 'parameter' | 'structure';

export interface Words {
  readonly page: (key: keyof typeof PAGE) => string;
  readonly force: (force: string) => string;
  readonly statusMeans: (status: string) => string;
  /** the code itself where there is no word */
  readonly of: (group: keyof typeof GROUPS, code: string | number) => string;
  readonly app: (group: AppGroup, code: string) => string;
  /** a number of a rule or of a scoring table */
  readonly param: (name: string) => string;
  readonly and: string;
  readonly or: string;
  readonly colon: string;
}

export function wordsIn(lang: Language): Words {
  const at = lang === 'zh' ? 0 : 1;
  const pick = (pairs: Pairs, code: string): string => (Object.hasOwn(pairs, code) ? pairs[code]![at] : code);
  const app: Words['app'] = (group, code) => {
    const texts: Readonly<Record<string, string>> = (lang === 'zh' ? zh : en)[group];
    // a dot would be a path to vue-i18n: its keys have none
    const key = code.replaceAll('.', '_');
    const found = Object.hasOwn(texts, key) ? texts[key]! : code;
    return lang === 'en' ? found.toLowerCase() : found;
  };
  return {
    page: (key) => PAGE[key][at],
    force: (force) => pick(FORCE, force),
    statusMeans: (status) => pick(STATUS_MEANS, status),
    of: (group, code) => pick(GROUPS[group], String(code)),
    app,
    param: (name) => (Object.hasOwn(GROUPS.param, name) ? pick(GROUPS.param, name) : app('parameter', name)),
    and: lang === 'zh' ? ';' : '; ',
    or: lang === 'zh' ? '、' : ', ',
    colon: lang === 'zh' ? ':' : ': ',
  };
}

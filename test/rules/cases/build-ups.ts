/** Build-up tables held against model and calculation. */
import * as w from '../../../src/ifc-write/index.ts';
import type { BuildUp, Profile } from '../../../src/profile/profile.ts';
import type { PackCases, RuleCase } from '../case.ts';
import { TRANSPORT_CASES } from './jgj1-2014-pieces.ts';

const c = (zh: string, en: string, draw: RuleCase['draw'], profile: Partial<Profile> = {}, storeys?: readonly number[]): RuleCase =>
  ({ title: { zh, en }, draw, profile, ...(storeys === undefined ? {} : { storeys }) });

const RECT: readonly w.Point2[] = [[0, 0], [4, 0], [4, 3], [0, 3]];
const table = (over: Partial<BuildUp> & Pick<BuildUp, 'layers'>): Partial<Profile> => ({ buildUps: [{ code: 'Q3', match: '*', for: 'wall', ...over }] });
const PANELS = table({ layers: [{ name: '轻质条板', thickness: 0.1 }, { name: '腻子' }] });
const BLOCKS = table({ layers: [{ name: '水泥砂浆抹灰', thickness: 0.02 }, { name: '蒸压加气混凝土砌块', thickness: 0.1 }] });
const SILENT = table({ layers: [{ name: '腻子' }] });

const partition = (name: string) => (ifc: w.IfcFile): void => void w.wall(ifc, { name, from: [0, 0], to: [3, 0], thickness: 0.1, height: 2.8 });
const floor = (name: string) => (ifc: w.IfcFile): void => void w.covering(ifc, { name, outline: RECT, thickness: 0.15 });
const lining = (name: string) => (ifc: w.IfcFile): void =>
  void w.block(ifc, { class: 'IfcCovering', predefinedType: 'CLADDING', name, from: [0, 0, 0], size: [3, 0.02, 2.6] });

const floorTable = (...layers: readonly string[]): Partial<Profile> => table({ code: 'L2', for: 'floor', layers: layers.map((name) => ({ name })) });
const wallTable = (...layers: readonly string[]): Partial<Profile> => table({ code: 'N5', layers: layers.map((name) => ({ name })) });

/** A room between two slabs, with a tray that its property says is laid under the ceiling. */
const tray = (z: number, room = true) => (ifc: w.IfcFile): void => {
  const storey = ifc.storey({ name: '2F夹层', elevation: 12, key: 'tray' });
  w.slab(ifc, { name: '楼板', outline: RECT, thickness: 0.2, storey });
  w.slab(ifc, { name: '楼板', outline: RECT, thickness: 0.2, top: 3, storey });
  if (room) w.room(ifc, { name: '101', longName: '卧室', outline: RECT, height: 2.8, storey });
  w.segment(ifc, { class: 'IfcCableCarrierSegment', name: '强电桥架', from: [0.5, 1.5], to: [3.5, 1.5], z, section: [0.05, 0.05], storey, psets: { SM_装配式构件: { 敷设方式: '明敷' } } });
};

const panel = (length: number) => (ifc: w.IfcFile): void =>
  void w.wall(ifc, { name: '墙板', from: [0, 0], to: [length, 0], thickness: 0.2, height: 2.8, psets: { SM_装配式构件: { 构件类别: '剪力墙', 预制状态: '预制' } } });
const CRANE: Partial<Profile> = { overrides: [{ rule: 'build-ups/piece-weight', param: 'most', value: 6000, reason: '塔吊 QTZ80' }] };

export const BUILD_UPS_CASES: PackCases = {
  ...TRANSPORT_CASES,
  'wall-kind': {
    pass: [c('做法表与模型都是条板', 'panels in table and model', partition('内隔墙-轻质条板100'), PANELS)],
    fail: [
      c('做法表为砌块,模型为条板', 'blocks in the table, panels in the model', partition('内隔墙-轻质条板100'), BLOCKS),
      c('做法表为砌块,用户认定为条板', 'blocks in the table, settled as panels', partition('内隔墙-100'), {
        ...BLOCKS, settlements: [{ by: 'pattern', key: '内隔墙', role: 'wallKind', value: 'panel', reason: '计算书' }],
      }),
    ],
    undecided: [
      c('做法表未说明墙体材料', 'a table that does not say what the wall is', partition('内隔墙-轻质条板100'), SILENT),
      c('模型未说明墙体材料', 'a model that does not say what the wall is', partition('内隔墙-100'), BLOCKS),
    ],
  },
  'dry-floor': {
    pass: [c('干式架空地板,做法表无湿作业', 'a raised floor without wet layers', floor('架空地板-150(干式)'), floorTable('干式架空模块', '木地板'))],
    fail: [c('干式楼面做法含水泥砂浆找平', 'a dry floor with a cement screed', floor('架空地板-150(干式)'), floorTable('木地板', '20 厚水泥砂浆找平层'))],
    undecided: [c('模型未说明干湿', 'a model that does not say dry or wet', floor('楼面-1'), floorTable('水泥砂浆找平层'))],
  },
  'wall-finish-method': {
    pass: [c('干挂墙面', 'a finish that is hung dry', lining('墙面-干挂瓷砖'), wallTable('干挂瓷砖板'))],
    fail: [c('计为干式的卫生间墙面湿贴瓷砖', 'a finish counted as dry that is tiled in mortar', lining('墙面-干挂瓷砖'), wallTable('瓷砖湿贴', '防水涂膜'))],
    undecided: [c('模型未说明墙面干湿', 'a finish that does not say dry or wet', lining('墙面-1'), wallTable('瓷砖湿贴'))],
  },
  'table-consistent': {
    pass: [c('写明砌筑,各层为砌块', 'masonry made of blocks', partition('内隔墙-100'), table({ wallKind: 'masonry', layers: [{ name: '蒸压加气混凝土砌块' }] }))],
    fail: [c('写明条板,各层为砌块', 'a panel made of blocks', partition('内隔墙-100'), table({ wallKind: 'panel', layers: [{ name: '蒸压加气混凝土砌块' }] }))],
    undecided: [c('写明条板,各层未说明', 'a panel whose layers say nothing', partition('内隔墙-100'), table({ wallKind: 'panel', layers: [{ name: '腻子' }] }))],
  },
  'lines-laid-apart': {
    pass: [c('桥架明敷于室内', 'a tray free in a room', tray(2.4))],
    fail: [c('写为明敷的桥架位于楼板内', 'a tray said to be exposed that lies in a slab', tray(2.9))],
    undecided: [c('未建房间,桥架位置不明', 'a tray where no room is modelled', tray(2.4, false))],
  },
  'piece-weight': {
    pass: [c('墙板轻于吊装能力', 'a panel that the crane lifts', panel(3), CRANE)],
    fail: [c('墙板超过吊装能力', 'a panel that is too heavy', panel(6), CRANE)],
    undecided: [c('未给出吊装能力', 'the capacity of the crane is not stated', panel(6))],
  },
};

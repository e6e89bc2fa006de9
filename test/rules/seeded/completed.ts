/** The tower's members with what the design depth and the detailing rules ask of them, all within the limits: a base without findings of its own. */
import type { ElementOptions, PropertyInput } from '../../../src/ifc-write/index.ts';
import { ELEMENT_SET } from '../../../src/ifc-write/samples/author.ts';
import { withProperties } from './altered-tower.ts';

export const CONCRETE_SET = 'Pset_ConcreteElementGeneral';
/** the office's own set, beside those that the sample writes */
export const OWN_SET = '构件信息';

type Properties = Readonly<Record<string, PropertyInput>>;

/** lengths in mm, as offices write them */
const PIECE: Properties = {
  连接方式: '后浇连接', 接缝宽度: 20, 粗糙面: '结合面全面积', 粗糙面面积比例: 80, 粗糙面凹凸深度: 6, 预埋件: 'M16 螺母 4 个', 预埋件凹入深度: 10,
  吊点: '4 处', 机电预留预埋: '线盒 2 个', 配筋: '见配筋图 PJ-01', 构件重量: 2000, 生产批次: 'P-01', 安装顺序: '12',
};
const WALL: Properties = {
  连接方式: '套筒灌浆', 临时支撑点: '2 处', 装配方向: '内侧', 底部接缝高度: 20, 纵筋直径: 16,
  键槽深度: 20, 键槽宽度: 100, 键槽倾角: 30,
  套筒区水平钢筋间距: 100, 套筒区水平钢筋直径: 8, 加密区超出套筒顶部长度: 300, 第一道水平钢筋距套筒顶: 50, 套筒保护层厚度: 15, 套筒净距: 25,
  端部竖向构造钢筋直径: 12, 端部竖向构造钢筋根数: 2, 端部拉筋直径: 6, 端部拉筋间距: 250, 洞口补强钢筋直径: 12,
};
const BEAM: Properties = { 键槽深度: 30, 键槽宽度: 150, 键槽倾角: 30, 键槽边距: 60 };
const SLAB: Properties = {
  预制底板厚度: 60, 后浇叠合层厚度: 70, 跨度方向: 'X', 受力形式: '双向', 拼缝形式: '整体式', 板底纵筋直径: 8, 板端锚固长度: 100,
  桁架钢筋: '是', 桁架钢筋距板边: 250, 桁架钢筋间距: 600, 弦杆直径: 8, 腹杆直径: 4, 弦杆保护层: 15,
  叠合层双向通长配筋: '是', 叠合层钢筋直径: 8, 叠合层钢筋间距: 200,
};
const FLIGHT: Properties = { 楼梯搁置长度: 100, 楼梯支承方式: '上端固定下端滑动' };
const OF_MEMBER: Readonly<Record<string, Properties>> = { wall: WALL, panel: WALL, beam: BEAM, slab: SLAB, flight: FLIGHT };

export function completed(path: string, options: ElementOptions): ElementOptions {
  const key = path.split('/')[1]!;
  let made = options;
  if (propertyOf(options, CONCRETE_SET, 'StrengthClass') !== undefined) made = withProperties(made, OWN_SET, { 钢筋牌号: 'HRB400' });
  if (propertyOf(options, 'Pset_WallCommon', 'IsExternal') === true) made = withProperties(made, 'Pset_WallCommon', { FireRating: '3.0h', ThermalTransmittance: 0.6 });
  if (!isPiece(options)) return made;
  return withProperties(made, OWN_SET, {
    ...PIECE, 构件编号: key, 构件型号: options.objectType ?? key, 二维码: `QR ${path}`, ...OF_MEMBER[key.split('-')[0]!],
  });
}

export function propertyOf(options: ElementOptions, set: string, name: string): PropertyInput | undefined {
  return (options.psets?.[set] as Properties | undefined)?.[name];
}

function isPiece(options: ElementOptions): boolean {
  return propertyOf(options, CONCRETE_SET, 'ConstructionMethod') === 'Precast' || propertyOf(options, ELEMENT_SET, '预制状态') === '叠合';
}

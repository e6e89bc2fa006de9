/** The words of the property template in the shape that export/ids-from-rules.ts asks for. */
import type { TemplateQuestion, TemplateWords } from '../export/ids-from-rules.ts';
import { ELEMENT_PROPERTIES, ELEMENT_SET } from '../facts/template.ts';

const WALLS = ['IFCWALL', 'IFCWALLSTANDARDCASE'];
const COMPONENTS: readonly (readonly [id: string, words: readonly string[], classes: readonly string[]])[] = [
  ['column', ['柱'], ['IFCCOLUMN']], ['brace', ['支撑'], ['IFCMEMBER', 'IFCBEAM', 'IFCCOLUMN']], ['shear-wall', ['剪力墙', '承重墙'], WALLS],
  ['ductile-wall-panel', ['延性墙板'], WALLS], ['beam', ['梁', '叠合梁', '连梁'], ['IFCBEAM']], ['slab', ['楼板', '叠合板', '板', '屋面板'], ['IFCSLAB']],
  ['stair', ['楼梯'], ['IFCSTAIR', 'IFCSTAIRFLIGHT']], ['balcony', ['阳台', '阳台板'], ['IFCSLAB']], ['ac-slab', ['空调板'], ['IFCSLAB']], ['bay-window', ['凸窗', '飘窗'], WALLS],
  ['roof', ['屋面'], ['IFCROOF', 'IFCSLAB']], ['infill-envelope-wall', ['外围护墙', '外墙'], WALLS], ['partition', ['内隔墙', '隔墙'], WALLS], ['curtain-wall', ['幕墙'], ['IFCCURTAINWALL']],
  ['hung-panel', ['外挂墙板'], WALLS], ['parapet', ['女儿墙'], []],
];

export function templateWords(): TemplateWords {
  const question = (property: string, zh: string, en: string, words: readonly (readonly [string, readonly string[]])[]): TemplateQuestion => ({ property, title: { zh, en }, words: new Map(words) });
  const classes = new Map(COMPONENTS.map(([id, , of]) => [id, of]));
  return {
    set: ELEMENT_SET,
    component: question(ELEMENT_PROPERTIES.component, '构件类别', 'component', COMPONENTS.map(([id, words]) => [id, words])),
    precast: question(ELEMENT_PROPERTIES.precast, '预制状态', 'how it is made', [['precast', ['预制']], ['composite', ['叠合']], ['cast-in-place', ['现浇']]]),
    external: question(ELEMENT_PROPERTIES.position, '内外', 'inside or outside', [['true', ['外']], ['false', ['内']]]),
    loadBearing: question(ELEMENT_PROPERTIES.loadBearing, '承重', 'load-bearing', [['true', ['承重']], ['false', ['非承重']]]),
    wallKind: question(ELEMENT_PROPERTIES.wallBuild, '墙体做法', 'build of the wall', [['panel', ['条板']], ['curtain', ['幕墙']], ['framed', ['轻钢', '木骨架']], ['masonry', ['砌筑']], ['cast-in-place', ['现浇']]]),
    classes: (component) => classes.get(component) ?? [],
  };
}

/**
 * What the design depth of a stage asks a model to state of an element. A property states it, and so does what is modelled as a
 * body inside the piece (domain.md 3.3), or what names and materials say where that is where practice writes it.
 */
import type { ContentKind } from '../../facts/contents.ts';
import { ELEMENT_PROPERTIES, ELEMENT_SET } from '../../model/template.ts';
import { concreteGradeOf, rebarGradeOf, type StatedGrade } from '../../facts/stated-grade.ts';
import { slabName } from '../../facts/slab-names.ts';
import type { Element } from '../../model/model.ts';
import { quantity, type Missing, type Quantity, type Reading } from '../rules/judgement.ts';

/** Any of the concepts; the first is the one that is missing where none is stated. */
const byProperty = (id: string, zh: string, en: string, ...concepts: readonly string[]): Quantity => quantity({
  id, title: { zh, en }, unit: '', subject: 'element', concept: concepts[0]!, also: concepts.slice(1), reads: ['concept'],
  read: ({ concept }, index): readonly Reading[] => [stated(concepts, (one) => concept(index, one))],
});

const byPropertyOrBody = (id: string, zh: string, en: string, bodies: readonly ContentKind[], ...concepts: readonly string[]): Quantity => quantity({
  id, title: { zh, en }, unit: '', subject: 'element', concept: concepts[0]!, also: concepts.slice(1), reads: ['concept', 'contents'],
  read: ({ concept, contents }, index): readonly Reading[] => {
    const reading = stated(concepts, (one) => concept(index, one));
    const inside = contents(index);
    const found = bodies.flatMap((kind) => inside.get(kind) ?? []);
    return [reading.value === null && found.length > 0 ? { value: `× ${found.length}`, basis: 'contents', others: found } : reading];
  },
});

/** Of concrete alone: steel and masonry have no such grade. */
const gradeOf = (id: string, zh: string, en: string, concept: string, elsewhere: (element: Element) => StatedGrade | null): Quantity => quantity({
  id, title: { zh, en }, unit: '', subject: 'element', concept, reads: ['concept', 'element', 'roles'],
  read: ({ concept: read, element, roles }, index): readonly Reading[] => {
    if (roles(index).precast === 'not-applicable') return [];
    const reading = stated([concept], (one) => read(index, one));
    const grade = reading.value === null ? elsewhere(element(index)) : null;
    return [grade === null ? reading : { value: grade.grade, basis: grade.where }];
  },
});

/** Of composite slabs: names say 60+70, and so do the numbers of the atlas. */
const layerOf = (id: string, zh: string, en: string, concept: string, layer: 'base' | 'topping'): Quantity => quantity({
  id, title: { zh, en }, unit: 'm', subject: 'element', concept, reads: ['concept', 'element'],
  read: ({ concept: read, element }, index): readonly Reading[] => {
    const reading = stated([concept], (one) => read(index, one));
    const name = reading.value === null ? slabName(element(index)) : null;
    const named = name?.[layer] ?? null;
    return [named === null ? reading : { value: [named, named], basis: `name "${name!.text}"` }];
  },
});

function stated(concepts: readonly string[], read: (concept: string) => { readonly value: string | number | boolean; readonly where: string } | null): Reading {
  for (const concept of concepts) {
    const found = read(concept);
    if (found !== null) return { value: typeof found.value === 'number' ? [found.value, found.value] : found.value, basis: found.where };
  }
  return { value: null };
}

const template = (name: keyof typeof ELEMENT_PROPERTIES): readonly string[] => [`${ELEMENT_SET}.${ELEMENT_PROPERTIES[name]}`];
const role = (id: string): readonly Missing[] => [{ kind: 'role', id }];

/** Code numbers of the atlases say that a panel has an opening: WQC windows, WQM and NQM doors (15G365-1, -2). */
const WITH_OPENING = /(^|[^A-Z])(WQC[12A]|WQCA|WQM|NQM\d?)-?\d/iu;
/** A panel whose body fills less of its box has a hole in it: windows and doors take far more. */
const FULL = 0.98;

export const STATED_ATTRIBUTES: readonly Quantity[] = [
  quantity({
    id: 'precast-told-apart', title: { zh: '预制/现浇', en: 'precast or cast in place' }, unit: '', subject: 'element', names: template('precast'), reads: ['roles'],
    read: ({ roles }, index): readonly Reading[] => {
      const { precast } = roles(index);
      if (precast === 'not-applicable') return [];
      return [precast === 'unknown' || precast === 'conflict' ? { value: null, missing: role('precast') } : { value: precast }];
    },
  }),
  quantity({
    id: 'component-told', title: { zh: '构件类别', en: 'kind of component' }, unit: '', subject: 'element', names: template('component'), reads: ['roles'],
    read: ({ roles }, index): readonly Reading[] => {
      const { component, precast } = roles(index);
      // what may not even be concrete is no piece
      if (component === 'unknown' && (precast === 'unknown' || precast === 'not-applicable')) return [];
      return [component === 'unknown' || component === 'wall' ? { value: null, missing: role('component') } : { value: component }];
    },
  }),
  quantity({
    id: 'size-and-storey', title: { zh: '截面尺寸与所在楼层', en: 'section and storey' }, unit: '', subject: 'element', reads: ['geometry', 'element', 'level'],
    read: ({ geometry, element, level }, index): readonly Reading[] => {
      const body = geometry(index);
      const { storey } = element(index);
      if (storey === null) return [{ value: null, missing: [{ kind: 'declaration', id: 'storey' }] }];
      if (body === null || body.bbox === null || body.thickness === null) return [{ value: null, missing: [{ kind: 'geometry', id: 'size' }] }];
      return [{ value: level(index)?.name ?? String(storey), basis: 'geometry' }];
    },
  }),
  byProperty('stated-mark', '构件编号', 'piece mark', 'piece-mark'),
  byProperty('stated-type', '构件型号', 'type designation', 'type-designation', 'atlas-number'),
  gradeOf('stated-concrete', '混凝土强度等级', 'concrete strength class', 'strength-class', concreteGradeOf),
  gradeOf('stated-rebar-grade', '钢筋牌号', 'reinforcement grade', 'rebar-grade', rebarGradeOf),
  layerOf('stated-precast-layer', '预制底板厚度', 'thickness of the precast layer', 'precast-thickness', 'base'),
  layerOf('stated-topping', '后浇叠合层厚度', 'topping thickness', 'topping-thickness', 'topping'),
  byPropertyOrBody('stated-connection', '连接方式', 'connection type', ['sleeve'], 'bar-connection'),
  byProperty('stated-joint-width', '接缝宽度', 'joint width', 'joint-width'),
  byProperty('stated-joint-face', '粗糙面或键槽', 'rough surface or shear key', 'rough-surface', 'shear-key-detail'),
  byPropertyOrBody('stated-embedded', '预埋件', 'embedded parts', ['part', 'sleeve', 'lifting', 'bracing', 'box'], 'embedded-parts'),
  byPropertyOrBody('stated-services', '机电预留预埋', 'embedded boxes and conduits', ['box', 'line'], 'mep-boxes', 'reserved-openings'),
  byPropertyOrBody('stated-lifting', '吊点', 'lifting points', ['lifting'], 'lifting-points'),
  byPropertyOrBody('stated-bracing', '临时支撑点', 'temporary bracing points', ['bracing'], 'bracing-points'),
  byPropertyOrBody('stated-reinforcement', '配筋', 'reinforcement', ['rebar'], 'reinforcement'),
  quantity({
    id: 'stated-weight', title: { zh: '重量或体积', en: 'weight or volume' }, unit: '', subject: 'element', concept: 'piece-weight', also: ['piece-volume'], reads: ['concept', 'element', 'geometry'],
    read: ({ concept, element, geometry }, index): readonly Reading[] => {
      const reading = stated(['piece-weight', 'piece-volume'], (one) => concept(index, one));
      if (reading.value !== null) return [reading];
      const set = element(index).quantitySets.flatMap((q) => q.quantities.map((one) => ({ ...one, set: q.name }))).find((q) => q.kind === 'weight' || q.kind === 'volume');
      if (set !== undefined) return [{ value: [set.value, set.value], basis: `${set.set}.${set.name}` }];
      // a closed body shows its volume, and with it its weight
      const volume = geometry(index)?.volume ?? null;
      return [volume === null ? { value: null } : { value: [volume, volume], basis: 'geometry' }];
    },
  }),
  byProperty('stated-fire-rating', '耐火极限', 'fire rating', 'fire-rating'),
  byProperty('stated-thermal', '传热系数', 'thermal transmittance', 'thermal-transmittance'),
  byProperty('stated-lot', '生产批次', 'production lot', 'production-lot'),
  byProperty('stated-trace-code', '二维码/RFID', 'QR code or RFID', 'trace-code'),
  byProperty('stated-order', '安装顺序', 'installation order', 'installation-order'),
  byProperty('stated-direction', '板跨度方向', 'span direction', 'span-direction', 'assembly-direction'),
  byProperty('stated-assembly-direction', '装配方向', 'assembly direction', 'assembly-direction'),
  quantity({
    id: 'stated-soffit', title: { zh: '底标高', en: 'soffit level' }, unit: 'm', subject: 'element', concept: 'soffit-level', reads: ['concept', 'element', 'geometry'],
    read: ({ concept, element, geometry }, index): readonly Reading[] => {
      const reading = stated(['soffit-level'], (one) => concept(index, one));
      if (reading.value !== null) return [reading];
      // a level is one above something: without a storey a body hangs at no level
      const box = geometry(index)?.bbox ?? null;
      return [box === null || element(index).storey === null ? { value: null } : { value: [box[2], box[2]], basis: 'geometry' }];
    },
  }),
  quantity({
    id: 'modelled-opening', title: { zh: '墙板洞口', en: 'opening of a panel' }, unit: '', subject: 'element', reads: ['element', 'geometry'],
    read: ({ element, geometry }, index): readonly Reading[] => {
      const one = element(index);
      if (![one.type?.name ?? '', one.objectType, one.name].some((text) => WITH_OPENING.test(text))) return [];
      if (one.openings > 0) return [{ value: true, basis: 'openings' }];
      const body = geometry(index);
      if (body === null || body.volume === null || body.length === null || body.thickness === null || body.height === null) {
        return [{ value: null, missing: [{ kind: 'geometry', id: 'volume' }] }];
      }
      return [body.volume < FULL * body.length * body.thickness * body.height ? { value: true, basis: 'geometry' } : { value: null }];
    },
  }),
];

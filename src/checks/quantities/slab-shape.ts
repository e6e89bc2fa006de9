/** How slabs span, and what they are made as. */
import { booleanWord } from '../../facts/said-words.ts';
import { slabName, type SlabName } from '../../facts/slab-names.ts';
import { quantity, type Quantity, type Reading } from '../rules/judgement.ts';

/** Yes by a property or by the name; no by a property alone. `rare`: what says nothing of it is not asked. */
const said = (id: string, zh: string, en: string, of: (name: SlabName) => boolean, rare = false): Quantity => quantity({
  id, title: { zh, en }, unit: '', subject: 'element', concept: id, reads: ['concept', 'element'],
  read: ({ concept, element }, index): readonly Reading[] => {
    const stated = concept(index, id);
    if (stated !== null) {
      const word = typeof stated.value === 'boolean' ? stated.value : booleanWord(stated.value);
      // a property that names a make of girder says that there is one
      return [{ value: word ?? true, basis: stated.where }];
    }
    if (of(slabName(element(index)))) return [{ value: true, basis: 'name' }];
    return rare ? [] : [{ value: null, missing: [{ kind: 'concept', id }] }];
  },
});

const WAYS = { one: '单向', two: '双向' } as const;

export const SLAB_SHAPE: readonly Quantity[] = [
  quantity({
    id: 'slab-span', title: { zh: '板跨度', en: 'span of the slab' }, unit: 'm', subject: 'element', concept: 'slab-span', reads: ['concept', 'slabSpan'],
    read: ({ concept, slabSpan }, index): readonly Reading[] => {
      const stated = concept(index, 'slab-span');
      if (typeof stated?.value === 'number') return [{ value: [stated.value, stated.value], basis: stated.where }];
      const { span } = slabSpan(index);
      const missing = [{ kind: 'concept', id: 'slab-span' }] as const;
      return [span === null ? { value: null, missing } : { value: span, basis: 'geometry', ...(span[0] < span[1] ? { missing } : {}) }];
    },
  }),
  quantity({
    id: 'slab-short-span', title: { zh: '板短向跨度', en: 'shorter span of the panel' }, unit: 'm', subject: 'element', concept: 'slab-span', reads: ['slabSpan'],
    read: ({ slabSpan }, index): readonly Reading[] => {
      const { sides, panel } = slabSpan(index);
      return [sides === null ? { value: null, missing: [{ kind: 'geometry', id: 'panel' }] } : { value: [sides[0], sides[0]], basis: 'geometry', others: panel }];
    },
  }),
  quantity({
    id: 'slab-aspect', title: { zh: '板长宽比', en: 'longer side of the panel by its shorter side' }, unit: '1', subject: 'element', reads: ['slabSpan'],
    read: ({ slabSpan }, index): readonly Reading[] => {
      const { sides, panel } = slabSpan(index);
      // plates of one panel share one reading
      if (panel[0] !== index) return [];
      if (sides === null) return [{ value: null, missing: [{ kind: 'geometry', id: 'panel' }] }];
      const ratio = sides[1] / sides[0];
      return [{ value: [ratio, ratio], basis: 'geometry', others: panel.slice(1) }];
    },
  }),
  quantity({
    id: 'slab-way', title: { zh: '单向板或双向板', en: 'one-way or two-way slab' }, unit: '', subject: 'element', concept: 'slab-way',
    reads: ['concept', 'element', 'slabJoints'],
    read: ({ concept, element, slabJoints }, index): readonly Reading[] => {
      const stated = concept(index, 'slab-way');
      if (typeof stated?.value === 'string') {
        const [one, two] = [/单向|one/iu.test(stated.value), /双向|two/iu.test(stated.value)];
        if (one !== two) return [{ value: WAYS[one ? 'one' : 'two'], basis: stated.where }];
      }
      const way = slabName(element(index)).way ?? slabJoints(index).find((joint) => joint.way !== null)?.way ?? null;
      return [way === null ? { value: null, missing: [{ kind: 'concept', id: 'slab-way' }] } : { value: WAYS[way], basis: 'name' }];
    },
  }),
  said('truss-bars', '桁架钢筋', 'lattice girders in the slab', (name) => name.truss),
  said('prestressed', '预应力', 'prestressed', (name) => name.prestressed),
  said('hollow-slab', '空心板', 'hollow slab', (name) => name.hollow),
  said('cantilever', '悬挑', 'cantilever', (name) => name.cantilever, true),
  quantity({
    id: 'plate-strip-width', title: { zh: '板间后浇带宽度', en: 'width of the strip between plates' }, unit: 'm', subject: 'element', reads: ['concept', 'slabJoints'],
    read: ({ concept, slabJoints }, index): readonly Reading[] => {
      const kind = concept(index, 'slab-joint');
      // closed and separate joints are no strips of 6.6.6
      if (typeof kind?.value === 'string' && /密拼|密缝|分离|closed|separate/iu.test(kind.value)) return [];
      return slabJoints(index).map(({ width, others, sure }): Reading => sure
        ? { value: [width, width], others: others.filter((other) => other !== index), basis: 'geometry' }
        : { value: null, others: others.filter((other) => other !== index), missing: [{ kind: 'role', id: 'precast' }] });
    },
  }),
  quantity({
    id: 'main-roof', title: { zh: '屋面层', en: 'floor of the main roof' }, unit: '', subject: 'element', reads: ['onMainRoof'],
    read: ({ onMainRoof }, index): readonly Reading[] => {
      const roof = onMainRoof(index);
      if (roof === false) return [];
      return [roof === null ? { value: null, missing: [{ kind: 'geometry', id: 'storey' }] } : { value: true }];
    },
  }),
  quantity({
    id: 'made', title: { zh: '预制、叠合或现浇', en: 'precast, composite or cast in place' }, unit: '', subject: 'element', reads: ['roles'],
    read: ({ roles }, index): readonly Reading[] => {
      const { precast } = roles(index);
      if (precast === 'not-applicable') return [];
      return [precast === 'unknown' || precast === 'conflict' ? { value: null, missing: [{ kind: 'role', id: 'precast' }] } : { value: precast }];
    },
  }),
];

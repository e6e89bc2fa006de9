/** What a member's concrete and its bars are of. */
import { says } from '../../facts/member-kind.ts';
import { quantity, type Quantity } from '../rules/judgement.ts';

const PRESTRESSED = /(?<![非不未])预应力|pre-?stress|post-?tension/iu;
const COMPOSITE = /钢管混凝土|型钢混凝土|钢骨混凝土|钢板混凝土|组合(柱|梁|楼板)|\b(CFT|SRC)\b|concrete-(filled|encased)/iu;
const LOOP = /吊环|lifting-(loop|eye)/iu;

export const CONCRETE: readonly Quantity[] = [
  quantity({
    id: 'concrete-grade', title: { zh: '混凝土强度等级', en: 'concrete strength class' }, unit: 'MPa', subject: 'element', concept: 'strength-class',
    reads: ['concreteGrade', 'ofConcrete'],
    read: ({ concreteGrade, ofConcrete }, index) => {
      if (!ofConcrete(index)) return [];
      const grade = concreteGrade(index);
      const missing = [{ kind: 'concept', id: 'strength-class' }] as const;
      if (grade === null) return [{ value: null, missing }];
      return [{ value: grade.value, basis: grade.where, ...(grade.differs ? { missing } : {}) }];
    },
  }),
  quantity({
    // a word or a property says so; what says nothing is not prestressed
    id: 'said-prestressed', title: { zh: '预应力构件', en: 'prestressed' }, unit: '', subject: 'element', concept: 'prestressed',
    reads: ['concept', 'element'],
    read: ({ concept, element }, index) => {
      const stated = concept(index, 'prestressed');
      if (stated !== null) return [{ value: stated.value === true, basis: stated.where }];
      const one = element(index);
      return says(one, PRESTRESSED) || one.materials.some(({ name }) => PRESTRESSED.test(name)) ? [{ value: true, basis: 'name' }] : [];
    },
  }),
  quantity({
    id: 'steel-concrete', title: { zh: '钢-混凝土组合构件', en: 'steel-concrete composite member' }, unit: '', subject: 'element',
    reads: ['element'],
    read: ({ element }, index) => {
      const one = element(index);
      return says(one, COMPOSITE) || one.materials.some(({ name }) => COMPOSITE.test(name)) ? [{ value: true, basis: 'name' }] : [];
    },
  }),
  quantity({
    id: 'bar-strength', title: { zh: '钢筋强度级别', en: 'strength of the bars' }, unit: 'MPa', subject: 'element', concept: 'bar-grade',
    reads: ['concept'],
    read: ({ concept }, index) => {
      const stated = concept(index, 'bar-grade');
      const number = /(?:HRBF?|HPB|RRB|CRB|HTRB?|^)(\d{3,4})E?/iu.exec(String(stated?.value ?? ''))?.[1];
      if (number === undefined) return [{ value: null, missing: [{ kind: 'concept', id: 'bar-grade' }] }];
      return [{ value: [Number(number), Number(number)], basis: stated!.where }];
    },
  }),
  quantity({
    id: 'grouted-sleeve', title: { zh: '套筒灌浆连接', en: 'grouted sleeves' }, unit: '', subject: 'element', concept: 'bar-connection',
    reads: ['barConnection'],
    read: ({ barConnection }, index) => {
      const found = barConnection(index);
      return [found === null ? { value: null, missing: [{ kind: 'concept', id: 'bar-connection' }] } : { value: found.kind === 'sleeve', basis: found.where }];
    },
  }),
  quantity({
    id: 'loop-steel', title: { zh: '吊环钢材', en: 'steel of the lifting loop' }, unit: '', subject: 'element', concept: 'lifting-loop-steel',
    reads: ['concept', 'element'],
    read: ({ concept, element }, index) => {
      const one = element(index);
      if (!says(one, LOOP)) return [];
      const stated = concept(index, 'lifting-loop-steel');
      const grades = (text: string): string | null => /(?:H[PR]BF?\d{3}E?|CRB\d{3,4}|Q\d{3}[A-E]?)/iu.exec(text.normalize('NFKC').slice(0, 256))?.[0]?.toUpperCase() ?? null;
      if (stated !== null) return [{ value: grades(String(stated.value)) ?? String(stated.value), basis: stated.where }];
      const text = [...one.materials.map(({ name }) => name), one.objectType, one.name].map(grades).find((grade) => grade !== null);
      return [text === undefined ? { value: null, missing: [{ kind: 'concept', id: 'lifting-loop-steel' }] } : { value: text, basis: 'material' }];
    },
  }),
];

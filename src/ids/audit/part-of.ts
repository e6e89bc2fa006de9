/** The partOf facet: a relation of IDS, a whole that the relation can have. */
import { listed, shown } from '../finding.ts';
import { RELATIONS, type PartOfFacet } from '../ids.ts';
import { relationSides } from '../schema/schema.ts';
import { both, isEmpty, namesOf, subclassesOf } from './class-set.ts';
import { auditEntity } from './entity.ts';
import { WRONG, type Outcome, type Site } from './site.ts';

export function auditPartOf(facet: PartOfFacet, site: Site): Outcome {
  const { version, report: { add }, required } = site;
  const { entity, relation, line } = facet;
  const whole = auditEntity(entity, { ...site, scope: null });
  const relations = relation === undefined ? RELATIONS : RELATIONS.filter((one) => one === relation);
  // a relation that is none is a fault of the schema already
  if (!whole.valid || relations.length === 0) return WRONG;
  const sides = relations.flatMap((one) => relationSides(version, one) ?? []);
  const wholes = subclassesOf(version, sides.map((one) => one.whole));
  if (required && isEmpty(both(whole.classes, wholes))) {
    const names = listed(namesOf(version, whole.classes), 3);
    const of = [...new Set(sides.map((one) => one.whole))];
    const zh = relation === undefined ? `${names} 不能是任何关系的整体` : `${names} 不能是 ${shown(relation)} 的整体，应为 ${listed(of)} 或其子类`;
    const en = relation === undefined ? `${names} can be the whole of no relation` : `${names} can be no whole of ${shown(relation)}: ${listed(of)} and its subclasses are`;
    add(version, { code: 201, name: 'part-of-whole', line, zh, en });
    return WRONG;
  }
  return { valid: true, classes: subclassesOf(version, sides.map((one) => one.part)) };
}

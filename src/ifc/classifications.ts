/** IfcRelAssociatesClassification.RelatingClassification up to its system, in all three schemas. */
import { refId, refIds, textOf } from './step-args.ts';
import type { Records } from './records.ts';
import type { ClassificationReference } from '../model/model.ts';

export interface ClassificationReader {
  of(id: number): readonly ClassificationReference[];
}

/** References nest by ReferencedSource (IFC4); a cycle or a deeper chain ends here. */
const MAX_DEPTH = 32;

export function createClassificationReader(records: Records): ClassificationReader {
  const cache = new Map<number, readonly ClassificationReference[]>();

  function systemOf(id: number): string {
    let at = id;
    for (let depth = 0; depth < MAX_DEPTH; depth++) {
      const record = records.get(at);
      if (record === null) return '';
      if (record.class === 'IFCCLASSIFICATION') return textOf(records.attribute(record, 'Name'));
      at = refId(records.attribute(record, 'ReferencedSource') ?? records.attribute(record, 'ItemOf'));
    }
    return '';
  }

  function build(id: number): readonly ClassificationReference[] {
    const record = records.get(id);
    if (record === null) return [];
    switch (record.class) {
      case 'IFCCLASSIFICATIONREFERENCE': {
        const identification = textOf(records.attribute(record, 'Identification') ?? records.attribute(record, 'ItemReference'));
        return [{ system: systemOf(id), identification, name: textOf(records.attribute(record, 'Name')) }];
      }
      case 'IFCCLASSIFICATION':
        return [{ system: textOf(records.attribute(record, 'Name')), identification: '', name: '' }];
      case 'IFCCLASSIFICATIONNOTATION': {
        const facets = refIds(record.values[0]).map((facet) => textOf(records.get(facet)?.values[0]));
        return [{ system: '', identification: facets.join(''), name: '' }];
      }
      default:
        return [];
    }
  }

  return {
    of(id) {
      let list = cache.get(id);
      if (list === undefined) {
        list = build(id);
        cache.set(id, list);
      }
      return list;
    },
  };
}

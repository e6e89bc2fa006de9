/** Relations gathered while elements are added and written once each, so that 10,000 walls of one type need one record. */
import type { Records, Ref, StepValue } from './step.ts';

export interface Relations {
  /** `relating` has `related`; `make` writes the record when the file is finished */
  readonly relate: (type: string, relating: Ref, related: Ref) => void;
  readonly flush: () => void;
}

/** Where the two ends stand after the four attributes of IfcRoot. */
const RELATED_FIRST: ReadonlySet<string> = new Set([
  'IfcRelContainedInSpatialStructure',
  'IfcRelDefinesByProperties',
  'IfcRelDefinesByType',
  'IfcRelAssociatesMaterial',
  'IfcRelAssociatesClassification',
]);

export function createRelations(records: Records, root: (key: string) => readonly StepValue[]): Relations {
  const groups = new Map<string, { readonly type: string; readonly relating: Ref; readonly related: Ref[] }>();
  return {
    relate: (type, relating, related) => {
      const key = `${type}/${relating.ref}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { type, relating, related: [related] });
      else group.related.push(related);
    },
    flush: () => {
      for (const [key, { type, relating, related }] of groups) {
        const head = root(`rel/${key}`);
        if (type === 'IfcRelAssignsToGroup') records.add(type, ...head, related, null, relating);
        else if (RELATED_FIRST.has(type)) records.add(type, ...head, related, relating);
        else records.add(type, ...head, relating, related);
      }
      groups.clear();
    },
  };
}

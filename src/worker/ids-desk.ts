/** What the IDS worker answers: wiring of writer, audit, schema names and patterns. */
import { auditIds } from '../ids/audit/audit.ts';
import { compilePattern } from '../ids/pattern.ts';
import { placeOf, WHOLE } from '../ids/place.ts';
import { writeIds } from '../ids/write.ts';
import type { IdsDesk } from './ids-api.ts';
import { baseFor, namesFor } from './ids-names.ts';

export function idsDesk(): IdsDesk {
  return {
    audit: async (bytes) => auditIds(bytes),
    async draft(ids) {
      const text = writeIds(ids);
      const { ids: read, findings } = auditIds(new TextEncoder().encode(text));
      return { text, findings, places: findings.map(({ line }) => (read === null ? WHOLE : placeOf(read, line))) };
    },
    words: async (query) => namesFor(query),
    base: async (query) => baseFor(query),
    async matches(patterns, text) {
      const compiled = patterns.map(compilePattern);
      for (const one of compiled) if (typeof one !== 'function') return { says: 'broken', why: one.error };
      return { says: compiled.some((one) => typeof one === 'function' && one(text)) ? 'yes' : 'no' };
    },
  };
}

/** The audit of an .ids file: what its schema refuses, and what the schemas of IFC and the rules of IDS 1.0 do. */
import { capped } from '../finding.ts';
import type { AuditFinding, Ids } from '../ids.ts';
import { readIdsFile } from '../read.ts';
import { auditDocument } from './document.ts';
import { names } from './names.ts';
import { auditSpecification } from './specification.ts';

/**
 * The Ids as far as it can be read, and what is wrong with it, in the order of the file: an IDS without findings is
 * valid. Codes are those of buildingSMART's IDS-Audit-tool (ErrorCodes.md), whose rules these are; lines 1-based. Never
 * throws on what the bytes say; at most a thousand findings.
 */
export function auditIds(bytes: Uint8Array): { readonly ids: Ids | null; readonly findings: readonly AuditFinding[] } {
  const { ids, faults, root } = readIdsFile(bytes);
  const findings = [...faults];
  if (root !== null && root.name === 'ids') findings.push(...auditDocument(root));
  // a missing element reads as an empty name: that has been said
  const missing = new Set(faults.filter(({ name }) => name === 'xsd-missing-element').map(({ line }) => line));
  const tried = names();
  for (const specification of ids?.specifications ?? []) {
    findings.push(...auditSpecification(specification, tried).filter(({ name, line }) => !(missing.has(line) && (name === 'name-empty' || name === 'classification-system-empty' || name === 'applicability-empty'))));
  }
  return { ids, findings: capped(findings) };
}

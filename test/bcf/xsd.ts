/** The published schemas of BCF as a judge, by libxml2: nothing is fetched, what they include comes from the corpus. */
import { readFileSync } from 'node:fs';
import { XmlBufferInputProvider, XmlDocument, xmlRegisterInputProvider, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { unzipSync } from 'fflate';
import { corpusPath } from '../corpus.ts';

export type Judge = (zip: Uint8Array) => readonly string[];

/** Which schema is for which member. */
const SCHEMAS = {
  '2.1': [[/^bcf\.version$/, 'version.xsd'], [/^project\.bcfp$/, 'project.xsd'], [/\/markup\.bcf$/, 'markup.xsd'], [/\.bcfv$/, 'visinfo.xsd']],
  '3.0': [
    [/^bcf\.version$/, 'version.xsd'], [/^project\.bcfp$/, 'project.xsd'], [/\/markup\.bcf$/, 'markup.xsd'], [/\.bcfv$/, 'visinfo.xsd'],
    [/^extensions\.xml$/, 'extensions.xsd'], [/^documents\.xml$/, 'documents.xsd'],
  ],
} as const;

/** What the schemas of a version have against an archive's members; null where the corpus is absent. */
export function judge(version: '2.1' | '3.0'): Judge | null {
  const folder = corpusPath(`bcf/schemas/${version}`);
  if (folder === null) return null;
  const base = `bcf:///${version}/`;
  const included = version === '3.0' ? ['shared-types.xsd'] : ['markup.xsd'];
  const published = (name: string): Uint8Array => {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    // markup.xsd of 2.1 lacks the SnippetType that its own sample of an extension schema redefines
    return Buffer.from(version === '2.1' ? text.replace('</xs:schema>', '<xs:simpleType name="SnippetType"><xs:restriction base="xs:string"/></xs:simpleType></xs:schema>') : text);
  };
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(included.map((name) => [base + name, published(name)]))));
  const validators = new Map<string, XsdValidator>();
  const validatorOf = (name: string): XsdValidator => {
    let found = validators.get(name);
    if (found === undefined) {
      const document = XmlDocument.fromBuffer(readFileSync(`${folder}/${name}`), { url: base + name });
      validators.set(name, (found = XsdValidator.fromDoc(document)));
    }
    return found;
  };
  const faultsOf = (member: string, bytes: Uint8Array, validator: XsdValidator): readonly string[] => {
    let document: XmlDocument;
    try {
      document = XmlDocument.fromBuffer(bytes);
    } catch (error) {
      return [`${member}: ${String(error)}`];
    }
    try {
      validator.validate(document);
      return [];
    } catch (error) {
      if (error instanceof XmlValidateError) return error.details.map(({ line, message }) => `${member}:${line}: ${message.trim()}`);
      throw error;
    } finally {
      document.dispose();
    }
  };
  return (zip) => {
    const faults: string[] = [];
    let judged = 0;
    for (const [member, bytes] of Object.entries(unzipSync(zip))) {
      const schema = SCHEMAS[version].find(([test]) => test.test(member))?.[1];
      if (schema !== undefined) {
        judged++;
        faults.push(...faultsOf(member, bytes, validatorOf(schema)));
      }
      // 2.1 has its extensions as a schema: it must be one
      if (version === '2.1' && member === 'extensions.xsd') {
        const document = XmlDocument.fromBuffer(bytes, { url: base + member });
        try {
          XsdValidator.fromDoc(document).dispose();
        } catch (error) {
          faults.push(`${member}: ${String(error)}`);
        } finally {
          document.dispose();
        }
      }
    }
    return judged === 0 ? ['nothing to judge'] : faults;
  };
}

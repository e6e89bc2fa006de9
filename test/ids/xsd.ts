/** The published schema of IDS 1.0 as a judge, by libxml2: nothing is fetched, what it imports comes from the corpus. */
import { readFileSync } from 'node:fs';
import { XmlBufferInputProvider, XmlDocument, xmlRegisterInputProvider, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { corpusPath } from '../corpus.ts';

// libxml2 knows its attributes by itself
const XSI = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2001/XMLSchema-instance"/>';

export interface Judge {
  /** what it has against the document; empty for a valid one */
  readonly faults: (bytes: Uint8Array) => readonly string[];
}

/** null where the corpus is absent */
export function judge(schema: 'ids.xsd' | 'ids097.xsd' = 'ids.xsd'): Judge | null {
  const path = corpusPath(`ids/schema/${schema}`);
  const xml = corpusPath('ids/schema/xml.xsd');
  const xsd = corpusPath('ids/schema/xsdschema.xsd');
  if (path === null || xml === null || xsd === null) return null;
  xmlRegisterInputProvider(
    new XmlBufferInputProvider({
      'http://www.w3.org/2001/xml.xsd': readFileSync(xml),
      'http://www.w3.org/2001/XMLSchema.xsd': readFileSync(xsd),
      'http://www.w3.org/2001/XMLSchema-instance': new TextEncoder().encode(XSI),
    }),
  );
  const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(path)));
  return {
    faults: (bytes) => {
      let document: XmlDocument;
      try {
        document = XmlDocument.fromBuffer(bytes);
      } catch (error) {
        return [String(error)];
      }
      try {
        validator.validate(document);
        return [];
      } catch (error) {
        if (error instanceof XmlValidateError) return error.details.map(({ line, message }) => `${line}: ${message.trim()}`);
        throw error;
      } finally {
        document.dispose();
      }
    },
  };
}

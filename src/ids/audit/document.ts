/** What the schema leaves open and Ids does not keep: where the schema lies, how often a specification may apply. */
import { attributeOf, elementsOf, type XmlElement } from '../../xml.ts';
import { finding, shown } from '../finding.ts';
import { IDS_NAMESPACE, type AuditFinding } from '../ids.ts';
import { collapse, isNonNegativeInteger } from '../lexical.ts';
import { XSI_NAMESPACE } from '../namespaces.ts';
import { IDS_SCHEMA_LOCATION } from '../write.ts';

const LOCATION = /^https?:\/\/standards\.buildingsmart\.org\/IDS\/(?:1\.0|0\.9\.7)\/ids\.xsd$/i;

export function auditDocument(root: XmlElement): readonly AuditFinding[] {
  return [...schemaLocation(root), ...named(root, 'specifications').flatMap((all) => named(all, 'specification').flatMap((one) => named(one, 'applicability').flatMap(occurrences)))];
}

const named = (element: XmlElement, name: string): readonly XmlElement[] => elementsOf(element).filter((child) => child.name === name);

/** The version of IDS is said by the location of its schema alone. */
function schemaLocation(root: XmlElement): readonly AuditFinding[] {
  const written = attributeOf(root, 'schemaLocation', XSI_NAMESPACE);
  const pairs = collapse(written ?? '').split(' ');
  const at = pairs.findIndex((one, i) => i % 2 === 0 && one === IDS_NAMESPACE);
  const location = at < 0 ? undefined : pairs[at + 1];
  if (location !== undefined && LOCATION.test(location)) return [];
  const zh = written === null ? '没有 xsi:schemaLocation，不知是哪一版 IDS' : `xsi:schemaLocation“${shown(written)}”不是 IDS 1.0 的位置`;
  const en = written === null ? 'there is no xsi:schemaLocation to say which version of IDS this is' : `the xsi:schemaLocation '${shown(written)}' is not that of IDS 1.0`;
  return [finding(108, 'schema-location', root.line, `${zh}，应为 ${IDS_NAMESPACE} ${IDS_SCHEMA_LOCATION}`, `${en}; it is ${IDS_NAMESPACE} ${IDS_SCHEMA_LOCATION}`)];
}

/** XML Schema takes any numbers; IDS has required (1, unbounded), optional (0, unbounded) and prohibited (0, 0). */
function occurrences(applicability: XmlElement): readonly AuditFinding[] {
  const least = collapse(attributeOf(applicability, 'minOccurs') ?? '1');
  const most = collapse(attributeOf(applicability, 'maxOccurs') ?? '1');
  // what is no number is a fault of the schema already
  if (!isNonNegativeInteger(least) || (most !== 'unbounded' && !isNonNegativeInteger(most))) return [];
  const min = Number(least);
  const max = most === 'unbounded' ? Infinity : Number(most);
  if (min <= 1 && max >= min && (max === 0 || max === Infinity)) return [];
  return [
    finding(
      301,
      'occurrence',
      applicability.line,
      `minOccurs=${shown(least)}、maxOccurs=${shown(most)} 不是 IDS 可用的组合：必需 1、unbounded，可选 0、unbounded，禁止 0、0`,
      `minOccurs=${shown(least)} with maxOccurs=${shown(most)} is none of those that IDS has: required 1 and unbounded, optional 0 and unbounded, prohibited 0 and 0`,
    ),
  ];
}

/** The audit against buildingSMART's own: the official cases and the files of the IDS-Audit-tool, with what its tests expect of each. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditIds } from '../../../src/ids/audit/audit.ts';
import { corpusPath } from '../../corpus.ts';

const folder = corpusPath('ids');
const skipped = folder === null ? ' (skipped: no corpus)' : '';

const filesOf = (path: string): readonly string[] => {
  const at = corpusPath(path);
  return at === null ? [] : readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ids')).sort().map((name) => join(at, name));
};
const cases = (files: readonly string[]): readonly (readonly [string, string])[] => files.map((path) => [relative(folder ?? '', path), path]);
const foundIn = (path: string): readonly string[] => auditIds(readFileSync(path)).findings.map(({ line, code, name, text }) => `${line} ${code} ${name}: ${text.en}`);

describe.skipIf(folder === null)(`official cases${skipped}`, () => {
  const official = filesOf('ids/official-latest');
  const invalid = official.filter((path) => basename(path).startsWith('invalid-'));
  const valid = official.filter((path) => /^(?:pass|fail)-/.test(basename(path)));

  test('all of them', () => expect(invalid.length + valid.length).toBe(318));

  test.each(cases(invalid))('flagged: %s', (_, path) => {
    const { findings } = auditIds(readFileSync(path));
    expect(findings).not.toEqual([]);
    for (const { line, text } of findings) {
      expect(line).toBeGreaterThan(1);
      expect(text.zh).not.toBe('');
    }
  });

  test.each(cases(valid))('not flagged: %s', (_, path) => {
    expect(foundIn(path)).toEqual([]);
  });
});

/**
 * Codes that the tool's own tests expect, as far as its source says which (AuditTests.cs and IssueTests.cs give the
 * number of errors; the sources of its nodes which ones). An empty list: valid.
 */
const EXPECTED: Readonly<Record<string, readonly number[]>> = {
  'InvalidFiles/BadRichFile.ids': [305],
  'InvalidFiles/EntityImpossible.ids': [201],
  'InvalidFiles/InvalidApplicability.ids': [101, 306],
  'InvalidFiles/InvalidAttributeCardinality.ids': [202],
  'InvalidFiles/InvalidAttributeForClass.ids': [201],
  'InvalidFiles/InvalidAttributeNames.ids': [103],
  'InvalidFiles/InvalidAttributeTypes.ids': [103, 303, 305],
  'InvalidFiles/InvalidClassification.ids': [106],
  'InvalidFiles/InvalidClassificationImplication.ids': [201],
  'InvalidFiles/InvalidCustomPsetBecauseOfPrefix.ids': [401],
  'InvalidFiles/InvalidElementInvalidContent.ids': [306],
  'InvalidFiles/InvalidEmptyRequirements.ids': [201],
  'InvalidFiles/InvalidEntityNames.ids': [103],
  'InvalidFiles/InvalidIfcEntityPattern.ids': [103, 109],
  'InvalidFiles/InvalidIfcEntityPredefinedType.ids': [103],
  'InvalidFiles/InvalidIfcEnumerationDoubleValues.ids': [305],
  'InvalidFiles/InvalidIfcEnumerationIntegerValues.ids': [305],
  'InvalidFiles/InvalidIfcOccurs.ids': [301, 306],
  'InvalidFiles/InvalidIfcPartOf.ids': [201],
  'InvalidFiles/InvalidIfcPartOfType.ids': [201],
  'InvalidFiles/InvalidIfcPropertyForType.ids': [201],
  'InvalidFiles/InvalidIfcPropertyInPset.ids': [103],
  'InvalidFiles/InvalidIfcVersion.ids': [107],
  'InvalidFiles/InvalidMaterialCardinality.ids': [202],
  'InvalidFiles/InvalidMeasureForStandardPsetProperty.ids': [103],
  'InvalidFiles/InvalidPropertyCardinality.ids': [202, 203],
  'InvalidFiles/InvalidRestriction.ids': [303],
  'InvalidFiles/InvalidRestrictions.ids': [303, 304, 306, 308],
  'InvalidFiles/InvalidSchemaLocation.ids': [108],
  'InvalidFiles/RichFileAttribute_Ifc2x3.ids': [305],
  'InvalidFiles/RichFileAttribute_Ifc4.ids': [305],
  'InvalidFiles/RichFileAttribute_Ifc4x3.ids': [305],
  'InvalidFiles/empty.ids': [306],
  'InvalidFiles/invalidPropertyMeasures.ids': [103, 306],
  'InvalidFiles/notAnIdsElement.ids': [306],
  'InvalidFiles/notAnXml.ids': [306],
  'InvalidFiles/smallcross_gif.ids': [306],
  'InvalidFiles/structureAndContentFailure.ids': [103, 306],
  'InvalidFiles/xsdFailure.ids': [306],
  'IssueFiles/Issue_08_-_Regex_pattern.ids': [109],
  'IssueFiles/Issue_09_-_XML_structure.ids': [306],
  'IssueFiles/Issue_11_-_IfcLogical.ids': [],
  // in no test of the tool; an editor's empty specification
  'IssueFiles/Issue_14_-_ids_file_test.ids': [101, 107, 301, 304, 306],
  'IssueFiles/Issue_25_-_Pset_ConstructionOccurence.ids': [],
  'IssueFiles/Issue_28_-_Empty_restriction.ids': [304, 305],
  'IssueFiles/Issue_30_-_should_return_error.ids': [304],
  'IssueFiles/Issue_39_-_IfcTypeObjects_allowed.ids': [],
  'IssueFiles/Issue_41_-_Schema_match.ids': [],
  'IssueFiles/Issue_43_-_dataType.ids': [203],
  'IssueFiles/Issue_45_-_IfcMassMeasure.ids': [],
  'IssueFiles/Issue_46_-_Ensure_feedback.ids': [],
  'IssueFiles/Issue_52_-_Error_306_-_not_clear.ids': [306],
  'IssueFiles/Issue_53_-_IfcDistributionBoards_Feeder_is_ok.ids': [],
  // its name is from before USERDEFINED took every text
  'IssueFiles/Issue_53_-_IfcDistributionBoards_Feeder_or_Incomer_(enumeration)_is_not_ok.ids': [],
  'IssueFiles/Issue_53_-_Userdefined.ids': [],
  'IssueFiles/Issue_53_-_Userdefined_-_Fail.ids': [103],
  'IssueFiles/Issue_54_-_Pset_List_Properties.ids': [103],
  'IssueFiles/Issue_55_-_RelationConstraintFail.ids': [306],
  'IssueFiles/Issue_55_-_RelationConstraintOk.ids': [],
  'IssueFiles/Issue_56_-_Ifc2x3_mapping.ids': [],
  'IssueFiles/Issue_59_-_PEnums.ids': [103],
  'IssueFiles/Issue_60_-_Restrictions.ids': [306, 308],
  'IssueFiles/Issue_61/IDS_-_TEST_for_Architectural_Requriements.ids': [],
  'IssueFiles/Issue_61/IDS_-_TEST_for_Electrical_Requirements.ids': [],
  'IssueFiles/Issue_61/IDS_-_TEST_for_Mechanical_Requirements.ids': [],
  'IssueFiles/Issue_61/IDS_-_TEST_for_Structural_Requirements.ids': [],
  'ValidFiles/CanonicalVersions/canonical-0.9.7.ids': [],
  'ValidFiles/CanonicalVersions/canonical-1.0.ids': [],
  // the tool's test leaves its content out (SchemaLoadingTests.cs): an occurrence 1 to 1, an attribute `name`
  'ValidFiles/IDS_aachen_example.ids': [103, 301],
  // one error in the tool's test too (RestrictionAuditTests.cs): IfcDoor among classes in capitals
  'ValidFiles/Restriction/enumeration.ids': [103],
  'ValidFiles/RichFile.ids': [],
  'ValidFiles/RichFileAttribute_Ifc2x3.ids': [],
  'ValidFiles/RichFileAttribute_Ifc4.ids': [],
  'ValidFiles/RichFileAttribute_Ifc4x3.ids': [],
  'ValidFiles/entities_enumeration.ids': [],
  'ValidFiles/nested_entity.ids': [],
  'ValidFiles/property.ids': [],
  'ValidFiles/validEmptyPredefinedType.ids': [],
  'bsFiles/IDS_ucms_prefab_pipes_IFC2x3.ids': [],
};

describe.skipIf(folder === null)(`files of the IDS-Audit-tool${skipped}`, () => {
  const files = filesOf('ids/audit-tool');
  const root = corpusPath('ids/audit-tool') ?? '';

  test('each has an expectation, and each expectation a file', () => {
    expect(files.map((path) => relative(root, path)).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  test.each(files.map((path) => [relative(root, path), path]))('%s', (name, path) => {
    const found = auditIds(readFileSync(path)).findings;
    const expected = EXPECTED[name] ?? [];
    if (expected.length === 0) {
      expect(foundIn(path)).toEqual([]);
      return;
    }
    const codes = new Set(found.map(({ code }) => code));
    for (const code of expected) expect(codes, foundIn(path).join('\n')).toContain(code);
    expect(found.every(({ line }) => line >= 1)).toBe(true);
  });

  test('each folder is as its name says, but for what is told above', () => {
    const wrong = files.filter((path) => {
      const clean = auditIds(readFileSync(path)).findings.length === 0;
      const kind = relative(root, dirname(path)).split('/')[0];
      return (kind === 'ValidFiles' && !clean) || (kind === 'InvalidFiles' && clean);
    });
    expect(wrong.map((path) => relative(root, path))).toEqual(['ValidFiles/IDS_aachen_example.ids', 'ValidFiles/Restriction/enumeration.ids']);
  });

  /** What the tool counts, where it counts each thing once as we do (AuditTests.cs, IssueTests.cs). */
  test.each([
    ['BadRichFile', 6], ['EntityImpossible', 1], ['InvalidAttributeCardinality', 3], ['InvalidAttributeForClass', 1], ['InvalidAttributeNames', 2], ['InvalidClassification', 2], ['InvalidClassificationImplication', 1],
    ['InvalidEmptyRequirements', 1], ['InvalidIfcEnumerationDoubleValues', 3], ['InvalidIfcEnumerationIntegerValues', 3], ['InvalidIfcPartOf', 1], ['InvalidIfcPropertyForType', 1], ['InvalidIfcPropertyInPset', 1],
    ['InvalidMaterialCardinality', 2], ['InvalidPropertyCardinality', 4], ['InvalidRestriction', 2], ['RichFileAttribute_Ifc2x3', 4], ['RichFileAttribute_Ifc4x3', 3], ['invalidPropertyMeasures', 4],
    ['structureAndContentFailure', 3], ['xsdFailure', 2],
  ])('%s has %i', (name, count) => {
    expect(foundIn(join(root, 'InvalidFiles', `${name}.ids`))).toHaveLength(count);
  });
});

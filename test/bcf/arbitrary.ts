/** Any BCF that could be made, with hostile texts. */
import fc from 'fast-check';
import type { Bcf, BcfCamera, BcfComponent, BcfComponents, BcfPoint, BcfTopic, BcfViewpoint } from '../../src/bcf/bcf.ts';

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '', ' ', '\n', '\r', 'a\r\nb\rc', '\t x \t', ']]>', '<![CDATA[x]]>', '<script>alert(1)</script>', '&amp;&lt;&#0;', '"\'`', '\u0000\u0001\u001f', '\ud800', 'a\udc00b', '\uffff\ufffe',
      '👷🏽‍♀️ 🏗️', '\u202eRTL\u202c עברית العربية', '\ufeffBOM', '\u0085\u2028', '预制剪力墙 A-1\n第二行', '__proto__', '<?xml version="1.0"?>', '<!DOCTYPE x>', '\u00a0', '\u3000', '../../x', 'a'.repeat(3000),
    ),
  },
);

const guid = fc.uuid().map((one) => one.toLowerCase());
const ifcGuid = fc.string({ unit: fc.constantFrom(...'0123456789ABCXYZabcxyz_$'), minLength: 22, maxLength: 22 });
const date = fc.oneof(
  fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }).map((one) => one.toISOString()),
  fc.constantFrom('2026-01-02T03:04:05', '2026-02-28T23:59:59.1234567+08:00', '2024-02-29T00:00:00-11:30'),
);
const optionalDate = fc.oneof(fc.constant(''), date);
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const point: fc.Arbitrary<BcfPoint> = fc.tuple(number, number, number);
const direction: fc.Arbitrary<BcfPoint> = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 0.1, max: 1, noNaN: true }));
const content = fc.uint8Array({ minLength: 0, maxLength: 40 });
const picture = fc.constantFrom('png' as const, 'jpg' as const).chain((format) =>
  content.map((rest) => ({ format, bytes: format === 'png' ? Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 3, 32, 0, 0, 2, 88, ...rest) : Uint8Array.of(0xff, 0xd8, 0xff, 0xd9, ...rest) })),
);

const component: fc.Arbitrary<BcfComponent> = fc.record({ ifcGuid: fc.oneof(ifcGuid, fc.constant('')), originatingSystem: hostileText, authoringToolId: hostileText });
const components: fc.Arbitrary<BcfComponents> = fc.record({
  selection: fc.array(component, { maxLength: 3 }),
  defaultVisibility: fc.boolean(),
  exceptions: fc.array(component, { maxLength: 3 }),
  coloring: fc.array(fc.record({ color: fc.constantFrom('FF00FF', '80FF00AA', '012345'), components: fc.array(component, { minLength: 1, maxLength: 3 }) }), { maxLength: 2 }),
  spacesVisible: fc.boolean(),
  spaceBoundariesVisible: fc.boolean(),
  openingsVisible: fc.boolean(),
});

const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
const camera: fc.Arbitrary<BcfCamera> = fc.oneof(
  fc.record({ kind: fc.constant('orthogonal' as const), viewPoint: point, direction, up: direction, size: positive, aspectRatio: fc.option(positive) }),
  // outside of what 2.1 allows: field-of-view.test.ts
  fc.record({ kind: fc.constant('perspective' as const), viewPoint: point, direction, up: direction, size: fc.double({ min: 45, max: 60, noNaN: true }), aspectRatio: fc.option(positive) }),
);

const viewpoint: fc.Arbitrary<BcfViewpoint> = fc
  .record({
    guid,
    index: fc.constant(null),
    components: fc.option(components),
    camera: fc.option(camera),
    lines: fc.array(fc.record({ start: point, end: point }), { maxLength: 2 }),
    clippingPlanes: fc.array(fc.record({ location: point, direction }), { maxLength: 2 }),
    bitmaps: fc.array(fc.record({ picture, location: point, normal: direction, up: direction, height: number }), { maxLength: 2 }),
    snapshot: fc.option(picture),
  })
  .map(({ bitmaps, ...rest }) => ({
    ...rest,
    bitmaps: bitmaps.map(({ picture: { format, bytes }, ...bitmap }, k) => ({ ...bitmap, format, reference: `b-${rest.guid}-${k}.${format}`, bytes })),
    more: [],
  }));

const distinctGuids = { selector: (one: { readonly guid: string }) => one.guid };

const topic: fc.Arbitrary<BcfTopic> = fc
  .record({
    guid,
    title: hostileText,
    type: hostileText,
    status: hostileText,
    priority: hostileText,
    stage: hostileText,
    labels: fc.array(hostileText, { maxLength: 3 }),
    index: fc.constant(null),
    serverAssignedId: hostileText,
    creationDate: optionalDate,
    creationAuthor: hostileText,
    modifiedDate: optionalDate,
    modifiedAuthor: hostileText,
    dueDate: optionalDate,
    assignedTo: hostileText,
    description: hostileText,
    referenceLinks: fc.array(hostileText, { maxLength: 3 }),
    files: fc.array(
      fc.record({ ifcProject: fc.oneof(ifcGuid, fc.constant('')), ifcSpatialStructureElement: fc.oneof(ifcGuid, fc.constant('')), external: fc.boolean(), filename: hostileText, date: optionalDate, reference: hostileText }),
      { maxLength: 2 },
    ),
    snippet: fc.option(
      fc.record({ type: fc.constantFrom('.ifc', 'x"y'), external: fc.constant(false), reference: fc.constantFrom('part.ifc', 'sub/零件.ifc'), referenceSchema: fc.constant('https://example.com/a?b&c'), bytes: content }),
    ),
    documents: fc.array(
      fc.oneof(
        fc.record({ guid, external: fc.constant(true), reference: hostileText.map((text) => `https://example.com/${text}`), description: hostileText, bytes: fc.constant(null) }),
        fc.record({ guid, external: fc.constant(false), reference: fc.constantFrom('a.pdf', '../b.pdf', '../图纸/c.dwg'), description: hostileText, bytes: content }),
      ),
      { maxLength: 3 },
    ),
    related: fc.array(guid, { maxLength: 3 }),
    comments: fc.uniqueArray(fc.record({ guid, date, author: hostileText, text: hostileText, viewpoint: fc.constant(''), modifiedDate: optionalDate, modifiedAuthor: hostileText }), { maxLength: 3, ...distinctGuids }),
    viewpoints: fc.uniqueArray(viewpoint, { maxLength: 3, ...distinctGuids }),
  })
  .map((one) => ({
    ...one,
    // each comment with a viewpoint of its topic, as far as there are any
    comments: one.comments.map((comment, k) => ({ ...comment, viewpoint: one.viewpoints[k]?.guid ?? '' })),
    more: [],
    others: [{ name: `${one.guid}/备注.txt`, bytes: new TextEncoder().encode(one.title) }],
  }));

export const anyBcf: fc.Arbitrary<Bcf> = fc.record({
  version: fc.constant('3.0' as const),
  project: fc.option(fc.record({ id: hostileText.map((text) => `id ${text}`), name: hostileText, more: fc.constant([]) })),
  extensions: fc.record({
    types: fc.array(hostileText, { maxLength: 3 }),
    statuses: fc.array(hostileText, { maxLength: 3 }),
    priorities: fc.array(hostileText, { maxLength: 2 }),
    labels: fc.array(hostileText, { maxLength: 2 }),
    users: fc.array(hostileText, { maxLength: 2 }),
    stages: fc.array(hostileText, { maxLength: 2 }),
    snippetTypes: fc.array(hostileText, { maxLength: 2 }),
  }),
  topics: fc.uniqueArray(topic, { maxLength: 3, ...distinctGuids }),
  documents: fc.constant([]),
  others: fc.constantFrom([], [{ name: 'model.ifc', bytes: Uint8Array.of(1, 2, 3) }, { name: 'x/y/图.bin', bytes: new Uint8Array(0) }]),
});

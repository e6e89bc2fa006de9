/**
 * The records that web-ifc needs to mesh a file's products, cut into reduced STEP texts of bounded size.
 * A reduced text holds whole records, keywords normalised, in file order, and a few written here: what the mesher draws
 * wrongly in a form that it draws rightly, a copy without openings of each voided element (its gross body), and one bearer
 * per shape that several products share.
 */
import { createPlacements, inverse } from './placement.ts';
import type { Placements } from './placement.ts';
import { enumOf, isTyped, numberOf, readArgs, refId, refIds } from './step-args.ts';
import type { StepValue } from './step-args.ts';
import { forEachReference } from './step-index.ts';
import type { StepIndex } from './step-index.ts';
import { createEqualRecords } from './subset-equal.ts';
import type { EqualRecords } from './subset-equal.ts';
import { className, QUOTE, referenceAt, skipComment } from './subset-records.ts';
import { createExactBodies } from './exact.ts';
import type { BodyNature, ExactBodies } from './exact.ts';
import { reachesAny, unusableNumbers } from './unusable-numbers.ts';
import { flawCode, writeExact } from './subset-exact.ts';
import type { FlawCode, SubsetExact } from './subset-exact.ts';
import { meshesFine } from '../geometry/wishes.ts';
import { isRedrawnProfile, redrawProfile } from './redrawn-profiles.ts';
import { isRedrawnSolid, redrawSolid } from './redrawn-solids.ts';
import { frameOf } from './subset-voids.ts';
import type { VoidFrame } from './subset-voids.ts';

/** What a meshing worker gets. Everything but `classes` is transferable. */
export interface MeshSubset extends SubsetExact {
  readonly text: Uint8Array<ArrayBuffer>;
  /** per job: express id, in `text`, whose mesh is the (net) body */
  readonly carriers: Uint32Array;
  /** per job: express id of the copy without openings, 0 where nothing is cut */
  readonly grosses: Uint32Array;
  /** per job: express id of the first product itself, cut where it stands, for when cutting at the origin leaves gaps; 0: none */
  readonly spares: Uint32Array;
  /** per job, 16 numbers, column-major, metres: the rigid motion from the spare to the carrier; only where there is a spare */
  readonly spareMotions: Float64Array;
  /** job j is about the products members[memberStart[j] … memberStart[j + 1]) */
  readonly memberStart: Uint32Array;
  readonly members: Uint32Array;
  /** per member: position in `classes` */
  readonly memberClass: Uint16Array;
  /** per member, 16 numbers, column-major, metres: the rigid motion from the carrier's mesh; only where `moved` is 1 */
  readonly matrices: Float64Array;
  /** per member: 1 when the carrier's mesh stands at the origin and has to be moved */
  readonly moved: Uint8Array;
  /** upper case */
  readonly classes: readonly string[];
  /** what the heaviest job has to read and cut, in bytes of records: how long it may be silent */
  readonly heaviest: number;
  /** something in it is round where it counts: circles get more segments */
  readonly fine: boolean;
}

/** What the records alone say is wrong with a product's body. */
export interface BodyFlaw {
  readonly expressId: number;
  readonly code: 'coordinate-not-finite' | FlawCode;
  /** express id of the record that is to blame, 0 where it is the product's own shape */
  readonly culprit: number;
}

export interface SubsetOptions {
  /** bytes of records per text, about; null: one text */
  readonly targetBytes: number | null;
  /** default true; false meshes every product on its own (for tests) */
  readonly share?: boolean;
  /** express ids of the products to mesh; absent: all */
  readonly only?: ReadonlySet<number>;
  /** meshes to make per text, at most */
  readonly maxJobs?: number;
}

export interface SubsetPlan {
  /** products that will be meshed */
  readonly products: number;
  /** products left out because their placement returns to itself: web-ifc would not come back */
  readonly cyclic: readonly number[];
  /** products left out or flawed; complete when the subsets are all drawn */
  readonly flaws: readonly BodyFlaw[];
  /** metres per length unit of the file, as web-ifc takes it */
  readonly scale: number;
  readonly subsets: Generator<MeshSubset, void, void>;
}

/** Never measured, never shown (design.md section 5); ids of structural analysis and ports are matched by prefix. */
const EXCLUDED = new Set([
  'IFCOPENINGELEMENT', 'IFCOPENINGSTANDARDCASE', 'IFCVOIDINGFEATURE', 'IFCEARTHWORKSCUT', 'IFCPROJECTIONELEMENT', 'IFCSURFACEFEATURE',
  'IFCANNOTATION', 'IFCGRID', 'IFCVIRTUALELEMENT', 'IFCREFERENT', 'IFCPORT', 'IFCDISTRIBUTIONPORT',
  'IFCPROJECT', 'IFCSITE', 'IFCBUILDING', 'IFCBUILDINGSTOREY', 'IFCSPATIALZONE', 'IFCEXTERNALSPATIALELEMENT',
  'IFCFACILITY', 'IFCBRIDGE', 'IFCROAD', 'IFCRAILWAY', 'IFCMARINEFACILITY',
  'IFCFACILITYPART', 'IFCFACILITYPARTCOMMON', 'IFCBRIDGEPART', 'IFCROADPART', 'IFCRAILWAYPART', 'IFCMARINEPART',
]);

function isExcluded(name: string): boolean {
  return EXCLUDED.has(name) || name.startsWith('IFCSTRUCTURAL') || name.startsWith('IFCALIGNMENT');
}

/** One mesh to make, for one or more products. */
interface Job {
  /** `anchor`: express id of the placement that the mesh, made at the origin, is moved to */
  readonly members: { readonly product: number; readonly anchor: number }[];
  readonly voids: VoidChain | null;
  readonly frame: VoidFrame | null;
}

/** Records that make web-ifc cut a product: its own openings, or those of the whole it is a part of. */
interface VoidChain {
  readonly relations: readonly number[];
  readonly openings: readonly number[];
  /** nothing comes from a whole, and no opening is missing from the file */
  readonly own: boolean;
}

interface Product {
  readonly record: number;
  readonly placement: number;
  readonly representation: number;
}

/** What an opening adds to the work, in bytes of records. */
const OPENING_COST = 4000;
/** Records of one class that may look wrong before the class is taken as no product. */
const MISFITS = 8;

export function planSubsets(index: StepIndex, options: SubsetOptions): SubsetPlan {
  const placements = createPlacements(index);
  const products = findProducts(index);
  const cyclic: number[] = [];
  const flaws: BodyFlaw[] = [];
  const unusable = reachesAny(index, unusableNumbers(index));
  const kept = products.filter((product) => {
    const expressId = index.ids[product.record]!;
    if (options.only !== undefined && !options.only.has(expressId)) return false;
    if (product.placement !== 0 && placements.of(product.placement) === 'cyclic') {
      cyclic.push(expressId);
      return false;
    }
    // The mesher would take such a number for some other one, and give a plausible body.
    const culprit = unusable(product.representation) || unusable(product.placement);
    if (culprit === 0) return true;
    flaws.push({ expressId, code: 'coordinate-not-finite', culprit });
    return false;
  });
  const scale = projectUnit(index, 'LENGTHUNIT') ?? 1;
  const jobs = makeJobs(index, kept, placements, options.share !== false).filter((job) => {
    // An opening of such numbers cuts anything or nothing.
    const culprit = job.voids?.openings.map((opening) => unusable(index.ids[opening]!)).find((id) => id !== 0) ?? 0;
    if (culprit !== 0) for (const { product } of job.members) flaws.push({ expressId: index.ids[kept[product]!.record]!, code: 'coordinate-not-finite', culprit });
    return culprit === 0;
  });
  const bodies = createExactBodies(index, projectUnit(index, 'PLANEANGLEUNIT') ?? 1);
  return { products: kept.length, cyclic, flaws, scale, subsets: writeSubsets(index, kept, jobs, placements, scale, options, bodies, flaws) };
}

function argsOf(index: StepIndex, record: number): readonly StepValue[] {
  return record < 0 ? [] : readArgs(index.bytes, index.args[record]!, index.ends[record]!, 'utf-8').values;
}

/** Records with a GlobalId first and a product representation as attribute 7: products, whatever the schema calls them. */
function findProducts(index: StepIndex): Product[] {
  const { classNames, classCodes, bytes } = index;
  const definition = new Uint8Array(classNames.length);
  classNames.forEach((name, code) => {
    if (name === 'IFCPRODUCTDEFINITIONSHAPE' || name === 'IFCPRODUCTREPRESENTATION') definition[code] = 1;
  });
  const misfits = new Int32Array(classNames.length);
  classNames.forEach((name, code) => {
    if (isExcluded(name)) misfits[code] = MISFITS;
  });
  const products: Product[] = [];
  for (let record = 0; record < index.count; record++) {
    const code = classCodes[record]!;
    if (misfits[code]! >= MISFITS) continue;
    let at = index.args[record]! + 1;
    while (bytes[at] === 32) at++;
    if (bytes[at] !== QUOTE && bytes[at] !== 36 /* $ */ && bytes[at] !== 47 /* comment */) {
      misfits[code] = misfits[code]! + 1;
      continue;
    }
    const placement = referenceAt(index, record, 5);
    const representation = placement < 0 ? -1 : referenceAt(index, record, 6);
    if (representation < 0) {
      misfits[code] = misfits[code]! + 1;
      continue;
    }
    misfits[code] = -1e9;
    if (representation === 0) continue;
    const target = index.recordOf(representation);
    if (target < 0 || definition[classCodes[target]!] !== 1) continue;
    products.push({ record, placement, representation });
  }
  return products;
}

/** Products of the same shape become one job, whether they share its records or repeat them. */
function makeJobs(index: StepIndex, products: readonly Product[], placements: Placements, share: boolean): Job[] {
  const voids = voidChains(index);
  const jobs: Job[] = [];
  const byShape = new Map<string, Job>();
  const equal = createEqualRecords(index);
  const keys = createShapeKeys(index, equal);
  products.forEach((product, p) => {
    const chain = voids(index.ids[product.record]!);
    const placed = placements.of(product.placement) instanceof Float64Array;
    const frame = chain !== null && chain.own && placed ? frameOf(index, equal, product, chain.openings) : null;
    const member = { product: p, anchor: frame === null ? product.placement : frame.anchor };
    const key = share && placed && (chain === null || frame !== null) ? keys(product, frame) : null;
    const known = key === null ? undefined : byShape.get(key);
    if (known !== undefined) known.members.push(member);
    else {
      const job = { members: [member], voids: chain, frame };
      if (key !== null) byShape.set(key, job);
      jobs.push(job);
    }
  });
  return jobs;
}

function voidChains(index: StepIndex): (product: number) => VoidChain | null {
  const own = new Map<number, { relations: number[]; openings: number[] }>();
  const aggregates: number[] = [];
  for (let record = 0; record < index.count; record++) {
    const name = className(index, record);
    if (name === 'IFCRELVOIDSELEMENT') {
      const element = referenceAt(index, record, 4);
      const opening = referenceAt(index, record, 5);
      if (element <= 0 || opening <= 0) continue;
      let entry = own.get(element);
      if (entry === undefined) own.set(element, (entry = { relations: [], openings: [] }));
      entry.relations.push(record);
      const openingRecord = index.recordOf(opening);
      if (openingRecord >= 0) entry.openings.push(openingRecord);
    } else if (name === 'IFCRELAGGREGATES') aggregates.push(record);
  }
  if (own.size === 0) return () => null;
  const wholeOf = new Map<number, { whole: number; relation: number }>();
  for (const record of aggregates) {
    const args = argsOf(index, record);
    const whole = refId(args[4]);
    for (const part of refIds(args[5])) if (!wholeOf.has(part)) wholeOf.set(part, { whole, relation: record });
  }
  return (product) => {
    const relations: number[] = [];
    const openings: number[] = [];
    const path: number[] = [];
    const seen = new Set<number>();
    let at = product;
    while (!seen.has(at)) {
      seen.add(at);
      const entry = own.get(at);
      if (entry !== undefined) {
        relations.push(...path.splice(0), ...entry.relations);
        openings.push(...entry.openings);
      }
      const up = wholeOf.get(at);
      if (up === undefined) break;
      path.push(up.relation);
      at = up.whole;
    }
    if (relations.length === 0) return null;
    return { relations, openings, own: own.get(product)?.relations.length === relations.length && openings.length === relations.length };
  };
}

/** A text that is equal for products of the same shape, openings included; null where nobody can share it. */
function createShapeKeys(index: StepIndex, equal: EqualRecords): (product: Product, frame: VoidFrame | null) => string | null {
  const definitions = new Map<number, string | null>();
  const bodyKey = (definition: number): string | null => {
    let key = definitions.get(definition);
    if (key === undefined) {
      const reps = refIds(argsOf(index, index.recordOf(definition))[2]).map((id) => index.recordOf(id));
      key = reps.length === 0 || reps.includes(-1) ? null : reps.map((rep) => equal.of(rep)).join('&');
      definitions.set(definition, key);
    }
    return key;
  };
  const axesKey = (axes: readonly number[]): string => axes.map((record) => equal.of(record)).join('.');
  return (product, frame) => {
    const key = bodyKey(product.representation);
    if (key === null || frame === null) return key;
    const parts = [key, axesKey(frame.axes)];
    for (const opening of frame.openings) {
      const body = bodyKey(opening.representation);
      if (body === null) return null;
      parts.push(axesKey(opening.axes), body);
    }
    return parts.join('-');
  };
}

function* writeSubsets(
  index: StepIndex, products: readonly Product[], jobs: readonly Job[], placements: Placements, scale: number, { targetBytes, maxJobs = Infinity }: SubsetOptions,
  bodies: ExactBodies, flaws: BodyFlaw[],
): Generator<MeshSubset, void, void> {
  let maxId = 0;
  for (let r = 0; r < index.count; r++) if (index.ids[r]! > maxId) maxId = index.ids[r]!;
  // web-ifc keeps express ids in 32 bits; a file that leaves no room gets ids from the gaps below its largest.
  const fresh = freshIds(index, maxId);
  const identityPlacement = fresh();
  const identityAxes = fresh();
  const identityPoint = fresh();

  const base: number[] = [];
  const baseMark = new Uint8Array(index.count);
  const stack: number[] = [];
  const closure = (roots: readonly number[], mark: (record: number) => boolean): void => {
    for (const root of roots) if (mark(root)) stack.push(root);
    while (stack.length > 0) {
      forEachReference(index, stack.pop()!, (id) => {
        const record = index.recordOf(id);
        if (record >= 0 && mark(record)) stack.push(record);
      });
    }
  };
  const projects: number[] = [];
  for (let r = 0; r < index.count; r++) if (className(index, r) === 'IFCPROJECT') projects.push(r);
  closure(projects, (record) => {
    if (baseMark[record] === 1) return false;
    baseMark[record] = 1;
    base.push(record);
    return true;
  });

  const stamps = new Uint32Array(index.count);
  let stamp = 0;
  let records: number[] = [];
  let cost = 0;
  let heaviest = 0;
  let batch: BatchEntry[] = [];
  let written: string[] = [];
  const begin = (): void => {
    stamp++;
    for (const r of base) stamps[r] = stamp;
    records = base.slice();
    cost = 0;
    heaviest = 0;
    batch = [];
    written = [
      `#${identityPlacement}=IFCLOCALPLACEMENT($,#${identityAxes});\n#${identityAxes}=IFCAXIS2PLACEMENT3D(#${identityPoint},$,$);\n#${identityPoint}=IFCCARTESIANPOINT((0.,0.,0.));\n`,
    ];
  };
  const profileCodes = index.classNames.map(isRedrawnProfile);
  const solidCodes = index.classNames.map(isRedrawnSolid);
  const redrawn = (record: number): string | null => {
    const code = index.classCodes[record]!;
    const id = index.ids[record]!;
    if (solidCodes[code]) return redrawSolid(bodies.reader, id, fresh, bodies.section, scale);
    const section = profileCodes[code] ? bodies.section(id) : null;
    return section === null ? null : redrawProfile(section, id, fresh);
  };
  const mark = (record: number): boolean => {
    if (stamps[record] === stamp) return false;
    stamps[record] = stamp;
    const drawn = redrawn(record);
    if (drawn !== null) {
      written.push(drawn);
      cost += drawn.length;
      return true;
    }
    records.push(record);
    cost += index.ends[record]! - index.starts[record]!;
    return true;
  };
  const bearer = (placement: number, representation: number): number => {
    const id = fresh();
    const at = placement === 0 ? '$' : `#${placement}`;
    written.push(`#${id}=IFCBUILDINGELEMENTPROXY('0000000000000000000000',$,$,$,$,${at},#${representation},$,$);\n`);
    return id;
  };
  /** A product as the file has it, with what cuts it. */
  const standing = (record: number, voids: VoidChain | null): void => {
    closure([record], mark);
    if (voids === null) return;
    // The relations name other elements too: they are copied, not followed.
    for (const relation of voids.relations) mark(relation);
    closure(voids.openings, mark);
  };
  /** The axis placements one below the other, from the origin. */
  const placementOf = (axes: readonly number[]): number => {
    closure(axes, mark);
    let at = identityPlacement;
    for (const record of axes) {
      const id = fresh();
      written.push(`#${id}=IFCLOCALPLACEMENT(#${at},#${index.ids[record]!});\n`);
      at = id;
    }
    return at;
  };
  const voidBearers = (carrier: number, openings: VoidFrame['openings']): void => {
    for (const { record, axes, representation } of openings) {
      closure([index.recordOf(representation)], mark);
      const placement = placementOf(axes);
      const opening = fresh(), relation = fresh();
      written.push(
        `#${opening}=${className(index, record)}('0000000000000000000000',$,$,$,$,#${placement},#${representation},$,$);\n`,
        `#${relation}=IFCRELVOIDSELEMENT('0000000000000000000000',$,$,$,#${carrier},#${opening});\n`,
      );
    }
  };
  const flush = (fine: boolean): MeshSubset => ({ ...finishSubset(index, products, placements, scale, records, written, batch), heaviest, fine });

  const round: { job: Job; nature: BodyNature }[] = [];
  const add = (job: Job, nature: BodyNature): void => {
    const first = products[job.members[0]!.product]!;
    const before = cost;
    const openings = job.voids === null ? 0 : job.voids.openings.length;
    if (atOrigin(job)) {
      closure([index.recordOf(first.representation)], mark);
      const placement = job.frame === null ? identityPlacement : placementOf(job.frame.axes);
      const carrier = bearer(placement, first.representation);
      let spare = 0;
      if (job.frame !== null) {
        voidBearers(carrier, job.frame.openings);
        standing(first.record, job.voids!);
        spare = index.ids[first.record]!;
      }
      batch.push({ job, nature, carrier, gross: job.frame === null ? 0 : bearer(placement, first.representation), spare });
      cost += 200 * job.members.length;
    } else {
      standing(first.record, job.voids);
      batch.push({ job, nature, carrier: index.ids[first.record]!, gross: job.voids === null ? 0 : bearer(first.placement, first.representation), spare: 0 });
    }
    cost += OPENING_COST * openings;
    heaviest = Math.max(heaviest, cost - before);
  };
  const full = (): boolean => batch.length >= maxJobs || (targetBytes !== null && cost >= targetBytes);

  begin();
  for (const job of jobs) {
    const nature = bodies.of(products[job.members[0]!.product]!.representation);
    if (nature.flaw !== null) {
      const code = flawCode(nature.flaw);
      for (const { product } of job.members) flaws.push({ expressId: index.ids[products[product]!.record]!, code, culprit: 0 });
    }
    if (isRound(index, products, job, nature, bodies)) {
      round.push({ job, nature });
      continue;
    }
    add(job, nature);
    if (full()) {
      yield flush(false);
      begin();
    }
  }
  if (batch.length > 0) yield flush(false);
  begin();
  for (const { job, nature } of round) {
    add(job, nature);
    // facets cost more than bytes say
    cost += ROUND_COST;
    if (full()) {
      yield flush(true);
      begin();
    }
  }
  if (batch.length > 0) yield flush(true);
}

/** What the facets of a round body add to the work, in bytes of records. */
const ROUND_COST = 4000;

interface BatchEntry {
  readonly job: Job;
  readonly nature: BodyNature;
  readonly carrier: number;
  readonly gross: number;
  readonly spare: number;
}

/** Share of a straight body that round openings may take before the facets of 48 segments cost its rest a thousandth: 0.286 % of 0.25 / 0.75. */
const ROUND_CUT = 0.25;

/**
 * Facets of 48 segments would show in a figure. Not asked of what is round in two directions: facets multiply there, and
 * bars, bends and spheres have their exact figures.
 */
function isRound(index: StepIndex, products: readonly Product[], job: Job, nature: BodyNature, bodies: ExactBodies): boolean {
  if (nature.round === 1 && (nature.exact === null || job.voids !== null || job.members.some(({ product }) => meshesFine(className(index, products[product]!.record), nature.exact?.prism != null)))) return true;
  if (nature.round === 2 || job.voids === null) return false;
  let cut = 0;
  for (const opening of job.voids.openings) {
    const representation = referenceAt(index, opening, 6);
    const hole = representation > 0 ? bodies.of(representation) : null;
    if (hole !== null && hole.round === 1) cut += hole.exact?.volume ?? Infinity;
  }
  return cut > ROUND_CUT * (nature.exact?.volume ?? 0);
}

/** Meshed at the origin and moved; a product nobody shares with and nothing cuts is meshed where it stands. */
function atOrigin(job: Job): boolean {
  return job.members.length > 1 || job.frame !== null;
}

function freshIds(index: StepIndex, maxId: number): () => number {
  let next = maxId < 0xf0000000 ? maxId : 0;
  return () => {
    do next++; while (index.recordOf(next) >= 0);
    return next;
  };
}

function finishSubset(
  index: StepIndex, products: readonly Product[], placements: Placements, scale: number,
  records: readonly number[], written: readonly string[], batch: readonly BatchEntry[],
): Omit<MeshSubset, 'heaviest' | 'fine'> {
  const order = Uint32Array.from(records).sort();
  const encoder = new TextEncoder();
  const schema = /^IFC2X3/i.test(index.header.schemas[0] ?? '') ? 'IFC2X3' : /^IFC4X3/i.test(index.header.schemas[0] ?? '') ? 'IFC4X3' : 'IFC4';
  const head = encoder.encode(
    `ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nFILE_NAME('','',(''),(''),'','','');\nFILE_SCHEMA(('${schema}'));\nENDSEC;\nDATA;\n`,
  );
  const tail = encoder.encode(`${written.join('')}ENDSEC;\nEND-ISO-10303-21;\n`);
  const prefixes: (Uint8Array | undefined)[] = new Array(index.classNames.length);
  const keyword = (code: number): Uint8Array => (prefixes[code] ??= encoder.encode(`=${index.classNames[code]!}`));
  let size = head.length + tail.length;
  for (let k = 0; k < order.length; k++) {
    const r = order[k]!;
    size += 13 + keyword(index.classCodes[r]!).length + index.ends[r]! - index.args[r]!;
  }
  const text = new Uint8Array(size);
  text.set(head);
  let at = head.length;
  const digits = new Uint8Array(10);
  for (let k = 0; k < order.length; k++) {
    const r = order[k]!;
    text[at++] = 35;
    let id = index.ids[r]!;
    let d = 0;
    do {
      digits[d++] = 48 + (id % 10);
      id = Math.floor(id / 10);
    } while (id > 0);
    while (d > 0) text[at++] = digits[--d]!;
    const word = keyword(index.classCodes[r]!);
    for (let w = 0; w < word.length; w++) text[at++] = word[w]!;
    at = copyWithoutComments(index.bytes, index.args[r]!, index.ends[r]!, text, at);
    if (text[at - 1] !== 59) text[at++] = 59;
    text[at++] = 10;
  }
  text.set(tail, at);
  at += tail.length;

  let memberTotal = 0;
  for (const { job } of batch) memberTotal += job.members.length;
  const carriers = new Uint32Array(batch.length);
  const grosses = new Uint32Array(batch.length);
  const spares = new Uint32Array(batch.length);
  const spareMotions = new Float64Array(batch.some(({ spare }) => spare !== 0) ? 16 * batch.length : 0);
  const memberStart = new Uint32Array(batch.length + 1);
  const members = new Uint32Array(memberTotal);
  const memberClass = new Uint16Array(memberTotal);
  const moved = new Uint8Array(memberTotal);
  const classes: string[] = [];
  const classNumber = new Map<string, number>();
  const motions: { at: number; matrix: Float64Array }[] = [];
  let m = 0;
  batch.forEach(({ job, carrier, gross, spare }, j) => {
    carriers[j] = carrier;
    grosses[j] = gross;
    spares[j] = spare;
    const standsAt = spare === 0 ? null : placements.of(job.members[0]!.anchor);
    if (standsAt instanceof Float64Array) spareMotions.set(inverse(inMetres(standsAt, scale)), 16 * j);
    memberStart[j] = m;
    for (const { product: p, anchor } of job.members) {
      const product = products[p]!;
      members[m] = index.ids[product.record]!;
      const name = className(index, product.record);
      let number = classNumber.get(name);
      if (number === undefined) {
        classNumber.set(name, (number = classes.length));
        classes.push(name);
      }
      memberClass[m] = number;
      if (atOrigin(job)) {
        const placement = placements.of(anchor);
        if (placement instanceof Float64Array) {
          moved[m] = 1;
          motions.push({ at: m, matrix: placement });
        }
      }
      m++;
    }
  });
  memberStart[batch.length] = m;
  const matrices = new Float64Array(motions.length === 0 ? 0 : 16 * memberTotal);
  for (const motion of motions) matrices.set(inMetres(motion.matrix, scale), 16 * motion.at);
  const exact = writeExact(batch.map(({ job, nature }) => ({ nature, placements: job.members.map(({ product }) => placements.of(products[product]!.placement)) })), scale);
  return { text: text.slice(0, at), carriers, grosses, spares, spareMotions, memberStart, members, memberClass, matrices, moved, classes, ...exact };
}

function inMetres(matrix: Float64Array, scale: number): Float64Array {
  const scaled = matrix.slice();
  for (let k = 12; k < 15; k++) scaled[k] = scaled[k]! * scale;
  return scaled;
}

/** Byte by byte: for records of fifty bytes that beats views and block copies. */
function copyWithoutComments(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): number {
  let o = at;
  let quoted = false;
  for (let i = start; i < end; i++) {
    const c = from[i]!;
    if (c === QUOTE) quoted = !quoted;
    else if (c === 47 && !quoted && from[i + 1] === 42) {
      i = skipComment(from, i, end) - 1;
      continue;
    }
    to[o++] = c;
  }
  return o;
}

const PREFIX: ReadonlyMap<string, number> = new Map([
  ['EXA', 1e18], ['PETA', 1e15], ['TERA', 1e12], ['GIGA', 1e9], ['MEGA', 1e6], ['KILO', 1e3], ['HECTO', 1e2], ['DECA', 1e1],
  ['DECI', 1e-1], ['CENTI', 1e-2], ['MILLI', 1e-3], ['MICRO', 1e-6], ['NANO', 1e-9], ['PICO', 1e-12], ['FEMTO', 1e-15], ['ATTO', 1e-18],
]);

/** SI per unit of a kind (LENGTHUNIT: metres, PLANEANGLEUNIT: radians) in the first project's unit assignment; null where it has none. */
function projectUnit(index: StepIndex, kind: string): number | null {
  for (let r = 0; r < index.count; r++) {
    if (className(index, r) !== 'IFCPROJECT') continue;
    const units = argsOf(index, index.recordOf(refId(argsOf(index, r)[8])))[0];
    for (const unit of refIds(units)) {
      const factor = unitFactor(index, unit, kind, 0);
      if (factor !== null) return factor;
    }
  }
  return null;
}

function unitFactor(index: StepIndex, unit: number, kind: string, depth: number): number | null {
  const record = index.recordOf(unit);
  if (record < 0 || depth > 4) return null;
  const args = argsOf(index, record);
  if (enumOf(args[1]) !== kind) return null;
  if (className(index, record) === 'IFCSIUNIT') {
    const prefix = enumOf(args[2]);
    return prefix === null ? 1 : PREFIX.get(prefix) ?? 1;
  }
  if (className(index, record).startsWith('IFCCONVERSIONBASEDUNIT')) {
    const measure = argsOf(index, index.recordOf(refId(args[3])));
    const value = isTyped(measure[0]) ? numberOf(measure[0]) : typeof measure[0] === 'number' ? measure[0] : null;
    const under = unitFactor(index, refId(measure[1]), kind, depth + 1);
    return value === null ? null : value * (under ?? 1);
  }
  return null;
}

/** Transfer list of a subset. */
export function transferables(subset: MeshSubset): ArrayBuffer[] {
  return [
    subset.text.buffer, subset.carriers.buffer, subset.grosses.buffer, subset.spares.buffer, subset.spareMotions.buffer, subset.memberStart.buffer, subset.members.buffer,
    subset.memberClass.buffer, subset.matrices.buffer, subset.moved.buffer, subset.exact.buffer, subset.footprints.buffer, subset.flawed.buffer,
  ] as ArrayBuffer[];
}

/** A report with what people say of it: reviews of its findings and the fields of covers. The engine is not asked, no verdict depends on them. */
import type { Report } from '../engine/report.ts';
import type { Profile, Project, Review } from '../profile/profile.ts';
import { PROJECT_FIELDS, SIGNATORIES, type ProjectData } from '../profile/project-fields.ts';
import { canonicalJson } from '../standards/pack-hash.ts';
import { pace } from './pace.ts';
import { withReviews } from './edit-review.ts';

/** what of a project is printed and nothing else */
const PRINTED: readonly (keyof ProjectData)[] = [...PROJECT_FIELDS, ...SIGNATORIES, 'revisions'];
const printed = (key: string): boolean => (PRINTED as readonly string[]).includes(key);
const projectOf = (project: Project | undefined, wanted: (key: string) => boolean): Project =>
  Object.fromEntries(Object.entries(project ?? {}).filter(([key]) => wanted(key)));

/** Both say the same of all that verdicts depend on. */
export function sameJudged(a: Profile, b: Profile): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Profile>;
  keys.delete('reviews');
  keys.delete('project');
  const [before, after] = [a, b].map(({ project }) => canonicalJson(projectOf(project, (key) => !printed(key))));
  return before === after && [...keys].every((key) => a[key] === b[key]);
}

/** The profile that was checked with what another says beside the check. */
export function saidAs(checked: Profile, now: Profile): Profile {
  const { project: judged, ...rest } = checked;
  const project = { ...projectOf(judged, (key) => !printed(key)), ...projectOf(now.project, printed) };
  return withReviews(Object.keys(project).length === 0 && judged === undefined && now.project === undefined ? rest : { ...rest, project }, now.reviews ?? []);
}

/** a review never changes: its text is made once */
const texts = new WeakMap<Review, string>();

/** The report's profile with what this one says, and the hash that it has with it. */
export async function annotated({ profile }: Report, now: Profile): Promise<Pick<Report, 'profile' | 'profileHash'>> {
  const next = saidAs(profile, now);
  return { profile: next, profileHash: await sha256(await canonicalBytes(next)) };
}

/** reviews made into bytes at once */
const CHUNK = 500;

/** UTF-8 of `canonicalJson` of a profile, without holding the page up over a hundred thousand reviews. */
export async function canonicalBytes(profile: Profile): Promise<Uint8Array<ArrayBuffer>> {
  const breath = pace();
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let text = '{';
  const flush = (): void => {
    chunks.push(encoder.encode(text));
    text = '';
  };
  const entries = Object.entries(profile).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [at, [key, value]] of entries.entries()) {
    text += `${at === 0 ? '' : ','}${JSON.stringify(key)}:`;
    if (key !== 'reviews') {
      text += canonicalJson(value);
      continue;
    }
    text += '[';
    for (const [i, review] of profile.reviews!.entries()) {
      let own = texts.get(review);
      if (own === undefined) texts.set(review, (own = canonicalJson(review)));
      text += i === 0 ? own : `,${own}`;
      if (i % CHUNK === 0) flush();
      if (breath.due()) await breath.take();
    }
    text += ']';
  }
  text += '}';
  flush();
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let to = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, to);
    to += chunk.length;
  }
  return bytes;
}

/** Lower-case hex. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return [...new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The project as one .sunmao file: written with or without its models, opened in place of what is open. */
import type { Project } from '../../store/project.ts';
import { MOST_MODEL_BYTES, type Sent, type SentBcf, type SunmaoFault } from '../../store/sunmao-file.ts';
import type { createBcfs } from '../bcf-state.ts';
import { saveBlob } from '../save.ts';
import type { Say } from '../say.ts';
import type { Keep } from './keep.ts';

export interface SunmaoChoice {
  readonly models: boolean;
  /** the report as JSON; null: without it */
  readonly report: string | null;
}

/** Where the browser can write a file in place (File System Access); TypeScript's library has no words for it. */
interface FilePicker {
  readonly showSaveFilePicker?: (options: {
    readonly suggestedName: string;
    readonly types: readonly { readonly description: string; readonly accept: Readonly<Record<string, readonly string[]>> }[];
  }) => Promise<FileSystemFileHandle>;
}

export const canSaveInPlace = (): boolean => typeof (window as FilePicker).showSaveFilePicker === 'function';

export const sunmaoName = (name: string): string => `${name.trim().replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_').slice(0, 120) || 'project'}.sunmao`;

/** Asks where; null where the person turned back. Called straight from a click: the browser asks for no more than that. */
export async function chooseTarget(name: string): Promise<FileSystemFileHandle | null> {
  const { showSaveFilePicker } = window as FilePicker;
  try {
    return (await showSaveFilePicker?.({ suggestedName: sunmaoName(name), types: [{ description: 'Sunmao', accept: { 'application/zip': ['.sunmao'] } }] })) ?? null;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** bytes of the models that would be sent along */
export const modelBytes = (keep: Keep): number => keep.models.contents().reduce((sum, { file }) => sum + (file?.size ?? 0), 0);
export const tooLarge = (keep: Keep): boolean => modelBytes(keep) > MOST_MODEL_BYTES;

/** Packs the project and writes it to the file, or hands it over as a download. */
export async function saveSunmao(keep: Keep, bcf: ReturnType<typeof createBcfs>, { models, report }: SunmaoChoice, target: FileSystemFileHandle | null): Promise<void> {
  await keep.settled();
  const sentBcf: SentBcf[] = [];
  for (const doc of bcf.docs.value) {
    const { bytes } = await bcf.write(doc.id, doc.history.present.version === '3.0' ? '3.0' : '2.1');
    sentBcf.push({ name: doc.name, bytes, unsaved: bcf.isUnsaved(doc) });
  }
  // what forms left reactive cannot be sent to a worker
  const content = keep.contentNow();
  const plain = JSON.parse(JSON.stringify({ profile: content.profile, steps: content.steps, workspace: content.workspace })) as Pick<Sent, 'profile' | 'steps' | 'workspace'>;
  const sent: Sent = { ...content, ...plain, head: keep.headNow(), bcf: sentBcf, report: report === null ? null : new TextEncoder().encode(report) };
  const along = models ? keep.models.contents().flatMap(({ model, file }) => (file ? [[model, file] as const] : [])) : [];
  const packed = await keep.worker().pack(sent, along);
  if (!target) {
    saveBlob(sunmaoName(keep.title.value), packed);
    return;
  }
  const stream = await target.createWritable();
  await stream.write(packed);
  await stream.close();
}

export async function openSunmao(keep: Keep, file: File, say: Say): Promise<void> {
  try {
    const opened = await keep.worker().open(file);
    if ('fault' in opened) {
      say('error', `keep.fault.${opened.fault}`, { file: file.name, ...faultParams(opened) });
      return;
    }
    const { sent, models, lost, bad } = opened;
    const project: Project = {
      ...sent,
      head: { ...sent.head, name: sent.head.name || file.name.replace(/\.sunmao$/i, '') },
      bcf: new Map(sent.bcf.map(({ name, bytes, unsaved }, i) => [`bcf ${i + 1}`, {
        name, base: new Blob([new Uint8Array(bytes)]), patch: null, order: null, version: '', unsaved,
      }])),
    };
    await keep.replaceBy(project, sent.head.models.map((model, i) => ({ model, file: models[i] ?? null })), lost);
    if (bad.length > 0) say('error', 'keep.badModels', { files: bad.map(({ path }) => path).join(', ') });
    else if (lost.length === 0) say('done', 'keep.opened', { file: file.name });
  } catch (error) {
    say('error', 'keep.fault.failed', { file: file.name, message: error instanceof Error ? error.message : String(error) });
  }
}

function faultParams(fault: SunmaoFault): Readonly<Record<string, string | number>> {
  switch (fault.fault) {
    case 'newer': return { version: fault.version };
    case 'invalid': return { path: fault.path, advice: fault.advice };
    case 'not-zip': return { reason: fault.reason };
    case 'member': return { member: fault.member };
    case 'refused': return { member: fault.member, why: fault.why };
    case 'too-many': return { members: fault.members };
    case 'not-project': return {};
  }
}

/** Documents of the report: made in a worker, one at a time, saved as files or shown. */
import { shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { Report } from '../engine/report.ts';
import type { DocumentFormat, DocumentKind, DocumentOptions, ExportClient, MadeDocument, PlanSource } from '../worker/export-api.ts';
import { saveBytes } from './save.ts';
import type { Say } from './say.ts';

export interface Making {
  readonly kind: DocumentKind;
  readonly format: DocumentFormat;
}

export interface DocumentsGiven {
  readonly connect: () => ExportClient;
  readonly report: ShallowRef<Report | null>;
  /** ends when what was said last stands in the report; null: it does */
  readonly told: () => Promise<void> | null;
  readonly plan: PlanSource;
  readonly say: Say;
}

export interface Documents {
  /** what is being made */
  readonly making: Ref<Making | null>;
  /** null: there is no report, another is being made, it was cancelled or could not be made (which was said) */
  make(kind: DocumentKind, format: DocumentFormat, options: Omit<DocumentOptions, 'plans'>): Promise<MadeDocument | null>;
  /** makes it and hands it over as a file */
  save(kind: DocumentKind, format: DocumentFormat, options: Omit<DocumentOptions, 'plans'>): Promise<void>;
  cancel(): void;
}

export function createDocuments({ connect, report, told, plan, say }: DocumentsGiven): Documents {
  const making = shallowRef<Making | null>(null);
  let client: ExportClient | null = null;
  /** the worker is at it */
  let begun = false;

  async function make(kind: DocumentKind, format: DocumentFormat, options: Omit<DocumentOptions, 'plans'>): Promise<MadeDocument | null> {
    const of = report.value;
    if (of === null || making.value !== null) return null;
    const mine: Making = { kind, format };
    making.value = mine;
    client ??= connect();
    try {
      const telling = told();
      if (telling) await telling;
      // cancelled before it began, or another check came
      if (making.value !== mine || report.value !== of) return null;
      begun = true;
      return await client.documents(kind, of, format, options, plan);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'AbortError') say('error', 'notice.failed', { message: error instanceof Error ? error.message : String(error) });
      return null;
    } finally {
      if (making.value === mine) {
        begun = false;
        making.value = null;
      }
    }
  }

  // plans are asked of the check as it stands: one document is never made of two
  watch(report, () => {
    if (making.value === null) return;
    if (begun) client?.cancel();
    say('error', 'documents.list.stale');
  });

  return {
    making,
    make,
    async save(kind, format, options) {
      const made = await make(kind, format, options);
      if (made !== null) saveBytes(`sunmao-${made.name}`, made.bytes, made.type);
    },
    cancel() {
      if (begun) client?.cancel();
      else making.value = null;
    },
  };
}

/** Documents of the report: made in a worker, one at a time, saved as files or shown. */
import { ref, watch, type Ref, type ShallowRef } from 'vue';
import type { Report } from '../engine/report.ts';
import type { DocumentFormat, DocumentKind, DocumentOptions, ExportClient, MadeDocument, PlanSource } from '../worker/export-api.ts';
import { saveBytes } from './save.ts';

export interface Making {
  readonly kind: DocumentKind;
  readonly format: DocumentFormat;
}

export interface DocumentsGiven {
  readonly connect: () => ExportClient;
  readonly report: ShallowRef<Report | null>;
  readonly plan: PlanSource;
  readonly say: (kind: 'done' | 'error', key: string, params?: Readonly<Record<string, string>>) => void;
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

export function createDocuments({ connect, report, plan, say }: DocumentsGiven): Documents {
  const making = ref<Making | null>(null);
  let client: ExportClient | null = null;

  async function make(kind: DocumentKind, format: DocumentFormat, options: Omit<DocumentOptions, 'plans'>): Promise<MadeDocument | null> {
    const of = report.value;
    if (of === null || making.value !== null) return null;
    making.value = { kind, format };
    client ??= connect();
    try {
      return await client.documents(kind, of, format, options, plan);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'AbortError') say('error', 'notice.failed', { message: error instanceof Error ? error.message : String(error) });
      return null;
    } finally {
      making.value = null;
    }
  }

  // plans are asked of the check as it stands: one document is never made of two
  watch(report, () => {
    if (making.value === null) return;
    client?.cancel();
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
      client?.cancel();
    },
  };
}

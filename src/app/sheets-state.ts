/** Documents made beside the page: what is being made, and the saving of it. */
import { ref, type Ref } from 'vue';
import type { Report } from '../engine/report.ts';
import type { DocumentFormat, DocumentKind, DocumentOptions, ExportClient } from '../worker/export-api.ts';
import { saveBytes } from './save.ts';

export interface SheetsOutside {
  readonly connect: () => ExportClient;
  readonly report: Ref<Report | null>;
  readonly say: (kind: 'done' | 'error', key: string, params?: Readonly<Record<string, string | number>>) => void;
}

export function createSheets({ connect, report, say }: SheetsOutside) {
  let client: ExportClient | null = null;
  /** `kind.format` of what is being made */
  const making = ref<ReadonlySet<string>>(new Set());

  /** Makes a document of the last check, or of another report, and hands it to the user. */
  async function save(kind: DocumentKind, format: DocumentFormat, options: DocumentOptions, of: Report | null = report.value): Promise<void> {
    const key = `${kind}.${format}`;
    if (of === null || making.value.has(key)) return;
    making.value = new Set([...making.value, key]);
    try {
      const { name, type, bytes } = await (client ??= connect()).documents(kind, of, format, options);
      saveBytes(name, bytes, type);
    } catch (error) {
      say('error', 'notice.failed', { message: error instanceof Error ? error.message : String(error) });
    } finally {
      making.value = new Set([...making.value].filter((one) => one !== key));
    }
  }

  return { making, save };
}

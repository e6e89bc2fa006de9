/** Makes documents beside the page: a workbook of a hundred thousand elements takes seconds. */
import { expose, transfer } from 'comlink';
import type { ExportEndpoint } from './export-api.ts';
import { exportDesk } from './export-desk.ts';

const desk = exportDesk();

const endpoint: ExportEndpoint = {
  async documents(kind, format, head, tables, parts, options, plans) {
    const made = await desk.documents(kind, format, head, tables, parts, options, plans);
    return transfer(made, [made.bytes.buffer as ArrayBuffer]);
  },
};

expose(endpoint);

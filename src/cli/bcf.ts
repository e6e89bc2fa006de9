/** `bcf read FILE`, `bcf write REPORT.json`, and what else there is to do with BCF files: one command each, by name. */
import { defineCommand } from 'citty';

export const bcfCommand = defineCommand({
  meta: { name: 'bcf', description: 'BCF 文件 / BCF files' },
  subCommands: {
    read: async () => (await import('./bcf-read.ts')).bcfReadCommand,
    write: async () => (await import('./bcf-write.ts')).bcfWriteCommand,
  },
});

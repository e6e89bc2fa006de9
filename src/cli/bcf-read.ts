/** `bcf read FILE`: the topics of a BCF file as JSON, what is off on stderr. */
import { defineCommand } from 'citty';
import type { Bcf, BcfFile, BcfProblem, BcfTopic, BcfViewpoint } from '../bcf/bcf.ts';
import { readBcf } from '../bcf/read.ts';
import { CliError, readBytes, requireFiles, writeOut, type ExitCode } from './args.ts';
import { language, plain } from './print.ts';

export const bcfReadCommand = defineCommand({
  meta: { name: 'read', description: '读 BCF，以 JSON 写出议题 / the topics of a BCF file as JSON' },
  args: {
    file: { type: 'positional', required: false, description: '.bcf or .bcfzip file' },
  },
  async run({ args }): Promise<ExitCode> {
    const [path, extra] = requireFiles(args._, 'a BCF (.bcf or .bcfzip)');
    if (extra !== undefined) throw new CliError(`bcf read: one file at a time, not ${extra} as well`);
    const bytes = await readBytes(path!);
    const { bcf, problems } = readBcf(bytes);
    for (const one of problems) process.stderr.write(`${problemLine(path!, one)}\n`);
    if (bcf === null) return 2;
    await writeOut(`${JSON.stringify(bcfJson(bcf, problems), null, 2)}\n`);
    return problems.some(({ severity }) => severity === 'error') ? 2 : 0;
  },
});

const SEVERITY = { error: { zh: '错误', en: 'error' }, warning: { zh: '警告', en: 'warning' } } as const;

/** `a.bcf!GUID/markup.bcf:12: warning: … [code]` */
export function problemLine(path: string, { file, line, severity, text, code }: BcfProblem, lang = language()): string {
  const place = `${path}${file === '' ? '' : `!${file}`}${line === 0 ? '' : `:${line}`}`;
  return plain(`${place}: ${SEVERITY[severity][lang]}: ${text[lang]} [${code}]`);
}

const sizeOf = (bytes: Uint8Array | null): number | null => bytes?.length ?? null;
const fileJson = ({ name, bytes }: BcfFile): object => ({ name, bytes: bytes.length });

function viewpointJson({ snapshot, bitmaps, more: _, ...rest }: BcfViewpoint): object {
  return {
    ...rest,
    bitmaps: bitmaps.map((bitmap) => ({ ...bitmap, bytes: sizeOf(bitmap.bytes) })),
    snapshot: snapshot === null ? null : { format: snapshot.format, bytes: snapshot.bytes.length },
  };
}

function topicJson({ guid, title, status, type, labels, comments, viewpoints, snippet, documents, others, more: _, ...rest }: BcfTopic): object {
  return {
    guid,
    title,
    status,
    type,
    labels,
    comments,
    viewpoints: viewpoints.map(viewpointJson),
    ...rest,
    snippet: snippet === null ? null : { ...snippet, bytes: sizeOf(snippet.bytes) },
    documents: documents.map((one) => ({ ...one, bytes: sizeOf(one.bytes) })),
    others: others.map(fileJson),
  };
}

/** Everything but content: of files, pictures and documents the number of bytes. JSON Schema: public/schema/bcf.schema.json. */
export function bcfJson({ version, topics, project, extensions, documents, others }: Bcf, problems: readonly BcfProblem[]): object {
  return {
    version,
    topics: topics.map(topicJson),
    project: project === null ? null : { id: project.id, name: project.name },
    extensions,
    documents: documents.map((one) => ({ ...one, bytes: sizeOf(one.bytes) })),
    others: others.map(fileJson),
    problems,
  };
}

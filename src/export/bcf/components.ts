/** Elements of a report as a viewer finds them: by GlobalId, and by file and record number where that does not tell them apart. */
import type { BcfComponent } from '../../bcf/bcf.ts';
import { isIfcGuid } from '../../bcf/ifc-guid.ts';
import type { Report } from '../../engine/report.ts';

/** The name of a file as it was saved, without its folders; of a member of an archive its own. */
export function fileName(path: string): string {
  const member = /\.(?:ifc)?zip!(.+)$/i.exec(path)?.[1] ?? path;
  return member.split(/[/\\]/).at(-1) || path;
}

/** Positions in Report.elements → components. */
export function componentsOf(report: Pick<Report, 'elements' | 'files'>): (element: number) => BcfComponent {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { globalId } of report.elements) {
    if (seen.has(globalId)) repeated.add(globalId);
    else seen.add(globalId);
  }
  return (index) => {
    const { globalId, file, expressId } = report.elements[index]!;
    const valid = isIfcGuid(globalId);
    if (valid && !repeated.has(globalId)) return { ifcGuid: globalId, originatingSystem: '', authoringToolId: '' };
    return { ifcGuid: valid ? globalId : '', originatingSystem: fileName(report.files[file]?.path ?? ''), authoringToolId: `#${expressId}` };
  };
}

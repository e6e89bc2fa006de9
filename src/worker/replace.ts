/** Another version of a file takes the place of the one that is loaded. */
import type { ModelFinding } from '../model/model.ts';
import { filesOf, type LoadedFile } from './combine.ts';
import type { Loaded } from './load.types.ts';

/**
 * The files with what was loaded in the place of `path` and under its name, so that the profile's rules keep speaking of it. A
 * finding instead, where what was loaded is no single model: nothing is replaced then.
 */
export function replaced(files: readonly LoadedFile[], path: string, loaded: Loaded): LoadedFile[] | ModelFinding {
  const [fresh, ...more] = filesOf(loaded);
  if (!fresh) return loaded.unreadable[0]?.finding ?? finding(path, 'zip-without-ifc', { entries: 0, names: '' });
  if (more.length > 0) return finding(path, 'several-models', { entries: more.length + 1 });
  const renamed: LoadedFile = { ...fresh, file: { ...fresh.file, path, findings: fresh.file.findings.map((one) => ({ ...one, file: path })) } };
  const at = files.findIndex((one) => one.file.path === path);
  return at < 0 ? [...files, renamed] : files.map((one, i) => (i === at ? renamed : one));
}

const finding = (file: string, code: string, params: ModelFinding['params']): ModelFinding => ({ code, severity: 'error', file, line: null, expressId: null, globalId: null, params });

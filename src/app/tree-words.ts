/** What the groups of the trees are called. */
import { fileName } from './format.ts';
import type { useTexts } from './languages.ts';
import type { Store } from './state.ts';
import type { LevelKind } from './trees/kinds.ts';

export function treeWords(store: Store, { t, word }: ReturnType<typeof useTexts>): (level: LevelKind, code: string) => string {
  return (level, code) => {
    const report = store.report.value;
    switch (level) {
      case 'building': return code === '' ? t('models.tree.noBuilding') : report?.buildings.find(({ id }) => id === code)?.name || code;
      case 'storey': return code === '' ? t('models.tree.noStorey') : code;
      case 'component': return word('component', code);
      case 'file': return fileName(report?.files[Number(code)]?.path ?? code);
      case 'whole': {
        const element = report?.elements[Number(code)];
        return element ? element.name || element.type || `#${element.expressId}` : code;
      }
      default: return code === '' ? t('models.tree.noType') : code;
    }
  };
}

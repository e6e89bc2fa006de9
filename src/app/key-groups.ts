/** All keys of the page in groups, for the list in the help: each table is the one that the keys are handled by. */
import { REVIEW_SHORTCUTS } from './review-keys.ts';
import { VIEW_SHORTCUTS, type ShortcutGroup } from './shortcuts.ts';

export interface KeyRow {
  readonly keys: readonly string[];
  /** i18n key */
  readonly text: string;
}

export interface KeyGroup {
  readonly id: string;
  /** i18n key */
  readonly title: string;
  readonly rows: readonly KeyRow[];
}

/** handled in page.vue and in the project's menu */
const PAGE: readonly KeyRow[] = [
  { keys: ['Alt+1', '…', 'Alt+4'], text: 'guide.keys.task' },
  { keys: ['F'], text: 'help.fit' },
  { keys: ['Escape'], text: 'help.escape' },
  { keys: ['ArrowUp', 'ArrowDown'], text: 'help.arrows' },
  { keys: ['Ctrl+Z'], text: 'help.undo' },
  { keys: ['Ctrl+Shift+Z'], text: 'help.redo' },
  { keys: ['Ctrl+S'], text: 'guide.keys.save' },
  { keys: ['?'], text: 'help.help' },
];
/** handled in questions-panel.vue */
const QUEUE: readonly KeyRow[] = [
  { keys: ['N', 'ArrowDown'], text: 'guide.keys.next' },
  { keys: ['P', 'ArrowUp'], text: 'guide.keys.previous' },
  { keys: ['Enter'], text: 'guide.keys.settle' },
  { keys: ['S'], text: 'guide.keys.skip' },
  { keys: ['X'], text: 'guide.keys.choose' },
];
const VIEW_GROUPS: readonly ShortcutGroup[] = ['view', 'shown', 'tools', 'measure', 'foot', 'canvas'];

export const KEY_GROUPS: readonly KeyGroup[] = [
  { id: 'page', title: 'guide.keys.page', rows: PAGE },
  { id: 'queue', title: 'guide.keys.queue', rows: QUEUE },
  { id: 'review', title: 'guide.keys.review', rows: REVIEW_SHORTCUTS.map(({ keys, action }) => ({ keys, text: `review.key.${action}` })) },
  ...VIEW_GROUPS.map((group) => ({
    id: group, title: `tools.group.${group}`, rows: VIEW_SHORTCUTS.filter((one) => one.group === group).map(({ keys, text }) => ({ keys, text })),
  })),
];

const SHOWN: Readonly<Record<string, string>> = {
  ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', ' ': '␣', Backspace: '⌫', Enter: '⏎', ContextMenu: '▤',
};

/** A key as it is printed: `Shift+ArrowUp` → `Shift+↑`. */
export function keyText(key: string): string {
  const at = key.lastIndexOf('+', key.length - 2) + 1;
  const own = key.slice(at);
  return key.slice(0, at) + (SHOWN[own] ?? (own.length === 1 ? own.toUpperCase() : own));
}

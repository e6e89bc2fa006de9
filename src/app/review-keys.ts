/** Keys of the lists of findings, as data: for what listens to them and for the list of shortcuts. */

/** `text`: under `review.key` in the texts */
export interface ReviewShortcut {
  readonly keys: readonly string[];
  readonly action: ReviewAction;
}

export const REVIEW_ACTIONS = ['next', 'previous', 'open', 'close', 'zoom', 'isolate', 'accept', 'reject', 'waive', 'comment', 'snapshot', 'select', 'all', 'unfold', 'fold'] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

/** As `KeyboardEvent.key` has them. They work where the list or the finding that it has opened has the focus, or nothing has. */
export const REVIEW_SHORTCUTS: readonly ReviewShortcut[] = [
  { keys: ['j', 'ArrowDown'], action: 'next' },
  { keys: ['k', 'ArrowUp'], action: 'previous' },
  { keys: ['Enter'], action: 'open' },
  { keys: ['Escape'], action: 'close' },
  { keys: ['z'], action: 'zoom' },
  { keys: ['i'], action: 'isolate' },
  { keys: ['a'], action: 'accept' },
  { keys: ['r'], action: 'reject' },
  { keys: ['w'], action: 'waive' },
  { keys: ['c'], action: 'comment' },
  { keys: ['s'], action: 'snapshot' },
  { keys: ['x', ' '], action: 'select' },
  { keys: ['Ctrl+a'], action: 'all' },
  { keys: ['ArrowRight'], action: 'unfold' },
  { keys: ['ArrowLeft'], action: 'fold' },
];

const BY_KEY = new Map(REVIEW_SHORTCUTS.flatMap(({ keys, action }) => keys.map((key) => [key, action] as const)));

/** Where a key is typed or chosen with, it is not a shortcut. */
const TYPING = 'input, textarea, select, [contenteditable="true"], [role="radio"], [role="menuitem"], [role="tab"], [role="dialog"] *';
/** these press what has the focus */
const PRESSING: readonly string[] = ['Enter', ' '];

export function reviewAction(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>): ReviewAction | null {
  if (event.altKey) return null;
  const { target } = event;
  if (target instanceof Element && (target.closest(TYPING) !== null || (PRESSING.includes(event.key) && target.closest('button, a, summary') !== null))) return null;
  return BY_KEY.get(`${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`) ?? null;
}

/** A list of findings as its keys see it. */
export interface ListOfKeys {
  /** its tab is open and nothing lies over the page */
  readonly shown: boolean;
  readonly root: HTMLElement | null;
  /** one of its findings is open */
  readonly opened: boolean;
}

/** What a key asks of a list of findings; null where the key is not the list's. */
export function listAction(event: KeyboardEvent, { shown, root, opened }: ListOfKeys): ReviewAction | null {
  if (!shown || root === null || root.offsetParent === null) return null;
  const target = event.target as HTMLElement;
  if (target !== document.body && !root.contains(target)) return null;
  const action = reviewAction(event);
  // where nothing has the focus the keys are the viewer's too: those of the open finding come first
  const viewers = target === document.body && (action === 'close' || event.key.startsWith('Arrow') || (!opened && action !== 'next' && action !== 'previous'));
  return viewers ? null : action;
}

/**
 * The keyboard, as data: what handles a key and the list in the help read the same table. `text` is an i18n key. Keys are
 * written as they are shown: modifiers first, then `KeyboardEvent.key`, letters in capitals.
 */
export type ShortcutGroup = 'view' | 'shown' | 'tools' | 'measure' | 'foot' | 'canvas';

export interface Shortcut {
  /** what is done */
  readonly id: string;
  /** any of these */
  readonly keys: readonly string[];
  readonly text: string;
  readonly group: ShortcutGroup;
  /** `page`: wherever the keyboard is, but in a field; `canvas`: with the keyboard on the picture; `measuring`: while measuring; `foot`: on foot */
  readonly where: 'page' | 'canvas' | 'measuring' | 'foot';
}

const shortcut = (group: ShortcutGroup, where: Shortcut['where'], id: string, ...keys: readonly string[]): Shortcut => ({ id, keys, text: `tools.key.${id}`, group, where });

export const VIEW_SHORTCUTS = [
  shortcut('view', 'page', 'iso', '0'),
  shortcut('view', 'page', 'front', '1'),
  shortcut('view', 'page', 'right', '2'),
  shortcut('view', 'page', 'back', '3'),
  shortcut('view', 'page', 'left', '4'),
  shortcut('view', 'page', 'top', '5'),
  shortcut('view', 'page', 'bottom', '6'),
  shortcut('view', 'page', 'projection', 'P'),
  shortcut('view', 'page', 'storeyUp', 'PageUp'),
  shortcut('view', 'page', 'storeyDown', 'PageDown'),
  shortcut('shown', 'page', 'hide', 'H'),
  shortcut('shown', 'page', 'isolate', 'I'),
  shortcut('shown', 'page', 'ghost', 'G'),
  shortcut('shown', 'page', 'showAll', 'Shift+H'),
  shortcut('tools', 'page', 'measure', 'M'),
  shortcut('tools', 'page', 'section', 'C'),
  shortcut('tools', 'page', 'sectionBox', 'B'),
  shortcut('tools', 'page', 'rectangle', 'R'),
  shortcut('tools', 'page', 'onFoot', 'W'),
  shortcut('measure', 'measuring', 'take', 'Enter'),
  shortcut('measure', 'measuring', 'takeBack', 'Backspace'),
  shortcut('measure', 'measuring', 'lockX', 'X'),
  shortcut('measure', 'measuring', 'lockY', 'Y'),
  shortcut('measure', 'measuring', 'lockZ', 'Z'),
  shortcut('measure', 'measuring', 'end', 'Escape'),
  shortcut('foot', 'foot', 'footForward', 'W'),
  shortcut('foot', 'foot', 'footBack', 'S'),
  shortcut('foot', 'foot', 'footLeft', 'A'),
  shortcut('foot', 'foot', 'footRight', 'D'),
  shortcut('foot', 'foot', 'footUp', 'E'),
  shortcut('foot', 'foot', 'footDown', 'Q'),
  shortcut('foot', 'foot', 'lookLeft', 'ArrowLeft'),
  shortcut('foot', 'foot', 'lookRight', 'ArrowRight'),
  shortcut('foot', 'foot', 'lookUp', 'ArrowUp'),
  shortcut('foot', 'foot', 'lookDown', 'ArrowDown'),
  shortcut('foot', 'foot', 'footStoreyUp', 'PageUp'),
  shortcut('foot', 'foot', 'footStoreyDown', 'PageDown'),
  shortcut('foot', 'foot', 'footEnd', 'Escape'),
  shortcut('canvas', 'canvas', 'turnLeft', 'ArrowLeft'),
  shortcut('canvas', 'canvas', 'turnRight', 'ArrowRight'),
  shortcut('canvas', 'canvas', 'turnUp', 'ArrowUp'),
  shortcut('canvas', 'canvas', 'turnDown', 'ArrowDown'),
  shortcut('canvas', 'canvas', 'panLeft', 'Shift+ArrowLeft'),
  shortcut('canvas', 'canvas', 'panRight', 'Shift+ArrowRight'),
  shortcut('canvas', 'canvas', 'panUp', 'Shift+ArrowUp'),
  shortcut('canvas', 'canvas', 'panDown', 'Shift+ArrowDown'),
  shortcut('canvas', 'canvas', 'nearer', '+', '='),
  shortcut('canvas', 'canvas', 'farther', '-'),
  shortcut('canvas', 'canvas', 'pick', 'Enter'),
  shortcut('canvas', 'canvas', 'pickMore', 'Shift+Enter'),
  shortcut('canvas', 'canvas', 'menu', 'ContextMenu', 'Shift+F10'),
] as const satisfies readonly Shortcut[];

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** A key that was pressed as the table writes it; '+' has its Shift in it. */
export function keyName({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyPress): string {
  const own = key.length === 1 ? key.toUpperCase() : key;
  const letter = key.length > 1 || key.toUpperCase() !== key.toLowerCase();
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${shiftKey && letter ? 'Shift+' : ''}${own}`;
}

/** What a key does at a place; null for nothing. */
export function shortcutOf(press: KeyPress, where: Shortcut['where'], shortcuts: readonly Shortcut[] = VIEW_SHORTCUTS): string | null {
  const name = keyName(press);
  return shortcuts.find((one) => one.where === where && one.keys.includes(name))?.id ?? null;
}

const SHOWN: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc', ContextMenu: '☰' };

/** As a keyboard has it written: `Shift+←`. */
export function keyText(key: string): string {
  const at = key.lastIndexOf('+', key.length - 2);
  const [before, own] = [key.slice(0, at + 1), key.slice(at + 1)];
  return before + (SHOWN[own] ?? own);
}

/** Keys of one thing, for a button's title. */
export function keysOf(id: string, shortcuts: readonly Shortcut[] = VIEW_SHORTCUTS): string {
  return shortcuts.find((one) => one.id === id)?.keys.map(keyText).join(' / ') ?? '';
}

/** Whose key it is: the field's that has the keyboard, or the page's. */

const TICKED = /^(checkbox|radio|range|button|file|color)$/;

/** Text is written there: undoing is of the text. */
export function writes(target: Pick<HTMLElement, 'tagName' | 'isContentEditable'> & { readonly type?: string }): boolean {
  return target.tagName === 'TEXTAREA' || target.isContentEditable || (target.tagName === 'INPUT' && !TICKED.test(target.type ?? 'text'));
}

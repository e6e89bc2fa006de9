/** What the person is told in a corner of the page: an i18n key of a notice and what is put into its text. */
export type Say = (kind: 'error' | 'done', key: string, params?: Readonly<Record<string, string | number>>) => void;

/** `undo`: it tells of a step that can be taken back at once */
export type Notice = { readonly kind: 'error' | 'done'; readonly key: string; readonly params: Readonly<Record<string, string | number>>; readonly undo?: true };

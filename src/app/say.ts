/** Tells the person something in a corner of the page: an i18n key of a notice and what is put into its text. */
export type Say = (kind: 'error' | 'done', key: string, params?: Readonly<Record<string, string | number>>) => void;

/** What a click on a row of a list does, as in a file manager: alone it opens the row, with Ctrl it selects one more, with Shift all up to it. */
export interface RowClicks<R> {
  readonly open: (row: R) => void;
  readonly pick: (row: R) => void;
  readonly pickTo: (row: R) => void;
}

/** Handlers for the rows of a table of Element Plus; headings have their own. */
export const rowClicks = <R extends { readonly sort: string }>({ open, pick, pickTo }: RowClicks<Extract<R, { readonly sort: 'finding' }>>) => ({
  onClick({ rowData, event }: { readonly rowData: R; readonly event: Event }): void {
    if (!isFinding(rowData)) return;
    const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
    if (shiftKey) pickTo(rowData);
    else if (ctrlKey || metaKey) pick(rowData);
    else open(rowData);
  },
});

const isFinding = <R extends { readonly sort: string }>(row: R): row is Extract<R, { readonly sort: 'finding' }> => row.sort === 'finding';

/** Hands the user a text as a file; nothing leaves the machine. */
export function saveText(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the download has its own reference by then
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Hands the user a text or bytes as a file; nothing leaves the machine. */
export function saveText(name: string, text: string, type: string): void {
  saveBlob(name, new Blob([text], { type }));
}

export function saveBytes(name: string, bytes: Uint8Array, type: string): void {
  saveBlob(name, new Blob([new Uint8Array(bytes)], { type }));
}

export function saveBlob(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the download has its own reference by then
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

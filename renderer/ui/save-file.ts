/** Hands a copy over to the person: bytes as they are, under a type that no browser runs. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(new Blob([blob], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Hands a copy over to the person: bytes as they are, under a type that no browser runs, and a name that tells nobody. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(new Blob([blob], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = savedName(name, new Date());
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * `材料-20261126-103512.pdf`, local time. Browsers keep the names of what was saved in their history, in clear, and a
 * file's own name often is a person's.
 */
export function savedName(name: string, now: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0].toLowerCase() ?? "";
  return `材料-${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}${extension}`;
}

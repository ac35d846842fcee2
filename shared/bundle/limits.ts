/** Bounds that a writer keeps and a reader enforces, so that no bundle can exhaust a desk's memory or disk. */

/** `manifest.json` and `certificates.json`. */
export const maximalJson = 16 * 1024 * 1024;
/** Certificates in `certificates.json`. */
export const maximalCertificates = 4096;
/**
 * The longest line, its line feed counted: the padding of a text that ends 10 bytes below a size class, where not even
 * an empty padding line fits any more. Events are bounded by log/header.ts and log/body.ts.
 */
export const maximalLine = 4 * 1024 * 1024 + 10;
/** Bytes of an accusation's attachment in one line of `sealed.age`. */
export const sealedPiece = 512 * 1024;
/** Events between two signed heads, and the bytes of their lines (line feeds counted by the writer only). */
export const maximalRangeEvents = 65_536;
export const maximalRangeBytes = 64 * 1024 * 1024;
/** Inflated size of `events.age` and of `sealed.age`. */
export const maximalInflated = 4 * 1024 ** 3 - 1;
/** `blobs/999999.age`. */
export const maximalBlobs = 999_999;
/** FAT32 holds files below 4 GiB; the margin covers headers, manifest and the estimate's error. */
export const maximalBundle = 4 * 1024 ** 3 - 64 * 1024 * 1024;

/** Inflated sizes that `sealed.age` may have: 16 KiB, 64 KiB, 256 KiB, 1 MiB, then whole multiples of 4 MiB. */
export function sizeClass(atLeast: number): number {
  for (const size of [16 * 1024, 64 * 1024, 256 * 1024, 1024 * 1024]) if (atLeast <= size) return size;
  const step = 4 * 1024 * 1024;
  return Math.ceil(atLeast / step) * step;
}

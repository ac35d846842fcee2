import type { Bytes } from "../../../shared/crypto/bytes.ts";

/**
 * To the sealing worker: whom the text is for, then its blocks, then its end; at any time that it shall go. Blocks are
 * given away, not copied.
 */
export type ToSealing =
  | { readonly recipients: readonly string[] }
  | { readonly block: Bytes }
  | { readonly end: true }
  | { readonly leave: true };

/** From it: first that it can work, then that a block has been taken up, a piece of the age file, its end, or why there is none. */
export type FromSealing =
  | { readonly ready: true }
  | { readonly taken: true }
  | { readonly piece: Bytes }
  | { readonly ended: true }
  | { readonly failed: string };

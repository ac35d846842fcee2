import type { HashedLines } from "../../../shared/bundle/hashed-lines.ts";
import type { Bytes } from "../../../shared/crypto/bytes.ts";

/** To the second thread. All bytes are given away, not copied. */
export type ToAside = { readonly id: number } & ({ readonly gzip: Bytes } | { readonly hash: Bytes });

/** First of all whether it can work; then its answers, under the same numbers. */
export type FromAside = { readonly ready: boolean } | AsideAnswer;

export type AsideAnswer = { readonly id: number } & (
  | { readonly packed: Bytes }
  | { readonly hashed: HashedLines }
  | { readonly failed: string }
);

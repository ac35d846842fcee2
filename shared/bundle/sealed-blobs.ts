import { type Bytes, toHex } from "../crypto/bytes.ts";
import type { CryptoSuite, Hasher } from "../crypto/suite.ts";
import { BundleRefused } from "./bundle.ts";
import type { SealedBlobLine } from "./text-lines.ts";

/** Hashes the attachments that stand between the lines of a sealed text. */
export class SealedBlobs {
  readonly lines: SealedBlobLine[] = [];
  readonly #suite: CryptoSuite;
  #hasher: Hasher;
  #left = 0;
  constructor(suite: CryptoSuite) {
    this.#suite = suite;
    this.#hasher = suite.createHash();
  }
  begin(line: SealedBlobLine): void {
    this.lines.push(line);
    this.#hasher = this.#suite.createHash();
    this.#left = line.size;
    if (this.#left === 0) this.#finish();
  }
  add(bytes: Bytes): void {
    this.#hasher.update(bytes);
    this.#left -= bytes.length;
    if (this.#left === 0) this.#finish();
  }
  #finish(): void {
    if (toHex(this.#hasher.digest()) !== this.lines.at(-1)?.hash) throw new BundleRefused("bad-hash", "an attachment's content");
  }
}

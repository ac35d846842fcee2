import type { Opened } from "./incoming-bundle.ts";

/** Verified bundles kept between plan and apply: as many as a person selects at once. */
const keptFiles = 20;
/** Bytes of decrypted text that they may hold in memory together. */
const keptBytes = 96 * 1024 * 1024;

/** Remembers bundles that were verified, so that importing after planning verifies nothing twice. Forgets the oldest. */
export class VerifiedFiles {
  readonly #byToken = new Map<string, Opened>();

  get(token: string): Opened | undefined {
    return this.#byToken.get(token);
  }

  keep(token: string, opened: Opened): void {
    this.#byToken.set(token, opened);
    let bytes = [...this.#byToken.values()].reduce((sum, each) => sum + weightOf(each), 0);
    for (const [oldest, each] of this.#byToken) {
      if (oldest === token || (this.#byToken.size <= keptFiles && bytes <= keptBytes)) return;
      this.#byToken.delete(oldest);
      bytes -= weightOf(each);
    }
  }

  forget(token: string): void {
    this.#byToken.delete(token);
  }

  clear(): void {
    this.#byToken.clear();
  }
}

/** Inflated size of `events.age`, the second entry: what a reader keeps when it is small enough. */
function weightOf({ verified }: Opened): number {
  return verified.manifest.entries[1]?.inflated ?? 0;
}

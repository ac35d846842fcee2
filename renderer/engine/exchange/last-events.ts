import type { RangeEntry } from "../../../shared/bundle/bundle.ts";
import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import { chainName, type EventRange, type StoredEvent } from "../../../shared/log/event.ts";
import { receiptCode, receiptKey } from "../../../shared/registry/receipt-code.ts";

/** Keeps the events at which ranges end while they pass: a bundle's telephone receipt is keyed by their salts. */
export class LastEvents {
  readonly #byChain = new Map<string, StoredEvent>();

  see(range: EventRange): void {
    const last = range.events.at(-1);
    if (last !== undefined) this.#byChain.set(chainName(range.chain), last);
  }

  /** The ranges unchanged, each seen as it passes. */
  async *watch(ranges: AsyncIterable<EventRange>): AsyncGenerator<EventRange> {
    for await (const range of ranges) {
      this.see(range);
      yield range;
    }
  }

  /** The bundle's code; null where it carries no events or two ranges of one chain with a hole between them. */
  receiptCode(suite: CryptoSuite, digest: string, ranges: readonly RangeEntry[]): string | null {
    const events = ranges.map((range) => this.#byChain.get(chainName(range)));
    const ends = events.filter((event, i) => event !== undefined && event.id === ranges[i]?.head) as StoredEvent[];
    if (ends.length !== ranges.length) return null;
    const key = receiptKey(suite, ends);
    return key === null
      ? null
      : receiptCode(
          suite,
          key,
          digest,
          ranges.map(({ scope, device, epoch, toSeq, head }) => ({ scope, device, epoch, seq: toSeq, id: head })),
        );
  }
}

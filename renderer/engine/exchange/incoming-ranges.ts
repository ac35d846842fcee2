import { chainName, type EventRange, type StoredEvent } from "../../../shared/log/event.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
import type { Opened } from "./incoming-bundle.ts";
import { divideRevoked } from "./quarantine.ts";

/** A verified range as it came, and what may become of it. */
export interface DividedRange {
  readonly whole: EventRange;
  /** What may be merged; null when the range's writer is revoked. */
  readonly range: EventRange | null;
  /** What a person must look at first. */
  readonly quarantine: readonly StoredEvent[];
}

/** The bundle's ranges again, with those of revoked writers set apart. */
export async function* divided(ledger: LedgerPort, opened: Opened): AsyncGenerator<DividedRange> {
  const chains = new Map((await ledger.chains()).map((chain) => [chainName(chain), chain]));
  for await (const whole of opened.verified.ranges()) {
    const { merge, quarantine } = await divideRevoked(ledger, chains, whole, opened);
    yield { whole, range: merge, quarantine };
  }
}

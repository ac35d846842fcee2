import type { Manifest } from "../../../shared/bundle/bundle.ts";
import type { HashLines } from "../../../shared/bundle/hashed-lines.ts";
import type { Desktop } from "../../../shared/desktop.ts";
import type { Jobs } from "../jobs.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
import type { Sealing } from "../threads/seal-thread.ts";

/** What the exchange works with; one per open desk. */
export interface ExchangeContext {
  readonly ledger: LedgerPort;
  readonly desktop: Desktop;
  readonly jobs: Pick<Jobs, "run" | "cancel" | "running">;
  /** RFC 3339 UTC with milliseconds. */
  readonly now: () => string;
  /** Versions of what the sender's views were made with, for the manifest. */
  readonly versions: () => Promise<Omit<Manifest["versions"], "trustList">>;
  /** Petitions of an office in the views. */
  readonly countPetitions: (organisation: string) => Promise<number>;
  /** How a bundle's events are compressed and encrypted, where not on this thread. */
  readonly sealing?: Sealing | undefined;
  /** How the lines of a large bundle are hashed, where not on this thread. */
  readonly hashLines?: HashLines | undefined;
  /** Largest file to be written, bytes. */
  readonly partLimit: number;
}

import type { ExchangeRecord } from "../api.ts";
import type { LedgerPort } from "../ledger.ts";
import { exchangeEntries, readRecords } from "./records.ts";

/** What has left and what has come, newest first. */
export async function exchangeHistory(ledger: LedgerPort): Promise<readonly ExchangeRecord[]> {
  const entries = [...(await readRecords(ledger, exchangeEntries)).values()];
  return entries
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .map(({ id, direction, kind, other, at, path, petitions, events, acknowledgedAt, receiptCode }) => ({
      id,
      direction,
      kind,
      other,
      at,
      path,
      petitions,
      events,
      acknowledgedAt,
      receiptCode,
    }));
}

/** What the lock screen and the work table show of the exchange. */
export interface ExchangeFacts {
  readonly lastExport: string | null;
  readonly lastBackup: string | null;
  /** What came in with petitions, newest first. */
  readonly arrived: readonly {
    readonly bundle: string;
    readonly from: string;
    readonly at: string;
    readonly petitions: number;
  }[];
}

/** The newest bundles shown as arrived. */
const shownArrivals = 20;

/** When something last left for another office or for a backup, and what came in last. */
export async function exchangeFacts(ledger: LedgerPort): Promise<ExchangeFacts> {
  const history = await exchangeHistory(ledger);
  const left = (kind: string) => history.find((entry) => entry.direction === "out" && entry.kind === kind)?.at ?? null;
  return {
    lastExport: left("sync"),
    lastBackup: left("backup"),
    arrived: history
      .filter((entry) => entry.direction === "in" && entry.petitions > 0)
      .slice(0, shownArrivals)
      .map(({ id, other, at, petitions }) => ({ bundle: id, from: other, at, petitions })),
  };
}

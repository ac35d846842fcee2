import type { ExchangeRecord } from "../api/exchange-api.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
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

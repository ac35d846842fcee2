import { readReceiptCode } from "../../../shared/registry/receipt-code.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
import type { ExchangeContext } from "./context.ts";
import { tellMarks } from "./marks.ts";
import { petitionsReceipted } from "./receipted-petitions.ts";
import { type ExchangeEntry, exchangeEntries, readRecord, readRecords, recordChange, spokenReceipts } from "./records.ts";
import { ExchangeRefused } from "./refusal.ts";
import { strings } from "./strings.ts";
import { receiptedEntries } from "./take-acknowledgement.ts";

/**
 * Takes a receipt that the superior read out by telephone: it acknowledges one outgoing bundle without a second trip.
 * The next acknowledgement that comes as a file replaces it. Throws ExchangeRefused on a code that fits no bundle.
 */
export async function applySpokenReceipt(context: ExchangeContext, typed: string): Promise<{ readonly petitions: number }> {
  const { ledger } = context;
  const code = readReceiptCode(typed);
  if (code === null) throw new ExchangeRefused("bad-code", strings.badCode, { field: "code" });
  const entry = await entryOf(ledger, code);
  if (entry === null) throw new ExchangeRefused("wrong-code", strings.wrongCode, { field: "code" });
  const at = context.now();
  const before = await readRecord(ledger, spokenReceipts, entry.other);
  const chains = { ...before?.chains };
  for (const [name, position] of Object.entries(entry.chains)) {
    if (position.seq > (chains[name]?.seq ?? 0)) chains[name] = position;
  }
  const petitions = await petitionsReceipted(ledger, entry.other, chains);
  await ledger.record([
    recordChange(spokenReceipts, entry.other, { chains, at }),
    ...(await receiptedEntries(ledger, entry.other, chains, at)),
  ]);
  await tellMarks(ledger);
  ledger.changed(["exchange", "petitions", "status"]);
  return { petitions };
}

async function entryOf(ledger: LedgerPort, code: string): Promise<ExchangeEntry | null> {
  for (const entry of (await readRecords(ledger, exchangeEntries)).values()) {
    if (entry.direction === "out" && entry.kind === "sync" && entry.expectedCode === code) return entry;
  }
  return null;
}

import { chainName } from "../../../shared/log/event.ts";
import { custodyOf } from "../../../shared/petition/steps.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { shanghaiDate } from "../../../shared/regulation/date.ts";
import { firstCarrying } from "../exchange/carried-by.ts";
import { exchangeEntries, readRecords } from "../exchange/records.ts";
import type { LedgerPort } from "../ledger/ledger.ts";

/**
 * The day on which a petition that this desk handed over first left for the office that is to sign it in; null where
 * it was not handed over by this desk, or has not left yet.
 */
export async function exportedOn(ledger: LedgerPort, view: PetitionView): Promise<string | null> {
  const to = custodyOf(view.scope);
  const registered = view.timeline.find((entry) => entry.type === "petition.registered");
  if (registered?.body["origin"] === undefined || registered.stamp.organisation !== ledger.office.organisation) return null;
  const { device, epoch, seq } = registered.stamp;
  const chain = chainName({ scope: view.scope, device, epoch });
  const left = firstCarrying((await readRecords(ledger, exchangeEntries)).values(), "out", { chain, seq }, to);
  return left === null ? null : shanghaiDate(left.at);
}

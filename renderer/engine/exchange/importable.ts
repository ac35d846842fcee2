import type { Acknowledgement, VerifiedBundle } from "../../../shared/bundle/bundle.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
import type { Opened } from "./incoming-bundle.ts";
import { ExchangeRefused } from "./refusal.ts";
import { strings } from "./strings.ts";

/** Why a sound bundle may not be imported here. Throws BundleRefused or ExchangeRefused. */
export function requireImportable(ledger: LedgerPort, { verified }: Opened): void {
  const { kind, from } = verified.manifest;
  if (kind === "enrolment") throw new ExchangeRefused("wrong-kind", strings.enrolmentHere);
  if (kind === "backup" && from.organisation !== ledger.office.organisation) {
    throw new ExchangeRefused("wrong-kind", strings.otherBackup);
  }
}

/** What the sender says that it holds; a revoked device is not believed. */
export function acknowledgementOf({ manifest, senderRevoked }: VerifiedBundle): Acknowledgement | null {
  return senderRevoked === null ? manifest.acknowledgement : null;
}

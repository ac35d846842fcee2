import type { VerifiedBundle } from "../../../shared/bundle/bundle.ts";
import type { LedgerPort } from "../ledger.ts";
import { announcementsInForce } from "./incoming-bundle.ts";

/** Takes newer announcements over, and with them a renewed certificate of this device. */
export async function adoptAnnouncements(ledger: LedgerPort, verified: VerifiedBundle): Promise<void> {
  const trust = ledger.trust.state();
  if (trust.root === null) return;
  const trustList = announcementsInForce(trust, verified);
  if (trustList === null || trustList === trust.trustList || trustList.list.number === trust.trustList?.list.number) return;
  const [own, ...issuers] = trust.own;
  const renewed = trustList.list.certificates.find(
    ({ certificate }) =>
      certificate.device === own?.certificate.device &&
      certificate.role === own.certificate.role &&
      certificate.organisation === own.certificate.organisation &&
      certificate.serial > own.certificate.serial,
  );
  await ledger.trust.adopt({ ...trust, trustList, own: renewed === undefined ? trust.own : [renewed, ...issuers] });
}

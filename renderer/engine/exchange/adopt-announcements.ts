import type { VerifiedBundle } from "../../../shared/bundle/bundle.ts";
import type { SignedCertificate, SignedTrustList, TrustList } from "../../../shared/registry/certificate.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
import { highestNumber, nextTrustList } from "./announce.ts";
import { announcementsInForce } from "./incoming-bundle.ts";
import { knownCertificates } from "./peers.ts";

/** Takes newer announcements over, and with them a renewed certificate of this device. */
export async function adoptAnnouncements(ledger: LedgerPort, verified: VerifiedBundle, at: string): Promise<void> {
  const trust = ledger.trust.state();
  if (trust.root === null) return;
  const inForce = announcementsInForce(trust, verified);
  const trustList = (await recovered(ledger, verified, at)) ?? inForce;
  if (trustList === null || trustList === trust.trustList) return;
  const [own, ...issuers] = trust.own;
  const renewed = trustList.list.certificates.find(
    ({ certificate }) =>
      certificate.device === own?.certificate.device &&
      certificate.role === own.certificate.role &&
      certificate.organisation === own.certificate.organisation &&
      certificate.serial > own.certificate.serial,
  );
  const chain = renewed === undefined ? trust.own : [renewed, ...issuersOf(renewed, issuers, verified)];
  await ledger.trust.adopt({ ...trust, trustList, own: chain });
}

/** The chain above a renewed certificate: the one known so far, or that of the issuer who took the former one's place. */
function issuersOf(
  { certificate: { issuer } }: SignedCertificate,
  known: readonly SignedCertificate[],
  { certificates }: VerifiedBundle,
): readonly SignedCertificate[] {
  if (known.some(({ certificate }) => certificate.device === issuer)) return known;
  const fresh = certificates.filter(({ certificate }) => certificate.device === issuer);
  return [...fresh, ...known.filter(({ certificate }) => certificate.role === "root")];
}

/**
 * A district that came back from a backup may have announced anew, under numbers that it had used before. What it once
 * signed comes back with the townships' bundles; both then go into the next announcements, so that no revocation and no
 * enrolment is forgotten. Null where one of the two lists says all that the other says.
 */
async function recovered(ledger: LedgerPort, verified: VerifiedBundle, at: string): Promise<SignedTrustList | null> {
  const came = verified.senderRevoked === null ? (verified.trustList?.list ?? null) : null;
  if (came === null || ledger.keys().issuer === null) return null;
  const trust = ledger.trust.state();
  const own: Announced = {
    certificates: knownCertificates(trust).filter(({ certificate }) => certificate.role !== "root"),
    revocations: trust.trustList?.list.revocations ?? [],
    officers: trust.trustList?.list.officers ?? [],
  };
  const lost = beyond(came, own);
  // Nothing can be announced above it: whoever numbered so has stolen the key, and only the root helps.
  if (came.number >= highestNumber) return null;
  const older = came.number <= (trust.trustList?.list.number ?? 0);
  if (isEmpty(lost) ? older || isEmpty(beyond(own, came)) : !older && isEmpty(beyond(own, came))) return null;
  return nextTrustList(ledger, at, { ...lost, above: came.number });
}

type Announced = Pick<TrustList, "certificates" | "revocations" | "officers">;

/** What one list says that the other does not: devices, newer certificates, revocations, officers and ends of clearances. */
function beyond(one: Announced, other: Announced): Announced {
  const serials = new Map(other.certificates.map(({ certificate }) => [certificate.device, certificate.serial]));
  const revoked = new Set(other.revocations.map(({ device }) => device));
  const officers = new Map(other.officers?.map((officer) => [officer.recipient, officer]));
  return {
    certificates: one.certificates.filter(
      ({ certificate }) => certificate.role !== "root" && certificate.serial > (serials.get(certificate.device) ?? 0),
    ),
    revocations: one.revocations.filter(({ device }) => !revoked.has(device)),
    officers: (one.officers ?? []).filter(({ recipient, until }) => {
      const known = officers.get(recipient);
      return known === undefined || (known.until === null && until !== null);
    }),
  };
}

function isEmpty({ certificates, revocations, officers = [] }: Announced): boolean {
  return certificates.length === 0 && revocations.length === 0 && officers.length === 0;
}

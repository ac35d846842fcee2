import { BundleRefused, type BundleSource, type BundleTrust, type VerifiedBundle } from "../../../shared/bundle/bundle.ts";
import { openBundle } from "../../../shared/bundle/open.ts";
import { verifyBundle } from "../../../shared/bundle/read.ts";
import { fromHex } from "../../../shared/crypto/bytes.ts";
import { succeedTrustList } from "../../../shared/registry/announcement.ts";
import type { SignedTrustList, TrustList } from "../../../shared/registry/certificate.ts";
import { claimedRoot } from "../../../shared/registry/enrolment.ts";
import { isRegistryFailure } from "../../../shared/registry/failures.ts";
import type { Job } from "../jobs.ts";
import type { LedgerPort, TrustState } from "../ledger/ledger.ts";
import type { ExchangeContext } from "./context.ts";
import { knownCertificates } from "./peers.ts";
import { ExchangeRefused } from "./refusal.ts";
import { findStaged, type StagedFile, stagedSource } from "./staged-file.ts";
import { strings } from "./strings.ts";

/** A staged bundle after the full first pass: everything in it is signed, hashed, chained and authorised. */
export interface Opened {
  readonly file: StagedFile;
  readonly verified: VerifiedBundle;
  /** Announcements in force once the bundle's own are taken into account. */
  readonly announcements: TrustList | null;
  /** This desk's own backup: what stands in it, gaps and quarantine included, was decided here before. */
  readonly ownBackup: boolean;
  /** The sender signs certificates and announcements itself. */
  readonly fromIssuer: boolean;
  /**
   * What the sender gives of a revoked device has been decided before: it stands in this desk's own backup, or the
   * office that revokes sends it and names the revocation in the same bundle, so a person there has accepted it.
   */
  readonly vouchedFor: (device: string) => boolean;
  readonly writerOrganisation: (device: string) => string;
}

/**
 * Whom this desk trusts. A desk that is not enrolled yet trusts only itself, and so takes back nothing but its own
 * backups, which carry a root made for them.
 */
async function trustFor(ledger: LedgerPort, source: BundleSource): Promise<BundleTrust> {
  const trust = ledger.trust.state();
  const { identities } = ledger.keys();
  // The sealed part of what comes from above is for this desk; of what comes from below it is for the cleared officers.
  const reader = { identities, sealedIdentities: identities, ownOrganisation: ledger.office.organisation, seen: ledger.seen };
  if (trust.root !== null) {
    return { ...reader, root: fromHex(trust.root), certificates: knownCertificates(trust), trustList: trust.trustList };
  }
  const bundle = await openBundle(ledger.suite, source);
  const root = claimedRoot(bundle.certificates);
  if (bundle.manifest.kind === "enrolment") throw new ExchangeRefused("wrong-kind", strings.enrolmentHere);
  const own = bundle.manifest.kind === "backup" && bundle.manifest.from.device === ledger.office.device;
  if (!own || root === null) throw new BundleRefused("unknown-signer", "this desk is not enrolled");
  return { ...reader, root: new Uint8Array(root), certificates: [], trustList: null };
}

/** Stage → verify. Throws BundleRefused, ServiceFailure, or the abort's reason; nothing is merged before it resolves. */
export async function openIncoming({ ledger, desktop, hashLines }: ExchangeContext, job: Job, token: string): Promise<Opened> {
  const file = await findStaged(desktop, token);
  const source = stagedSource(desktop, file);
  const verified = await verifyBundle(ledger.suite, source, {
    ...(await trustFor(ledger, source)),
    hashLines,
    signal: job.signal,
    progress: ({ bytes, of }) => job.progress(strings.phases.verifying, bytes, of),
  });
  return opened(ledger.trust.state(), file, verified);
}

/** What follows from a verified bundle for this desk. */
export function opened(trust: TrustState, file: StagedFile, verified: VerifiedBundle): Opened {
  const organisations = new Map<string, string>();
  for (const { certificate } of [...knownCertificates(trust), ...verified.certificates, verified.sender]) {
    organisations.set(certificate.device, certificate.organisation);
  }
  const sound = verified.senderRevoked === null;
  const fromIssuer = verified.sender.certificate.role === "issuer" && sound;
  const { kind, from } = verified.manifest;
  const ownBackup = kind === "backup" && from.device === trust.own[0]?.certificate.device && sound;
  return {
    file,
    verified,
    announcements: announcementsInForce(trust, verified)?.list ?? null,
    ownBackup,
    fromIssuer,
    vouchedFor: (device) =>
      ownBackup || (fromIssuer && verified.trustList?.list.revocations.some((each) => each.device === device) === true),
    writerOrganisation(device) {
      const organisation = organisations.get(device);
      if (organisation === undefined) throw new Error("a verified range has a writer without certificate");
      return organisation;
    },
  };
}

/** The newer of the announcements held and those that came. A revoked device announces nothing. */
export function announcementsInForce(trust: TrustState, verified: VerifiedBundle): SignedTrustList | null {
  const { trustList: came, senderRevoked } = verified;
  if (came === null || senderRevoked !== null) return trust.trustList;
  const next = succeedTrustList(trust.trustList, came);
  return isRegistryFailure(next) ? trust.trustList : next;
}

import { fromHex, fromUtf8 } from "../crypto/bytes.ts";
import { verifyMinisign } from "../crypto/minisign.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import type { EventRange } from "../log/event.ts";
import { lastTrusted, succeedTrustList } from "../registry/announcement.ts";
import { mayWrite } from "../registry/authority.ts";
import type { Revocation, SignedCertificate, SignedTrustList } from "../registry/certificate.ts";
import { isRegistryFailure, type RegistryFailureCode } from "../registry/failures.ts";
import { establishTrust as establishRegistryTrust, type Trust } from "../registry/trust.ts";
import { BundleRefused, type BundleTrust, type QuarantinedRange, type RefusalCode } from "./bundle.ts";
import { manifestPurpose } from "./manifest.ts";
import type { OpenedBundle } from "./open.ts";

/** Who may have written what: certificates and revocations in force, the bundle's included. */
export interface TrustedWriters extends Pick<Trust, "certificates" | "revocations"> {
  /** `scope device type` that were found allowed: events are many, these are few. */
  readonly allowed: Set<string>;
}

export interface BundleSender {
  readonly sender: SignedCertificate;
  readonly senderRevoked: Revocation | null;
  readonly writers: TrustedWriters;
  /** Verified certificates of the bundle and of its trust list. */
  readonly certificates: readonly SignedCertificate[];
  readonly trustList: SignedTrustList | null;
  readonly expired: readonly string[];
}

const refusals: Readonly<Record<RegistryFailureCode, RefusalCode>> = {
  malformed: "altered",
  "bad-signature": "unknown-signer",
  "wrong-root": "wrong-root",
  "unknown-issuer": "unknown-signer",
  "issuer-revoked": "unknown-signer",
  "outside-territory": "not-authorised",
  "key-mismatch": "unknown-signer",
  "list-conflict": "altered",
  "revocation-dropped": "altered",
  "other-request": "altered",
  "other-office": "altered",
  "wrong-words": "wrong-root",
};

/**
 * Verifies certificates and trust list of a bundle against the root, then the sender's signature of the manifest. The
 * trust list in force is the reader's or the bundle's, whichever the registry lets succeed. Throws BundleRefused
 * `wrong-root`, `unknown-signer`, `bad-signature`, `not-authorised` or `altered`.
 */
export async function establishTrust(suite: CryptoSuite, opened: OpenedBundle, trust: BundleTrust): Promise<BundleSender> {
  const { manifest } = opened;
  const carried = await verified(suite, trust, opened.certificates, opened.trustList);
  const { list } = carried;
  const succeeded = list === null ? trust.trustList : succeedTrustList(trust.trustList, list);
  const inForce = succeeded !== null && isRegistryFailure(succeeded) ? trust.trustList : succeeded;
  const all = [...trust.certificates, ...carried.certificates.values()];
  const writers = await trustedWriters(suite, { ...trust, certificates: all, trustList: inForce });

  const { from, kind, createdAt } = manifest;
  const sender = writers.certificates.get(from.device);
  if (sender === undefined) throw new BundleRefused("unknown-signer", from.device);
  const { role, level, organisation, signingKey } = sender.certificate;
  const comment = await verifyMinisign(suite, fromHex(signingKey), opened.manifestBytes, signatureText(opened));
  if (comment !== manifestPurpose) throw new BundleRefused("bad-signature", "manifest.json.minisig");
  const announces = kind !== "enrolment" || (role === "issuer" && level === "district");
  if (role === "root" || organisation !== from.organisation || !announces) {
    throw new BundleRefused("not-authorised", `${role} of ${organisation} sends ${kind} for ${from.organisation}`);
  }
  const concerned = new Set([from.device, ...manifest.ranges.map((range) => range.device)]);
  return {
    sender,
    senderRevoked: writers.revocations.get(from.device) ?? null,
    writers,
    certificates: [...carried.certificates.values()],
    trustList: list,
    expired: [...concerned].filter(
      (device) => (writers.certificates.get(device)?.certificate.expiresAt ?? createdAt) < createdAt,
    ),
  };
}

/** Who may write what under these certificates and this trust list. Throws BundleRefused. */
export async function trustedWriters(
  suite: CryptoSuite,
  trust: Pick<BundleTrust, "root" | "certificates" | "trustList">,
): Promise<TrustedWriters> {
  return { ...(await verified(suite, trust, trust.certificates, trust.trustList)), allowed: new Set<string>() };
}

/** The certificate of a range's writer, when it allows the range's scope and each event's type. Throws BundleRefused. */
export function requireAuthorised(writers: TrustedWriters, { chain, events }: EventRange): SignedCertificate {
  const { device, scope } = chain;
  const writer = writers.certificates.get(device);
  if (writer === undefined) throw new BundleRefused("unknown-signer", `writer ${device}`);
  for (const { header } of events) {
    const name = `${scope} ${device} ${header.type}`;
    if (writers.allowed.has(name)) continue;
    if (!mayWrite(writer.certificate, scope, header.type)) throw new BundleRefused("not-authorised", name);
    writers.allowed.add(name);
  }
  return writer;
}

/** The part of a range that a revocation no longer covers. Null when all of it is trusted. */
export function quarantineOf(writers: TrustedWriters, { chain, events, head }: EventRange): QuarantinedRange | null {
  const revocation = writers.revocations.get(chain.device);
  const trusted = lastTrusted(writers, chain);
  const first = events[0]?.header.seq;
  if (revocation === undefined || trusted === null || first === undefined) return null;
  const last = events[trusted.seq - first];
  const before = trusted.seq === first - 1 ? events[0]?.header.prev : undefined;
  // Another event at the last trusted number is another history: then nothing of this range is the trusted one.
  const other = (last !== undefined && last.id !== trusted.id) || (before !== undefined && before !== trusted.id);
  const fromSeq = other ? first : Math.max(first, trusted.seq + 1);
  if (fromSeq > head.seq) return null;
  const { scope, device, epoch } = chain;
  return { scope, device, epoch, fromSeq, toSeq: head.seq, reason: revocation.reason };
}

async function verified(
  suite: CryptoSuite,
  trust: Pick<BundleTrust, "root">,
  certificates: readonly unknown[],
  trustList: unknown,
): Promise<Trust> {
  const found = await establishRegistryTrust(suite, trust.root, certificates, trustList);
  if (isRegistryFailure(found)) throw new BundleRefused(refusals[found.failed], `certificates: ${found.failed}`);
  return found;
}

function signatureText({ signature }: OpenedBundle): string {
  try {
    return fromUtf8(signature);
  } catch {
    throw new BundleRefused("bad-signature", "manifest.json.minisig is not text");
  }
}

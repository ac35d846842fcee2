import { fromHex, toHex } from "../crypto/bytes.ts";
import type { CryptoSuite } from "../crypto/suite.ts";
import type { Certificate, Revocation, SignedCertificate, SignedTrustList } from "./certificate.ts";
import { type RegistryFailure, registryFailure } from "./failures.ts";
import { keyId } from "./keys.ts";
import { isUnder } from "./organisation.ts";
import { signedCertificateSchema, signedTrustListSchema } from "./schema.ts";
import { verifyStatement } from "./statement.ts";

/** What may be believed under one root: verified certificates and revocations, each by device. */
export interface Trust {
  /** Public key of the district root, hex. */
  readonly root: string;
  /** Of a device with several certificates the one with the highest serial. */
  readonly certificates: ReadonlyMap<string, SignedCertificate>;
  readonly revocations: ReadonlyMap<string, Revocation>;
  /** The announcements, or null where there are none yet. */
  readonly list: SignedTrustList | null;
}

/**
 * Verifies certificates and announcements against the root's public key (32 bytes): root → issuers → desks. Expiry is
 * not looked at (it only warns), and a revoked desk stays in the map (its events up to the revocation are trusted).
 * A desk's certificate under a revoked issuer counts for nothing and is left out. Input is whatever a file held.
 */
export async function establishTrust(
  suite: CryptoSuite,
  root: Uint8Array,
  certificates: readonly unknown[],
  trustList: unknown,
): Promise<Trust | RegistryFailure> {
  const list = trustList === null ? null : signedTrustListSchema.safeParse(trustList).data;
  if (list === undefined) return registryFailure("malformed");
  const parsed: SignedCertificate[] = [...(list?.list.certificates ?? [])];
  for (const unknown of certificates) {
    const signed = signedCertificateSchema.safeParse(unknown).data;
    if (!signed) return registryFailure("malformed");
    parsed.push(signed);
  }
  const revocations = new Map(list?.list.revocations.map((revocation) => [revocation.device, revocation] as const));
  const rootId = keyId(suite, root);
  const verified = new Map<string, SignedCertificate>();
  for (const role of ["root", "issuer", "desk"] as const) {
    for (const signed of parsed) {
      if (signed.certificate.role !== role || (role === "desk" && revocations.has(signed.certificate.issuer))) continue;
      const failure = await checkCertificate(suite, signed, { root, rootId, verified });
      if (failure) return failure;
      const held = verified.get(signed.certificate.device);
      if (!held || held.certificate.serial < signed.certificate.serial) verified.set(signed.certificate.device, signed);
    }
  }
  const trust = { root: toHex(root), certificates: verified, revocations, list };
  return (list && (await checkList(suite, list, rootId, trust))) ?? trust;
}

interface Issuing {
  readonly root: Uint8Array;
  readonly rootId: string;
  readonly verified: ReadonlyMap<string, SignedCertificate>;
}

async function checkCertificate(
  suite: CryptoSuite,
  signed: SignedCertificate,
  issuing: Issuing,
): Promise<RegistryFailure | null> {
  const { certificate, signature } = signed;
  if (keyId(suite, fromHex(certificate.signingKey)) !== certificate.device) return registryFailure("key-mismatch");
  const failure = checkIssuer(certificate, issuing);
  if (failure) return failure;
  const issuer = issuing.verified.get(certificate.issuer)?.certificate;
  const key = certificate.issuer === issuing.rootId ? toHex(issuing.root) : (issuer?.signingKey ?? "");
  const genuine = await verifyStatement(suite, key, "petition-desk/certificate/1", certificate, signature);
  return genuine ? null : registryFailure("bad-signature");
}

function checkIssuer(certificate: Certificate, { rootId, verified }: Issuing): RegistryFailure | null {
  if (certificate.role === "root")
    return certificate.device === rootId && certificate.issuer === rootId ? null : registryFailure("wrong-root");
  if (certificate.role === "issuer") return certificate.issuer === rootId ? null : registryFailure("wrong-root");
  const issuer = verified.get(certificate.issuer)?.certificate;
  if (issuer?.role !== "issuer") return registryFailure("unknown-issuer");
  const within = certificate.organisation === issuer.organisation || isUnder(certificate.organisation, issuer.organisation);
  return within ? null : registryFailure("outside-territory");
}

async function checkList(
  suite: CryptoSuite,
  signed: SignedTrustList,
  rootId: string,
  trust: Trust,
): Promise<RegistryFailure | null> {
  const { list, signature } = signed;
  if (list.root !== rootId) return registryFailure("wrong-root");
  const issuer = trust.certificates.get(list.issuer)?.certificate;
  if (list.issuer !== rootId && issuer?.role !== "issuer") return registryFailure("unknown-issuer");
  if (trust.revocations.has(list.issuer)) return registryFailure("issuer-revoked");
  // Nobody revokes the root: a stolen issuer could otherwise silence the one key that can revoke it.
  const revokesUpper = list.revocations.some(
    ({ device }) => device === rootId || trust.certificates.get(device)?.certificate.role === "issuer",
  );
  if (revokesUpper && list.issuer !== rootId) return registryFailure("unknown-issuer");
  const key = list.issuer === rootId ? trust.root : (issuer?.signingKey ?? "");
  const genuine = await verifyStatement(suite, key, "petition-desk/trust-list/1", list, signature);
  return genuine ? null : registryFailure("bad-signature");
}

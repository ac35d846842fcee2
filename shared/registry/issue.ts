import { fromHex, toHex } from "../crypto/bytes.ts";
import type { CryptoSuite, SigningKeyPair } from "../crypto/suite.ts";
import type { Compartment, OrganisationCode } from "../log/event.ts";
import type { Certificate, SignedCertificate, SignedTrustList, TrustList } from "./certificate.ts";
import { keyId } from "./keys.ts";
import { levelOf } from "./organisation.ts";
import { signedCertificateSchema, signedTrustListSchema } from "./schema.ts";
import { signStatement } from "./statement.ts";

/** Whom a certificate is for. */
export interface CertificateSubject {
  readonly organisation: OrganisationCode;
  readonly organisationName: string;
  readonly deviceCode: string;
  /** Public keys: Ed25519 in hex, and the age recipient. */
  readonly signingKey: string;
  readonly recipient: string;
}

export interface CertificateTerms {
  readonly role: Certificate["role"];
  readonly compartments: readonly Compartment[];
  readonly serial: number;
  /** RFC 3339 UTC with milliseconds. */
  readonly issuedAt: string;
  readonly expiresAt: string;
  /** Hash of the request that it answers. */
  readonly answers?: string;
}

/** Signs a certificate. Throws ZodError on terms that readers would refuse: the caller checks a person's input first. */
export async function issueCertificate(
  suite: CryptoSuite,
  issuer: SigningKeyPair,
  subject: CertificateSubject,
  terms: CertificateTerms,
): Promise<SignedCertificate> {
  const certificate = {
    v: 1,
    device: keyId(suite, fromHex(subject.signingKey)),
    level: levelOf(subject.organisation),
    issuer: keyId(suite, issuer.publicKey),
    organisation: subject.organisation,
    organisationName: subject.organisationName,
    deviceCode: subject.deviceCode,
    signingKey: subject.signingKey,
    recipient: subject.recipient,
    ...terms,
  } satisfies Certificate;
  const signature = await signStatement(suite, issuer.secret, "petition-desk/certificate/1", certificate);
  return signedCertificateSchema.parse({ certificate, signature });
}

/** Signs announcements. The number must be higher than that of any list that left the desk before. */
export async function issueTrustList(
  suite: CryptoSuite,
  issuer: SigningKeyPair,
  list: Omit<TrustList, "v" | "issuer">,
): Promise<SignedTrustList> {
  const whole = { v: 1, issuer: keyId(suite, issuer.publicKey), ...list } as const;
  const signature = await signStatement(suite, issuer.secret, "petition-desk/trust-list/1", whole);
  return signedTrustListSchema.parse({ list: whole, signature });
}

/** What a new district has after its first start. */
export interface FoundedDistrict {
  /** To be printed, then forgotten: it has signed the issuer's certificate and is not needed again. */
  readonly root: SigningKeyPair;
  /** The desk's own chain: its issuer certificate, then the root's. */
  readonly certificates: readonly [SignedCertificate, SignedCertificate];
}

/**
 * 设为区县信访局: makes the root key and lets it sign itself and this desk as an issuer. The certificates run from `at`
 * until `expiresAt` (expiry only warns).
 */
export async function foundDistrict(
  suite: CryptoSuite,
  subject: CertificateSubject,
  period: { readonly at: string; readonly expiresAt: string },
): Promise<FoundedDistrict> {
  const root = await suite.createSigningKey();
  const terms = { issuedAt: period.at, expiresAt: period.expiresAt };
  const rootSubject = { ...subject, signingKey: toHex(root.publicKey) };
  const rootCertificate = await issueCertificate(suite, root, rootSubject, {
    ...terms,
    role: "root",
    compartments: [],
    serial: 1,
  });
  const issuerCertificate = await issueCertificate(suite, root, subject, {
    ...terms,
    role: "issuer",
    compartments: ["general", "accusation"],
    serial: 2,
  });
  return { root, certificates: [issuerCertificate, rootCertificate] };
}

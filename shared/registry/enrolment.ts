import { fromHex } from "../crypto/bytes.ts";
import type { CryptoSuite, SigningKeyPair } from "../crypto/suite.ts";
import type { SignedCertificate } from "./certificate.ts";
import { type RegistryFailure, registryFailure } from "./failures.ts";
import { keyWords, wrongWords } from "./fingerprint.ts";
import { type CertificateTerms, issueCertificate } from "./issue.ts";
import type { ReadRequest } from "./request.ts";
import { signedCertificateSchema } from "./schema.ts";
import { establishTrust, type Trust } from "./trust.ts";

/**
 * Answers a request whose words were compared: a desk certificate for exactly the code and keys that were asked for,
 * naming the request's hash. The device code may differ from the one that was wished. It travels in the certificates
 * of an enrolment bundle; nothing in it is secret.
 */
export async function answerRequest(
  suite: CryptoSuite,
  issuer: SigningKeyPair,
  read: ReadRequest,
  terms: Omit<CertificateTerms, "role" | "answers"> & { readonly deviceCode: string },
): Promise<SignedCertificate> {
  const { deviceCode, ...rest } = terms;
  const subject = { ...read.request, deviceCode };
  return issueCertificate(suite, issuer, subject, { ...rest, role: "desk", answers: read.hash });
}

/**
 * The root key that a bundle's certificates claim, 32 bytes, or null. It deserves trust only when its words were typed
 * as the district read them out.
 */
export function claimedRoot(certificates: readonly unknown[]): Uint8Array | null {
  for (const unknown of certificates) {
    const signed = signedCertificateSchema.safeParse(unknown).data;
    if (signed?.certificate.role === "root") return fromHex(signed.certificate.signingKey);
  }
  return null;
}

/** What a desk knows of itself when an enrolment comes. */
export interface Applicant {
  readonly request: ReadRequest;
  /** Key id of its signing key. */
  readonly device: string;
}

/** An enrolment as it will be kept. */
export interface Enrolment {
  readonly trust: Trust;
  /** Own desk certificate first, then its issuer's, then the root's. */
  readonly own: readonly [SignedCertificate, SignedCertificate, SignedCertificate];
}

/**
 * Accepts an enrolment: the typed words fit the root, the certificates verify under it, and one of them answers this
 * desk's own request with its own keys and exactly its own code.
 */
export async function acceptEnrolment(
  suite: CryptoSuite,
  applicant: Applicant,
  received: { readonly certificates: readonly unknown[]; readonly trustList: unknown },
  typedWords: string,
): Promise<Enrolment | RegistryFailure> {
  const root = claimedRoot(received.certificates);
  if (!root) return registryFailure("wrong-root");
  if (wrongWords(typedWords, keyWords(suite, root)).length > 0) return registryFailure("wrong-words");
  const trust = await establishTrust(suite, root, received.certificates, received.trustList);
  if ("failed" in trust) return trust;
  const desk = trust.certificates.get(applicant.device);
  if (!desk || desk.certificate.answers !== applicant.request.hash) return registryFailure("other-request");
  const { request } = applicant.request;
  if (desk.certificate.organisation !== request.organisation) return registryFailure("other-office");
  if (desk.certificate.recipient !== request.recipient) return registryFailure("key-mismatch");
  const own = ownChain(trust, applicant.device);
  return own ? { trust, own } : registryFailure("unknown-issuer");
}

/** A desk's certificate, its issuer's and the root's, as a bundle carries them; null where one is missing. */
function ownChain(trust: Trust, device: string): Enrolment["own"] | null {
  const desk = trust.certificates.get(device);
  const issuer = desk && trust.certificates.get(desk.certificate.issuer);
  const root = issuer && trust.certificates.get(issuer.certificate.issuer);
  return desk && issuer && root ? [desk, issuer, root] : null;
}

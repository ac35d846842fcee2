import { toHex } from "../../../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../../../shared/crypto/international.ts";
import type { EncryptionKeyPair, SigningKeyPair } from "../../../shared/crypto/suite.ts";
import type { Revocation, SignedCertificate, SignedTrustList } from "../../../shared/registry/certificate.ts";
import { answerRequest } from "../../../shared/registry/enrolment.ts";
import { type CertificateSubject, foundDistrict, issueTrustList } from "../../../shared/registry/issue.ts";
import { keyId } from "../../../shared/registry/keys.ts";
import { createRequest, readRequest } from "../../../shared/registry/request.ts";

export const suite = await createInternationalSuite();
export const at = "2026-11-20T08:00:00.000Z";
export const expiresAt = "2031-11-20T08:00:00.000Z";

export interface Desk {
  readonly keys: SigningKeyPair;
  readonly encryption: EncryptionKeyPair;
  readonly subject: CertificateSubject;
  readonly device: string;
}

export async function makeDesk(organisation: string, organisationName: string, deviceCode = "A"): Promise<Desk> {
  const keys = await suite.createSigningKey();
  const encryption = await suite.createEncryptionKey();
  const signingKey = toHex(keys.publicKey);
  const subject = { organisation, organisationName, deviceCode, signingKey, recipient: encryption.recipient };
  return { keys, encryption, subject, device: keyId(suite, keys.publicKey) };
}

export async function makeDistrict(organisation = "990127") {
  const desk = await makeDesk(organisation, "演示县信访局");
  return { desk, ...(await foundDistrict(suite, desk.subject, { at, expiresAt })) };
}
export type District = Awaited<ReturnType<typeof makeDistrict>>;

export async function enrol(district: District, desk: Desk, serial = 3): Promise<SignedCertificate> {
  const { file } = await createRequest(suite, desk.keys, desk.subject, at);
  const read = await readRequest(suite, file);
  if ("failed" in read) throw new Error(read.failed);
  const terms = { serial, issuedAt: at, expiresAt, compartments: ["general", "accusation"], deviceCode: "A" } as const;
  return answerRequest(suite, district.desk.keys, read, terms);
}

export function announce(
  district: District,
  number: number,
  certificates: readonly SignedCertificate[],
  revocations: readonly Revocation[] = [],
  issuer: SigningKeyPair = district.desk.keys,
): Promise<SignedTrustList> {
  const root = keyId(suite, district.root.publicKey);
  return issueTrustList(suite, issuer, { number, root, certificates, revocations, issuedAt: at });
}

export function revocationOf(device: string): Revocation {
  const trusted = [{ scope: "990127001/general", epoch: "e".repeat(32), seq: 7, id: "a".repeat(64) }];
  return { device, reason: "电脑遗失", at, trusted };
}

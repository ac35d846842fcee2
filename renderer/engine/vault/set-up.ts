import { toHex } from "../../../shared/crypto/bytes.ts";
import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import type { OrganisationLevel } from "../../../shared/registry/certificate.ts";
import { type CertificateSubject, foundDistrict, issueCertificate } from "../../../shared/registry/issue.ts";
import type { TrustState } from "../ledger/ledger.ts";
import type { DeviceSecrets } from "./vault.ts";

/** Years that the certificates of a first start last; expiry only warns. */
const districtYears = 20;
const provisionalYears = 5;

interface NewDesk {
  readonly device: DeviceSecrets;
  readonly trust: TrustState;
  /** District only: sealed in the vault until its sheet is confirmed. */
  readonly root: { readonly secret: string; readonly publicKey: string } | null;
}

function period(from: Date, years: number): { readonly at: string; readonly expiresAt: string } {
  const later = new Date(from);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return { at: from.toISOString(), expiresAt: later.toISOString() };
}

/**
 * Keys and certificates of a first start. A township certifies itself until it is enrolled. A district makes a root key
 * that makes this desk the issuer of its townships' certificates.
 */
export async function foundDesk(
  suite: CryptoSuite,
  office: { readonly level: OrganisationLevel; readonly organisation: string; readonly name: string },
  now: Date,
): Promise<NewDesk> {
  const signing = await suite.createSigningKey();
  const encryption = await suite.createEncryptionKey();
  const device: DeviceSecrets = {
    signingSecret: toHex(signing.secret),
    signingPublic: toHex(signing.publicKey),
    identities: [encryption.identity],
  };
  const subject: CertificateSubject = {
    organisation: office.organisation,
    organisationName: office.name,
    deviceCode: "A",
    signingKey: device.signingPublic,
    recipient: encryption.recipient,
  };
  if (office.level === "district") {
    const { root, certificates } = await foundDistrict(suite, subject, period(now, districtYears));
    const publicKey = toHex(root.publicKey);
    const trust: TrustState = { enrolment: "root", own: certificates, root: publicKey, superior: null, trustList: null };
    return { device, trust, root: { secret: toHex(root.secret), publicKey } };
  }
  const { at, expiresAt } = period(now, provisionalYears);
  const own = await issueCertificate(suite, signing, subject, {
    role: "desk",
    compartments: ["general"],
    serial: 1,
    issuedAt: at,
    expiresAt,
  });
  return { device, trust: { enrolment: "none", own: [own], root: null, superior: null, trustList: null }, root: null };
}

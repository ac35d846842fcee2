import { toHex } from "../../../shared/crypto/bytes.ts";
import type { SignedCertificate } from "../../../shared/registry/certificate.ts";
import { foundDistrict, issueCertificate } from "../../../shared/registry/issue.ts";
import { districtOf } from "../../../shared/registry/organisation.ts";
import type { LedgerPort } from "../ledger/ledger.ts";

/**
 * The certificates under which this desk signs its own backup. Until it is enrolled nobody has certified it: a root and
 * an issuer made for this one file, and forgotten at once, then stand above its key. They prove nothing, and need not:
 * a backup is believed because the printed recovery sheet opens it and the keys inside are those that signed it.
 */
export async function backupCertificates(ledger: LedgerPort): Promise<readonly SignedCertificate[]> {
  const trust = ledger.trust.state();
  const own = trust.own[0]?.certificate;
  if (trust.root !== null || own === undefined) return trust.own;
  const { organisation, organisationName, deviceCode, signingKey, recipient, issuedAt, expiresAt } = own;
  const passing = await ledger.suite.createSigningKey();
  const office = { organisation: districtOf(organisation), organisationName, deviceCode, recipient };
  const { certificates } = await foundDistrict(
    ledger.suite,
    { ...office, signingKey: toHex(passing.publicKey) },
    { at: issuedAt, expiresAt },
  );
  const desk = await issueCertificate(
    ledger.suite,
    passing,
    { organisation, organisationName, deviceCode, signingKey, recipient },
    { issuedAt, expiresAt, role: "desk", serial: 3, compartments: ["general", "accusation"] },
  );
  return [desk, ...certificates];
}

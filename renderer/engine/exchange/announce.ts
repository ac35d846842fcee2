import { fromHex } from "../../../shared/crypto/bytes.ts";
import type { Revocation, SignedCertificate, SignedTrustList } from "../../../shared/registry/certificate.ts";
import { issueTrustList } from "../../../shared/registry/issue.ts";
import { keyId } from "../../../shared/registry/keys.ts";
import type { LedgerPort } from "../ledger.ts";
import { knownCertificates } from "./peers.ts";
import { ExchangeRefused } from "./refusal.ts";
import { strings } from "./strings.ts";

/** The key that signs certificates and announcements. Throws ExchangeRefused everywhere but at the district. */
export function issuerOf(ledger: LedgerPort): {
  readonly secret: Uint8Array<ArrayBuffer>;
  readonly publicKey: Uint8Array<ArrayBuffer>;
} {
  const { issuer } = ledger.keys();
  if (ledger.office.level !== "district" || issuer === null || ledger.trust.state().root === null) {
    throw new ExchangeRefused("district-only", strings.districtOnly);
  }
  return issuer;
}

/** Signs the next announcements: what was announced before, and these additions. Nothing is ever taken back. */
export async function nextTrustList(
  ledger: LedgerPort,
  at: string,
  more: { readonly certificate?: SignedCertificate; readonly revocation?: Revocation },
): Promise<SignedTrustList> {
  const { secret, publicKey } = issuerOf(ledger);
  const trust = ledger.trust.state();
  const before = trust.trustList?.list ?? null;
  const known = knownCertificates(trust).filter(({ certificate }) => certificate.role !== "root");
  const replaced = more.certificate?.certificate.device;
  return issueTrustList(
    ledger.suite,
    { secret, publicKey },
    {
      number: (before?.number ?? 0) + 1,
      root: keyId(ledger.suite, fromHex(trust.root ?? "")),
      certificates: [
        ...known.filter(({ certificate }) => certificate.device !== replaced),
        ...(more.certificate === undefined ? [] : [more.certificate]),
      ],
      revocations: [...(before?.revocations ?? []), ...(more.revocation === undefined ? [] : [more.revocation])],
      issuedAt: at,
    },
  );
}

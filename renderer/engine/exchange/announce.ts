import { fromHex } from "../../../shared/crypto/bytes.ts";
import type { ClearedOfficer, Revocation, SignedCertificate, SignedTrustList } from "../../../shared/registry/certificate.ts";
import { issueTrustList } from "../../../shared/registry/issue.ts";
import { keyId } from "../../../shared/registry/keys.ts";
import { joinedOfficers } from "../../../shared/registry/officers.ts";
import type { LedgerPort } from "../ledger/ledger.ts";
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

/** No announcements bear a higher number: JSON numbers end here. */
export const highestNumber = Number.MAX_SAFE_INTEGER;

/** What the next announcements say beyond the last. */
interface Additions {
  readonly certificates?: readonly SignedCertificate[];
  readonly revocations?: readonly Revocation[];
  /** Cleared officers, and ends of clearances. */
  readonly officers?: readonly ClearedOfficer[];
  /** Number of a list that left this desk before, though it is not held any more. */
  readonly above?: number;
}

/** Signs the next announcements: what was announced before, and these additions. Nothing is ever taken back. */
export async function nextTrustList(ledger: LedgerPort, at: string, more: Additions): Promise<SignedTrustList> {
  const { secret, publicKey } = issuerOf(ledger);
  const trust = ledger.trust.state();
  const before = trust.trustList?.list ?? null;
  const last = Math.max(before?.number ?? 0, more.above ?? 0);
  if (last >= highestNumber) throw new ExchangeRefused("numbers-used-up", strings.numbersUsedUp);
  const known = knownCertificates(trust).filter(({ certificate }) => certificate.role !== "root");
  const added = more.certificates ?? [];
  const officers = joinedOfficers(before?.officers ?? [], more.officers ?? []);
  const replaced = new Set(added.map(({ certificate }) => certificate.device));
  return issueTrustList(
    ledger.suite,
    { secret, publicKey },
    {
      number: last + 1,
      root: keyId(ledger.suite, fromHex(trust.root ?? "")),
      certificates: [...known.filter(({ certificate }) => !replaced.has(certificate.device)), ...added],
      revocations: [...(before?.revocations ?? []), ...(more.revocations ?? [])],
      ...(officers.length > 0 ? { officers } : {}),
      issuedAt: at,
    },
  );
}

import type { Certificate, Revocation } from "../../../shared/registry/certificate.ts";
import type { MemberOffice } from "../api/exchange-api.ts";
import { issuerOf, nextTrustList } from "./announce.ts";
import type { ExchangeContext } from "./context.ts";
import { knownCertificates, revokedDevices } from "./peers.ts";
import { exchangeEntries, readRecords } from "./records.ts";
import { ExchangeRefused } from "./refusal.ts";
import { strings } from "./strings.ts";

/** The offices that this district has enrolled, by code. */
export async function memberOffices(context: ExchangeContext): Promise<readonly MemberOffice[]> {
  const { ledger } = context;
  const trust = ledger.trust.state();
  const revoked = revokedDevices(trust);
  const offices = new Map<string, Certificate[]>();
  for (const { certificate } of knownCertificates(trust)) {
    if (certificate.level !== "township" || ledger.office.level !== "district") continue;
    offices.set(certificate.organisation, [...(offices.get(certificate.organisation) ?? []), certificate]);
  }
  const imports = [...(await readRecords(ledger, exchangeEntries)).values()].filter((entry) => entry.direction === "in");
  const members = [...offices].map(async ([organisation, certificates]) => ({
    organisation,
    name: certificates.at(-1)?.organisationName ?? organisation,
    devices: certificates.map(({ device, deviceCode, expiresAt }) => ({
      device,
      deviceCode,
      expiresAt,
      revoked: revoked.has(device),
    })),
    petitions: await context.countPetitions(organisation),
    lastImport: latest(imports.filter((entry) => entry.other === organisation).map((entry) => entry.at)),
  }));
  return (await Promise.all(members)).sort((a, b) => a.organisation.localeCompare(b.organisation));
}

function latest(moments: readonly string[]): string | null {
  return moments.reduce<string | null>((last, at) => (last === null || at > last ? at : last), null);
}

/**
 * Revokes a device: what is held of it now stays trusted, whatever comes later under its key waits in 隔离. Takes
 * effect here at once and at the others with the next bundle.
 */
export async function revokeDevice(
  context: ExchangeContext,
  request: { readonly device: string; readonly reason: string },
): Promise<void> {
  const { ledger } = context;
  issuerOf(ledger);
  const trust = ledger.trust.state();
  const reason = request.reason.trim();
  if (reason === "") throw new ExchangeRefused("reason-needed", strings.reasonNeeded, { field: "reason" });
  if (request.device === ledger.office.device) throw new ExchangeRefused("own-device", strings.ownDevice);
  if (!knownCertificates(trust).some(({ certificate }) => certificate.device === request.device && certificate.role === "desk")) {
    throw new ExchangeRefused("unknown-device", strings.unknownDevice);
  }
  if (revokedDevices(trust).has(request.device)) throw new ExchangeRefused("already-revoked", strings.alreadyRevoked);
  const at = context.now();
  const revocation: Revocation = {
    device: request.device,
    reason,
    at,
    trusted: (await ledger.chains())
      .filter((chain) => chain.device === request.device && chain.seq > 0)
      .map(({ scope, epoch, seq, id }) => ({ scope, epoch, seq, id })),
  };
  const trustList = await nextTrustList(ledger, at, { revocations: [revocation] });
  await ledger.trust.adopt({ ...trust, trustList });
  ledger.changed(["exchange", "status"]);
}

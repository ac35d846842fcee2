import { fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import type { Desktop } from "../../../shared/desktop.ts";
import type { Office } from "../api/desk-api.ts";
import type { TrustState } from "../ledger/ledger.ts";

const name = "certificates.json";

/** The clear certificate state of this desk, or null before the first start is finished. */
export async function readTrust(desktop: Desktop): Promise<TrustState | null> {
  const answer = await desktop.call("file.read", { name });
  return answer.exists && answer.bytes ? (JSON.parse(fromUtf8(answer.bytes)) as TrustState) : null;
}

/** Durable when it resolves. */
export async function writeTrust(desktop: Desktop, trust: TrustState): Promise<void> {
  await desktop.call("file.write", { name }, utf8(JSON.stringify(trust, null, 1)));
}

/** What the own certificate says of this office. Throws Error when there is none. */
export function officeOf(trust: TrustState): Office {
  const own = trust.own[0]?.certificate;
  if (!own) throw new Error("the desk has no certificate");
  const { organisation, organisationName, level, deviceCode, device } = own;
  return { organisation, name: organisationName, level, deviceCode, device };
}

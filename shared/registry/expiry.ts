import type { Certificate } from "./certificate.ts";

const warningDays = 90;

/**
 * Whether people should see to a certificate. Expiry never stops anything: an office without a network must not fall
 * silent on a date. `now` is RFC 3339 UTC with milliseconds.
 */
export function expiryWarning(certificate: Pick<Certificate, "expiresAt">, now: string): "expired" | "soon" | null {
  const left = Date.parse(certificate.expiresAt) - Date.parse(now);
  if (left <= 0) return "expired";
  return left <= warningDays * 86_400_000 ? "soon" : null;
}

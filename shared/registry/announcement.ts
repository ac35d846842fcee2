import { canonicalText } from "../log/canonical.ts";
import type { SignedTrustList } from "./certificate.ts";
import { type RegistryFailure, registryFailure } from "./failures.ts";
import type { Trust } from "./trust.ts";

/**
 * Which announcements are in force when `received` (verified by establishTrust) meets what is held: the higher number.
 * Two different lists of one number are a conflict; nobody may take a published revocation back, and whoever is revoked
 * announces nothing more. Above all numbers stands the root's own list that revokes whoever announced what is held: a
 * stolen issuer can neither number it away nor bind it by revocations of its own.
 */
export function succeedTrustList(held: SignedTrustList | null, received: SignedTrustList): SignedTrustList | RegistryFailure {
  if (!held || received.list.root !== held.list.root) return held ? registryFailure("wrong-root") : received;
  if (received.list.issuer === received.list.root && revokes(received, held.list.issuer)) return received;
  if (received.list.number < held.list.number) return held;
  if (received.list.number === held.list.number)
    return canonicalText(received) === canonicalText(held) ? held : registryFailure("list-conflict");
  if (revokes(held, received.list.issuer)) return registryFailure("issuer-revoked");
  const published = new Set(received.list.revocations.map((revocation) => canonicalText(revocation)));
  const kept = held.list.revocations.every((revocation) => published.has(canonicalText(revocation)));
  return kept ? received : registryFailure("revocation-dropped");
}

function revokes({ list }: SignedTrustList, device: string): boolean {
  return list.revocations.some((revocation) => revocation.device === device);
}

/** The last event of a writer's chain that is still trusted: null without bound, seq 0 when none is. */
export function lastTrusted(
  trust: Pick<Trust, "revocations">,
  chain: { readonly scope: string; readonly device: string; readonly epoch: string },
): { readonly seq: number; readonly id: string | null } | null {
  const revocation = trust.revocations.get(chain.device);
  if (!revocation) return null;
  const last = revocation.trusted.find(({ scope, epoch }) => scope === chain.scope && epoch === chain.epoch);
  return last ? { seq: last.seq, id: last.id } : { seq: 0, id: null };
}

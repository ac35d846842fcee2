import type { Compartment, Scope } from "../log/event.ts";
import type { Certificate } from "./certificate.ts";
import { levelsFor } from "./event-rights.ts";
import { isUnder } from "./organisation.ts";

/**
 * Whether the holder of a certificate may write this event type into this scope. A township writes only its own scope
 * and the types of its level; the district its own scope and those beneath it; both only the compartments that the
 * certificate names; the root nothing. Types that this version does not know are let through by scope alone, because
 * they are parked: whoever merges them after an upgrade must ask again.
 */
export function mayWrite(certificate: Certificate, scope: Scope, eventType: string): boolean {
  if (certificate.role === "root") return false;
  const [organisation = "", compartment = ""] = scope.split("/");
  if (!certificate.compartments.includes(compartment as Compartment)) return false;
  const beneath = certificate.level === "district" && isUnder(organisation, certificate.organisation);
  if (organisation !== certificate.organisation && !beneath) return false;
  return levelsFor(eventType)?.includes(certificate.level) ?? true;
}

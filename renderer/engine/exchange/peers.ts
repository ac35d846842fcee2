import type { OrganisationCode, Scope, Vector } from "../../../shared/log/event.ts";
import type { Certificate, SignedCertificate } from "../../../shared/registry/certificate.ts";
import type { LedgerPort, TrustState } from "../ledger/ledger.ts";
import { lackingEverywhere, reachedByAll, reachedByAny } from "./acknowledgement.ts";
import { acknowledgements, type HeldAcknowledgement, readRecord, readRecords, spokenReceipts } from "./records.ts";
import { ExchangeRefused } from "./refusal.ts";
import { strings } from "./strings.ts";

/** An office that bundles go to: the superior of a township, or a member of the district. */
export interface Peer {
  readonly organisation: OrganisationCode;
  readonly name: string;
  readonly upward: boolean;
  /** The one scope that is exchanged with it. */
  readonly scope: Scope;
  /** age recipients of its unrevoked devices; never empty. */
  readonly recipients: readonly string[];
}

/** All certificates of the own chain and the announcements, each device once, newest serial first. */
export function knownCertificates(trust: TrustState): readonly SignedCertificate[] {
  const all = [...trust.own, ...(trust.trustList?.list.certificates ?? [])];
  const byDevice = new Map<string, SignedCertificate>();
  for (const signed of all) {
    const held = byDevice.get(signed.certificate.device);
    if (held === undefined || held.certificate.serial < signed.certificate.serial)
      byDevice.set(signed.certificate.device, signed);
  }
  return [...byDevice.values()];
}

/** Devices that the announcements have revoked. */
export function revokedDevices(trust: TrustState): ReadonlySet<string> {
  return new Set(trust.trustList?.list.revocations.map((revocation) => revocation.device) ?? []);
}

/** Certificates of an office's devices that may be written to. */
function devicesOf(trust: TrustState, organisation: OrganisationCode): readonly Certificate[] {
  const revoked = revokedDevices(trust);
  return knownCertificates(trust)
    .map((signed) => signed.certificate)
    .filter((each) => each.organisation === organisation && each.role !== "root" && !revoked.has(each.device));
}

/** age recipients of the own office's devices, this one first. */
export function ownRecipients(ledger: LedgerPort): readonly string[] {
  const others = devicesOf(ledger.trust.state(), ledger.office.organisation).map((each) => each.recipient);
  return [...new Set([ledger.keys().recipient, ...others])];
}

/** The peer of this code. Throws ExchangeRefused when this desk exchanges nothing with it. */
export function peerOf(ledger: LedgerPort, organisation: OrganisationCode): Peer {
  const trust = ledger.trust.state();
  if (trust.enrolment !== "enrolled" && trust.enrolment !== "root")
    throw new ExchangeRefused("not-enrolled", strings.notEnrolled);
  const upward = ledger.office.level === "township";
  if (upward && trust.superior?.organisation !== organisation) throw new ExchangeRefused("not-superior", strings.notSuperior);
  const certified = knownCertificates(trust).map((signed) => signed.certificate);
  const member = certified.find((each) => each.organisation === organisation && each.role !== "root");
  if (member === undefined || organisation === ledger.office.organisation)
    throw new ExchangeRefused("not-member", strings.notMember);
  const recipients = devicesOf(trust, organisation).map((each) => each.recipient);
  if (recipients.length === 0) throw new ExchangeRefused("no-recipients", strings.noRecipients);
  const name = upward ? (trust.superior?.name ?? member.organisationName) : member.organisationName;
  const scope: Scope = `${upward ? ledger.office.organisation : organisation}/general`;
  return { organisation, name, upward, scope, recipients: [...new Set(recipients)] };
}

/** What an office has told of itself. */
export interface Told {
  /** What has arrived: some device of the office holds it. */
  readonly arrived: Vector;
  /** Attachments whose events arrived, but whose bytes no device holds. */
  readonly missing: ReadonlySet<string>;
  /** What need not be sent again: every device that ever acknowledged holds it. */
  readonly settled: Vector;
  /** Attachments that some device asks for. */
  readonly asked: ReadonlySet<string>;
}

/** What an office is known to hold: acknowledgements of its unrevoked devices and receipts given by telephone. */
export async function toldBy(ledger: LedgerPort, organisation: OrganisationCode): Promise<Told> {
  const revoked = revokedDevices(ledger.trust.state());
  const held: HeldAcknowledgement[] = [];
  for (const [key, value] of await readRecords(ledger, acknowledgements)) {
    const [owner, device = ""] = key.split("|");
    if (owner === organisation && !revoked.has(device)) held.push(value);
  }
  const spoken = await readRecord(ledger, spokenReceipts, organisation);
  const positions = held.map((each) => each.chains);
  const arrived = reachedByAny([...positions, ...(spoken ? [spoken.chains] : [])]);
  return {
    arrived,
    missing: lackingEverywhere(held),
    // A voice on the telephone does not say for which of several machines it speaks.
    settled: held.length > 1 ? reachedByAll(positions) : arrived,
    asked: new Set(held.flatMap((each) => each.lacking)),
  };
}

import type { ClearedOfficer } from "../../../shared/registry/certificate.ts";
import { permits } from "../../../shared/registry/roles.ts";
import type { OfficerInfo, OfficerSheet } from "../api/accusation-api.ts";
import type { Answer, Refused } from "../api/answer.ts";
import type { Desk, Session } from "../desk.ts";
import { nextTrustList } from "../exchange/announce.ts";
import { readRecord, readRecords, recordChange } from "../exchange/records.ts";
import { refused, waitFirst } from "../strings.ts";
import { shortestPassphrase } from "../vault/founding.ts";
import { passphraseCost, pauseSeconds } from "../vault/vault.ts";
import { makeOfficerKey, openOfficerKey } from "./officer-key.ts";
import { type OfficerRecord, officerRecords } from "./records.ts";
import { refusedAccusation } from "./strings.ts";

const mostOfficers = 64;

function announced({ ledger }: Session, recipient: string): ClearedOfficer | null {
  return ledger.trust.state().trustList?.list.officers?.find((officer) => officer.recipient === recipient) ?? null;
}

/** Officers of this district, in the order in which their keys were made. */
export async function listOfficers(session: Session): Promise<readonly OfficerInfo[]> {
  const records = [...(await readRecords(session.ledger, officerRecords))];
  return records
    .sort(([, a], [, b]) => (a.madeAt < b.madeAt ? -1 : 1))
    .map(([recipient, { name }]) => {
      const officer = announced(session, recipient);
      const office = officer?.office ?? session.ledger.office.name;
      return { recipient, name, office, from: officer?.from ?? null, until: officer?.until ?? null };
    });
}

/** Runs a change of who is cleared: at the district, by a leader or administrator. */
function asClearing<T>(desk: Desk, change: (session: Session) => Promise<T | Refused>): Answer<T> {
  return desk.accounts.take(async () => {
    const { session, user } = desk;
    if (!session || !user) return refused("locked");
    if (session.ledger.office.level !== "district") return refusedAccusation("district-only");
    if (!permits(user.role, "clear-officers")) return refused("not-allowed");
    const answer = await change(session);
    desk.changed(["accusations"]);
    return answer;
  });
}

/** A new officer: a key of his own, sealed with his own passphrase, and its sheet. Nobody seals to it before `announce`. */
export function clearOfficer(desk: Desk, request: { readonly name: string; readonly passphrase: string }): Answer<OfficerSheet> {
  return asClearing(desk, async (session) => {
    const name = request.name.trim();
    if (name === "" || name.length > 40) return refusedAccusation("bad-officer-name", { field: "name" });
    if ([...request.passphrase].length < shortestPassphrase) return refused("weak-passphrase", { field: "passphrase" });
    const held = await listOfficers(session);
    if (held.some((one) => one.name === name && one.until === null)) return refusedAccusation("same-officer", { field: "name" });
    if (held.length >= mostOfficers) return refusedAccusation("too-many-officers");
    const { suite, clock, cost } = desk.tools;
    const madeAt = clock().toISOString();
    const made = await makeOfficerKey(suite, request.passphrase, cost ?? passphraseCost);
    const record: OfficerRecord = { name, madeAt, ...made.kept, failures: 0, lastAt: madeAt, announced: false };
    await session.core.record([recordChange(officerRecords, made.recipient, record)]);
    return { recipient: made.recipient, name, office: session.ledger.office.name, identity: made.identity, madeAt };
  });
}

/** The sheet once more, until somebody has confirmed to hold it: a crash cannot take the only copy. */
export function officerSheet(
  desk: Desk,
  request: { readonly recipient: string; readonly passphrase: string },
): Answer<OfficerSheet> {
  return asClearing(desk, async (session) => {
    const record = await readRecord(session.ledger, officerRecords, request.recipient);
    if (!record) return refusedAccusation("unknown-officer");
    if (record.announced) return refusedAccusation("officer-announced");
    const identity = await identityOf(desk, session, request.recipient, record, request.passphrase);
    if (typeof identity !== "string") return identity;
    const { name, madeAt } = record;
    return { recipient: request.recipient, name, office: session.ledger.office.name, identity, madeAt };
  });
}

/** Announces the key to all offices: from the next bundle on they seal to it. */
export function announceOfficer(desk: Desk, recipient: string): Answer<null> {
  return asClearing(desk, async (session) => {
    const record = await readRecord(session.ledger, officerRecords, recipient);
    if (!record) return refusedAccusation("unknown-officer");
    if (announced(session, recipient) === null) {
      const from = desk.tools.clock().toISOString();
      const officer: ClearedOfficer = { recipient, office: session.ledger.office.name, from, until: null };
      await publish(session, officer, from);
    }
    await session.core.record([recordChange(officerRecords, recipient, { ...record, announced: true })]);
    return null;
  });
}

/** Ends a clearance: what is taken in from the next bundle on is no longer sealed to this key. */
export function endClearance(desk: Desk, recipient: string): Answer<null> {
  return asClearing(desk, async (session) => {
    const officer = announced(session, recipient);
    if (officer === null) {
      // Never announced: nothing was ever sealed to it.
      if ((await readRecord(session.ledger, officerRecords, recipient)) === null) return refusedAccusation("unknown-officer");
      await session.core.record([recordChange(officerRecords, recipient, null)]);
      return null;
    }
    if (officer.until !== null) return refusedAccusation("officer-ended");
    const until = desk.tools.clock().toISOString();
    await publish(session, { ...officer, until }, until);
    return null;
  });
}

async function publish({ ledger }: Session, officer: ClearedOfficer, at: string): Promise<void> {
  const trustList = await nextTrustList(ledger, at, { officers: [officer] });
  await ledger.trust.adopt({ ...ledger.trust.state(), trustList });
}

/** The officer's identity by his passphrase. Mistakes are counted on disk before the answer, and slow the next try down. */
export async function identityOf(
  desk: Desk,
  session: Session,
  recipient: string,
  record: OfficerRecord,
  passphrase: string,
): Promise<string | Refused> {
  const { suite, clock } = desk.tools;
  const seconds = pauseSeconds(record, clock());
  if (seconds > 0) return waitFirst(seconds);
  const identity = await openOfficerKey(suite, recipient, record, passphrase);
  const failures = identity === null ? record.failures + 1 : 0;
  if (failures !== record.failures) {
    const counted = { ...record, failures, lastAt: clock().toISOString() };
    await session.core.record([recordChange(officerRecords, recipient, counted)]);
  }
  return identity ?? refusedAccusation("wrong-officer-passphrase", { field: "passphrase" });
}

import { DecryptionFailed, NoIdentityFits } from "../../../shared/crypto/suite.ts";
import type { Scope } from "../../../shared/log/event.ts";
import {
  type AccusationAction,
  accusationActions,
  type SealedStatement,
} from "../../../shared/petition/accusation/accusation-body.ts";
import {
  type AccusationFile,
  accusationFiles,
  accusationState,
  type OpenedStatement,
} from "../../../shared/petition/accusation/accusation-file.ts";
import { closenessTo } from "../../../shared/petition/complained-of.ts";
import { clearedRecipients } from "../../../shared/registry/officers.ts";
import type { AccusationList } from "../api/accusation-api.ts";
import type { Answer, Refused } from "../api/answer.ts";
import { recordAccess } from "../audit.ts";
import type { Desk, Session } from "../desk.ts";
import { readRecord, recordChange } from "../exchange/records.ts";
import { refused } from "../strings.ts";
import { shortestPassphrase } from "../vault/founding.ts";
import { passphraseCost } from "../vault/vault.ts";
import { sealOfficerKey } from "./officer-key.ts";
import { identityOf } from "./officers.ts";
import { officerRecords } from "./records.ts";
import { bodyOf, heldSealed } from "./sealed-chains.ts";
import { openFile, openStatement } from "./statement.ts";
import { problems, refusedAccusation } from "./strings.ts";
import { sealedEvent } from "./take.ts";
import { takeInParts } from "./take-in.ts";

type Officer = NonNullable<Desk["officer"]>;

/** The officer who opened the compartment, while the same user still sits here. */
export function presentOfficer(desk: Desk): Officer | null {
  return desk.officer !== null && desk.user?.id === desk.officer.user ? desk.officer : null;
}

function within<T>(desk: Desk, work: (session: Session, officer: Officer) => Promise<T | Refused>): Promise<T | Refused> {
  const { session } = desk;
  if (!session || !desk.user) return Promise.resolve(refused("locked"));
  const officer = presentOfficer(desk);
  return officer ? work(session, officer) : Promise.resolve(refusedAccusation("compartment-closed"));
}

/** Opens the compartment with the officer's passphrase or sheet, for the present user until the desk is locked. */
export function openAccusations(
  desk: Desk,
  request: { readonly recipient: string; readonly passphrase?: string; readonly identity?: string },
): Answer<{ readonly name: string }> {
  return desk.accounts.take(async () => {
    const { session, user } = desk;
    if (!session || !user) return refused("locked");
    const record = await readRecord(session.ledger, officerRecords, request.recipient);
    if (!record) return refusedAccusation("unknown-officer");
    const identity =
      request.identity === undefined
        ? await identityOf(desk, session, request.recipient, record, request.passphrase ?? "")
        : await sheetIdentity(session, request.recipient, request.identity);
    if (typeof identity !== "string") return identity;
    await recordAccess(desk, session, "opened-accusations", [null]);
    desk.officer = { user: user.id, name: record.name, recipient: request.recipient, identity };
    desk.changed(["accusations"]);
    return { name: record.name };
  });
}

async function sheetIdentity({ ledger }: Session, recipient: string, typed: string): Promise<string | Refused> {
  const identity = typed.replace(/\s/g, "").toUpperCase();
  const fits = await ledger.suite.recipientOf(identity).catch(() => null);
  return fits === recipient ? identity : refusedAccusation("wrong-officer-sheet", { field: "identity" });
}

/** A new passphrase around the same key: the sheet stays good. */
export function changeOfficerPassphrase(desk: Desk, fresh: string): Answer<null> {
  return within(desk, async (session, { recipient, identity }) => {
    if ([...fresh].length < shortestPassphrase) return refused("weak-passphrase", { field: "fresh" });
    const record = await readRecord(session.ledger, officerRecords, recipient);
    if (!record) return refusedAccusation("unknown-officer");
    const { suite, cost } = desk.tools;
    const kept = await sealOfficerKey(suite, { identity, recipient }, fresh, cost ?? passphraseCost);
    await session.core.record([recordChange(officerRecords, recipient, { ...record, ...kept, failures: 0 })]);
    return null;
  });
}

async function readAll(
  session: Session,
  { identity }: Officer,
): Promise<{ readonly files: readonly AccusationFile[]; readonly unread: number }> {
  const opened: OpenedStatement[] = [];
  let unread = 0;
  for (const { id, event } of await heldSealed(session.ledger)) {
    const statement = await openStatement(session.ledger.suite, identity, bodyOf(event));
    const { subject, count } = JSON.parse(event.header) as { readonly subject: string; readonly count: number };
    if (statement === null) unread += 1;
    else opened.push({ event: id, subject, scope: event.scope, count, statement });
  }
  return { files: accusationFiles(opened), unread };
}

/** Takes in what came, then lists what this officer can read. Nothing of it is kept opened. */
export function listAccusations(desk: Desk): Answer<AccusationList> {
  return within(desk, async (session, officer) => {
    const notTaken = await takeInParts(session, officer.identity);
    const { files, unread } = await readAll(session, officer);
    return {
      rows: files.map((file) => ({
        id: file.id,
        number: file.taken?.number ?? "",
        receiptDate: file.taken?.receiptDate ?? "",
        office: file.taken?.office.name ?? "",
        complainedOf: file.taken?.complainedOf.name ?? "",
        state: accusationState(file),
      })),
      problems: [...notTaken, ...(unread > 0 ? [problems.unread(unread)] : [])],
    };
  });
}

async function find(session: Session, officer: Officer, id: string): Promise<AccusationFile | null> {
  return (await readAll(session, officer)).files.find((file) => file.id === id) ?? null;
}

/** One accusation. The look is on disk for the auditor before anything is answered. */
export function readAccusation(desk: Desk, id: string): Answer<AccusationFile> {
  return within(desk, async (session, officer) => {
    const file = await find(session, officer, id);
    if (!file) return refusedAccusation("unknown-accusation");
    await recordAccess(desk, session, "read-accusation", [id]);
    return file;
  });
}

/** A file of an accusation, in memory only. */
export function openAccusationFile(desk: Desk, id: string, hash: string): Answer<Blob> {
  return within(desk, async (session, officer) => {
    const file = await find(session, officer, id);
    const copies = file?.attachments.filter((one) => one.hash === hash) ?? [];
    if (copies.length === 0) return refusedAccusation("unknown-accusation");
    const held = await session.attachments.holds(copies.map((one) => one.sealedHash));
    const named = copies.find((_, i) => held[i] === true);
    if (!named) return refusedAccusation("accusation-file-missing");
    await recordAccess(desk, session, "opened-accusation-file", [id]);
    try {
      const sealed = await session.attachments.open(named.sealedHash);
      return await new Response(await openFile(session.ledger.suite, officer.identity, sealed, named)).blob();
    } catch (error) {
      if (error instanceof DecryptionFailed || error instanceof NoIdentityFits)
        return refusedAccusation("accusation-file-damaged");
      throw error;
    }
  });
}

/** Records what the officer does. To hand it to whom it complains of is refused (《条例》第30条). */
export function actOnAccusation(desk: Desk, id: string, action: AccusationAction): Answer<null> {
  return within(desk, async (session, officer) => {
    const read = accusationActions.safeParse(action);
    if (!read.success) return refusedAccusation("bad-action", { field: String(read.error.issues[0]?.path[0] ?? "") });
    const file = await find(session, officer, id);
    if (!file) return refusedAccusation("unknown-accusation");
    if ("date" in read.data && read.data.date > desk.today) return refusedAccusation("bad-action", { field: "date" });
    const { name = "", unit = "" } = file.taken?.complainedOf ?? {};
    const to = read.data.did === "transferred" ? read.data.to : "";
    if (to !== "" && [name, unit].some((one) => closenessTo(one, to) !== null)) {
      return refusedAccusation("to-complained-of", { field: "to" });
    }
    // Sealed to all who are cleared now, and to the one who writes.
    const recipients = [...new Set([...clearedRecipients(session.ledger.trust.state().trustList), officer.recipient])];
    const statement: SealedStatement = { ...read.data, by: officer.name, at: desk.tools.clock().toISOString() };
    await recordAccess(desk, session, "acted-on-accusation", [id]);
    await session.core.write(async (work) => {
      const scope = file.scope as Scope;
      const { changes } = await sealedEvent(desk, session, { recipients, scope, subject: id, statement });
      for (const change of changes) work.record(change);
    });
    desk.changed(["accusations"]);
    return null;
  });
}

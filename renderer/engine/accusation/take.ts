import { type Bytes, toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { createEvent } from "../../../shared/log/create.ts";
import type { Scope } from "../../../shared/log/event.ts";
import {
  type Accusation,
  accusationAttachmentLimit,
  accusationSchema,
  accusationType,
  type SealedAttachment,
  type SealedStatement,
} from "../../../shared/petition/accusation/accusation-body.ts";
import { accusationNumber } from "../../../shared/petition/accusation/accusation-number.ts";
import { closenessTo } from "../../../shared/petition/complained-of.ts";
import type { Attachment } from "../../../shared/petition/intake.ts";
import { clearedRecipients } from "../../../shared/registry/officers.ts";
import { permits } from "../../../shared/registry/roles.ts";
import type { Answer, Refused } from "../api/answer.ts";
import { bytesOfFile } from "../chosen-file.ts";
import type { Desk, Session } from "../desk.ts";
import { readRecord, readRecords, recordChange } from "../exchange/records.ts";
import type { LedgerPort, RecordChange } from "../ledger/ledger.ts";
import { refused } from "../strings.ts";
import { issuedReceipts } from "./records.ts";
import { type HeldSealed, heldSealed, keepSealed, sealedChains, sealedCount } from "./sealed-chains.ts";
import { sealFile, sealStatement } from "./statement.ts";
import { refusedAccusation, refusedWithoutOfficer } from "./strings.ts";

/** A file as the window hands it over. */
export interface GivenFile {
  readonly file: Blob;
  readonly name: string;
  readonly mediaType: string;
}

const mostFiles = 50;
const mostBytes = 1_073_741_824;

/**
 * Takes an accusation down (《条例》第30条): seals it at once to the cleared officers' own keys, attachments first, and
 * keeps of it a number and a date. Repeating it with the same id takes nothing in twice.
 */
export async function takeAccusation(
  desk: Desk,
  request: { readonly id: string; readonly accusation: Accusation; readonly files: readonly GivenFile[] },
): Answer<{ readonly number: string }> {
  const { session, user } = desk;
  if (!session || !user) return refused("locked");
  if (!permits(user.role, "take-accusations")) return refused("not-allowed");
  const recipients = clearedRecipients(session.ledger.trust.state().trustList);
  if (recipients.length === 0) return refusedWithoutOfficer("no-officer", session.ledger.office.level);
  const read = accusationSchema.safeParse(request.accusation);
  if (!read.success) return refusedAccusation("bad-accusation", { field: String(read.error.issues[0]?.path[0] ?? "") });
  const fault = faultOf(desk, session, read.data, request.files);
  if (fault) return fault;
  const subject = toHex(session.sealer.lookup("accusation", utf8(request.id)).subarray(0, 16));
  const before = await receiptOf(session, subject);
  if (before !== null) return { number: before };
  const attachments: SealedAttachment[] = [];
  for (const { file, name, mediaType } of request.files) {
    const stream = bytesOfFile(file);
    attachments.push(await sealAttachment(session, recipients, { stream, name, mediaType }));
  }
  const { office } = session.ledger;
  const answer = await session.core.write<{ readonly number: string }>(async (work) => {
    const number = (await receiptOf(session, subject)) ?? (await nextNumber(desk, session, subject));
    const statement: SealedStatement = {
      ...read.data,
      did: "taken",
      number,
      office: { organisation: office.organisation, name: office.name },
      takenBy: user.name,
      attachments,
    };
    const scope: Scope = `${office.organisation}/accusation`;
    const { changes, event } = await sealedEvent(desk, session, { recipients, scope, subject, statement });
    for (const change of changes) work.record(change);
    work.record(recordChange(issuedReceipts, subject, { number, date: read.data.receiptDate, event }));
    return { number };
  });
  desk.changed(["accusations"]);
  return answer;
}

function faultOf(desk: Desk, { ledger }: Session, accusation: Accusation, files: readonly GivenFile[]): Refused | null {
  if (accusation.receiptDate > desk.today) return refusedAccusation("future-receipt", { field: "receiptDate" });
  if (files.length > mostFiles || files.reduce((sum, { file }) => sum + file.size, 0) > mostBytes) {
    return refusedAccusation("too-many-files", { field: "files" });
  }
  if (files.some(({ file }) => file.size > accusationAttachmentLimit))
    return refusedAccusation("file-too-large", { field: "files" });
  return handsFault(ledger, accusation.complainedOf);
}

/** Why this desk may not pass an accusation on: it, or the office of a cleared officer, is the one complained of (Art. 30). */
export function handsFault(ledger: LedgerPort, { name, unit }: Accusation["complainedOf"]): Refused | null {
  const named = [name, unit].filter((one) => one !== "").join("；");
  const hands = [ledger.office.name, ...(ledger.trust.state().trustList?.list.officers ?? []).map(({ office }) => office)];
  const fault = hands.some((office) => closenessTo(named, office) === "itself");
  return fault ? refusedAccusation("complained-of-desk", { field: "complainedOf" }) : null;
}

/** The number that was given out for an accusation, or null. */
export async function receiptOf({ ledger }: Session, subject: string): Promise<string | null> {
  return (await readRecord(ledger, issuedReceipts, subject))?.number ?? null;
}

/** The next number of the compartment's own series in this year at this device. */
export async function nextNumber(desk: Desk, session: Session, subject: string): Promise<string> {
  const { organisation, deviceCode } = session.ledger.office;
  const year = desk.today.slice(0, 4);
  const series = `J-${organisation}-${year}-${deviceCode}-`;
  let used = 0;
  for (const { number } of (await readRecords(session.ledger, issuedReceipts)).values()) {
    if (number.startsWith(series)) used = Math.max(used, Number(number.slice(series.length).split("-")[0]));
  }
  return accusationNumber({ region: organisation, year: Number(year), device: deviceCode, sequence: used + 1 }, subject);
}

/** Seals a file to the officers and keeps it; it is written in no other form. */
export async function sealAttachment(
  { ledger, attachments }: Session,
  recipients: readonly string[],
  { stream, name, mediaType }: { readonly stream: ReadableStream<Bytes>; readonly name: string; readonly mediaType: string },
): Promise<SealedAttachment> {
  const { sealed, passed } = await sealFile(ledger.suite, recipients, stream);
  const written = await attachments.add(sealed);
  const { hash, size } = passed();
  return {
    hash,
    size,
    name: name.normalize("NFC").slice(0, 200) || "file",
    mediaType: mediaType.slice(0, 100),
    sealedHash: written.hash,
  };
}

/** An event of this desk in the compartment: its header tells nothing personal, its body opens only with an officer's key. */
export async function sealedEvent(
  desk: Desk,
  session: Session,
  said: {
    readonly recipients: readonly string[];
    readonly scope: Scope;
    readonly subject: string;
    readonly statement: SealedStatement;
  },
): Promise<{ readonly changes: readonly RecordChange[]; readonly event: string }> {
  const { suite, clock } = desk.tools;
  const { scope, subject, statement, recipients } = said;
  const chain = { scope, device: session.ledger.office.device, epoch: session.ledger.epoch };
  const held = await heldSealed(session.ledger);
  const tip = tipOf(held, chain);
  const named = "attachments" in statement ? statement.attachments : [];
  const sizes = await session.attachments.sizes(named.map((one) => one.sealedHash));
  const attachments = named.map(
    (one, i): Attachment => ({ hash: one.sealedHash, size: sizes[i] ?? 0, name: "sealed", mediaType: "application/age" }),
  );
  const event = createEvent(suite, chain, tip, sealedCount(held, scope), {
    type: accusationType,
    subject,
    actor: "desk",
    // Cut to the day: a moment would join it to what was registered beside it.
    wall: `${clock().toISOString().slice(0, 10)}T00:00:00.000Z`,
    body: { sealed: await sealStatement(suite, recipients, statement), attachments },
  });
  return { changes: [keepSealed(event)], event: event.id };
}

function tipOf(held: readonly HeldSealed[], chain: { readonly scope: string; readonly device: string; readonly epoch: string }) {
  const own = held.filter(
    ({ event }) => event.scope === chain.scope && event.device === chain.device && event.epoch === chain.epoch,
  );
  const last = sealedChains(own)[0]?.events.at(-1);
  return last ? { seq: last.event.seq, id: last.id } : null;
}

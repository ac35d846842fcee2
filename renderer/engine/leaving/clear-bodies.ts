import { movedPetitions } from "../accusation/records.ts";
import type { Desk, Session } from "../desk.ts";
import { lackingAttachments, lackingHash, readRecord, readRecords, recordChange } from "../exchange/records.ts";
import { ChainReader } from "../ledger/chain-reader.ts";
import type { RecordChange } from "../ledger/ledger.ts";
import { pages } from "../ledger/reconcile.ts";
import { openRecord } from "../ledger/sealed-rows.ts";
import { heldContents, type Sought } from "./held-content.ts";
import { type Gone, hashesIn, hashesNamed, withoutBodies } from "./let-go.ts";
import { leavingFiles, movingPetitions } from "./records.ts";
import { leavingWords } from "./strings.ts";

/**
 * Writes the journal anew without these bodies and makes everything that is shown and searched again from it. False
 * where another job is running, beside which this cannot be done.
 */
export async function clearBodies(desk: Desk, session: Session, gone: Gone): Promise<boolean> {
  const { suite } = desk.tools;
  await session.background;
  const running = desk.jobs.runAlone("rebuild", async (job) => {
    // Seen at the start only: later, who has a page open keeps it, and what it asks for waits.
    desk.rebuilding = desk.session === null;
    try {
      await session.core.rewriteJournal(
        (contents) => withoutBodies({ suite, sealer: session.sealer }, contents, gone),
        (done, total) => job.progress(leavingWords.clearing, done, total),
      );
    } finally {
      desk.rebuilding = false;
    }
  });
  if (running === null) return false;
  await running;
  desk.changed(["status", "petitions", "records", "exchange", "accusations"]);
  return true;
}

/** Notes which files petitions name that are to be destroyed: once the bodies are gone, nothing tells of them any more. */
export async function noteFiles(session: Session, named: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const changes: RecordChange[] = [];
  for (const [petition, hashes] of named) {
    const before = (await readRecord(session.ledger, leavingFiles, petition))?.attachments ?? [];
    const attachments = [...new Set([...before, ...hashes])];
    if (attachments.length > before.length) changes.push(recordChange(leavingFiles, petition, { attachments }));
  }
  if (changes.length > 0) await session.core.record(changes);
}

/** The end of petitions whose bodies are gone: files that nothing else names leave the disk, and they are on their way no more. */
export async function forget(desk: Desk, session: Session, ready: readonly Sought[]): Promise<void> {
  const candidates = new Set<string>();
  const ends: RecordChange[] = [];
  for (const { petition } of ready) {
    const moved = await readRecord(session.ledger, movedPetitions, petition);
    const leaving = await readRecord(session.ledger, leavingFiles, petition);
    for (const hash of [...(moved?.attachments ?? []), ...(leaving?.attachments ?? [])]) candidates.add(hash);
    if (moved !== null) ends.push(recordChange(movedPetitions, petition, { ...moved, attachments: [] }));
    if (leaving !== null) ends.push(recordChange(leavingFiles, petition, null));
    // Forms that were begun at it hold its words.
    await session.drafts.forms.discardOf(petition);
    session.disclosed.delete(petition);
  }
  const needed = candidates.size === 0 ? candidates : await stillNamed(desk, session, candidates);
  const unneeded = new Set([...candidates].filter((hash) => !needed.has(hash)));
  for (const hash of unneeded) await session.attachments.remove(hash);
  // Nobody is to be asked any more for what did not come.
  const asked = [...(await readRecords(session.ledger, lackingAttachments)).keys()].filter((key) =>
    unneeded.has(lackingHash(key)),
  );
  await session.core.write(async (work) => {
    for (const key of asked) work.record(recordChange(lackingAttachments, key, null));
    for (const end of ends) work.record(end);
    // Something may have come since the journal was written anew: then that one is not at its end.
    const since = await heldContents(desk, session, ready);
    for (const [at, { petition, scope, versions }] of ready.entries()) {
      if ((since[at]?.events.length ?? 0) > 0) continue;
      for (const key of [...(scope === null ? [] : [petition]), ...versions.keys()]) {
        work.record(recordChange(movingPetitions, key, null));
      }
    }
  });
}

/** Records that name a file without needing it. */
const listsOnly: ReadonlySet<string> = new Set([movedPetitions.name, leavingFiles.name, lackingAttachments.name]);

/** Hashes that stand anywhere else: in an event of any compartment's chain, in a record, in a draft. */
async function stillNamed(desk: Desk, session: Session, wanted: ReadonlySet<string>): Promise<Set<string>> {
  const { suite } = desk.tools;
  const store = await desk.store();
  const { sealer, core, drafts } = session;
  const found = new Set<string>();
  const reader = new ChainReader({ suite, store, sealer });
  for (const line of core.books.lines.values()) {
    for await (const { events } of reader.after(line, 0)) for (const hash of hashesNamed(events, wanted)) found.add(hash);
  }
  for await (const page of pages(store, "records", 500)) {
    for (const row of page) {
      if (listsOnly.has(String(row.index["table"]))) continue;
      const value = JSON.stringify(await openRecord(sealer, row.key, row.value));
      for (const hash of hashesIn(value, wanted)) found.add(hash);
    }
  }
  for (const { id } of drafts.list()) for (const hash of hashesIn(JSON.stringify(drafts.get(id)), wanted)) found.add(hash);
  return found;
}

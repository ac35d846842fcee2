import type { Desk, Session } from "../../desk.ts";
import { lackingAttachments, lackingHash, readRecord, readRecords, recordChange } from "../../exchange/records.ts";
import { ChainReader } from "../../ledger/chain-reader.ts";
import { pages } from "../../ledger/reconcile.ts";
import { openRecord } from "../../ledger/sealed-rows.ts";
import { movedPetitions, movingPetitions } from "../records.ts";
import { heldContent, type Sought } from "./held-content.ts";
import { hashesIn, hashesNamed, withoutBodies } from "./let-go.ts";
import { movingWords } from "./strings.ts";

/**
 * Writes the journal anew without these bodies and makes everything that is shown and searched again from it. False
 * where another job is running, beside which this cannot be done.
 */
export async function clearBodies(desk: Desk, session: Session, gone: ReadonlySet<string>): Promise<boolean> {
  const { suite } = desk.tools;
  await session.background;
  const running = desk.jobs.runAlone("rebuild", async (job) => {
    // Seen at the start only: later, who has a page open keeps it, and what it asks for waits.
    desk.rebuilding = desk.session === null;
    try {
      await session.core.rewriteJournal(
        (contents) => withoutBodies({ suite, sealer: session.sealer }, contents, gone),
        (done, total) => job.progress(movingWords.clearing, done, total),
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

/** The end of a move whose bodies are gone: files that nothing else names leave the disk, and the move is no more. */
export async function forget(desk: Desk, session: Session, sought: Sought): Promise<void> {
  const { petition, scope, versions } = sought;
  const moved = await readRecord(session.ledger, movedPetitions, petition);
  // Forms that were begun at it hold its words.
  await session.drafts.forms.discardOf(petition);
  const candidates = new Set(moved?.attachments);
  const needed = candidates.size === 0 ? candidates : await stillNamed(desk, session, candidates);
  const unneeded = new Set([...candidates].filter((hash) => !needed.has(hash)));
  for (const hash of unneeded) await session.attachments.remove(hash);
  // Nobody is to be asked any more for what did not come.
  const asked = [...(await readRecords(session.ledger, lackingAttachments)).keys()].filter((key) =>
    unneeded.has(lackingHash(key)),
  );
  session.disclosed.delete(petition);
  await session.core.write(async (work) => {
    for (const key of asked) work.record(recordChange(lackingAttachments, key, null));
    if (moved !== null) work.record(recordChange(movedPetitions, petition, { ...moved, attachments: [] }));
    // Something may have come since the journal was written anew: then the move is not at its end.
    const since = await heldContent(desk, session, sought);
    if (since.events.length > 0) return;
    for (const key of [...(scope === null ? [] : [petition]), ...versions.keys()]) {
      work.record(recordChange(movingPetitions, key, null));
    }
  });
}

/** Records that name a file without needing it. */
const listsOnly: ReadonlySet<string> = new Set([movedPetitions.name, lackingAttachments.name]);

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

import { BundleRefused } from "../../../shared/bundle/bundle.ts";
import { BadGzip } from "../../../shared/bundle/gzip.ts";
import { openSealedPart } from "../../../shared/bundle/sealed-part.ts";
import { fromHex } from "../../../shared/crypto/bytes.ts";
import { DecryptionFailed, NoIdentityFits } from "../../../shared/crypto/suite.ts";
import type { Session } from "../desk.ts";
import { knownCertificates } from "../exchange/peers.ts";
import { readRecords, recordChange } from "../exchange/records.ts";
import type { RecordChange } from "../ledger/ledger.ts";
import { keptParts } from "./records.ts";
import { heldSealed, keepSealed } from "./sealed-chains.ts";
import { problems } from "./strings.ts";

type Outcome = "taken" | "others" | "damaged" | "revoked" | "gap";

/**
 * Takes in what has come for the officer who is present: everything of a part is verified with his key, then its files
 * and events are kept (still sealed) and the part is dropped, in one durable transaction each. What does not hold stays
 * as it is. Answers sentences about that.
 */
export async function takeInParts(session: Session, identity: string): Promise<readonly string[]> {
  const parts = [...(await readRecords(session.ledger, keptParts))].sort(([, a], [, b]) => (a.at < b.at ? -1 : 1));
  const found: Record<Outcome, number> = { taken: 0, others: 0, damaged: 0, revoked: 0, gap: 0 };
  const held = new Set((await heldSealed(session.ledger)).map(({ id }) => id));
  for (const [hash, part] of parts) {
    const outcome = await takeIn(session, identity, hash, part, held);
    found[outcome] += 1;
    if (outcome === "taken") await session.attachments.remove(hash).catch(() => undefined);
  }
  return (["others", "damaged", "revoked", "gap"] as const).flatMap((name) =>
    found[name] > 0 ? [problems[name](found[name])] : [],
  );
}

async function takeIn(
  { ledger, core }: Session,
  identity: string,
  hash: string,
  part: (typeof keptParts)["schema"]["_output"],
  held: Set<string>,
): Promise<Outcome> {
  const { suite } = ledger;
  const trust = ledger.trust.state();
  if (trust.root === null) return "damaged";
  const believed = { root: fromHex(trust.root), certificates: knownCertificates(trust), trustList: trust.trustList };
  try {
    const kept = { address: part.address, inflated: part.inflated, open: () => ledger.attachments.open(hash) };
    const opened = await openSealedPart(suite, kept, [identity], believed);
    if (opened.quarantined.length > 0) return "revoked";
    const changes: RecordChange[] = [];
    const fresh = new Set<string>();
    for await (const { events } of opened.ranges()) {
      const [first] = events;
      const prev = first?.header.prev ?? null;
      if (prev !== null && !held.has(prev) && !fresh.has(prev)) return "gap";
      for (const event of events) {
        if (!held.has(event.id)) changes.push(keepSealed(event));
        fresh.add(event.id);
      }
    }
    const here = await ledger.attachments.holds(opened.blobs.map((blob) => blob.hash));
    for (const [i, blob] of opened.blobs.entries()) {
      if (here[i] !== true) await ledger.attachments.store(blob.hash, blob.size, await blob.open());
    }
    await core.record([...changes, recordChange(keptParts, hash, null)]);
    for (const id of fresh) held.add(id);
    return "taken";
  } catch (error) {
    if (error instanceof NoIdentityFits) return "others";
    if (error instanceof BundleRefused || error instanceof DecryptionFailed || error instanceof BadGzip) return "damaged";
    throw error;
  }
}

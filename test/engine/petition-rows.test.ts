import { beforeAll, expect, it } from "vitest";
import type { KeptPetition } from "../../renderer/engine/ledger/projection.ts";
import { openKept, openPetition, openPetitions, petitionChanges, withDue } from "../../renderer/engine/store/petition-rows.ts";
import type { Change, Row } from "../../renderer/engine/store/store.ts";
import { createSealer, type Sealer } from "../../renderer/engine/vault/sealing.ts";
import { createInternationalSuite } from "../../shared/crypto/international.ts";
import { DecryptionFailed } from "../../shared/crypto/suite.ts";
import { courseOf } from "../../shared/petition/course/course.ts";
import { keptFactsOf } from "../../shared/petition/kept-facts.ts";
import { indexOf } from "../../shared/petition/rows.ts";
import { mergeAll, registered } from "../shared/petition/fixtures.ts";

let sealer: Sealer;

beforeAll(async () => {
  const suite = await createInternationalSuite();
  sealer = await createSealer(suite, [{ generation: 1, raw: suite.randomBytes(32) }]);
});

/** A petition with a view of about so many characters. */
function kept(n: number, own: number, characters: number): KeptPetition {
  const id = n.toString(16).padStart(32, "0");
  const view = { ...mergeAll([registered]), id, number: `990127001-2026-A-000${n}`, notes: [] };
  const summary = {
    title: "水".repeat(characters),
    petitioner: "徐*根",
    groupSize: 1,
    words: ["徐国根"],
    phones: ["5521"],
    people: [n, 2 ** 53 - 1],
  };
  return {
    index: { ...indexOf(view, []), own },
    summary,
    facts: keptFactsOf(view, courseOf(view)),
    view,
  };
}

function rowsOf(changes: readonly Change[]): Row[] {
  return changes.flatMap((change) => ("put" in change ? [change.put] : []));
}

it("opens each of the petitions under one seal as it was, whatever its length", async () => {
  const petitions = [kept(1, 0, 3), kept(2, 1_000_000_007, 200_000), kept(3, 0, 1)];
  const rows = rowsOf(await petitionChanges(sealer, petitions, true));
  expect(new Set(rows.map((row) => row.value)).size).toBe(1);
  expect(await openPetitions(sealer, rows)).toEqual(petitions);
  expect(await openKept(sealer, [...rows].reverse())).toEqual(
    petitions.map(({ index, summary, facts }) => ({ index, summary, facts })).reverse(),
  );
});

it("leaves clear only what says something", async () => {
  const [silent, telling] = rowsOf(await petitionChanges(sealer, [kept(1, 0, 3), kept(2, 7, 3)], true));
  expect(silent?.index).toEqual({ receiptDate: "2026-11-20" });
  expect(telling?.index).toEqual({ receiptDate: "2026-11-20", own: 7 });
});

it("opens for no row that is not under the seal", async () => {
  const [first] = rowsOf(await petitionChanges(sealer, [kept(1, 0, 3), kept(2, 0, 3)], true));
  const [other] = rowsOf(await petitionChanges(sealer, [kept(3, 0, 3)], true));
  if (!first || !other) throw new Error("both are there");
  await expect(openPetition(sealer, { ...other, value: first.value })).rejects.toThrow(DecryptionFailed);
  const renamed = other.value.slice();
  renamed[0] = 1;
  await expect(openPetition(sealer, { ...other, value: renamed })).rejects.toThrow(DecryptionFailed);
  await expect(openPetition(sealer, { ...other, value: new Uint8Array(3) })).rejects.toThrow(DecryptionFailed);
});

it("changes the due day without the seal", async () => {
  const petition = kept(1, 5, 3);
  const [row] = rowsOf(await petitionChanges(sealer, [petition], true));
  if (!row) throw new Error("it is there");
  const changed = withDue(row, petition.index, "2026-12-05");
  expect(changed.row.index).toEqual({ ...row.index, due: "2026-12-05" });
  expect(await openPetition(sealer, changed.row)).toEqual({ ...petition, index: { ...petition.index, due: "2026-12-05" } });
  expect(withDue(changed.row, changed.index, "9999-12-31").row.index).toEqual(row.index);
});

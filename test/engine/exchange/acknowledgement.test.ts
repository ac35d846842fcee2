import { expect, test } from "vitest";
import {
  acceptAcknowledgement,
  lackingEverywhere,
  reachedByAll,
  reachedByAny,
} from "../../../renderer/engine/exchange/acknowledgement.ts";
import type { HeldAcknowledgement } from "../../../renderer/engine/exchange/records.ts";
import type { Acknowledgement } from "../../../shared/bundle/bundle.ts";

const device = "d".repeat(32);
const scope = "990127001/general" as const;
const id = (n: number) => n.toString(16).padStart(64, "0");

function said(epoch: string, number: number, seq: number, alsoEpochs: readonly string[] = []): Acknowledgement {
  const writer = { scope, device: "a".repeat(32), epoch: "e".repeat(32) };
  return {
    organisation: "990127",
    device,
    epoch,
    number,
    chains: [{ ...writer, seq, id: id(seq) }, ...alsoEpochs.map((own) => ({ scope, device, epoch: own, seq: 1, id: id(9) }))],
    lacking: [],
  };
}

/** Each made one minute before it came. */
const day = (of: number, minute = 0) => `2026-11-${of}T01:0${minute}:00.000Z`;
const after = (...acknowledgements: readonly Acknowledgement[]): HeldAcknowledgement | null =>
  acknowledgements.reduce<HeldAcknowledgement | null>(
    (held, came) => acceptAcknowledgement(held, came, { madeAt: day(20), at: day(20, 1) }) ?? held,
    null,
  );
/** Bundles in the order in which they came, and when each was made. */
const arriving = (at: string, ...bundles: readonly (readonly [Acknowledgement, string])[]): HeldAcknowledgement | null =>
  bundles.reduce<HeldAcknowledgement | null>(
    (held, [came, madeAt]) => acceptAcknowledgement(held, came, { madeAt, at }) ?? held,
    null,
  );
const seqOf = (held: HeldAcknowledgement | null) => Object.values(held?.chains ?? {})[0]?.seq;

test("a higher number replaces a lower one even where it acknowledges less", () => {
  expect(seqOf(after(said("one", 1, 9), said("one", 2, 4)))).toBe(4);
});

test("a number that was seen before is stale, in whatever order bundles come", () => {
  expect(seqOf(after(said("one", 2, 4), said("one", 1, 9)))).toBe(4);
  expect(seqOf(after(said("one", 2, 4), said("one", 2, 9)))).toBe(4);
});

test("a new epoch voids the old, and an old epoch does not come back over one that knows it", () => {
  const held = after(said("one", 7, 9, ["one"]), said("two", 1, 3, ["one", "two"]));
  expect(held).toMatchObject({ epoch: "two", number: 1 });
  expect(acceptAcknowledgement(held, said("one", 8, 12, ["one"]), { madeAt: day(21), at: day(21) })).toBeNull();
});

test("where two epochs know nothing of each other, what came last counts, once, and the next fresh one heals", () => {
  const held = after(said("two", 1, 3), said("one", 8, 12));
  expect(seqOf(held)).toBe(12);
  expect(acceptAcknowledgement(held, said("two", 1, 3), { madeAt: day(21), at: day(21) })).toBeNull();
  expect(seqOf(after(said("two", 1, 3), said("one", 8, 12), said("two", 2, 4), said("one", 8, 12)))).toBe(4);
});

test("a bundle of a void epoch that comes late, after the restored device was heard, acknowledges nothing any more", () => {
  const one = [said("one", 5, 9), day(10)] as const;
  const restored = [said("two", 1, 3), day(12)] as const;
  const late = [said("one", 6, 12), day(11)] as const;
  expect(seqOf(arriving(day(13), one, restored, late))).toBe(3);
  expect(seqOf(arriving(day(13), one, restored, late, [said("two", 2, 4), day(13)]))).toBe(4);
});

test("a wrong clock of a restored device, in whatever direction, never makes what it says next unheard", () => {
  const one = [said("one", 5, 9), day(10)] as const;
  const inThePast = [said("two", 1, 3), "2000-01-01T00:00:00.000Z"] as const;
  expect(seqOf(arriving(day(13), one, inThePast))).toBe(3);
  expect(seqOf(arriving(day(13), one, inThePast, [said("two", 2, 4), "2000-01-02T00:00:00.000Z"]))).toBe(4);
  // The other way round: what is really older came last, from a clock far ahead. The living epoch is heard again.
  const ahead = [said("old", 7, 1), "2099-01-01T00:00:00.000Z"] as const;
  expect(seqOf(arriving(day(13), one, ahead))).toBe(1);
  expect(seqOf(arriving(day(13), one, ahead, [said("one", 6, 12), day(12)]))).toBe(12);
  // And an epoch that lists the other's own chain is the newer one, whatever its clock says.
  const knowing = [said("one", 6, 12, ["two"]), day(9)] as const;
  expect(seqOf(arriving(day(13), one, [said("two", 1, 3), day(12)], knowing))).toBe(12);
});

test("at an office has arrived what any device holds; sent again is what any of them lacks", () => {
  const told = [{ x: { seq: 3, id: id(3) }, y: { seq: 1, id: id(1) } }, { x: { seq: 5, id: id(5) } }];
  expect([...reachedByAny(told)]).toEqual([
    ["x", { seq: 5, id: id(5) }],
    ["y", { seq: 1, id: id(1) }],
  ]);
  expect([...reachedByAll(told)]).toEqual([["x", { seq: 3, id: id(3) }]]);
  expect([...reachedByAll([])]).toEqual([]);
  expect([...lackingEverywhere([{ lacking: ["p", "q"] }, { lacking: ["q", "r"] }])]).toEqual(["q"]);
  expect([...lackingEverywhere([])]).toEqual([]);
});

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

const after = (...acknowledgements: readonly Acknowledgement[]): HeldAcknowledgement | null =>
  acknowledgements.reduce<HeldAcknowledgement | null>(
    (held, came) => acceptAcknowledgement(held, came, "2026-11-20T01:00:00.000Z") ?? held,
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
  expect(acceptAcknowledgement(held, said("one", 8, 12, ["one"]), "")).toBeNull();
});

test("where two epochs know nothing of each other, what came last counts, once, and the next fresh one heals", () => {
  const held = after(said("two", 1, 3), said("one", 8, 12));
  expect(seqOf(held)).toBe(12);
  expect(acceptAcknowledgement(held, said("two", 1, 3), "")).toBeNull();
  expect(seqOf(after(said("two", 1, 3), said("one", 8, 12), said("two", 2, 4), said("one", 8, 12)))).toBe(4);
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

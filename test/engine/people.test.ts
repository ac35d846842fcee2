import { expect, it } from "vitest";
import { lookupOf, lookupsOf } from "../../renderer/engine/ledger/lookups.ts";
import { People } from "../../renderer/engine/petitions/people.ts";
import { mergeAll, registered } from "../shared/petition/fixtures.ts";

it("finds the petitions that speak of somebody now, and no longer those that did before", () => {
  const people = new People();
  people.change("b", [], [1, 2]);
  people.change("a", [], [2]);
  people.change("c", [], [2, 3]);
  expect(people.petitions(2)).toEqual(["a", "b", "c"]);
  people.change("b", [1, 2], [1, 3]);
  people.change("c", [2, 3], []);
  expect([1, 2, 3, 4].map((lookup) => people.petitions(lookup))).toEqual([["b"], ["a"], ["b"], []]);
  people.change("a", [2], []);
  expect([1, 2, 3].map((lookup) => people.has(lookup))).toEqual([true, false, true]);
});

it("is found by the same number however it is typed, and by another where kind or text differ", () => {
  const phone = lookupOf("phone", "13800005521");
  expect(lookupOf("phone", "１３８ 0000-5521")).toBe(phone);
  expect(lookupOf("identity", "13800005521")).not.toBe(phone);
  expect(lookupOf("phone", "13800005522")).not.toBe(phone);
  expect(lookupOf("phone", " - ")).toBeNull();
  expect(lookupsOf(mergeAll([registered])).every(Number.isSafeInteger)).toBe(true);
});

it("gives neighbouring numbers no number twice", () => {
  const found = new Set(Array.from({ length: 200_000 }, (_, i) => lookupOf("phone", String(13_800_000_000 + i))));
  expect(found.size).toBe(200_000);
});

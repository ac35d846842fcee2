import { expect, it } from "vitest";
import { handedOver, personsOf } from "../../../renderer/features/ledgers/handed-over.ts";

const open = ["周明", "", "林晓", "周明"].map((person, at) => ({
  ...{ petition: `${at}`.repeat(32), number: `${at}`, title: "水渠", person, clocks: [] },
}));
const users = [{ id: "u1", name: "林晓", role: "clerk" as const }];

it("offers everybody of the desk and whoever handles a matter, each once", () => {
  expect(personsOf(open, users)).toEqual(["林晓", "周明"]);
});
it("hands over the matters of one person, or all of the office", () => {
  expect(handedOver(open, "周明", false).map(({ number }) => number)).toEqual(["0", "3"]);
  expect(handedOver(open, "", false)).toEqual([]);
  expect(handedOver(open, "周明", true)).toEqual(open);
});

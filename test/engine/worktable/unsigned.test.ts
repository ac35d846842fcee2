import { expect, test } from "vitest";
import type { ExchangeEntry } from "../../../renderer/engine/exchange/records.ts";
import { waiting } from "../../../renderer/engine/worktable/unsigned.ts";

const [district, township] = ["990127", "990127001"];
const chain = `${township}/general|d1|e1`;
const handed = { by: district, device: "d1", epoch: "e1", seq: 40 };
const today = "2026-11-20";

/** A bundle as the history has it: it reached so far in the chain, at this moment of the desk's own clock. */
function bundle(
  direction: "in" | "out",
  at: string,
  seq: number,
  other = direction === "out" ? township : district,
): ExchangeEntry {
  return {
    ...{ id: `${direction}${at}`, direction, kind: "sync", other, at, path: null, petitions: 1, events: 1 },
    ...{ acknowledgedAt: null, receiptCode: null, digest: "", expectedCode: null },
    chains: { [chain]: { seq, id: "0" } },
  };
}
const at = (desk: string, entries: readonly ExchangeEntry[], receipted = 0) =>
  waiting(handed, township, desk, today, { entries, arrived: (office, place) => office === township && place.seq <= receipted });

test("it left with the first file that reaches so far, whatever any clock said when it was written", () => {
  const before = bundle("out", "2026-11-19T09:00:00Z", 39);
  expect(at(district, [before])).toMatchObject({ direction: "sent", since: null, days: null });
  // This desk's clock was wrong when it exported: far behind what it registered.
  const first = bundle("out", "2026-11-12T02:00:00Z", 41);
  const again = bundle("out", "2026-11-18T02:00:00Z", 55);
  expect(at(district, [again, before, first])).toMatchObject({ since: "2026-11-12", days: 8, arrived: false });
  expect(at(district, [bundle("out", "2026-11-12T02:00:00Z", 41, "990127002")])).toMatchObject({ since: null });
});

test("it came with the first file that brought it, by this desk's own calendar", () => {
  const [early, first] = [bundle("in", "2026-11-17T02:00:00Z", 12), bundle("in", "2026-11-18T02:00:00Z", 40)];
  expect(at(township, [first, early])).toMatchObject({ direction: "received", other: district, since: "2026-11-18", days: 2 });
  // A clock that was set back since counts no day below none, and hides nothing.
  expect(at(township, [bundle("in", "2026-11-30T02:00:00Z", 40)])).toMatchObject({ since: "2026-11-30", days: 0 });
  expect(at(township, [])).toMatchObject({ direction: "received", since: null, days: null });
});

test("a receipt tells that it arrived, also where another machine of the office sent it", () => {
  expect(at(district, [], 40)).toMatchObject({ since: null, arrived: true });
  expect(at(district, [bundle("out", "2026-11-18T02:00:00Z", 40)], 39)).toMatchObject({ days: 2, arrived: false });
  expect(at("990128", [])).toBeNull();
});

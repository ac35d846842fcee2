import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoredEvent } from "../../../shared/log/event.ts";
import { compareEvents, comparePositions } from "../../../shared/log/order.ts";
import { createWriter, writeChain } from "./fixtures.ts";

const event = fc
  .record({
    count: fc.integer({ min: 1, max: 4 }),
    device: fc.constantFrom("0", "a"),
    epoch: fc.constantFrom("1", "b"),
    seq: fc.integer({ min: 1, max: 3 }),
    id: fc.constantFrom("x", "y", "z"),
  })
  .map(({ id, ...position }) => ({ id, header: position }) as unknown as StoredEvent);

describe("the order of events", () => {
  it("is total: sorting any shuffle of the same events gives the same list", () => {
    fc.assert(
      fc.property(fc.uniqueArray(event, { selector: (e) => JSON.stringify(e) }), fc.infiniteStream(fc.nat()), (events, keys) => {
        const shuffled = events.map((e) => ({ e, key: keys.next().value ?? 0 })).sort((a, b) => a.key - b.key);
        const sorted = shuffled.map(({ e }) => e).sort(compareEvents);
        expect(sorted).toEqual([...events].sort(compareEvents));
        for (let i = 1; i < sorted.length; i += 1) {
          const [a, b] = [sorted[i - 1], sorted[i]];
          if (a && b) expect(compareEvents(a, b)).toBeLessThan(0);
        }
      }),
    );
  });

  it("puts an event after everything its writer had seen, whatever the clocks and devices say", async () => {
    const writer = await createWriter();
    const events = writeChain(writer, ["甲", "乙", "丙"]);
    const later = events.map((e) => ({ ...e, header: { ...e.header, wall: `20${30 - e.header.seq}-01-01T00:00:00.000Z` } }));
    expect([...later].reverse().sort(compareEvents)).toEqual(later);
  });

  it("decides by count first, then device, epoch and number", () => {
    const position = { count: 2, device: "b", epoch: "b", seq: 2 };
    expect(comparePositions(position, { count: 3, device: "a", epoch: "a", seq: 1 })).toBeLessThan(0);
    expect(comparePositions(position, { ...position, device: "a", seq: 9 })).toBeGreaterThan(0);
    expect(comparePositions(position, { ...position, epoch: "c" })).toBeLessThan(0);
    expect(comparePositions(position, { ...position, seq: 1 })).toBeGreaterThan(0);
    expect(comparePositions(position, { ...position })).toBe(0);
  });
});

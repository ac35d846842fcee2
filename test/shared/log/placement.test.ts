import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { EventRange, StoredEvent } from "../../../shared/log/event.ts";
import { comparedSeq, firstDivergence, placeRange } from "../../../shared/log/placement.ts";
import { createWriter, signedRange, type Writer, writeChain } from "./fixtures.ts";

let writer: Writer;
let history: StoredEvent[];
let other: StoredEvent[];
beforeAll(async () => {
  writer = await createWriter();
  history = writeChain(
    writer,
    Array.from({ length: 8 }, (_, i) => `事项${i}`),
  );
  // The same writer's machine, restored after its third event, went on differently.
  other = history.slice(0, 3);
  for (const text of ["另三", "另四", "另五"]) {
    const branch: Writer = writer;
    const last = other.at(-1);
    if (!last) throw new Error("unreachable");
    const [next] = continueChain(branch, last, text);
    if (next) other.push(next);
  }
});

function continueChain(branch: Writer, last: StoredEvent, text: string): StoredEvent[] {
  const whole = writeChain({ ...branch }, [text]);
  return whole.map((event) => ({
    ...event,
    id: event.id,
    header: { ...event.header, seq: last.header.seq + 1, prev: last.id, count: last.header.count + 1 },
  }));
}

function place(held: readonly StoredEvent[], range: EventRange) {
  const last = held.at(-1);
  const tip = last ? { seq: last.header.seq, id: last.id } : null;
  const seq = comparedSeq(tip, range);
  return placeRange(tip, seq === null ? null : (held[seq - 1]?.id ?? null), range);
}

describe("placing a received range in the held chain", () => {
  it("asks for exactly the missing events, however the two overlap", async () => {
    const full = await signedRange(writer, history);
    fc.assert(
      fc.property(fc.nat(8), fc.integer({ min: 1, max: 8 }), fc.nat(7), (held, from, more) => {
        const events = full.events.slice(from - 1, from + more);
        const last = events.at(-1);
        if (!last) return;
        const range = { ...full, events, head: { ...full.head, seq: last.header.seq, id: last.id } };
        const placed = place(history.slice(0, held), range);
        if (from > held + 1) expect(placed).toEqual({ kind: "gap", from: held + 1, to: from - 1 });
        else if (last.header.seq <= held) expect(placed).toEqual({ kind: "known" });
        else expect(placed).toEqual({ kind: "new", events: history.slice(held, last.header.seq) });
      }),
    );
  });

  it("sees a fork wherever the other history is longer, shorter, or begins right after the held part", async () => {
    const range = await signedRange(writer, other);
    expect(place(history, range).kind).toBe("fork");
    expect(place(history.slice(0, 4), range)).toMatchObject({ kind: "fork", seq: 4, held: history[3]?.id });
    expect(place(history.slice(0, 3), range).kind).toBe("new");
    const tail = await signedRange(writer, other.slice(4));
    expect(place(history.slice(0, 4), tail)).toMatchObject({ kind: "fork", seq: 4, received: other[3]?.id });
  });

  it("finds where the histories part", async () => {
    const range = await signedRange(writer, other);
    const held = new Map(history.map((event) => [event.header.seq, event.id]));
    expect(firstDivergence(range, held)).toBe(4);
    expect(firstDivergence(await signedRange(writer, history.slice(0, 3)), held)).toBeNull();
  });
});

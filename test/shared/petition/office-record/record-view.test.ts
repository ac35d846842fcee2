import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EventHeader } from "../../../../shared/log/event.ts";
import type { RecordEvent } from "../../../../shared/petition/events.ts";
import { type HeldRecord, isStanding, mergeRecord, versionsOf } from "../../../../shared/petition/office-record/record-view.ts";

const scope = "990127001/general";
const own = "990127001";
const epoch = "b".repeat(32);
const record = "c".repeat(32);
const matters = ["水渠用水先后", "宅基地边界", "道路损坏"];

interface Delivered {
  readonly event: RecordEvent;
  readonly organisation: string;
}

function version(at: number, device: string, count: number, matter: string, known: HeldRecord | null): RecordEvent {
  const seen = isStanding(known) ? versionsOf(known) : null;
  const header: EventHeader = {
    v: 1,
    scope,
    device: device.repeat(32),
    epoch,
    seq: count,
    prev: null,
    count,
    wall: "2026-11-25T02:00:00.000Z",
    actor: "u1",
    type: "record.kept",
    subject: record,
    bodyHash: "d".repeat(64),
    ...(seen ? { base: { record: seen.base } } : {}),
  };
  return {
    id: at.toString(16).padStart(64, "0"),
    header,
    type: "record.kept",
    body: {
      kind: "screening",
      data: { how: "dynamic", date: "2026-11-25", place: "石桥村", matter, unit: "", measure: "", settled: null, petition: null },
      ...(seen && seen.over.length > 0 ? { over: [...seen.over] } : {}),
    },
  };
}

function mergedAll(list: readonly Delivered[]): HeldRecord | null {
  return list.reduce<HeldRecord | null>((view, { event, organisation }) => mergeRecord(view, event, organisation, own), null);
}

/** Tells of versions that went to the officers with a petition. */
function sealing(count: number, versions: readonly string[]): RecordEvent {
  const { id, header } = version(900 + count, "a", count, "-", null);
  const body = { petition: "e".repeat(32), versions: [...versions] };
  return { id, header: { ...header, type: "record.sealed" }, type: "record.sealed", body };
}

/** Tells of versions that an office destroyed with a petition. */
function destruction(count: number, versions: readonly string[]): RecordEvent {
  const { id, header, body } = sealing(count, versions) as Extract<RecordEvent, { readonly type: "record.sealed" }>;
  return { id, header: { ...header, type: "record.destroyed" }, type: "record.destroyed", body };
}

/** Desks that write upon what they know and sometimes tell each other. */
const histories = fc
  .array(fc.record({ desk: fc.nat(2), matter: fc.constantFrom(...matters), receive: fc.boolean() }), {
    minLength: 1,
    maxLength: 10,
  })
  .map((moves) => {
    const known: Delivered[][] = [[], [], []];
    const all: Delivered[] = [];
    for (const { desk, matter, receive } of moves) {
      const mine = known[desk] ?? [];
      if (receive) known[desk] = [...new Set([...mine, ...all])];
      const seen = known[desk] ?? [];
      const count = 1 + Math.max(0, ...seen.map(({ event }) => event.header.count));
      const event = version(all.length + 1, "abc"[desk] ?? "a", count, matter, mergedAll(seen));
      const written = { event, organisation: desk === 2 ? "990127" : "990127001" };
      all.push(written);
      known[desk] = [...seen, written];
    }
    return all;
  });

describe("the versions of an office record", () => {
  it("amount to the same in whatever order and however often they arrive", () => {
    fc.assert(
      fc.property(
        histories.chain((list) =>
          fc.record({
            list: fc.constant(list),
            order: fc.shuffledSubarray([...list], { minLength: list.length }),
            again: fc.array(fc.nat(list.length - 1), { maxLength: 5 }),
          }),
        ),
        ({ list, order, again }) => {
          const repeated = [...order, ...again.flatMap((at) => list[at] ?? [])];
          expect(mergedAll(repeated)).toEqual(mergedAll(list));
        },
      ),
      { numRuns: 300 },
    );
  });
  it("that were sealed with a petition are none, whenever it is told and whatever comes after", () => {
    fc.assert(
      fc.property(
        histories.chain((list) =>
          fc.record({
            list: fc.constant(list),
            gone: fc.subarray(list.map(({ event }) => event.id)),
            order: fc.shuffledSubarray([...Array(list.length + 1).keys()], { minLength: list.length + 1 }),
          }),
        ),
        ({ list, gone, order }) => {
          const told = { event: sealing(list.length + 1, gone.length > 0 ? gone : ["f".repeat(64)]), organisation: "990127001" };
          const all = [...list, told];
          const shuffled = mergedAll(order.flatMap((at) => all[at] ?? []));
          expect(shuffled).toEqual(mergedAll(all));
          const left = new Set(shuffled?.state?.history.map(({ stamp }) => stamp.event));
          expect([...left].sort()).toEqual(
            list
              .map(({ event }) => event.id)
              .filter((id) => !gone.includes(id))
              .sort(),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
  it("that this office destroyed are none here and stay at another; what was sealed is none anywhere, in whatever order", () => {
    const of = (list: readonly Delivered[], desk: string) =>
      list.reduce<HeldRecord | null>((view, { event, organisation }) => mergeRecord(view, event, organisation, desk), null);
    const named = (ids: readonly string[]) => (ids.length > 0 ? ids : ["f".repeat(64)]);
    fc.assert(
      fc.property(
        histories.chain((list) => {
          const some = fc.subarray(list.map(({ event }) => event.id));
          return fc.record({
            ...{ list: fc.constant(list), sealed: some, here: some, above: some },
            order: fc.shuffledSubarray([...Array(list.length + 4).keys()], { minLength: list.length + 4 }),
          });
        }),
        ({ list, sealed, here, above, order }) => {
          const at = list.length;
          const other = destruction(at + 3, named(here));
          const all: readonly Delivered[] = [
            ...list,
            { event: sealing(at + 1, named(sealed)), organisation: own },
            { event: destruction(at + 2, named(here)), organisation: own },
            { event: { ...other, body: { ...other.body, petition: "0".repeat(32) } } as RecordEvent, organisation: own },
            { event: destruction(at + 4, named(above)), organisation: "990127" },
          ];
          for (const [desk, gone] of [
            [own, [...sealed, ...here]],
            ["990127", [...sealed, ...above]],
            ["990127002", sealed],
          ] as const) {
            const shuffled = of(
              order.flatMap((one) => all[one] ?? []),
              desk,
            );
            expect(shuffled).toEqual(of(all, desk));
            const left = shuffled?.state?.history.map(({ stamp }) => stamp.event) ?? [];
            const stay = list.map(({ event }) => event.id).filter((id) => !gone.includes(id));
            expect([...left].sort()).toEqual(stay.sort());
            for (const id of [...sealed, ...here, ...above]) expect(shuffled?.sealed.map((one) => one.version)).toContain(id);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
  it("are settled for everyone by one who has seen them all, whatever arrives first", () => {
    fc.assert(
      fc.property(histories, (list) => {
        const before = mergedAll(list);
        const count = 1 + Math.max(...list.map(({ event }) => event.header.count));
        const last = { event: version(list.length + 1, "a", count, "商定轮流用水", before), organisation: "990127001" };
        for (const order of [
          [...list, last],
          [last, ...list],
        ]) {
          const after = mergedAll(order);
          expect(after?.state?.stamp.event).toBe(last.event.id);
          expect(after?.state?.rivals).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });
  it("stay visible beside each other where neither author saw the other", () => {
    const first = version(1, "a", 1, "水渠用水先后", null);
    const known = mergeRecord(null, first, "990127001", own);
    const left = version(2, "a", 2, "宅基地边界", known);
    const right = version(3, "b", 2, "道路损坏", known);
    const view = mergeRecord(mergeRecord(known, right, "990127001", own), left, "990127001", own);
    expect(view.state?.stamp.event).toBe(right.id);
    expect(view.state?.rivals.map(({ stamp }) => stamp.event)).toEqual([left.id]);
  });
});

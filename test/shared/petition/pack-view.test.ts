import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { merge } from "../../../shared/petition/merge.ts";
import { packView, unpackView } from "../../../shared/petition/pack-view.ts";
import { type Delivered, delivered, mergeAll, registered } from "./fixtures.ts";
import { histories } from "./history.ts";

describe("a packed view", () => {
  it("comes back exactly, whatever happened to the petition", () => {
    fc.assert(
      fc.property(histories, fc.nat(), (list, from) => {
        const rotated = [...list.slice(from % list.length), ...list.slice(0, from % list.length)];
        const view = mergeAll(rotated);
        expect(unpackView(packView(view))).toEqual(view);
      }),
      { numRuns: 300 },
    );
  });
  it("goes on merging as if it had never been packed", () => {
    fc.assert(
      fc.property(histories, (list) => {
        const packing = (...[view, event, organisation]: Parameters<typeof merge>) =>
          merge(view && unpackView(packView(view)), event, organisation);
        expect(mergeAll(list, packing)).toEqual(mergeAll(list));
      }),
      { numRuns: 100 },
    );
  });
  it("takes less than a third of the view's own JSON", () => {
    const list: Delivered[] = [registered, delivered("petition.noted", { text: "记录" }, { count: 2 })];
    const view = mergeAll(list);
    expect(packView(view).length).toBeLessThan(JSON.stringify(view).length / 3);
  });
});

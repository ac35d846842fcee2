import type { DutiesAnswer } from "../../../renderer/engine/api/worktable-api.ts";
import { largeDesk, openLargeDesk } from "../data/large-desk.ts";
import { atMost, plain } from "../figures.ts";
import type { Measured, Setting } from "../setting.ts";

/** What the screen of the work table asks after each change. */
const questions = [
  { method: "workTable", params: undefined },
  { method: "duties", params: { offset: 0, limit: 100 } },
  { method: "tasks", params: undefined },
  { method: "unsigned", params: undefined },
] as const;

/** The work table after a change at a desk with 50 000 petitions, beside reading their rows without opening them. */
export async function measureWorkTable(setting: Setting): Promise<Measured> {
  const rounds = setting.quick ? 10 : 40;
  const desk = await openLargeDesk(setting, "work-table");
  try {
    const { value } = await desk.call("duties", { kind: "statutory", offset: 0, limit: rounds + 2 });
    const { rows, total } = value as DutiesAnswer;
    const petitions = [...new Set(rows.map(({ row }) => row.id))];
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const refreshed: number[] = [];
    const filtered: number[] = [];
    const changes: number[] = [];
    const read: number[] = [];
    for (let round = -2; round < Math.min(rounds, petitions.length); round += 1) {
      const petition = petitions[round + 2];
      if (petition === undefined) break;
      // A notice ends a duty: the line has to go.
      const change = await desk.call("giveNotice", { petition, date: today, how: "written" });
      const after = await desk.page.evaluate((asked) => window.driver.askAll(asked), questions);
      const filter = { method: "duties", params: { groups: ["overdue"], kind: "statutory", offset: 0, limit: 100 } } as const;
      const narrowed = await desk.page.evaluate((asked) => window.driver.askAll([asked]), filter);
      const floor = await desk.page.evaluate(() => window.driver.readRows(null));
      if (round < 0) continue;
      changes.push(change.ms);
      refreshed.push(after);
      filtered.push(narrowed);
      read.push(floor);
    }
    const left = ((await desk.call("duties", { kind: "statutory", offset: 0, limit: 1 })).value as DutiesAnswer).total;
    if (left >= total) throw new Error("the notices did not end a duty");
    const floor = { what: "reading all rows, sealed", values: read };
    return {
      figures: [
        atMost(`work table after a change, ${largeDesk} petitions`, refreshed, 100, floor),
        atMost("its duties by another filter", filtered, 100, floor),
        plain("the change itself", changes),
      ],
      details: { duties: total, refreshed, filtered, changes, read },
    };
  } finally {
    await desk.close();
  }
}

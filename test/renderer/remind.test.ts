import { describe, expect, test } from "vitest";
import { type ReminderPorts, remind } from "../../renderer/app/remind.ts";
import type { ReminderWay } from "../../renderer/ui/reminder-setting.ts";

const some = { overdue: 1, today: 2, threeDays: 3 };

/** A window whose desk is open on `day`; tells where reminders came. */
function windowOn(day: string | null, more: { way?: ReminderWay; counts?: typeof some; system?: boolean } = {}) {
  const seen: string[] = [];
  const state = { day, last: null as string | null, way: more.way ?? "desktop" };
  const ports: ReminderPorts = {
    way: () => state.way,
    lastDay: () => state.last,
    keepDay: (kept) => {
      state.last = kept;
    },
    due: async () => (state.day === null ? null : { day: state.day, counts: more.counts ?? some }),
    showOutside: async () => {
      if (more.system !== false) seen.push("outside");
      return more.system !== false;
    },
    showInside: () => seen.push("inside"),
  };
  return { ports, state, seen };
}

describe("a reminder of what is due", () => {
  test("comes when the desk is opened, at whatever hour, and not again on that day", async () => {
    const { ports, seen } = windowOn("2026-11-20");
    await remind(ports, null);
    await remind(ports, null);
    await remind(ports, 9);
    expect(seen).toEqual(["outside"]);
  });

  test("comes only once when two are asked for at the same time", async () => {
    const { ports, seen } = windowOn("2026-11-20");
    await Promise.all([remind(ports, null), remind(ports, null)]);
    expect(seen).toEqual(["outside"]);
  });

  test("comes the next morning to a desk that stayed open, not at night", async () => {
    const { ports, state, seen } = windowOn("2026-11-20");
    await remind(ports, null);
    state.day = "2026-11-21";
    await remind(ports, 0);
    await remind(ports, 6);
    expect(seen).toHaveLength(1);
    await remind(ports, 7);
    expect(seen).toHaveLength(2);
  });

  test("waits until somebody has the desk open", async () => {
    const { ports, state, seen } = windowOn(null);
    await remind(ports, 8);
    expect(seen).toEqual([]);
    state.day = "2026-11-20";
    await remind(ports, 8);
    expect(seen).toEqual(["outside"]);
  });

  test.each([
    ["inside the window where the system shows none", { system: false }, ["inside"]],
    ["inside the window where that was chosen", { way: "window" as const }, ["inside"]],
    ["not at all where it was switched off", { way: "off" as const }, []],
    ["not at all where nothing is due", { counts: { overdue: 0, today: 0, threeDays: 0 } }, []],
  ])("comes %s", async (_name, more, expected) => {
    const { ports, seen } = windowOn("2026-11-20", more);
    await remind(ports, null);
    expect(seen).toEqual(expected);
  });
});

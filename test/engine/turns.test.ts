import { expect, it } from "vitest";
import { shanghaiToday } from "../../renderer/engine/desk.ts";
import { breathe } from "../../renderer/engine/threads/turns.ts";

it("lets others go on at each breath, and those who wait in their order", async () => {
  const seen: string[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => seen.push("other");
  port2.postMessage(null);
  await Promise.all(["a", "b"].map((name) => breathe().then(() => seen.push(name))));
  for (let i = 0; i < 20 && !seen.includes("other"); i += 1) await breathe();
  port1.close();
  expect(seen.filter((name) => name !== "other")).toEqual(["a", "b"]);
  expect(seen).toContain("other");
});

it("tells the day in Shanghai, whichever was asked for before", () => {
  const days = ["2026-11-25T15:59:59.999Z", "2026-11-25T16:00:00.000Z", "2026-11-25T15:59:59.999Z", "1969-12-31T12:00:00Z"];
  expect(days.map((day) => shanghaiToday(new Date(day)))).toEqual(["2026-11-25", "2026-11-26", "2026-11-25", "1969-12-31"]);
});

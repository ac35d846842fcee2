import { expect, test } from "vitest";
import { toldLines } from "../../../renderer/features/urgent/told.ts";

const informed = (office: string, person: string) => ({
  ...{ office, person },
  means: "phone" as const,
  at: "2026-11-20T09:05:00+08:00",
});
const report = (followUp: number, ...told: ReturnType<typeof informed>[]) => ({
  ...{ event: "", date: "2026-11-20", followUp, place: "", people: 1, situation: "", reporter: "" },
  informed: told,
});

test("whom Art. 25 names stand in its order, with everyone told on their behalf, and nobody where nobody was", () => {
  const lines = toldLines({
    reports: [report(0, informed("区住建局", "甲"), informed("镇党委", "乙")), report(1, informed("区信访局", "丙"))],
    notTold: ["joint-office"],
  });
  expect(lines.map(({ addressee, told }) => [addressee, told?.person ?? null, told?.followUp ?? null])).toEqual([
    ["government", "乙", 0],
    ["department", "甲", 0],
    ["joint-office", null, null],
    ["superior", "丙", 1],
  ]);
});

test("one line that names two addressees stands for both", () => {
  const lines = toldLines({ reports: [report(0, informed("镇党委、联席办", "甲"))], notTold: ["department"] });
  expect(lines.map(({ addressee, told }) => [addressee, told?.person ?? null])).toEqual([
    ["government", "甲"],
    ["department", null],
    ["joint-office", "甲"],
  ]);
});

import { expect, it } from "vitest";
import { tasksOfRecord } from "../../../renderer/engine/worktable/tasks.ts";
import { isParked, isRecordEvent, readBody } from "../../../shared/petition/events.ts";
import { isStanding, mergeRecord } from "../../../shared/petition/office-record/record-view.ts";

/** An office record as it would arrive: read by its schema, then merged. */
function recordOf(kind: string, data: object) {
  const header = {
    v: 1 as const,
    scope: "990127001/general" as const,
    device: "a".repeat(32),
    epoch: "b".repeat(32),
    seq: 1,
    prev: null,
    count: 1,
    wall: "2026-11-25T02:00:00.000Z",
    actor: "u1",
    type: "record.kept",
    subject: "c".repeat(32),
    bodyHash: "d".repeat(64),
  };
  const event = readBody("e".repeat(64), header, { salt: "00", kind, data });
  if (isParked(event) || !isRecordEvent(event)) throw new Error("no record");
  const held = mergeRecord(null, event, "990127001", "990127001");
  if (!isStanding(held)) throw new Error("no standing record");
  return held;
}

const meeting = (dues: readonly string[]) => ({
  form: "weekly",
  date: "2026-11-20",
  place: "",
  chair: "沈洁",
  attendees: [],
  petitions: [],
  minutes: "",
  decisions: dues.map((due) => ({ text: `到${due}前答复`, owner: "郑卫国", unit: "农业农村办", due, done: null })),
});
const duty = { matter: "水渠清淤", owner: "郑卫国", unit: "", measure: "", due: "2026-02-30", done: null };

it("counts the days to each decision of a meeting that nobody has done", () => {
  const tasks = tasksOfRecord(recordOf("meeting", meeting(["2026-11-18", "2026-12-01"])), "2026-11-20");
  expect(tasks.map(({ due, daysLeft }) => [due, daysLeft])).toEqual([
    ["2026-11-18", -2],
    ["2026-12-01", 11],
  ]);
});

it("shows a task whose day does not exist as due today, beside the others, as the ledgers do", () => {
  const tasks = [
    ...tasksOfRecord(recordOf("meeting", meeting(["2026-02-30", "2026-12-01"])), "2026-11-20"),
    ...tasksOfRecord(recordOf("responsibility", duty), "2026-11-20"),
  ];
  expect(tasks.map(({ daysLeft }) => daysLeft)).toEqual([0, 11, 0]);
});

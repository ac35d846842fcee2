import type { OwedDuty, UnsignedPetition, WorkTableApi, WorkTask } from "../../renderer/engine/api/worktable-api.ts";
import { selectDuties } from "../../renderer/engine/worktable/select-duties.ts";
import type { PetitionRow } from "../../shared/petition/view.ts";
import { dateOf, dayNumber } from "../../shared/regulation/date.ts";
import { dutyOf } from "./fake-data.ts";

const units = ["农业农村办", "平安法治办", "综合执法队", null] as const;
const people = ["周明", "沈洁", null] as const;

/** The work table of a fake desk: its rows with who answers for them, some tasks, and what waits to be signed in. */
export function fakeWorkTable(rows: readonly PetitionRow[], today: string): Omit<WorkTableApi, "workTable"> {
  const shift = (days: number) => dateOf(dayNumber(today) + days);
  const lines = rows
    .map((row, index) => ({ row, duty: owed(index) }))
    .map(({ row, duty }) => ({ row, duty, unit: duty.unit, person: duty.person }))
    .sort((a, b) => (a.duty.strict < b.duty.strict ? -1 : 1));
  const none = rows.length === 0;
  return {
    duties: async (request) => ({ ...selectDuties(lines, request, dayNumber(today)), complete: true }),
    tasks: async () => (none ? [] : tasksOf(rows, shift)),
    unsigned: async () => (none ? [] : unsignedOf(rows, shift)),
  };
}

function owed(index: number): OwedDuty {
  const duty = dutyOf(index);
  return {
    ...duty,
    whose: index % 5 === 2 ? "unit" : "office",
    unit: units[index % units.length] ?? null,
    person: people[index % people.length] ?? null,
    statutory: duty.article !== "内部",
  };
}

function tasksOf(rows: readonly PetitionRow[], shift: (days: number) => string): readonly WorkTask[] {
  const [, second, third] = rows;
  const task = (task: Omit<WorkTask, "due" | "record" | "petition">, petition: PetitionRow | undefined): WorkTask => ({
    ...task,
    due: shift(task.daysLeft),
    record: petition ? null : "r1".padEnd(32, "0"),
    petition: petition ? { id: petition.id, number: petition.number, title: petition.title } : null,
  });
  return [
    task({ kind: "meeting", text: "三方到场丈量渠道占用", owner: "周明", unit: "农业农村办", daysLeft: -3 }, undefined),
    task({ kind: "plan", text: "核对民工名册，提出补助方案", owner: "沈洁", unit: "农业农村办", daysLeft: 1 }, second),
    task({ kind: "responsibility", text: "夜间施工巡查：每晚两次", owner: "何亮", unit: "综合执法队", daysLeft: 4 }, undefined),
    task({ kind: "backlog", text: "积案化解", owner: "徐建国", unit: "", daysLeft: 12 }, third),
  ];
}

function unsignedOf(rows: readonly PetitionRow[], shift: (days: number) => string): readonly UnsignedPetition[] {
  const [first, second, third] = rows;
  return [
    ...(third ? [{ row: third, direction: "received", other: "990127", since: shift(-2), days: 2, arrived: true } as const] : []),
    ...(first ? [{ row: first, direction: "received", other: "990127", since: shift(0), days: 0, arrived: true } as const] : []),
    ...(second ? [{ row: second, direction: "sent", other: "990127203", since: null, days: null, arrived: false } as const] : []),
  ];
}

import { afterEach, expect, test } from "vitest";
import { type TestDesk, townshipDesk } from "../desk-fixture.ts";
import { draftId, granted, intake, passphrase } from "../engine-words.ts";

let desk: TestDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

const all = { offset: 0, limit: 100 } as const;

async function register(title: string): Promise<string> {
  if (desk === null) throw new Error("no desk");
  return granted(await desk.engine.register({ draft: draftId(), intake: intake({ title }) })).petition;
}

async function dispatched(petition: string, unit: string, handler: string, due: string | null): Promise<void> {
  const body = { date: "2026-11-20", unit, handler, due, requirement: "" };
  granted((await desk?.engine.takeStep({ petition, type: "petition.dispatched", body })) ?? null);
}

test("every duty of this desk is listed by its strict day with unit and person, and counted by group and name", async () => {
  desk = await townshipDesk();
  const [canal, road] = [await register("反映水渠无人修复"), await register("反映道路破损")];
  await dispatched(canal, "农业农村办", "周明", "2026-11-21");
  const { rows, total, groups, people, units } = await desk.engine.duties(all);
  expect(total).toBe(rows.length);
  expect(rows.map(({ row }) => row.id)).toEqual(expect.arrayContaining([canal, road]));
  expect(rows[0]).toMatchObject({
    row: { id: canal },
    duty: { rule: "dispatch", unit: "农业农村办", person: "周明", whose: "unit", statutory: false, daysLeft: 1 },
  });
  const days = rows.map(({ duty }) => duty.strict);
  expect(days).toEqual([...days].sort());
  const owed = rows.filter(({ row }) => row.id === canal).length;
  expect(people).toEqual([{ name: "周明", count: owed }]);
  expect(units).toEqual([{ name: "农业农村办", count: owed }]);
  expect(groups.three).toBe(1);
  expect(Object.values(groups).reduce((sum, count) => sum + count)).toBe(total);
});

test("filters narrow the rows; each list of names is counted under the others only", async () => {
  desk = await townshipDesk();
  const [canal, road] = [await register("反映水渠无人修复"), await register("反映道路破损")];
  await dispatched(canal, "农业农村办", "周明", "2026-11-21");
  await dispatched(road, "城建办", "沈洁", "2026-11-29");
  const mine = await desk.engine.duties({ ...all, person: "周明" });
  expect(new Set(mine.rows.map(({ row }) => row.id))).toEqual(new Set([canal]));
  expect(mine.people.map(({ name }) => name).sort()).toEqual(["周明", "沈洁"].sort());
  expect(mine.units.map(({ name }) => name)).toEqual(["农业农村办"]);
  const soon = await desk.engine.duties({ ...all, groups: ["three"], kind: "internal" });
  expect(soon.rows.map(({ row, duty }) => [row.id, duty.rule])).toEqual([[canal, "dispatch"]]);
  const lawful = await desk.engine.duties({ ...all, kind: "statutory" });
  expect(lawful.total).toBeGreaterThan(0);
  expect(lawful.rows.every(({ duty }) => duty.statutory)).toBe(true);
  const second = await desk.engine.duties({ offset: 1, limit: 1 });
  const everything = await desk.engine.duties(all);
  expect(second.rows).toEqual(everything.rows.slice(1, 2));
});

test("what was done is gone at once, another day counts anew, and a locked desk tells nothing", async () => {
  const open = await townshipDesk();
  desk = open;
  const canal = await register("反映水渠无人修复");
  const before = await open.engine.duties(all);
  expect(before.rows.map(({ duty }) => duty.rule)).toContain("T03");
  open.now = new Date("2026-12-20T02:00:00Z");
  const later = await open.engine.duties(all);
  expect(later.rows[0]?.duty.daysLeft).toBeLessThan(0);
  expect(later.groups.overdue).toBeGreaterThan(0);
  open.now = new Date("2026-11-20T02:00:00Z");
  granted(await open.engine.giveNotice({ petition: canal, date: "2026-11-20", how: "written" }));
  expect((await open.engine.duties(all)).rows.map(({ duty }) => duty.rule)).not.toContain("T03");
  const kept = await open.engine.duties(all);
  await open.engine.lock();
  expect((await open.engine.duties(all)).total).toBe(0);
  // What was learnt from the rows when they were read again is what was learnt from the changes themselves.
  granted(await open.engine.unlock({ user: open.user, passphrase }));
  await open.engine.settled();
  expect(await open.engine.duties(all)).toEqual(kept);
  const again = await open.reopen(open.store);
  desk = again;
  granted(await again.engine.unlock({ user: open.user, passphrase }));
  await again.engine.settled();
  expect(await again.engine.duties(all)).toEqual(kept);
});

test("open decisions of meetings and entries of the responsibility list are tasks, by day", async () => {
  desk = await townshipDesk();
  const decision = { text: "丈量渠道", owner: "周明", unit: "农业农村办", due: "2026-11-25", done: null };
  const meeting = {
    ...{ form: "consultation", date: "2026-11-18", place: "", chair: "徐建国", attendees: [], petitions: [], minutes: "" },
    decisions: [decision, { ...decision, text: "已经做完", done: "2026-11-19" }],
  };
  const responsibility = {
    matter: "夜间巡查",
    owner: "何亮",
    unit: "执法队",
    measure: "每晚两次",
    due: "2026-11-19",
    done: null,
  };
  granted(await desk.engine.keepRecord({ record: null, kind: "meeting", data: meeting, base: null }));
  granted(await desk.engine.keepRecord({ record: null, kind: "responsibility", data: responsibility, base: null }));
  expect(await desk.engine.tasks()).toMatchObject([
    { kind: "responsibility", text: "夜间巡查：每晚两次", owner: "何亮", due: "2026-11-19", daysLeft: -1, petition: null },
    { kind: "meeting", text: "丈量渠道", unit: "农业农村办", due: "2026-11-25", daysLeft: 5, petition: null },
  ]);
});

test("a measure of a petition's own plan is a task of that petition", async () => {
  desk = await townshipDesk();
  const petition = await register("反映水渠无人修复");
  const plan = [{ measure: "核对名册", owner: "沈洁", due: "2026-11-28", done: null }];
  granted(await desk.engine.takeStep({ petition, type: "petition.plan-set", body: { date: "2026-11-20", plan } }));
  expect(await desk.engine.tasks()).toMatchObject([
    { kind: "plan", text: "核对名册", owner: "沈洁", due: "2026-11-28", daysLeft: 8, record: null, petition: { id: petition } },
  ]);
});

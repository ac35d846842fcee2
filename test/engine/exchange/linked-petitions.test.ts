import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Alliance, createAlliance, exportTo, stage } from "../../../cli/alliance.ts";
import { mustSucceed, type RunningOffice } from "../../../cli/office.ts";
import type { PetitionDetail } from "../../../renderer/engine/api/petition-api.ts";
import { linksOf } from "../../../shared/petition/course/links.ts";
import type { NewStepType } from "../../../shared/petition/course/step-bodies.ts";
import { intake } from "../../shared/petition/fixtures.ts";

const districtPlan = { organisation: "990127", name: "清源县信访局" };
const townshipPlan = { organisation: "990127001", name: "青溪镇信访站" };
const today = "2026-11-20";

let folder: string;
let alliance: Alliance;
let district: RunningOffice;
let township: RunningOffice;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "petition-desk-links-"));
  alliance = await createAlliance(folder, { district: districtPlan, townships: [townshipPlan] }, new Date(`${today}T02:00:00Z`));
  district = alliance.district;
  const [first] = alliance.townships;
  if (first === undefined) throw new Error("no township");
  township = first;
});
afterAll(async () => {
  for (const office of [district, township]) await office.close();
  await rm(folder, { recursive: true, force: true });
});

let drafts = 0;
/** One of the villagers' petitions, each with its own name and statement. */
async function registered(name: string): Promise<string> {
  drafts += 1;
  const [first] = intake.petitioners;
  const own = { ...intake, petitioners: [{ ...first, kind: "person" as const, name, address: "青溪镇上坞村12组" }] };
  const draft = `${drafts}`.padStart(32, "0");
  return (await mustSucceed("register", township.engine.register({ draft, intake: own }))).petition;
}
async function take(office: RunningOffice, petition: string, type: NewStepType, body: object): Promise<void> {
  await mustSucceed(type, office.engine.takeStep({ petition, type, body: { date: today, ...body } }));
}
async function carry(from: RunningOffice, to: RunningOffice): Promise<void> {
  const { path } = await exportTo(from, to.organisation, folder);
  await mustSucceed("import", to.engine.applyImport({ token: await stage(to, path) }));
}
const shown = (office: RunningOffice, petition: string): Promise<PetitionDetail> =>
  mustSucceed("disclose", office.engine.disclose({ petition }));
async function linksAt(office: RunningOffice, petition: string) {
  const { view, course } = await shown(office, petition);
  return linksOf(view, course);
}

test("a joint petition is linked below, seen above, undone there and seen undone below, and each petitioner keeps his own", async () => {
  const [one, two] = [await registered("徐国根"), await registered("林根土")];
  await take(township, one, "petition.linked", { other: two, relation: "joint" });
  await carry(township, district);
  const [link] = await linksAt(district, one);
  expect(link).toMatchObject({ other: two, relation: "joint" });
  const names = async (office: RunningOffice, petition: string) =>
    (await shown(office, petition)).view.fields.petitioners?.value.map(({ name }) => name);
  for (const office of [township, district]) {
    expect([await names(office, one), await names(office, two)]).toEqual([["徐国根"], ["林根土"]]);
  }

  await take(district, one, "petition.unlinked", { link: link?.link ?? "", reason: "两人各自提出，不是联名" });
  await carry(district, township);
  expect(await linksAt(township, one)).toEqual([]);
  const [above, below] = [await shown(district, one), await shown(township, one)];
  expect(below.view.timeline.map(({ type }) => type).slice(-2)).toEqual(["petition.linked", "petition.unlinked"]);
  expect(below.view.timeline).toEqual(above.view.timeline);

  // Made above this time, it comes down.
  await take(district, one, "petition.linked", { other: two, relation: "joint" });
  await carry(district, township);
  expect(await linksAt(township, one)).toMatchObject([{ other: two, relation: "joint" }]);
});

test("two offices that say different things of two petitions are both kept and marked at both desks, and settled for both", async () => {
  const [one, two] = [await registered("徐国根"), await registered("林根土")];
  await carry(township, district);
  await take(township, one, "petition.linked", { other: two, relation: "joint" });
  await take(district, one, "petition.linked", { other: two, relation: "parent" });
  await carry(township, district);
  await carry(district, township);
  for (const office of [township, district]) {
    const { view } = await shown(office, one);
    expect(view.contested).toEqual(["linked/linked"]);
    expect((await linksAt(office, one)).map(({ relation }) => relation).sort()).toEqual(["joint", "parent"]);
  }
  const joint = (await linksAt(township, one)).find(({ relation }) => relation === "joint")?.link ?? "";
  await mustSucceed("settle", township.engine.settleConflict({ petition: one, field: "step", event: joint }));
  await carry(township, district);
  for (const office of [township, district]) {
    expect((await shown(office, one)).view.contested).toEqual([]);
    expect(await linksAt(office, one)).toMatchObject([{ link: joint, relation: "joint" }]);
  }
});

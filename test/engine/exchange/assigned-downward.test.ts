import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Alliance, createAlliance, exportTo, stage } from "../../../cli/alliance.ts";
import { mustSucceed, type RunningOffice } from "../../../cli/office.ts";
import type { PetitionDetail } from "../../../renderer/engine/api/petition-api.ts";
import type { NewStepType } from "../../../shared/petition/course/step-bodies.ts";
import { intake } from "../../shared/petition/fixtures.ts";

const districtPlan = { organisation: "990127", name: "清源县信访局" };
const townshipPlan = { organisation: "990127001", name: "青溪镇信访站" };

let folder: string;
let alliance: Alliance;
let district: RunningOffice;
let township: RunningOffice;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "petition-desk-downward-"));
  alliance = await createAlliance(
    folder,
    { district: districtPlan, townships: [townshipPlan] },
    new Date("2026-11-10T01:00:00Z"),
  );
  district = alliance.district;
  const [first] = alliance.townships;
  if (first === undefined) throw new Error("no township");
  township = first;
});
afterEach(async () => {
  for (const office of [district, township]) await office.close();
  await rm(folder, { recursive: true, force: true });
});

function at(day: string): void {
  for (const office of [district, township]) office.setClock(new Date(`${day}T02:00:00Z`));
}

async function take(office: RunningOffice, petition: string, type: NewStepType, body: object): Promise<void> {
  await mustSucceed(type, office.engine.takeStep({ petition, type, body: { ...body } }));
}

async function carry(from: RunningOffice, to: RunningOffice): Promise<void> {
  const { path } = await exportTo(from, to.organisation, folder);
  await mustSucceed("import", to.engine.applyImport({ token: await stage(to, path) }));
}

async function shown(office: RunningOffice, petition: string): Promise<PetitionDetail> {
  return mustSucceed("disclose", office.engine.disclose({ petition }));
}

const stepTypes = (detail: PetitionDetail) => detail.course.all.map((step) => step.type.slice("petition.".length));
const clockOf = (detail: PetitionDetail, rule: string) => detail.clocks.find((clock) => clock.rule === rule);

test("an assignment goes down, is signed for, handled and reported back, and the answer comes up and down again", async () => {
  const photo = new Blob([new Uint8Array(5000).fill(7)], { type: "image/png" });
  const attachment = await mustSucceed(
    "attach",
    district.engine.addAttachment({ file: photo, name: "工分本.png", mediaType: "image/png" }),
  );
  const dated = { ...intake, petitionDate: "2026-11-10", receiptDate: "2026-11-10", confirmation: null };
  const { petition } = await mustSucceed(
    "register",
    district.engine.register({ draft: "ab".repeat(16), intake: { ...dated, attachments: [attachment] } }),
  );
  await take(district, petition, "petition.assigned", {
    date: "2026-11-10",
    to: townshipPlan,
    documentNumber: "清信交〔2026〕1号",
    deadline: "2026-12-31",
    requirement: "查明工分，答复信访人",
  });
  const sent = await shown(district, petition);
  const child = sent.course.steps["petition.assigned"]?.[0]?.body.child ?? "";
  expect(sent.row.stage).toBe("sent-on");
  expect(clockOf(await shown(district, child), "T04")).toMatchObject({ state: "unsigned", start: null });
  expect(await district.engine.unsigned()).toMatchObject([
    { row: { id: child }, direction: "sent", other: "990127001", since: null, days: null },
  ]);
  expect(child).toMatch(/^[0-9a-f]{32}$/);

  // The township's clock stands far behind: what it received waits all the same.
  district.setClock(new Date("2026-11-12T02:00:00Z"));
  township.setClock(new Date("2026-11-02T02:00:00Z"));
  await carry(district, township);
  expect(await township.engine.unsigned()).toMatchObject([{ row: { id: child }, since: "2026-11-02", days: 0 }]);
  // The sender sees it unsigned from the day on which it left.
  expect(clockOf(await shown(district, child), "T04")).toMatchObject({ state: "unsigned", start: "2026-11-12" });
  at("2026-11-14");
  const waits = { since: "2026-11-12", days: 2 };
  expect(await district.engine.unsigned()).toMatchObject([
    { row: { id: child }, direction: "sent", other: "990127001", ...waits },
  ]);
  expect(await township.engine.unsigned()).toMatchObject([
    { row: { id: child }, direction: "received", other: "990127", since: "2026-11-02", days: 12 },
  ]);
  at("2026-11-12");
  const arrived = await shown(township, child);
  expect(arrived.view.fields.source?.value).toMatchObject({
    kind: "assigned",
    documentNumber: "清信交〔2026〕1号",
    deadline: "2026-12-31",
  });
  expect(arrived.view.statement?.text).toBe(intake.statement);
  const blob = await mustSucceed("open", township.engine.openAttachment({ hash: attachment.hash }));
  expect(new Uint8Array(await blob.arrayBuffer())).toEqual(new Uint8Array(5000).fill(7));
  // Nobody has signed for it: the clocks that run from the signature have no day yet, and the township does not see the sender's own file.
  expect(clockOf(arrived, "T04")?.state).toBe("unsigned");
  expect(await township.engine.petition({ petition })).toBeNull();
  expect(arrived.offers.find((offer) => offer.primary)?.type).toBe("petition.signed-in");

  await take(township, child, "petition.signed-in", { date: "2026-11-12", by: "林晓" });
  expect(await township.engine.unsigned()).toEqual([]);
  const signed = await shown(township, child);
  expect(clockOf(signed, "T04")).toMatchObject({ state: "running", start: "2026-11-12", strict: "2026-11-27" });
  expect(clockOf(signed, "T05")).toMatchObject({ strict: "2026-11-19" });
  const owed = await township.engine.duties({ offset: 0, limit: 10 });
  expect(owed.rows.map(({ row, duty }) => [row.id, duty.rule])).toEqual([
    [child, "T05"],
    [child, "T04"],
    [child, "T06"],
  ]);
  expect(clockOf(signed, "T06")).toMatchObject({ strict: "2026-12-31" });
  // A township neither assigns on nor supervises (Art. 22, 40): refused, and nothing is written.
  const refused = await township.engine.takeStep({
    petition: child,
    type: "petition.supervised",
    body: {
      ...{ date: "2026-11-12", to: { organisation: "", name: "上坞村" }, ground: "shirking", means: "letter" },
      ...{ requirement: "限期整改", replyBy: "2026-11-20", documentNumber: "" },
    },
  });
  expect(refused).toMatchObject({ article: expect.stringContaining("第40条") });

  await take(township, child, "petition.duplicate-checked", { date: "2026-11-12", result: "first", other: null, by: "林晓" });
  await take(township, child, "petition.examined", {
    ...{ date: "2026-11-12", claims: ["落实补助"], facts: "", evidence: "", disputedPoints: "", causes: ["history"], by: "林晓" },
  });
  await take(township, child, "petition.classified", {
    date: "2026-11-12",
    competence: "ours",
    route: 6,
    organ: "",
    basis: "",
    by: "林晓",
  });
  await mustSucceed("notice", township.engine.giveNotice({ petition: child, date: "2026-11-12", how: "written" }));
  await take(township, child, "petition.accepted", { date: "2026-11-12", approvedBy: "沈洁", simplified: false });
  await carry(township, district);
  const watched = await shown(district, child);
  expect(watched.row.stage).toBe("accepted");
  expect(clockOf(watched, "T07")).toMatchObject({ start: "2026-11-12", strict: "2027-01-11", state: "running" });

  at("2026-11-20");
  await take(district, child, "petition.supervised", {
    ...{ date: "2026-11-20", to: townshipPlan, ground: "shirking", means: "letter" },
    ...{ requirement: "加快办理", replyBy: "2026-11-30", documentNumber: "清信督〔2026〕1号" },
  });
  await carry(district, township);
  const supervised = await shown(township, child);
  const supervision = supervised.course.steps["petition.supervised"]?.[0]?.event ?? "";
  await take(township, child, "petition.supervision-answered", { date: "2026-11-20", supervision, text: "已调阅档案" });
  await take(township, child, "petition.reported-back", { date: "2026-11-20", documentNumber: "", text: "先报进展" });
  await carry(township, district);

  const [above, below] = [await shown(district, child), await shown(township, child)];
  expect(stepTypes(above)).toEqual(stepTypes(below));
  expect(stepTypes(above).slice(-3)).toEqual(["supervised", "supervision-answered", "reported-back"]);
  expect(above.view.timeline.map((entry) => entry.stamp.event)).toEqual(below.view.timeline.map((entry) => entry.stamp.event));
  expect(above.view.contested).toEqual([]);
});

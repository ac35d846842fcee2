import { afterEach, describe, expect, it } from "vitest";
import { isRefused } from "../../renderer/engine/api/answer.ts";
import type { NewStepType } from "../../shared/petition/course/step-bodies.ts";
import { freshDesk, type TestDesk, townshipDesk } from "./desk-fixture.ts";
import { draftId, granted, intake, passphrase } from "./engine-words.ts";

let desk: TestDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

async function districtDesk(): Promise<TestDesk & { readonly user: string }> {
  const fresh = await freshDesk();
  const user = { name: "周敏", passphrase };
  granted(await fresh.engine.setUp({ level: "district", organisation: "990127", officeName: "云岭区信访局", user }));
  granted(await fresh.engine.confirmSheets());
  return Object.assign(fresh, { user: "" });
}

async function opened(make: () => Promise<TestDesk & { readonly user: string }> = townshipDesk) {
  const made = await make();
  desk = made;
  await made.engine.settled();
  const { engine } = made;
  const register = async (title: string) =>
    granted(await engine.register({ draft: draftId(), intake: intake({ title }) })).petition;
  const take = async (petition: string, type: NewStepType, body: object) =>
    granted(await engine.takeStep({ petition, type, body: { date: "2026-11-20", ...body } }));
  return { desk: made, engine, register, take };
}

const urgent = (followUp: number, office: string) => ({
  ...{ followUp, place: "石桥村口", people: 9, situation: "陈桂兰等人等候答复", measures: "", reporter: "周敏" },
  informed: [{ office, person: "值班室", means: "phone", at: "2026-11-20T09:05:00+08:00" }],
});

describe("urgent matters", () => {
  it("are listed with every report, whom Art. 25 still wants told, and nobody's name in clear", async () => {
    const { engine, register, take } = await opened();
    await register("另一件");
    const petition = await register("水渠");
    await take(petition, "petition.urgent-reported", urgent(0, "青禾镇党委、政府"));
    await take(petition, "petition.urgent-reported", urgent(1, "区住建局"));
    const [matter, ...others] = await engine.urgentMatters();
    expect(others).toEqual([]);
    expect(matter?.row.id).toBe(petition);
    expect(matter?.reports.map(({ followUp }) => followUp)).toEqual([0, 1]);
    expect(matter?.notTold).toEqual(["joint-office"]);
    expect(JSON.stringify(matter)).not.toContain("陈桂兰");
  });

  it("are found again after the views were rebuilt, and by nobody while locked", async () => {
    const { desk: first, engine, register, take } = await opened();
    const petition = await register("水渠");
    await take(petition, "petition.urgent-reported", urgent(0, "镇党委"));
    await engine.lock();
    expect(await engine.urgentMatters()).toEqual([]);
    const next = await first.reopen();
    desk = next;
    expect(isRefused(await next.engine.unlock({ user: first.user, passphrase }))).toBe(false);
    expect((await next.engine.urgentMatters()).map(({ row }) => row.id)).toEqual([petition]);
  });

  it("leave the list once the petition is closed", async () => {
    const { engine, register, take } = await opened();
    const petition = await register("水渠");
    await take(petition, "petition.urgent-reported", urgent(0, "镇党委"));
    await take(petition, "petition.withdrawn", { reason: "已解决", signed: true, approvedBy: "" });
    expect(await engine.urgentMatters()).toEqual([]);
  });
});

describe("matters that an official leads", () => {
  it("are listed by the official's day, with the three personal duties and the plan", async () => {
    const { engine, register, take } = await opened();
    const lead = { official: "何志远", position: "镇长", assisting: [] };
    const later = await register("补助");
    await take(later, "petition.lead-official-set", { ...lead, due: null });
    const first = await register("水渠");
    await take(first, "petition.lead-official-set", { ...lead, due: "2026-12-15" });
    await take(first, "petition.lead-official-acted", { official: "何志远", duty: "talk", content: "当面答复" });
    await take(first, "petition.plan-set", {
      plan: [
        { measure: "勘查", owner: "周敏", due: "2026-11-30", done: "2026-11-20" },
        { measure: "修复", owner: "周敏", due: "2026-12-10", done: null },
      ],
    });
    const found = await engine.ledMatters();
    expect(found.map(({ row }) => row.id)).toEqual([first, later]);
    expect(found[0]).toMatchObject({
      due: "2026-12-15",
      acted: { inquire: 0, chair: 0, talk: 1 },
      measures: { all: 2, done: 1 },
    });
  });

  it("are found when they are closed as well, after the open ones", async () => {
    const { engine, register, take } = await opened();
    const lead = { official: "何志远", position: "镇长", assisting: [], due: "2026-11-25" };
    const [ended, open] = [await register("补助"), await register("水渠")];
    for (const petition of [ended, open]) await take(petition, "petition.lead-official-set", lead);
    await take(ended, "petition.lead-official-acted", { official: "何志远", duty: "talk", content: "当面答复" });
    await take(ended, "petition.withdrawn", { reason: "已解决", signed: true, approvedBy: "" });
    const found = await engine.ledMatters();
    expect(found.map(({ row, acted }) => [row.id, row.stage, acted.talk])).toEqual([
      [open, "registered", 0],
      [ended, "withdrawn", 1],
    ]);
  });
});

describe("proposals of a petition office", () => {
  it("are listed until they are answered, also of a petition that is closed, the waiting first", async () => {
    const { engine, register, take } = await opened(districtDesk);
    const propose = (petition: string, kind: string, ordinal: number) =>
      take(petition, "petition.proposed", {
        ...{ to: { organisation: "", name: "区水利局" }, kind },
        ...{ text: "明确管护责任", documentNumber: `云信建〔2026〕${ordinal}号` },
      });
    const first = await register("水渠");
    await propose(first, "improve-work", 1);
    await propose(first, "improve-policy", 2);
    const closed = await register("堰塘");
    await propose(closed, "accountability", 3);
    await take(closed, "petition.withdrawn", { reason: "已解决", signed: true, approvedBy: "" });
    const work = (await engine.proposals()).find(({ kind }) => kind === "improve-work");
    const answer = { proposal: work?.event, adoption: "adopted", text: "已落实" };
    await take(first, "petition.proposal-answered", answer);
    expect((await engine.proposals()).map(({ kind, last, answer: told }) => [kind, last, told?.text ?? null])).toEqual([
      ["improve-policy", true, null],
      ["accountability", true, null],
      ["improve-work", false, "已落实"],
    ]);
    const accountability = (await engine.proposals()).find(({ kind }) => kind === "accountability");
    await take(closed, "petition.proposal-answered", {
      proposal: accountability?.event,
      adoption: "not-adopted",
      text: "不采纳",
    });
    expect((await engine.proposals()).map(({ row }) => row.title)).not.toContain("堰塘");
  });
});

describe("supervisions of a petition office", () => {
  it("are listed unanswered first by the day of answer, then what was answered", async () => {
    const { desk: office, engine, register, take } = await opened(districtDesk);
    const to = { organisation: "", name: "区住房和城乡建设局" };
    const petition = await register("水渠");
    await take(petition, "petition.referred", { to, documentNumber: "云信转〔2026〕1号", child: null });
    const supervise = (replyBy: string, ground: string) =>
      take(petition, "petition.supervised", {
        ...{ to, ground, means: "letter", requirement: "限期反馈", replyBy, documentNumber: "云信督〔2026〕1号" },
      });
    await supervise("2026-11-27", "shirking");
    await supervise("2026-12-01", "not-carried-out");
    await supervise("2026-11-25", "rules-broken");
    const answered = (await engine.supervisions()).find(({ ground }) => ground === "rules-broken")?.event;
    await take(petition, "petition.supervision-answered", { supervision: answered, text: "已整改" });
    office.now = new Date("2026-11-29T02:00:00Z");
    expect(
      (await engine.supervisions()).map(({ turn, replyBy, daysLeft, answeredOn }) => [turn, replyBy, daysLeft, answeredOn]),
    ).toEqual([
      [1, "2026-11-27", -2, null],
      [2, "2026-12-01", 2, null],
      [3, "2026-11-25", null, "2026-11-20"],
    ]);
  });
});

describe("the list of 积案", () => {
  it("holds each petition once with its present class, owner, measure and day, until it is cleared", async () => {
    const { engine, register, take } = await opened();
    await register("另一件");
    const [late, early] = [await register("水渠"), await register("道路")];
    const entry = { owner: "周敏", measure: "请上级明确政策依据", due: "2026-12-20" };
    await take(late, "petition.backlog-set", { ...entry, class: "doubtful" });
    await take(early, "petition.backlog-set", { ...entry, class: "no-basis", due: "2026-12-01" });
    await take(late, "petition.backlog-set", { ...entry, class: "no-clear-opinion" });
    expect(await engine.backlogMatters()).toMatchObject([
      { row: { id: early }, class: "no-basis", owner: "周敏", measure: entry.measure, since: "2026-11-20", due: "2026-12-01" },
      { row: { id: late }, class: "no-clear-opinion", due: "2026-12-20" },
    ]);
    await take(early, "petition.backlog-cleared", { how: "已答复", by: "周敏" });
    expect((await engine.backlogMatters()).map(({ row }) => row.id)).toEqual([late]);
    await take(early, "petition.backlog-set", { ...entry, class: "doubtful" });
    expect(await engine.backlogMatters()).toHaveLength(2);
    await engine.lock();
    expect(await engine.backlogMatters()).toEqual([]);
  });
});

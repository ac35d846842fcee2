import { describe, expect, it } from "vitest";
import type { Role } from "../../../../shared/log/role.ts";
import type { DecideContext } from "../../../../shared/petition/command.ts";
import { approvalActs } from "../../../../shared/petition/course/step-bodies.ts";
import { approvalActLabels } from "../../../../shared/petition/course/value-labels.ts";
import { decide, isRefusal } from "../../../../shared/petition/decide.ts";
import { bodies, Story } from "./story.ts";

type Act = (typeof approvalActs)[number];
const roles: readonly Role[] = ["clerk", "handler", "leader", "administrator", "auditor"];
const staff = [
  { name: "林晓", role: "clerk" },
  { name: "周明", role: "handler" },
  { name: "沈洁", role: "leader" },
  { name: "管理员", role: "administrator" },
  { name: "审阅", role: "auditor" },
] as const satisfies DecideContext["staff"];
const nameOf = (role: Role) => staff.find((one) => one.role === role)?.name ?? "";

/** Recorded by a user in this role: the act of this person. */
function recorded(story: Story, role: Role, act: Act, by: string, more: object = {}) {
  const context = { ...story.contextOf("clerk"), staff, actor: { id: "u9", name: nameOf(role), role } };
  const body = { date: story.today, paper: "信访处理意见书", act, by, position: "", opinion: "", ...more };
  return decide(story.view, { do: "take-step", type: "petition.approval-recorded", body }, context);
}
const codeOf = (answer: ReturnType<typeof decide>) => (isRefusal(answer) ? answer.refused : "recorded");

/** 拟稿, 拟办 and 用印 are a clerk's work; 批示, 审核 and 签发 are not. */
const law: readonly (readonly [Act, boolean])[] = [
  ["drafted", true],
  ["proposed", true],
  ["instructed", false],
  ["reviewed", false],
  ["signed-off", false],
  ["sealed", true],
];

describe("the approval chain on paper", () => {
  it("knows for every act whether it is a clerk's own work", () => {
    expect(law.map(([act]) => act).sort()).toEqual([...approvalActs].sort());
    expect(law.map(([act]) => approvalActLabels[act])).toEqual(["拟稿", "拟办", "批示", "审核", "签发", "用印"]);
  });
  it.each(law)("%s: by the clerk himself %j; a leader's is entered by any of the desk but an auditor", (act, own) => {
    for (const role of ["clerk", "handler"] as const) {
      expect([role, codeOf(recorded(new Story(), role, act, nameOf(role)))]).toEqual([role, own ? "recorded" : "own-approval"]);
    }
    for (const role of ["leader", "administrator"] as const) {
      expect([role, codeOf(recorded(new Story(), role, act, nameOf(role)))]).toEqual([role, "recorded"]);
    }
    for (const role of roles) {
      expect([role, codeOf(recorded(new Story(), role, act, "沈洁"))]).toEqual([role, role === "auditor" ? "role" : "recorded"]);
    }
  });
  it.each(law)("%s: by another whom the desk knows as no approver %j, by an official who has no user always", (act, own) => {
    expect(codeOf(recorded(new Story(), "leader", act, "周明"))).toBe(own ? "recorded" : "not-an-approver");
    expect(codeOf(recorded(new Story(), "clerk", act, "审阅"))).toBe(own ? "recorded" : "not-an-approver");
    expect(codeOf(recorded(new Story(), "clerk", act, "高书记"))).toBe("recorded");
    expect(codeOf(recorded(new Story(), "clerk", act, ""))).toBe("invalid-input");
  });
  it("refuses a clerk's own approval in one sentence that names the field", () => {
    for (const act of ["instructed", "reviewed", "signed-off"] as const) {
      const refusal = recorded(new Story(), "clerk", act, " 林晓 ");
      expect(refusal).toMatchObject({ field: "by", message: "登记员不能自己批准、签发，请写明批准的负责人" });
    }
  });
  it("keeps out of every act who was recused or is complained of, with the article", () => {
    for (const [act] of law) {
      const story = new Story({ complainedOf: "副镇长高书记" });
      expect(recorded(story, "clerk", act, "高书记")).toMatchObject({
        refused: "complained-of-person",
        article: "第28条第3款",
        field: "by",
      });
    }
  });
  it("is recorded at any stage, of a closed petition too, but not before what came by bundle was signed in", () => {
    const ended = new Story();
    ended.take("petition.withdrawn", { reason: "已协商解决", signed: true, approvedBy: "" });
    expect(codeOf(recorded(ended, "clerk", "signed-off", "沈洁"))).toBe("recorded");
    const origin = { petition: "ef".repeat(16), organisation: "990127" };
    const arrived = new Story({ source: { kind: "referred", office: "清源县信访局" } }, "990127001", { origin });
    expect(recorded(arrived, "clerk", "proposed", "林晓")).toMatchObject({ refused: "sign-in-first", article: "第23条第3款" });
  });
});

/** The ways that one paper goes: of a matter 拟办 and 批示, of a draft 拟稿, 审核, 签发 and 用印. */
const ways: readonly (readonly Act[])[] = [
  ["proposed", "instructed"],
  ["drafted", "reviewed", "signed-off", "sealed"],
];

describe("the order of the acts on one paper", () => {
  const days = ["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"];
  function with_(story: Story, act: Act, date: string, paper = "信访处理意见书"): Story {
    story.take("petition.approval-recorded", { paper, act, by: "沈洁", position: "", opinion: "", date });
    return story;
  }
  const at = (story: Story, act: Act, date: string, paper?: string) =>
    recorded(story, "clerk", act, "沈洁", { date, ...(paper === undefined ? {} : { paper }) });

  it("may be entered in any order, as long as the days stand in theirs", () => {
    for (const way of ways) {
      for (const entered of [way, [...way].reverse()]) {
        const story = new Story().on("2026-11-30");
        for (const act of entered) with_(story, act, days[way.indexOf(act)] ?? "");
        expect(story.course.steps["petition.approval-recorded"]).toHaveLength(way.length);
      }
    }
  });
  it.each(ways.flatMap((way) => way.flatMap((first, i) => way.slice(i + 1).map((second) => [first, second] as const))))(
    "%s does not come after %s, whichever was entered first; both may be on one day",
    (first, second) => {
      const story = () => new Story().on("2026-11-30");
      const name = approvalActLabels;
      expect(at(with_(story(), first, "2026-11-23"), second, "2026-11-22")).toMatchObject({
        refused: "out-of-order",
        field: "date",
        message: expect.stringContaining(name[first]),
      });
      expect(at(with_(story(), second, "2026-11-22"), first, "2026-11-23")).toMatchObject({
        refused: "out-of-order",
        field: "date",
        message: expect.stringContaining(name[second]),
      });
      expect(codeOf(at(with_(story(), first, "2026-11-23"), second, "2026-11-23"))).toBe("recorded");
      expect(codeOf(at(with_(story(), first, "2026-11-23"), second, "2026-11-22", "延期审批表"))).toBe("recorded");
    },
  );
  it("is free between 拟办 or 批示 on a matter and the acts on a draft", () => {
    const story = with_(new Story().on("2026-11-30"), "instructed", "2026-11-23");
    expect(codeOf(at(story, "drafted", "2026-11-22"))).toBe("recorded");
  });
  it("begins anew with a draft that is made again: the earlier round binds it no longer", () => {
    const story = new Story().on("2026-11-30");
    for (const [i, act] of ["drafted", "reviewed"].entries()) with_(story, act as Act, days[i] ?? "");
    with_(story, "drafted", "2026-11-24");
    expect(at(story, "reviewed", "2026-11-20")).toMatchObject({ refused: "out-of-order" });
    with_(story, "reviewed", "2026-11-25");
    with_(story, "signed-off", "2026-11-25");
    with_(story, "drafted", "2026-11-26");
    with_(story, "reviewed", "2026-11-26");
  });
  it("knows the same act of the same day and person as recorded", () => {
    const story = with_(new Story().on("2026-11-30"), "signed-off", "2026-11-23");
    expect(at(story, "signed-off", "2026-11-23")).toMatchObject({ refused: "nothing-changed" });
    expect(codeOf(at(story, "signed-off", "2026-11-24"))).toBe("recorded");
  });
  it("does not let a seal pass unremarked where no signing off is recorded", () => {
    const warned = (story: Story) =>
      story.warnings("petition.approval-recorded", {
        ...{ paper: "信访处理意见书", act: "sealed", by: "林晓", position: "", opinion: "" },
      });
    expect(warned(new Story())).toEqual(["not-signed-off"]);
    expect(warned(with_(new Story().on("2026-11-30"), "signed-off", "2026-11-23"))).toEqual([]);
    const issued = new Story({ receiptDate: "2026-01-05" });
    issued.take("petition.examined", bodies.examined);
    issued.take("petition.classified", bodies.ours(6));
    issued.take("petition.notice-given");
    issued.on("2026-01-12").take("petition.accepted", bodies.accepted);
    issued.take("petition.investigated", bodies.investigated);
    issued.take("petition.opinion-issued", bodies.opinion);
    expect(warned(issued)).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import type { Role } from "../../../../shared/log/role.ts";
import { officeRefusal } from "../../../../shared/petition/course/offices.ts";
import type { Position } from "../../../../shared/petition/course/rule.ts";
import { approverRefusal, stepRoleRefusal } from "../../../../shared/petition/course/step-roles.ts";
import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import { stepWords } from "../../../../shared/petition/course/step-words.ts";
import { eventRights } from "../../../../shared/registry/event-rights.ts";
import { context } from "../fixtures.ts";

const allTypes = Object.keys(stepWords) as readonly StepType[];
const positions: readonly Position[] = ["township", "petition-office", "superior"];

/** Who may do what, from the regulation: a township at its own, a petition office at its own, the one above a township. */
const law: readonly (readonly [StepType, readonly [boolean, boolean, boolean], string])[] = [
  ["petition.signed-in", [true, true, false], "第23条"],
  ["petition.examined", [true, true, false], ""],
  ["petition.duplicate-checked", [true, true, true], ""],
  ["petition.linked", [true, true, true], ""],
  ["petition.unlinked", [true, true, true], ""],
  ["petition.split", [true, true, false], ""],
  ["petition.classified", [true, true, false], ""],
  ["petition.notice-given", [true, true, false], "第23条"],
  ["petition.objected", [true, true, false], "第23条"],
  ["petition.objection-answered", [true, true, true], ""],
  ["petition.accepted", [true, false, false], "第31条第6项"],
  ["petition.not-accepted", [false, true, false], "第19条第3款"],
  ["petition.no-longer-accepted", [true, true, false], "第19条第3款"],
  ["petition.guided", [true, true, false], "第23条"],
  ["petition.suggestion-answered", [true, false, false], "第29条第1款"],
  ["petition.referred", [false, true, true], "第23条"],
  ["petition.assigned", [false, true, true], "第23条"],
  ["petition.reported-back", [true, true, false], "第23条"],
  ["petition.report-answered", [true, true, true], ""],
  ["petition.dispatched", [true, true, false], ""],
  ["petition.dispatch-answered", [true, true, false], ""],
  ["petition.units-set", [true, true, false], ""],
  ["petition.urged", [true, true, false], "第40条第1款"],
  ["petition.approval-recorded", [true, true, true], ""],
  ["petition.extended", [true, false, false], "第34条"],
  ["petition.contacted", [true, true, true], ""],
  ["petition.investigated", [true, true, false], ""],
  ["petition.mediated", [true, true, true], ""],
  ["petition.helped", [true, true, true], ""],
  ["petition.hearing-held", [true, true, true], ""],
  ["petition.opinion-issued", [true, false, false], "第32条"],
  ["petition.served", [true, true, true], ""],
  ["petition.review-requested", [true, true, true], ""],
  ["petition.review-decided", [true, true, true], ""],
  ["petition.reexamination-requested", [true, true, true], ""],
  ["petition.reexamination-decided", [true, true, true], ""],
  ["petition.concluded", [true, true, false], ""],
  ["petition.resolved", [true, true, true], ""],
  ["petition.return-visited", [true, true, true], ""],
  ["petition.evaluated", [true, true, true], ""],
  ["petition.withdrawn", [true, true, false], ""],
  ["petition.reopened", [true, true, false], ""],
  ["petition.finalised", [true, true, true], ""],
  ["petition.archived", [true, true, false], ""],
  ["petition.appraised", [true, true, true], ""],
  ["petition.supervised", [false, true, true], "第40条第1款"],
  ["petition.supervision-answered", [true, true, false], "第23条"],
  ["petition.proposed", [false, true, true], "第40条第1款"],
  ["petition.proposal-answered", [true, true, true], ""],
  ["petition.recusal-decided", [true, true, true], ""],
  ["petition.lead-official-set", [true, true, true], ""],
  ["petition.lead-official-acted", [true, true, true], ""],
  ["petition.plan-set", [true, true, true], ""],
  ["petition.backlog-set", [true, true, true], ""],
  ["petition.backlog-cleared", [true, true, true], ""],
  ["petition.urgent-reported", [true, true, false], ""],
  ["petition.tagged", [true, true, true], ""],
  ["petition.document-issued", [true, true, true], ""],
  ["petition.document-voided", [true, true, true], ""],
  ["petition.voided", [true, true, false], ""],
];

describe("which office may take which step", () => {
  it("is decided for every step", () => {
    expect(law.map(([type]) => type).sort()).toEqual([...allTypes].sort());
  });
  it.each(law)("%s: township, petition office, superior: %j", (type, may, article) => {
    const refusals = positions.map((position) => officeRefusal(type, position));
    expect(refusals.map((refusal) => refusal === null)).toEqual([...may]);
    const named = refusals.find((refusal) => refusal !== null)?.article ?? "";
    if (article !== "") expect(named).toContain(article);
  });
  it("agrees with the table that an import asks: what no township may do, no township's event may say", () => {
    for (const [type, [township]] of law) expect([type, eventRights[type]?.includes("township")]).toEqual([type, township]);
  });
});

/** The roles that may record a step; the rest of the steps is open to all but the auditor. */
const notByClerk: readonly StepType[] = [
  "petition.objection-answered",
  "petition.report-answered",
  "petition.recusal-decided",
  "petition.reopened",
  "petition.finalised",
  "petition.supervised",
  "petition.proposed",
  "petition.backlog-cleared",
  "petition.document-voided",
];
const rolesOf = (type: StepType) =>
  (["clerk", "handler", "leader", "administrator", "auditor"] as const).filter((role) => stepRoleRefusal(type, role) === null);

describe("which role may record which step", () => {
  it.each(allTypes)("%s", (type) => {
    expect(rolesOf(type)).toEqual([...(notByClerk.includes(type) ? [] : ["clerk"]), "handler", "leader", "administrator"]);
  });
  const approver = (name: string, role: Role, staff: readonly { readonly name: string; readonly role: Role }[] = []) =>
    approverRefusal({ name, field: "approvedBy" }, { ...context, actor: { id: "u", name: "林晓", role }, staff })?.refused ??
    null;
  it("a clerk or handler never signs off himself, a leader does", () => {
    expect(approver("林晓", "clerk")).toBe("own-approval");
    expect(approver("林晓", "handler")).toBe("own-approval");
    expect(approver("林晓", "leader")).toBeNull();
  });
  it("nobody signs off whom this desk knows only as a clerk, unless the same name is a leader's too", () => {
    expect(approver("", "leader")).toBe("no-approver");
    expect(approver("何水土", "leader", [{ name: "何水土", role: "clerk" }])).toBe("not-an-approver");
    const both = [
      { name: "何水土", role: "clerk" },
      { name: "何水土", role: "leader" },
    ] as const;
    expect(approver("何水土", "clerk", both)).toBeNull();
    expect(approver("沈洁", "clerk", [{ name: "何水土", role: "clerk" }])).toBeNull();
  });
});

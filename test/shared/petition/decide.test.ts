import { describe, expect, it } from "vitest";
import type { Command, DecideContext, Decision, Refusal } from "../../../shared/petition/command.ts";
import { decide, isRefusal } from "../../../shared/petition/decide.ts";
import { warningsOf } from "../../../shared/petition/decide-registration.ts";
import { activeCodes, contentClasses } from "../../../shared/petition/dictionary.ts";
import type { Intake } from "../../../shared/petition/intake.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import {
  context,
  type Delivered,
  delivered,
  district,
  fields,
  intake,
  mergeAll,
  petition,
  registered,
  registeredBody,
  township,
} from "./fixtures.ts";

const register = (changes: Partial<Intake> = {}, own: Partial<DecideContext> = {}) =>
  decide(null, { do: "register", petition, intake: { ...intake, ...changes } }, { ...context, ...own });

function refusal(answer: Decision | Refusal): Refusal {
  if (!isRefusal(answer)) throw new Error("was not refused");
  return answer;
}
function decision(answer: Decision | Refusal): Decision {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.message}`);
  return answer;
}
/** The view after a command was carried out. */
function carryOut(
  view: PetitionView,
  list: readonly Delivered[],
  command: Command,
  own: Partial<DecideContext> = {},
): PetitionView {
  const { events } = decision(decide(view, command, { ...context, ...own }));
  const written = events.map((event, i) => {
    const place = { count: view.timeline.length + 1 + i };
    return delivered(event.type, event.body, event.base === undefined ? place : { ...place, base: event.base });
  });
  return mergeAll([...list, ...written]);
}

const person = fields.petitioners[0];
if (person === undefined) throw new Error("no petitioner");
const view = mergeAll([registered]);
const handler: Partial<DecideContext> = { actor: { id: "u2", name: "周明", role: "handler" } };
const referredStart = delivered(
  "petition.registered",
  { ...registeredBody, fields: { ...fields, source: { kind: "referred", office: "清源县信访局" } } },
  { count: 1 },
);
const referred = mergeAll([referredStart]);

describe("registering", () => {
  it("yields one event that passes its schema and merges into a numbered petition", () => {
    const answer = decision(register());
    expect(answer.warnings).toEqual([]);
    const merged = mergeAll(answer.events.map((event) => delivered(event.type, event.body, { count: 1 })));
    expect(merged).toMatchObject({
      number: expect.stringMatching(/^990127001-2026-A-0287-[0-9A-Z]{3}$/),
      registrationDate: "2026-11-20",
      statement: { text: intake.statement, confirmation: { how: "signed" } },
    });
  });
  it.each<[string, Partial<Intake>, string, string]>([
    ["a receipt after today", { receiptDate: "2026-11-21" }, "receipt-after-today", "receiptDate"],
    ["a receipt on a day that does not exist", { receiptDate: "2026-02-29" }, "no-such-day", "receiptDate"],
    [
      "a petition after its receipt",
      { petitionDate: "2026-11-20", receiptDate: "2026-11-19" },
      "petition-after-receipt",
      "petitionDate",
    ],
    ["a deadline that does not exist", { source: { kind: "assigned", deadline: "2026-02-30" } }, "no-such-day", "source"],
    [
      "a statement signed in the future",
      { confirmation: { how: "signed", date: "2026-11-21" } },
      "confirmed-after-today",
      "confirmation",
    ],
    [
      "a statement signed before it was made",
      { confirmation: { how: "signed", date: "2026-11-19" } },
      "confirmed-before",
      "confirmation",
    ],
    ["an empty statement", { statement: "  " }, "no-statement", "statement"],
    ["no name, yet not anonymous", { petitioners: [] }, "no-name", "petitioners"],
    ["more people named than came", { groupSize: 1, representatives: ["徐国根", "何水土"] }, "group-too-small", "groupSize"],
    ["a group visit without a representative", { groupSize: 6 }, "no-representative", "representatives"],
    [
      "an identity number with a wrong check digit",
      { petitioners: [{ ...person, identityNumber: "110105194912310021" }] },
      "identity-card",
      "petitioners",
    ],
    ["an impossible telephone number", { petitioners: [{ ...person, phone: "1380000552" }] }, "phone", "petitioners"],
    [
      "an impossible credit code",
      { petitioners: [{ ...person, kind: "organisation", creditCode: "91350100M000100Y4Z" }] },
      "credit-code",
      "petitioners",
    ],
    ["no content class", { contentClass: "" }, "no-content-class", "contentClass"],
    ["a link to itself", { sameMatterAs: petition }, "same-petition", "sameMatterAs"],
    ["a title that is too long", { title: "题".repeat(201) }, "invalid-input", "title"],
    ["half a character", { title: "补助\ud83d" }, "bad-text", ""],
  ])("refuses %s", (_, changes, code, field) => {
    expect(refusal(register(changes))).toMatchObject({ refused: code, ...(field === "" ? {} : { field }) });
  });
  it("refuses a sixth representative of a visit with the article, and takes five, or six in a letter", () => {
    const names = ["徐国根", "何水土", "陈兰", "王平", "吴英", "郑军"];
    const six = { groupSize: 8, representatives: names };
    expect(refusal(register(six))).toMatchObject({ refused: "too-many-representatives", article: "第20条第3款" });
    expect(isRefusal(register({ ...six, representatives: names.slice(0, 5) }))).toBe(false);
    expect(isRefusal(register({ ...six, channel: "letter" }))).toBe(false);
  });
  it("never blocks an anonymous petition, one without address, identity number or phone", () => {
    expect(isRefusal(register({ anonymous: true, petitioners: [] }))).toBe(false);
    expect(isRefusal(register({ anonymous: true, petitioners: [], groupSize: 9 }))).toBe(false);
    const bare = decision(register({ petitioners: [{ kind: "person", name: "徐国根", address: "" }] }));
    expect(bare.warnings.map((warning) => warning.code)).toEqual(["no-address"]);
  });
  it("does not refuse true dates because the clock fell back, warns, and dates the registration no earlier than the receipt", () => {
    const behind = { today: "2009-01-01", lastWall: "2026-11-20T00:30:00.000Z" };
    const answer = decision(register({}, behind));
    expect(answer.warnings.map((warning) => warning.code)).toEqual(["clock-behind"]);
    expect(answer.events[0]?.body).toMatchObject({ registrationDate: "2026-11-20", number: { year: 2009, sequence: 287 } });
    expect(refusal(register({ receiptDate: "2026-11-21" }, behind)).refused).toBe("receipt-after-today");
  });
  it("takes only content classes of the dictionary, and warns of a place that is in no list", () => {
    const dictionaries = { contentClass: activeCodes(contentClasses), place: new Set(["990127001200"]) };
    expect(refusal(register({ contentClass: "X-99" }, { dictionaries })).refused).toBe("unknown-content-class");
    expect(decision(register({ place: "990127001299" }, { dictionaries })).warnings.map(({ code }) => code)).toEqual([
      "unknown-place",
    ]);
    expect(decision(register({}, { dictionaries })).warnings).toEqual([]);
  });
  it("is not for an auditor, and not twice for one petition", () => {
    expect(refusal(register({}, { actor: { id: "u", name: "审", role: "auditor" } })).refused).toBe("role");
    expect(refusal(decide(view, { do: "register", petition, intake }, context)).refused).toBe("registered-already");
  });
  it("says every refusal in one Chinese sentence without a code or an English word", () => {
    for (const changes of [{ receiptDate: "2027-01-01" }, { petitioners: [] }, { title: "" }, { groupSize: 0 }]) {
      expect(refusal(register(changes)).message).toMatch(/^[^A-Za-z]*[\u4e00-\u9fff][^A-Za-z]*$/);
    }
  });
});

describe("warnings beside the form", () => {
  it("name what is doubtful and let it pass", () => {
    const doubtful: Intake = {
      ...intake,
      source: { kind: "assigned" },
      groupSize: 3,
      agent: { name: "何水土", authorised: false },
      petitioners: [{ ...person, identityNumber: "11010519491231002X", sex: "male", birthDate: "1950-01-01" }],
    };
    expect(
      warningsOf(doubtful, context)
        .map((warning) => warning.code)
        .sort(),
    ).toEqual(
      [
        "agent-without-authority",
        "assignment-without-deadline",
        "birth-date-differs",
        "no-representative",
        "sender-missing",
        "sex-differs",
      ].sort(),
    );
    expect(isRefusal(register(doubtful))).toBe(false);
  });
});

describe("a registration days after the receipt", () => {
  const late = (today: string, profile = context.profile) => warningsOf(intake, { ...context, today, profile });
  it("is pointed out, not counting days that are not worked: the law says 及时 and names no number", () => {
    expect(late("2026-11-23")).toEqual([]);
    expect(late("2026-11-24")).toMatchObject([
      { code: "registered-late", article: "第21条第2款", message: expect.stringContaining("没有规定天数") },
    ]);
  });
  it("is measured by the target that the office set for itself, named by its basis", () => {
    const recording = (value: number, unit: "workday" | "calendar") => ({
      ...context.profile,
      parameters: { recording: { value, unit, basis: "本站2026年办理要求" } },
    });
    expect(late("2026-11-25", recording(3, "workday"))).toEqual([]);
    const [warning] = late("2026-11-26", recording(3, "workday"));
    expect(warning?.message).toMatch(/超过 3 个工作日.*本站2026年办理要求，不是法定期限/);
    expect(late("2026-11-22", recording(2, "calendar"))).toEqual([]);
    expect(late("2026-11-23", recording(2, "calendar"))).toHaveLength(1);
  });
});

describe("amending", () => {
  const amend = (changes: object, base = {}) => ({ do: "amend", changes, base }) as Command;
  it("writes only what changed, with the event whose value the author saw", () => {
    const answer = decision(decide(view, amend({ title: "新的概况", groupSize: 1 }), context));
    expect(answer.events).toEqual([
      {
        type: "petition.amended",
        subject: petition,
        body: { changes: { title: "新的概况" } },
        base: { title: registered.event.id },
      },
    ]);
  });
  it("from a form opened before another change arrived becomes a visible conflict, never a silent loss", () => {
    const other = delivered("petition.amended", { changes: { title: "乙" } }, { count: 2, base: { title: registered.event.id } });
    const known = mergeAll([registered, other]);
    const list = [registered, other];
    const merged = carryOut(known, list, amend({ title: "甲" }, { title: registered.event.id }));
    expect(merged.fields.title?.value).toBe("甲");
    expect(merged.fields.title?.rivals.map((rival) => rival.value)).toEqual(["乙"]);
  });
  it.each<[string, object, string]>([
    ["the petitioner's statement", { statement: "改写" }, "statement-frozen"],
    ["nothing", { title: fields.title }, "nothing-changed"],
    ["a receipt after today", { receiptDate: "2026-12-01" }, "receipt-after-today"],
    ["a receipt before the petition", { receiptDate: "2026-11-01" }, "petition-after-receipt"],
    ["a field that is not collected", { whereabouts: "村口" }, "invalid-input"],
  ])("refuses %s", (_, changes, code) => {
    expect(refusal(decide(view, amend(changes), context)).refused).toBe(code);
  });
  it("refuses a receipt date later than the registration or than a notice upon it", () => {
    const late = { ...context, today: "2026-12-01" };
    expect(refusal(decide(view, amend({ receiptDate: "2026-11-25" }), late)).refused).toBe("receipt-after-step");
    const early = delivered(
      "petition.registered",
      { ...registeredBody, fields: { ...fields, petitionDate: "2026-11-10", receiptDate: "2026-11-10" } },
      { count: 1 },
    );
    const notice = delivered("petition.notice-given", { date: "2026-11-12", how: "written", after: [] }, { count: 2 });
    const noticed = mergeAll([early, notice]);
    expect(refusal(decide(noticed, amend({ receiptDate: "2026-11-13" }), late))).toMatchObject({
      refused: "receipt-after-step",
      message: expect.stringContaining("告知日期 2026-11-12"),
    });
    expect(isRefusal(decide(noticed, amend({ receiptDate: "2026-11-12" }), late))).toBe(false);
  });
  it("does not blame a change for what it does not touch", () => {
    const broken = delivered(
      "petition.registered",
      { ...registeredBody, fields: { ...fields, petitioners: [{ ...person, phone: "1380000552" }] } },
      { count: 1 },
    );
    expect(isRefusal(decide(mergeAll([broken]), amend({ title: "新的概况" }), context))).toBe(false);
  });
  it("of a field in conflict waits for the settlement; the settlement closes every end", () => {
    const base = { title: registered.event.id };
    const one = delivered("petition.amended", { changes: { title: "甲" } }, { count: 2, base });
    const two = delivered("petition.amended", { changes: { title: "乙" } }, { count: 2, base, device: "B" });
    const list = [registered, one, two];
    const open = mergeAll(list);
    expect(refusal(decide(open, amend({ title: "丙" }), context)).refused).toBe("conflict-open");
    const settle: Command = { do: "settle-conflict", field: "title", event: one.event.id };
    expect(refusal(decide(open, settle, context)).refused).toBe("role");
    const settled = carryOut(open, list, settle, handler);
    expect(settled.fields.title).toMatchObject({ value: "甲", rivals: [] });
    expect(refusal(decide(settled, settle, { ...context, ...handler })).refused).toBe("no-conflict");
  });
});

describe("steps", () => {
  it("refuses a notice before receipt, in the future, on the spot on another day, or by an office that does not hold the petition", () => {
    const give = (date: string, how: "on-the-spot" | "written" = "written", own: Partial<DecideContext> = {}) =>
      decide(view, { do: "give-notice", date, how }, { ...context, ...own });
    expect(refusal(give("2026-11-19")).refused).toBe("before-receipt");
    expect(refusal(give("2026-11-21")).refused).toBe("after-today");
    expect(refusal(give("2026-11-21", "on-the-spot", { today: "2026-11-22" })).refused).toBe("not-on-the-spot");
    expect(refusal(give("2026-11-20", "written", { office: { organisation: district, name: "县局" } }))).toMatchObject({
      refused: "another-office",
      article: "第23条",
    });
    expect(isRefusal(give("2026-11-20", "on-the-spot"))).toBe(false);
  });
  it("says that an oral notice does not replace the written one", () => {
    const answer = decision(decide(view, { do: "give-notice", date: "2026-11-20", how: "oral" }, context));
    expect(answer.warnings).toMatchObject([{ code: "oral-notice", article: "第23条第2款" }]);
  });
  it("allows an objection only to what was referred or assigned, with reasons, before notice; a late one warns", () => {
    const object = (reason: string, date = "2026-11-20", today = "2026-11-20", on = referred) =>
      decide(on, { do: "object", date, reason }, { ...context, today });
    expect(refusal(decide(view, { do: "object", date: "2026-11-20", reason: "不属职权" }, context))).toMatchObject({
      refused: "not-transferred",
      article: "第23条第3款",
    });
    expect(refusal(object(" ")).refused).toBe("no-reason");
    expect(decision(object("不属本镇职权", "2026-11-27", "2026-11-30")).warnings).toEqual([]);
    expect(decision(object("不属本镇职权", "2026-11-30", "2026-11-30")).warnings.map(({ code }) => code)).toEqual([
      "objection-late",
    ]);
    const noticed = carryOut(referred, [referredStart], { do: "give-notice", date: "2026-11-20", how: "written" });
    expect(refusal(object("不属本镇职权", "2026-11-20", "2026-11-20", noticed)).refused).toBe("noticed-already");
  });
  it("voids only with a reason and another's approval, and nothing but notes and settlements follow", () => {
    const voiding = (reason: string, approvedBy: string): Command => ({ do: "void", reason, approvedBy });
    expect(refusal(decide(view, voiding("", "周明"), context)).refused).toBe("no-reason");
    expect(refusal(decide(view, voiding("重复登记", " "), context)).refused).toBe("no-approver");
    expect(refusal(decide(view, voiding("重复登记", "林晓"), context)).refused).toBe("own-approval");
    const voided = carryOut(view, [registered], voiding("重复登记", "周明"));
    for (const command of [
      { do: "amend", changes: { title: "新" }, base: {} },
      { do: "give-notice", date: "2026-11-20", how: "written" },
      { do: "supplement", text: "又来补充", receiptDate: "2026-11-20", signed: true, attachments: [] },
    ] as const) {
      expect(refusal(decide(voided, command, context)).refused).toBe("voided");
    }
    expect(isRefusal(decide(voided, { do: "note", text: "已说明" }, context))).toBe(false);
  });
});

describe("additions", () => {
  const attachment = { hash: "ab".repeat(32), size: 3, name: "工分本.jpg", mediaType: "image/jpeg" };
  it("refuse the same content twice, empty texts, and what is known already", () => {
    const attached = carryOut(view, [registered], { do: "attach", attachments: [attachment] });
    expect(refusal(decide(attached, { do: "attach", attachments: [attachment] }, context)).refused).toBe("attached-already");
    expect(refusal(decide(view, { do: "attach", attachments: [] }, context)).refused).toBe("empty");
    expect(refusal(decide(view, { do: "note", text: " " }, context)).refused).toBe("empty");
    const recorded = carryOut(view, [registered], {
      do: "record-upper-number",
      system: "国家信访信息系统",
      number: "ＬＦ2026001",
    });
    expect(recorded.upperNumbers.map(({ number }) => number)).toEqual(["LF2026001"]);
    expect(
      refusal(decide(recorded, { do: "record-upper-number", system: "国家信访信息系统", number: "LF2026001" }, context)).refused,
    ).toBe("nothing-changed");
    expect(refusal(decide(view, { do: "link-same-matter", other: petition }, context)).refused).toBe("same-petition");
  });
  it("confirm a statement more strongly, never less", () => {
    const read = carryOut(view, [registered], { do: "confirm-statement", how: "read-back", date: "2026-11-20" });
    expect(isRefusal(decide(read, { do: "confirm-statement", how: "signed", date: "2026-11-20" }, context))).toBe(false);
    expect(refusal(decide(read, { do: "confirm-statement", how: "as-received", date: "2026-11-20" }, context)).refused).toBe(
      "confirmed-already",
    );
  });
  it("of a supplement are dated between the first receipt and today", () => {
    const add = (receiptDate: string) =>
      decide(view, { do: "supplement", text: "补充", receiptDate, signed: true, attachments: [] }, context);
    expect(refusal(add("2026-11-19")).refused).toBe("before-receipt");
    expect(refusal(add("2026-11-21")).refused).toBe("receipt-after-today");
    expect(isRefusal(add("2026-11-20"))).toBe(false);
  });
});

describe("who may write", () => {
  it("a neighbouring township may not, the district may supplement but not give notice", () => {
    const note: Command = { do: "note", text: "记录" };
    const at = (organisation: string) => ({ ...context, office: { organisation, name: "站" } });
    expect(refusal(decide(view, note, at("990127002"))).refused).toBe("another-office");
    expect(refusal(decide(view, note, at("990128"))).refused).toBe("another-office");
    expect(isRefusal(decide(view, note, at(district)))).toBe(false);
    expect(isRefusal(decide(view, note, at(township)))).toBe(false);
  });
  it("nobody may act on a petition that is not held", () => {
    expect(refusal(decide(null, { do: "note", text: "记录" }, context)).refused).toBe("unknown-petition");
  });
});

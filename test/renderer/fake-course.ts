import type { StepType } from "../../shared/petition/course/step-types.ts";
import { standingSteps } from "../../shared/petition/steps.ts";
import type { PetitionRow, PetitionView, Stamp, TimelineEntry } from "../../shared/petition/view.ts";

type Told = readonly [day: string, type: StepType, body: Readonly<Record<string, unknown>>];

/** Petitions of the fake desk that have a course behind them, by their place among the rows. */
export const handledRow = 5;
export const reexaminedRow = 10;
const urgentRow = 3;
const supervisedRow = 0;
const receivedOn: Readonly<Record<number, string>> = { [handledRow]: "2026-08-21", [reexaminedRow]: "2026-03-02" };

/** The row as its course has it: received long ago. */
export function courseRow(row: PetitionRow, index: number): PetitionRow {
  const day = receivedOn[index];
  return day === undefined ? row : { ...row, receiptDate: day, registrationDate: day };
}

const claims = ["说明政策依据", "符合条件的给予补助"];
const above = { organisation: "", name: "云岭区人民政府" };
const city = { organisation: "", name: "云州市人民政府" };
const scan = { hash: "d".repeat(64), size: 812_000, name: "送达回证.jpg", mediaType: "image/jpeg" };

function served(paper: string, of: string | null, receiver = "本人") {
  return {
    ...{ paper, of, how: "direct", receiver, relation: "本人", refused: null, servers: ["林晓", "周明"], witness: "" },
    attachments: [scan],
  };
}

function beginning(first: string, second: string): readonly Told[] {
  return [
    [first, "petition.duplicate-checked", { result: "first", other: null, by: "林晓" }],
    [
      first,
      "petition.examined",
      {
        claims,
        facts: "1976 至 1981 年修建水库，有工分本。",
        evidence: "工分本、工友证明",
        disputedPoints: "是否属于补助范围",
        causes: ["policy", "history"],
        by: "周明",
      },
    ],
    [second, "petition.classified", { competence: "ours", route: 6, organ: "", basis: "没有其他法定途径", by: "周明" }],
    [second, "petition.notice-given", { how: "written", kind: "received" }],
    [second, "petition.accepted", { approvedBy: "徐建国", simplified: false }],
  ];
}

const courses: Readonly<Record<number, readonly Told[]>> = {
  [urgentRow]: [
    [
      "2026-11-19",
      "petition.urgent-reported",
      {
        ...{
          followUp: 0,
          knownAt: "2026-11-19T08:50:00+08:00",
          place: "青溪镇人民政府门前",
          people: 12,
          situation: "12名工人在门前等候，情绪平稳。",
        },
        ...{ measures: "已请到接待室，联系劳动监察。", reporter: "林晓" },
        informed: [
          { office: "青溪镇党委、政府", person: "徐建国", means: "phone", at: "2026-11-19T09:05:00+08:00" },
          { office: "云岭区人力资源和社会保障局", person: "值班室", means: "fax", at: "2026-11-19T09:12:00+08:00" },
        ],
      },
    ],
    [
      "2026-11-20",
      "petition.urgent-reported",
      {
        ...{ followUp: 1, place: "青溪镇人民政府门前", people: 6, situation: "半数已领到工资，其余约定下午再谈。" },
        ...{ measures: "", reporter: "林晓" },
        informed: [{ office: "云岭区信访局", person: "沈洁", means: "phone", at: "2026-11-20T08:40:00+08:00" }],
      },
    ],
  ],
  [supervisedRow]: [
    [
      "2026-11-10",
      "petition.supervised",
      {
        ...{ to: { organisation: "990127101", name: "青溪镇信访站" }, ground: "shirking", means: "letter" },
        ...{ requirement: "查明原因，限期书面告知。", replyBy: "2026-11-18", documentNumber: "云信督〔2026〕4号" },
      },
    ],
    [
      "2026-11-12",
      "petition.proposed",
      {
        ...{ to: { organisation: "", name: "云岭区自然资源局" }, kind: "improve-policy" },
        ...{ text: "明确历史遗留宅基地的确权办法。", documentNumber: "云信建〔2026〕2号" },
      },
    ],
  ],
  [handledRow]: [
    ...beginning("2026-08-22", "2026-09-02"),
    [
      "2026-09-02",
      "petition.lead-official-set",
      { official: "徐建国", position: "副镇长", assisting: ["沈洁"], due: "2026-12-15" },
    ],
    ["2026-09-03", "petition.dispatched", { unit: "农业农村办", handler: "周明", due: "2026-11-16", requirement: "核对名册" }],
    ["2026-09-03", "petition.units-set", { lead: "农业农村办", coHandling: ["财政所", "上坞村"] }],
    ["2026-09-05", "petition.contacted", { by: "周明", how: "phone", content: "约定面谈" }],
    ["2026-09-24", "petition.investigated", { by: ["周明"], findings: "查阅工分本和县志，属实。" }],
    [
      "2026-09-10",
      "petition.backlog-set",
      { class: "no-basis", owner: "徐建国", measure: "请上级明确政策依据后逐户核对", due: "2026-11-24" },
    ],
    [
      "2026-09-12",
      "petition.plan-set",
      {
        plan: [
          { measure: "核对工分本", owner: "周明", due: "2026-09-30", done: "2026-09-28" },
          { measure: "请上级明确政策", owner: "徐建国", due: "2026-12-01", done: null },
        ],
      },
    ],
    ["2026-10-12", "petition.lead-official-acted", { official: "徐建国", duty: "inquire", content: "到村核对" }],
    ["2026-10-30", "petition.extended", { days: 19, approvedBy: "徐建国", reason: "待上级明确政策", notifiedOn: "2026-10-30" }],
    ["2026-11-12", "petition.urged", { unit: "农业农村办", person: "周明", reason: "将到期", replyBy: "2026-11-23" }],
  ],
  [reexaminedRow]: [
    ...beginning("2026-03-03", "2026-03-10"),
    ["2026-03-12", "petition.dispatched", { unit: "农业农村办", handler: "周明", due: "2026-04-20", requirement: "" }],
    ["2026-04-10", "petition.investigated", { by: ["周明", "沈洁"], findings: "属实。" }],
    ["2026-04-18", "petition.dispatch-answered", { dispatch: "", by: "周明", text: "名册已核对。" }],
    ["2026-05-06", "petition.opinion-issued", opinion("青信处〔2026〕5号")],
    ["2026-05-08", "petition.served", served("opinion", null)],
    ["2026-05-30", "petition.review-requested", { office: above, reasons: "不服处理意见" }],
    [
      "2026-06-24",
      "petition.review-decided",
      { office: above, number: "云政复查〔2026〕3号", result: "revoked", redoWithin: 30, text: "事实不清" },
    ],
    ["2026-06-26", "petition.served", served("review", null)],
    ["2026-07-20", "petition.opinion-issued", opinion("青信处〔2026〕9号")],
    ["2026-07-22", "petition.served", served("opinion", null)],
    ["2026-08-14", "petition.review-requested", { office: above, reasons: "仍不服" }],
    [
      "2026-09-10",
      "petition.review-decided",
      { office: above, number: "云政复查〔2026〕7号", result: "upheld", redoWithin: null, text: "" },
    ],
    ["2026-09-14", "petition.served", served("review", null)],
    ["2026-10-10", "petition.reexamination-requested", { office: city, reasons: "不服复查意见" }],
    [
      "2026-11-13",
      "petition.hearing-held",
      { level: "re-examination", from: "2026-10-28", to: "2026-11-06", chair: "王正", result: "" },
    ],
  ],
};

function opinion(number: string) {
  return {
    number,
    conclusions: claims.map((claim) => ({ claim, conclusion: "explained", reason: "现行政策没有这类补助" })),
    ...{ fourWays: ["educated"], reviewBy: above.name, signedOffBy: "徐建国" },
  };
}

/** A step as an entry of the timeline, after all that stand there. */
export function entryOf(view: PetitionView, row: PetitionRow, type: string, body: object, day: string): TimelineEntry {
  const count = (view.timeline.at(-1)?.stamp.count ?? 0) + 1;
  const stamp: Stamp = {
    event: count.toString(16).padStart(64, "f"),
    count,
    device: "a".repeat(32),
    epoch: "b".repeat(32),
    seq: count,
    wall: `${day}T10:${String(count % 60).padStart(2, "0")}:00+08:00`,
    actor: "u1",
    organisation:
      type === "petition.supervised" || type === "petition.proposed" ? row.organisation.slice(0, 6) : row.organisation,
  };
  const after = view.timeline.filter((one) => one.type !== "petition.registered").map((one) => one.stamp.event);
  return { stamp, type, body: { date: day, ...body, after } };
}

/** The view with one more entry, and what follows from standing steps. */
export function withEntry(view: PetitionView, entry: TimelineEntry): PetitionView {
  const timeline = [...view.timeline, entry];
  const { notices, objections, voided } = standingSteps(timeline, view.scope.slice(0, view.scope.indexOf("/")));
  return { ...view, timeline, notices, objections, voided };
}

/** The view of a row with the course behind it, if it has one. */
export function withCourse(view: PetitionView, row: PetitionRow, index: number): PetitionView {
  return (courses[index] ?? []).reduce((before, [day, type, body]) => {
    const dispatch = before.timeline.findLast((one) => one.type === "petition.dispatched")?.stamp.event;
    const full = type === "petition.dispatch-answered" ? { ...body, dispatch } : body;
    return withEntry(before, entryOf(before, row, type, full, day));
  }, view);
}

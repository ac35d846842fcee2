import type { PetitionView } from "../../../shared/petition/view.ts";
import { type Delivered, delivered, mergeAll, registeredBody } from "../../shared/petition/fixtures.ts";

type Step = readonly [type: string, body: object];

const office = { organisation: "990127", name: "清源县人民政府" };
const served = (paper: string, date: string): Step => [
  "petition.served",
  {
    date,
    paper,
    of: null,
    how: "direct",
    receiver: "徐国根",
    relation: "本人",
    refused: null,
    servers: ["林晓", "周明"],
    witness: "",
  },
];
const decided = (date: string) => ({ date, office, number: "", result: "upheld", redoWithin: null, text: "" });

/** A claim from registration to a re-examination with a hearing. */
const steps: readonly Step[] = [
  ["petition.notice-given", { date: "2026-01-06", how: "written", kind: "received" }],
  ["petition.classified", { date: "2026-01-06", competence: "ours", route: 6, organ: "", basis: "", by: "林晓" }],
  ["petition.accepted", { date: "2026-01-07", approvedBy: "徐建国", simplified: false }],
  ["petition.dispatched", { date: "2026-01-08", unit: "农业农村办", handler: "王青", due: "2026-01-20", requirement: "" }],
  ["petition.investigated", { date: "2026-01-19", by: ["王青"], findings: "走访三户，查阅工分本和当年文件。" }],
  ["petition.extended", { date: "2026-03-02", days: 30, approvedBy: "徐建国", reason: "须向省里查档", notifiedOn: "2026-03-03" }],
  [
    "petition.opinion-issued",
    {
      date: "2026-03-30",
      number: "青信答〔2026〕3号",
      conclusions: [{ claim: "落实补助", conclusion: "explained", reason: "缺乏政策依据" }],
      fourWays: ["educated"],
      reviewBy: office.name,
      signedOffBy: "徐建国",
    },
  ],
  served("opinion", "2026-04-01"),
  ["petition.review-requested", { date: "2026-04-20", office, reasons: "" }],
  ["petition.review-decided", decided("2026-05-15")],
  served("review", "2026-05-18"),
  ["petition.reexamination-requested", { date: "2026-06-10", office, reasons: "" }],
  [
    "petition.hearing-held",
    { date: "2026-06-22", level: "re-examination", from: "2026-06-20", to: "2026-06-22", chair: "李某", result: "" },
  ],
  ["petition.reexamination-decided", decided("2026-07-08")],
  ["petition.concluded", { date: "2026-07-15", way: "opinion", by: "周明" }],
];

/** A petition at each stage of it: with no step, with one, and so on to the end. */
export function courses(): readonly PetitionView[] {
  const list: Delivered[] = [];
  const add = (type: string, body: object) => {
    const before = list.at(-1)?.event.id;
    const after = type === "petition.registered" ? {} : { after: before === undefined ? [] : [before] };
    list.push(delivered(type, { ...body, ...after }, { count: list.length + 1 }));
  };
  add("petition.registered", registeredBody);
  for (const [type, body] of steps) add(type, body);
  return list.map((_, at) => mergeAll(list.slice(0, at + 1)));
}

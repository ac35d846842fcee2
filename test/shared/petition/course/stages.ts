import { delivered, district, mergeAll, registeredBody } from "../fixtures.ts";
import { bodies, reexamination, review, Story } from "./story.ts";

const verdict = { number: "清府复〔2026〕1号", result: "upheld", redoWithin: null, text: "" };
const assigned = { source: { kind: "assigned", office: "清源县信访局", deadline: "2026-12-31" } } as const;
const origin = { origin: { petition: "ef".repeat(16), organisation: district } };

/** Where a claim stands at the township, each stage reached from the one before by the steps of an ordinary course. */
const afterwards: readonly (readonly [string, (story: Story) => void])[] = [
  ["new", () => {}],
  ["examined", (story) => story.take("petition.examined", bodies.examined)],
  ["classified", (story) => story.take("petition.classified", bodies.ours(6))],
  ["noticed", (story) => story.on("2026-01-12").take("petition.notice-given")],
  ["accepted", (story) => story.take("petition.accepted", bodies.accepted)],
  ["handled", (story) => story.on("2026-02-10").take("petition.investigated", bodies.investigated)],
  ["extended", (story) => story.on("2026-03-10").take("petition.extended", { ...bodies.extended, notifiedOn: "2026-03-10" })],
  ["opinion", (story) => story.on("2026-03-20").take("petition.opinion-issued", bodies.opinion)],
  [
    "served",
    (story) => {
      const opinion = story.course.steps["petition.opinion-issued"]?.at(-1)?.event ?? "";
      story.on("2026-03-22").take("petition.served", bodies.served("opinion", opinion));
    },
  ],
  ["under review", (story) => story.on("2026-04-01").take("petition.review-requested", { office: review, reasons: "" })],
  ["reviewed", (story) => story.on("2026-04-20").take("petition.review-decided", { ...verdict, office: review })],
  [
    "under re-examination",
    (story) => story.on("2026-05-01").take("petition.reexamination-requested", { office: reexamination, reasons: "" }),
  ],
  [
    "re-examined",
    (story) =>
      story.on("2026-05-20").take("petition.reexamination-decided", { ...verdict, number: "市复1号", office: reexamination }),
  ],
];

/** The course of `afterwards` up to a stage. */
function upTo(stage: string): Story {
  const story = new Story({ receiptDate: "2026-01-05" });
  for (const [name, take] of afterwards) {
    take(story);
    if (name === stage) return story;
  }
  throw new Error(`no stage ${stage}`);
}

function moved(): Story {
  const story = new Story();
  const body = { date: "2026-11-20", number: registeredBody.number, registrationDate: "2026-11-20" };
  story.events.push(delivered("petition.sealed", body, { count: 2 }));
  story.view = mergeAll(story.events);
  return story;
}

/** Representative stages of a petition that the township holds, and of one that the petition office holds itself. */
export const stages: Readonly<Record<string, () => Story>> = {
  ...Object.fromEntries(afterwards.map(([name]) => [name, () => upTo(name)])),
  concluded: () => {
    const story = upTo("served").on("2026-03-25");
    story.take("petition.concluded", { way: "opinion", by: "林晓" });
    return story;
  },
  archived: () => {
    const story = upTo("served").on("2026-03-25");
    story.take("petition.concluded", { way: "opinion", by: "林晓" });
    story.on("2026-03-26").take("petition.archived", { fileNumber: "2026-001", retention: "30-years", by: "林晓" });
    return story;
  },
  /** Its retention ran out. */
  expired: () => {
    const story = upTo("served").on("2026-03-25");
    story.take("petition.concluded", { way: "opinion", by: "林晓" });
    story.on("2026-03-26").take("petition.archived", { fileNumber: "2026-001", retention: "10-years", year: 2026, by: "林晓" });
    return story.on("2037-01-04");
  },
  withdrawn: () => {
    const story = upTo("accepted");
    story.take("petition.withdrawn", { reason: "已协商解决", signed: true, approvedBy: "" });
    return story;
  },
  reopened: () => {
    const story = upTo("served").on("2026-03-25");
    story.take("petition.concluded", { way: "opinion", by: "林晓" });
    story.on("2026-04-10").take("petition.reopened", { reason: "发现新的证据", approvedBy: "沈洁" }, "leader");
    return story;
  },
  routed: () => {
    const story = new Story();
    story.take("petition.classified", bodies.ours(2));
    return story;
  },
  guided: () => {
    const story = new Story();
    story.take("petition.classified", bodies.ours(2));
    story.take("petition.guided", { route: 2, organ: "县劳动人事争议仲裁委员会", procedure: "申请仲裁" });
    return story;
  },
  suggestion: () => new Story({ category: "suggestion" }),
  answered: () => {
    const story = new Story({ category: "suggestion" });
    story.take("petition.suggestion-answered", { result: "adopted", reply: "采纳", how: "written" });
    return story;
  },
  assigned: () => new Story(assigned),
  unsigned: () => new Story(assigned, undefined, origin),
  objected: () => {
    const story = new Story(assigned).on("2026-11-24");
    story.take("petition.objected");
    return story;
  },
  repeated: () => {
    const story = new Story();
    story.take("petition.duplicate-checked", { result: "repeat", other: "ab".repeat(16), by: "林晓" });
    return story;
  },
  // Everything waits for its answer.
  busy: () => {
    const story = new Story(assigned).on("2026-11-24");
    const to = { organisation: "990127001", name: "青溪镇信访站" };
    const letter = {
      ground: "shirking",
      means: "letter",
      requirement: "限期办结",
      replyBy: "2026-12-05",
      documentNumber: "督1号",
    };
    const file = { hash: "cd".repeat(32), size: 3, name: "文书.pdf", mediaType: "application/pdf" };
    story.take("petition.linked", { other: "ab".repeat(16), relation: "joint" });
    story.take("petition.dispatched", bodies.dispatched);
    story.take("petition.lead-official-set", { official: "高书记", position: "书记", assisting: [], due: null });
    story.take("petition.backlog-set", { class: "doubtful", owner: "高书记", measure: "会审", due: "2026-12-31" });
    story.take("petition.supervised", { to, ...letter }, "district");
    story.take("petition.proposed", { to, kind: "improve-work", text: "完善台账", documentNumber: "建1号" }, "district");
    story.take("petition.reported-back", { documentNumber: "青信报1号", text: "先报进展" });
    story.take("petition.document-issued", { kind: "D07", title: "告知书", number: "青信告1号", file });
    return story;
  },
  voided: () => {
    const story = new Story();
    story.take("petition.voided");
    return story;
  },
  moved,
  "new at the petition office": () => new Story({}, district),
  "sent on by the petition office": () => {
    const story = new Story({}, district).on("2026-11-24");
    const to = { organisation: "", name: "县农业农村局" };
    story.take(
      "petition.assigned",
      { to, documentNumber: "信交1号", deadline: "2026-12-31", requirement: "", child: null },
      "district",
    );
    return story;
  },
  "handled below": () => {
    const story = new Story({}, district);
    story.take("petition.classified", { ...bodies.ours(6), competence: "handled-below", route: null }, "district");
    return story;
  },
};

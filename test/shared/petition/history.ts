import fc from "fast-check";
import type { Command, DecideContext } from "../../../shared/petition/command.ts";
import type { NewStepType } from "../../../shared/petition/course/step-bodies.ts";
import { decide, isRefusal } from "../../../shared/petition/decide.ts";
import { merge } from "../../../shared/petition/merge.ts";
import { contestedPairs } from "../../../shared/petition/steps.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { bodies, review } from "./course/story.ts";
import { context, type Delivered, delivered, district, fields, registeredBody, township } from "./fixtures.ts";

/** What a desk does in one step: a command, or receiving what the others know. */
type Move = { readonly desk: number } & (
  | { readonly receive: true }
  | { readonly command: Command }
  | { readonly settle: boolean }
  | { readonly blind: keyof typeof blindBodies }
);

const desks = [
  { device: "township desk A", organisation: township },
  { device: "township desk B", organisation: township },
  { device: "district desk", organisation: district },
] as const;

const titles = ["要求落实补助", "要求说明补助依据", "要求复核工分"];
const hashes = ["aa", "bb", "cc"].map((pair) => pair.repeat(32));

const date = "2026-11-20";
const step = (type: NewStepType, body: object): Command => ({ do: "take-step", type, body: { date, ...body } });
/** Steps of the procedure; whether they are taken is decided at each desk by what it knows. */
const steps: readonly Command[] = [
  step("petition.signed-in", { by: "林晓" }),
  step("petition.examined", bodies.examined),
  step("petition.classified", bodies.ours(6)),
  step("petition.classified", bodies.ours(2)),
  step("petition.accepted", bodies.accepted),
  step("petition.guided", { route: 2, organ: "县劳动人事争议仲裁委员会", procedure: "申请仲裁" }),
  step("petition.dispatched", bodies.dispatched),
  step("petition.investigated", bodies.investigated),
  step("petition.extended", bodies.extended),
  step("petition.opinion-issued", bodies.opinion),
  step("petition.withdrawn", { reason: "已解决", signed: true, approvedBy: "" }),
  step("petition.reopened", { reason: "发现新的证据", approvedBy: "高书记" }),
  step("petition.review-requested", { office: review, reasons: "" }),
  step("petition.review-decided", { office: review, number: "复1号", result: "revoked", redoWithin: 30, text: "" }),
  step("petition.linked", { other: "00".repeat(16), relation: "related" }),
  step("petition.tagged", { tags: ["水利"] }),
];

const command = fc.oneof(
  fc.constantFrom(...titles).map((title): Command => ({ do: "amend", changes: { title }, base: {} })),
  fc.constantFrom("已联系村委会", "已调取台账").map((summary): Command => ({ do: "amend", changes: { summary }, base: {} })),
  fc
    .tuple(fc.constantFrom(...titles), fc.integer({ min: 1, max: 4 }))
    .map(([title, groupSize]): Command => ({ do: "amend", changes: { title, groupSize }, base: {} })),
  fc.constantFrom("signed", "read-back").map((how): Command => ({ do: "confirm-statement", how, date: "2026-11-20" })),
  fc.constantFrom(...hashes).map(
    (hash): Command => ({
      do: "supplement",
      text: `补充 ${hash.slice(0, 2)}`,
      receiptDate: "2026-11-20",
      signed: true,
      attachments: [{ hash, size: 3, name: `${hash.slice(0, 2)}.jpg`, mediaType: "image/jpeg" }],
    }),
  ),
  fc.constantFrom("一", "二").map((text): Command => ({ do: "note", text })),
  fc.constantFrom("written", "oral").map((how): Command => ({ do: "give-notice", date: "2026-11-20", how })),
  fc.constant<Command>({ do: "object", date: "2026-11-20", reason: "不属本单位职权" }),
  fc.constantFrom("1", "2").map((number): Command => ({ do: "record-upper-number", system: "国家信访信息系统", number })),
  fc.constant<Command>({ do: "link-same-matter", other: "00".repeat(16) }),
  fc.constant<Command>({ do: "void", reason: "重复登记", approvedBy: "周明" }),
  fc.constantFrom(...steps),
  fc.constantFrom(...steps),
);

/** Bodies that `decide` would refuse but that an older or other version may have written. */
const blindBodies = {
  notice: ["petition.notice-given", { date: "2026-11-21", how: "written", after: [] }],
  void: ["petition.voided", { reason: "误登", approvedBy: "沈洁", after: [] }],
  object: ["petition.objected", { date: "2026-11-21", reason: "另有主管单位", after: [] }],
  accept: ["petition.accepted", { date, ...bodies.accepted, after: [] }],
  withdraw: ["petition.withdrawn", { date, reason: "另有协议", signed: true, approvedBy: "", after: [] }],
  extend: ["petition.extended", { date, ...bodies.extended, days: 15, after: [] }],
  title: ["petition.amended", { changes: { title: "另一标题" } }],
} as const;

const blindNames = Object.keys(blindBodies) as readonly (keyof typeof blindBodies)[];

const move: fc.Arbitrary<Move> = fc
  .tuple(
    fc.nat(desks.length - 1),
    fc.oneof(
      { weight: 2, arbitrary: fc.constant({ receive: true as const }) },
      { weight: 6, arbitrary: command.map((one) => ({ command: one })) },
      { weight: 1, arbitrary: fc.boolean().map((settle) => ({ settle })) },
      { weight: 1, arbitrary: fc.constantFrom(...blindNames).map((blind) => ({ blind })) },
    ),
  )
  .map(([desk, what]) => ({ desk, ...what }) as Move);

function settlement(view: PetitionView, first: boolean): Command | null {
  const conflict = Object.entries(view.fields).find(([, state]) => state.rivals.length > 0);
  if (conflict === undefined) {
    const event = contestedPairs(view)[0]?.steps[first ? 0 : 1].event;
    return event === undefined ? null : { do: "settle-conflict", field: "step", event };
  }
  const [field, state] = conflict;
  const event = first ? state.stamp.event : (state.rivals[0]?.stamp.event ?? "");
  return { do: "settle-conflict", field: field as "title", event };
}

/** Plays desks that work and exchange at random; what they wrote, in the order of writing. */
export function play(moves: readonly Move[]): readonly Delivered[] {
  const start = delivered("petition.registered", startBody, { count: 1 });
  const all: Delivered[] = [start];
  const held = desks.map(() => ({ view: merge(null, start.event, township), known: 1, count: 1, seq: 1 }));
  for (const one of moves) {
    const desk = held[one.desk];
    const who = desks[one.desk];
    if (desk === undefined || who === undefined) continue;
    if ("receive" in one) {
      for (const { event, organisation } of all) {
        desk.view = merge(desk.view, event, organisation);
        desk.count = Math.max(desk.count, event.header.count);
      }
      continue;
    }
    const own: DecideContext = {
      ...context,
      actor: { id: "u", name: "沈洁", role: "handler" },
      office: { organisation: who.organisation, name: "站" },
    };
    const asked = "command" in one ? one.command : "settle" in one ? settlement(desk.view, one.settle) : null;
    const answer = asked === null ? null : decide(desk.view, asked, own);
    const written =
      answer !== null && !isRefusal(answer)
        ? answer.events.map((event) => [event.type, event.body, event.base] as const)
        : "blind" in one
          ? [[...blindBodies[one.blind], undefined] as const]
          : [];
    for (const [type, body, base] of written) {
      desk.count += 1;
      desk.seq += 1;
      const place = { count: desk.count, seq: desk.seq, device: who.device, organisation: who.organisation };
      const event = delivered(type, body, base === undefined ? place : { ...place, base });
      desk.view = merge(desk.view, event.event, event.organisation);
      all.push(event);
    }
  }
  return all;
}

const startBody = {
  ...registeredBody,
  fields: { ...fields, source: { kind: "referred" as const, office: "清源县信访局" } },
};

/** Histories of one petition, as several desks could really write them. */
export const histories: fc.Arbitrary<readonly Delivered[]> = fc.array(move, { minLength: 2, maxLength: 24 }).map(play);

import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRefused } from "../../renderer/engine/api/answer.ts";
import { opinionPapers } from "../../shared/documents/papers/opinions.ts";
import type { NewStepType } from "../../shared/petition/course/step-bodies.ts";
import { type TestDesk, townshipDesk } from "./desk-fixture.ts";
import { draftId, granted, intake } from "./engine-words.ts";

const today = "2026-11-20";
let desk: TestDesk;
/** Accepted and extended; accepted; placed on route 6; withdrawn. */
let open: string;
let accepted: string;
let placed: string;
let closed: string;

const register = async (title: string) =>
  granted(await desk.engine.register({ draft: draftId(), intake: intake({ title }) })).petition;
const ask = (petition: string, type: NewStepType, body: object) =>
  desk.engine.takeStep({ petition, type, body: { date: today, ...body } });
const extension = { days: 30, approvedBy: "高书记", reason: "需要查档", notifiedOn: today };

beforeAll(async () => {
  desk = await townshipDesk();
  await desk.engine.settled();
  const steps: readonly (readonly [NewStepType, object])[] = [
    ["petition.classified", { competence: "ours", route: 6, organ: "", basis: "", by: "周敏" }],
    ["petition.accepted", { approvedBy: "高书记", simplified: false }],
    ["petition.extended", extension],
  ];
  const taken = async (title: string, count: number) => {
    const petition = await register(title);
    for (const [type, body] of steps.slice(0, count)) granted(await ask(petition, type, body));
    return petition;
  };
  [open, accepted, placed] = [await taken("水渠", 3), await taken("堰塘", 2), await taken("路灯", 1)];
  closed = await register("道路");
  granted(await ask(closed, "petition.withdrawn", { reason: "已解决", signed: true, approvedBy: "" }));
});
afterAll(() => desk.close());

const six = ["徐国根", "何水土", "陈兰", "王平", "吴英", "郑军"];
const local = { id: "local", name: "本县规定", source: "本县〔2026〕1号", effectiveFrom: "2026-01-01" };
const template = opinionPapers.find((kind) => kind.template.includes("[救济告知]"));

/** What the issue names, each with what the sentence says of it. */
const inputs: readonly (readonly [string, () => Promise<unknown>, RegExp])[] = [
  ["served before issued", () => ask(open, "petition.served", { ...served(), date: "2026-11-19" }), /日期 2026-11-19 早于/],
  [
    "accepted before received",
    () => ask(placed, "petition.accepted", { date: "2026-11-19", approvedBy: "高书记", simplified: false }),
    /日期 2026-11-19 早于收到日期/,
  ],
  [
    "investigated before received",
    () => ask(open, "petition.investigated", { date: "2026-11-19", by: ["周敏"], findings: "属实" }),
    /早于收到日期/,
  ],
  ["a step out of order", () => ask(open, "petition.review-decided", verdict()), /没有正在办理的复查请求/],
  [
    "a closed petition amended",
    () => desk.engine.amend({ petition: closed, changes: { title: "另一概况" }, base: {} }),
    /已撤回.*重新办理/,
  ],
  [
    "a sixth representative",
    () => desk.engine.register({ draft: draftId(), intake: intake({ groupSize: 8, representatives: six }) }),
    /代表不得超过 5 人/,
  ],
  [
    "a sixth representative, amended",
    () => desk.engine.amend({ petition: open, changes: { groupSize: 8, representatives: six }, base: {} }),
    /代表不得超过 5 人/,
  ],
  ["a second extension", () => ask(open, "petition.extended", extension), /只能延长一次/],
  ["an extension of 31 days", () => ask(accepted, "petition.extended", { ...extension, days: 31 }), /不得超过 30 日/],
  ["an extension without an approver", () => ask(accepted, "petition.extended", { ...extension, approvedBy: "" }), /批准/],
  [
    "an invalid profile",
    () => desk.engine.adoptProfile({ text: JSON.stringify({ ...local, rules: { T03: { length: 10 } } }) }),
    /规则·T03·依据/,
  ],
  [
    "an invalid holiday file",
    () => desk.engine.adoptCalendar({ text: '{"2027":{"off":["2027-02-30"],"work":[]}}' }),
    /2027-02-30/,
  ],
  [
    "a template without its remedy clause",
    () =>
      desk.engine.savePaperTemplate({ kind: template?.id ?? "", template: template?.template.replace("[救济告知]", "") ?? "" }),
    /救济告知.*第35条/,
  ],
];

function served(): object {
  return {
    ...{ paper: "acceptance", of: null, how: "direct", receiver: "陈桂兰", relation: "本人" },
    ...{ refused: null, servers: ["周敏"], witness: "" },
  };
}
function verdict(): object {
  return { office: { organisation: "", name: "云岭区人民政府" }, number: "复1号", result: "upheld", redoWithin: null, text: "" };
}

/** Everything that lies on the disk and in the database of what was done at this desk. */
async function kept(): Promise<readonly unknown[]> {
  const { frames } = await desk.services.desktop.call("journal.position", {});
  const petitions = await desk.store.range("petitions", { by: "key" });
  return [frames, await readFile(`${desk.folder}/journal/journal`), petitions];
}

test.each(inputs)("%s is refused in one sentence before anything is stored", async (_, attempt, words) => {
  const before = await kept();
  const answer = await attempt();
  if (!isRefused(answer as object)) throw new Error("not refused");
  const { message } = answer as { readonly message: string };
  expect(message).toMatch(words);
  expect(message).toMatch(/^[^。\n]*[\u4e00-\u9fff][^。\n]*。?$/);
  expect(await kept()).toEqual(before);
});

test("what fits is stored after all of them, so that the comparison can tell", async () => {
  const before = await kept();
  granted(await ask(open, "petition.investigated", { by: ["周敏", "高书记"], findings: "属实" }));
  expect(await kept()).not.toEqual(before);
});

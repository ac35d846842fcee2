import { afterEach, expect, it } from "vitest";
import type { NewStepType } from "../../shared/petition/course/step-bodies.ts";
import { type TestDesk, townshipDesk } from "./desk-fixture.ts";
import { draftId, granted, intake } from "./engine-words.ts";

let desk: TestDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

const by = "林晓";
const above = { organisation: "", name: "云岭区人民政府" };
const city = { organisation: "", name: "云州市人民政府" };
const proof = { how: "direct", receiver: "陈桂兰", relation: "本人", refused: null, servers: [by], witness: "" };
const upheld = { result: "upheld", redoWithin: null, text: "" };
const number = "云州政复核〔2026〕3号";

/** What is said and done until a re-examination is asked for, all in a day. */
const course: readonly (readonly [NewStepType, Readonly<Record<string, unknown>>])[] = [
  ["petition.examined", { claims: ["补助"], facts: "", evidence: "", disputedPoints: "", causes: [], by }],
  ["petition.classified", { competence: "ours", route: 6, organ: "", basis: "", by }],
  ["petition.accepted", { approvedBy: "周敏", simplified: false }],
  ["petition.investigated", { by: [by], findings: "查阅档案。" }],
  [
    "petition.opinion-issued",
    {
      ...{ number: "青信处〔2026〕1号", fourWays: [], reviewBy: above.name, signedOffBy: "周敏" },
      conclusions: [{ claim: "补助", conclusion: "explained", reason: "没有政策" }],
    },
  ],
  ["petition.served", { paper: "opinion", of: null, ...proof }],
  ["petition.review-requested", { office: above, reasons: "" }],
  ["petition.review-decided", { office: above, number: "云政复查〔2026〕7号", ...upheld }],
  ["petition.served", { paper: "review", of: null, ...proof }],
  ["petition.reexamination-requested", { office: city, reasons: "" }],
];

it("offers 不再受理 to a repeated petition once the matter it repeats was re-examined, and holds its number against the paper", async () => {
  const made = await townshipDesk();
  desk = made;
  const { engine } = made;
  const register = async () => granted(await engine.register({ draft: draftId(), intake: intake() })).petition;
  const take = (petition: string, type: NewStepType, body: object) =>
    engine.takeStep({ petition, type, body: { date: "2026-11-20", ...body } });
  const offerTo = async (petition: string) => {
    const detail = await engine.petition({ petition });
    return { ended: detail?.endedBefore, ...detail?.offers.find(({ type }) => type === "petition.no-longer-accepted") };
  };
  const first = await register();
  const again = await register();
  expect(await take(again, "petition.duplicate-checked", { result: "repeat", other: first, by })).toBeNull();
  for (const [type, body] of course) expect([type, await take(first, type, body)]).toEqual([type, null]);
  expect(await offerTo(again)).toMatchObject({ ended: null, allowed: false, article: "第36条第3款" });
  const end = { reexaminationNumber: number, reexaminationDate: "2026-11-20", approvedBy: "周敏" };
  expect(await take(again, "petition.no-longer-accepted", end)).toMatchObject({ refused: "not-ended" });

  expect(await take(first, "petition.reexamination-decided", { office: city, number, ...upheld })).toBeNull();
  expect(await offerTo(first)).toMatchObject({ ended: null, allowed: false, article: "第36条第3款" });
  expect(await offerTo(again)).toMatchObject({ ended: { by: "re-examination", number, date: "2026-11-20" }, allowed: true });
  const other = { ...end, reexaminationNumber: "云州政复核〔2026〕4号" };
  expect(await take(again, "petition.no-longer-accepted", other)).toMatchObject({ refused: "another-reexamination" });
  expect(await take(again, "petition.no-longer-accepted", end)).toBeNull();
  expect((await engine.petition({ petition: again }))?.row.stage).toBe("not-accepted");
});

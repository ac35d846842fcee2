import { expect, it } from "vitest";
import { numberRecord, numberWithoutWords } from "../../../renderer/engine/papers/number-records.ts";
import { delivered } from "../../shared/petition/fixtures.ts";

const gap = { from: 1, to: 4, reason: "上半年用纸质登记簿编号，徐国根一案除外" };
const opinion = {
  ...{ date: "2026-11-20", number: "青信处〔2026〕5号", numberGap: gap, fourWays: [], reviewBy: "清源县人民政府" },
  ...{ conclusions: [{ claim: "补助", conclusion: "explained", reason: "无政策" }], signedOffBy: "沈洁", after: [] },
};

it("a step that gives its paper a number uses that number up, with what was said of those it skipped", () => {
  const { event } = delivered("petition.opinion-issued", opinion, { count: 2 });
  expect(numberRecord(event)).toMatchObject({
    key: event.id,
    value: { number: "青信处〔2026〕5号", kind: "opinion", title: "信访处理意见书", issued: false, letter: false, gap },
  });
});

it("a step without an own number uses none up", () => {
  const decided = { date: "2026-11-20", office: { organisation: "", name: "清源县人民政府" }, number: "清府复查〔2026〕1号" };
  const body = { ...decided, result: "upheld", redoWithin: null, text: "", after: [] };
  expect(numberRecord(delivered("petition.review-decided", body, { count: 2 }).event)).toBeNull();
});

it("nothing that was typed stays of a number whose petition was moved to the accusations", () => {
  const { event } = delivered("petition.opinion-issued", opinion, { count: 2 });
  const kept = numberRecord(event)?.value as Parameters<typeof numberWithoutWords>[0];
  expect(numberWithoutWords(kept)).toMatchObject({ number: "青信处〔2026〕5号", gap: { from: 1, to: 4, reason: "" } });
  expect(JSON.stringify(numberWithoutWords({ ...kept, number: "徐国根一案第5号" }))).not.toContain("徐国根");
});

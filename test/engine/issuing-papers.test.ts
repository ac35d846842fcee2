import { afterEach, describe, expect, it } from "vitest";
import { isRefused } from "../../renderer/engine/api/answer.ts";
import { noProfile } from "../../shared/documents/paper/office.ts";
import { stepsOf } from "../../shared/petition/course/course.ts";
import type { NewStepType } from "../../shared/petition/course/step-bodies.ts";
import { freshDesk, type TestDesk, townshipDesk } from "./desk-fixture.ts";
import { draftId, granted, intake, passphrase } from "./engine-words.ts";

let desk: TestDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

async function opened() {
  const fresh = await townshipDesk();
  desk = fresh;
  const { petition } = granted(await fresh.engine.register({ draft: draftId(), intake: intake() }));
  return { fresh, petition };
}
const entered = { 办理途径和程序: "适用信访程序。", 承办人: "林晓" };
const date = "2026-11-20";

describe("issuing a document", () => {
  it("needs the office's prefix, then numbers without gaps, keeps the exact bytes and survives a new start", async () => {
    const { fresh, petition } = await opened();
    const request = { petition, kind: "notice-received", entered, date };
    expect(await fresh.engine.issuePaper(request)).toMatchObject({ refused: "no-prefix" });
    granted(await fresh.engine.saveOfficeProfile({ profile: { ...noProfile, name: "青溪镇人民政府", prefix: "青" } }));
    const first = granted(await fresh.engine.issuePaper(request));
    expect(first.number).toBe("青信告〔2026〕1号");
    // A refusal uses no number up.
    expect(await fresh.engine.issuePaper({ ...request, entered: {} })).toMatchObject({ refused: "missing-field" });
    expect(await fresh.engine.issuePaper({ ...request, date: "2030-01-01" })).toHaveProperty("refused");
    const [second, third] = await Promise.all([fresh.engine.issuePaper(request), fresh.engine.issuePaper(request)]);
    expect([granted(second).number, granted(third).number].sort()).toEqual(["青信告〔2026〕2号", "青信告〔2026〕3号"]);

    const blob = await fresh.engine.openAttachment({ hash: first.file.hash });
    if (isRefused(blob)) throw new Error(blob.message);
    const bytes = new Uint8Array(await blob.arrayBuffer());
    expect(bytes.length).toBe(first.file.size);
    expect(new TextDecoder().decode(bytes)).toContain("青信告〔2026〕1号");

    const detail = await fresh.engine.petition({ petition });
    const issued = stepsOf(detail?.course ?? { stage: "registered", steps: {}, all: [] }, "petition.document-issued");
    expect(issued.map(({ body }) => body.number)).toEqual(["青信告〔2026〕1号", "青信告〔2026〕2号", "青信告〔2026〕3号"]);

    const { user } = fresh;
    const next = Object.assign(await fresh.reopen(), { user });
    desk = next;
    granted(await next.engine.unlock({ user, passphrase }));
    expect(granted(await next.engine.issuePaper(request)).number).toBe("青信告〔2026〕4号");
  });
  it("keeps a voided number in the register with its reason and never gives it out again", async () => {
    const { fresh, petition } = await opened();
    granted(await fresh.engine.saveOfficeProfile({ profile: { ...noProfile, prefix: "青" } }));
    const request = { petition, kind: "notice-received", entered, date };
    granted(await fresh.engine.issuePaper(request));
    const detail = await fresh.engine.petition({ petition });
    const document = detail?.course.steps["petition.document-issued"]?.[0]?.event;
    const body = { date, document, reason: "收件人姓名写错" };
    expect(await fresh.engine.takeStep({ petition, type: "petition.document-voided", body })).toBeNull();
    expect(granted(await fresh.engine.issuePaper(request)).number).toBe("青信告〔2026〕2号");
    expect(await fresh.engine.paperNumbers()).toMatchObject([
      {
        numbers: [
          { number: "青信告〔2026〕2号", voided: null },
          { number: "青信告〔2026〕1号", voided: "收件人姓名写错" },
        ],
      },
    ]);
  });
  it("refuses at a township what only a petition office may issue, and names the article", async () => {
    const { fresh, petition } = await opened();
    const answer = await fresh.engine.issuePaper({ petition, kind: "supervision", entered: {}, date });
    expect(answer).toMatchObject({ refused: "not-this-office", article: "《信访工作条例》第40条第1款" });
  });
  it("asks before a letter goes to the office that is complained of, uses no number up meanwhile, and keeps the answer", async () => {
    const fresh = await freshDesk();
    desk = fresh;
    const user = { name: "周敏", passphrase };
    granted(await fresh.engine.setUp({ level: "district", organisation: "990127", officeName: "云岭区信访局", user }));
    granted(await fresh.engine.saveOfficeProfile({ profile: { ...noProfile, prefix: "云" } }));
    const complaint = intake({ complainedOf: "青禾镇人民政府" });
    const { petition } = granted(await fresh.engine.register({ draft: draftId(), intake: complaint }));
    const letter = (addressee: string) => ({
      ...{ petition, kind: "referral", date },
      entered: { 转送机关: addressee, 承办人: "周敏", 承办人电话: "0571-88886666" },
    });
    expect(await fresh.engine.issuePaper(letter("青禾镇信访站"))).toMatchObject({ refused: "complained-of", field: "addressee" });
    expect(granted(await fresh.engine.issuePaper(letter("区水利局"))).number).toBe("云信转〔2026〕1号");
    const confirmed = ["complained-of"] as const;
    expect(granted(await fresh.engine.issuePaper({ ...letter("青禾镇信访站"), confirmed })).number).toBe("云信转〔2026〕2号");
    const detail = await fresh.engine.petition({ petition });
    expect(detail?.course.steps["petition.document-issued"]?.map(({ body }) => body.confirmed)).toEqual([undefined, confirmed]);
  });
  it("refuses an opinion or a reply on a route whose remedy it does not print", async () => {
    const { fresh, petition } = await opened();
    const issue = (kind: string) => fresh.engine.issuePaper({ petition, kind, entered: {}, date });
    expect(await issue("opinion")).toMatchObject({ refused: "wrong-route" });
    const classified = { date, competence: "ours", route: 5, organ: "青溪镇人民政府", basis: "", by: "林晓" };
    expect(
      await fresh.engine.takeStep({
        petition,
        type: "petition.duplicate-checked",
        body: { date, result: "first", other: null, by: "林晓" },
      }),
    ).toBeNull();
    const examined = { date, claims: ["查处"], facts: "", evidence: "", disputedPoints: "", causes: [], by: "林晓" };
    expect(await fresh.engine.takeStep({ petition, type: "petition.examined", body: examined })).toBeNull();
    expect(await fresh.engine.takeStep({ petition, type: "petition.classified", body: classified })).toBeNull();
    expect(await issue("opinion")).toMatchObject({ refused: "wrong-route", article: "第31条" });
    expect(await issue("performance-reply")).not.toMatchObject({ refused: "wrong-route" });
  });
  it("bears the number that its step recorded, once; then the series goes on above it", async () => {
    const { fresh, petition } = await opened();
    granted(await fresh.engine.saveOfficeProfile({ profile: { ...noProfile, name: "青溪镇人民政府", prefix: "青" } }));
    const decided = async (id: string, opinion: Readonly<Record<string, unknown>>) => {
      const by = "林晓";
      const steps: readonly (readonly [NewStepType, Readonly<Record<string, unknown>>])[] = [
        ["petition.duplicate-checked", { result: "first", other: null, by }],
        ["petition.examined", { claims: ["修复水渠"], facts: "", evidence: "", disputedPoints: "", causes: [], by }],
        ["petition.classified", { competence: "ours", route: 6, organ: "青溪镇人民政府", basis: "", by }],
        ["petition.accepted", { approvedBy: "周敏", simplified: false }],
        ["petition.investigated", { by: [by], findings: "水渠确已损坏。" }],
        [
          "petition.opinion-issued",
          {
            ...opinion,
            conclusions: [{ claim: "修复水渠", conclusion: "supported", reason: "属实。" }],
            fourWays: [],
            reviewBy: "青川县人民政府",
            signedOffBy: "周敏",
          },
        ],
      ];
      const last = steps.length - 1;
      for (const [type, body] of steps.slice(id === petition && held ? last : 0, last)) {
        expect(await fresh.engine.takeStep({ petition: id, type, body: { date, ...body } }), type).toBeNull();
      }
      held ||= id === petition;
      const [type, body] = steps[last] ?? ["petition.opinion-issued", {}];
      return fresh.engine.takeStep({ petition: id, type, body: { date, ...body } });
    };
    let held = false;
    const issue = (id: string) =>
      fresh.engine.issuePaper({ petition: id, kind: "opinion", entered: { 事实认定: "属实", 法律依据: "第32条" }, date });
    // A wrong high number would move the series on: it is named, nothing is stored, and what is stated must be just this.
    const number = "青信处〔2026〕5号";
    const asked = await decided(petition, { number });
    expect(asked).toMatchObject({ refused: "number-gap", field: "number", gap: { from: 1, to: 4 } });
    expect(asked && "message" in asked && asked.message).toContain("2026年1—4号");
    const numberGap = { from: 1, to: 4, reason: "上半年用纸质登记簿编号" };
    expect(await decided(petition, { number: "青信处〔2026〕50号", numberGap })).toMatchObject({ refused: "number-gap" });
    expect(await fresh.engine.paperNumbers()).toEqual([]);
    expect(await decided(petition, { number, numberGap })).toBeNull();
    expect(await fresh.engine.paperNumbers()).toMatchObject([
      { last: 5, gaps: [numberGap], numbers: [{ number, issued: false, title: "信访处理意见书" }] },
    ]);
    const first = granted(await issue(petition));
    expect(first.number).toBe("青信处〔2026〕5号");
    expect(first.file.name).toContain("青信处〔2026〕5号");
    expect(granted(await issue(petition)).number).toBe("青信处〔2026〕6号");

    const other = granted(await fresh.engine.register({ draft: draftId(), intake: intake() })).petition;
    expect(await decided(other, { number })).toMatchObject({ refused: "number-taken", field: "number" });
    expect(await fresh.engine.numberClashes()).toEqual([]);
    expect((await fresh.engine.paperNumbers())[0]?.numbers.map(({ number }) => number)).toEqual([
      "青信处〔2026〕6号",
      "青信处〔2026〕5号",
    ]);
  });
  it("keeps the office's template only when it keeps the remedy clause", async () => {
    const { fresh } = await opened();
    const template = "> {{信访人}}：\n{{信访事项}}{{收到日期}}{{受理日期}}{{事实认定}}{{法律依据}}{{逐项意见}}";
    expect(await fresh.engine.savePaperTemplate({ kind: "opinion", template })).toMatchObject({ refused: "missing-remedy" });
    expect(await fresh.engine.paperTemplates()).toEqual({});
    expect(await fresh.engine.savePaperTemplate({ kind: "opinion", template: `${template}\n[救济告知]` })).toBeNull();
    expect(Object.keys(await fresh.engine.paperTemplates())).toEqual(["opinion"]);
    expect(await fresh.engine.savePaperTemplate({ kind: "opinion", template: null })).toBeNull();
    expect(await fresh.engine.paperTemplates()).toEqual({});
  });
});

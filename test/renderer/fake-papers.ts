import type { Refused } from "../../renderer/engine/api/answer.ts";
import type { PapersApi } from "../../renderer/engine/api/papers-api.ts";
import { seriesKey } from "../../shared/documents/paper/number.ts";
import { typedNumberRefusal } from "../../shared/documents/paper/number-check.ts";
import { numberRegister } from "../../shared/documents/paper/number-register.ts";
import type { OfficeProfile } from "../../shared/documents/paper/office.ts";
import { checkTemplate } from "../../shared/documents/paper/template.ts";
import { paperKind, paperKinds } from "../../shared/documents/papers/registry.ts";
import { templateRules } from "../../shared/documents/papers/rules.ts";
import { typedNumber } from "../../shared/documents/papers/typed-number.ts";

const issuedAs = (number: string, title: string, date: string, voided: string | null = null) => ({
  event: number,
  number,
  kind: "notice-received",
  title,
  date,
  petition: "0".repeat(32),
  issued: true,
  letter: false,
  gap: null,
  voided,
});
/** A register with everything that one can show: gaps, explained and not, one from before a restore, a void number, one borne twice. */
const fakeRegister = numberRegister(
  [
    issuedAs("青信告〔2026〕1号", "接收（受理）告知书", "2026-03-02"),
    issuedAs("青信告〔2026〕2号", "接收（受理）告知书", "2026-03-09", "收件人姓名写错"),
    issuedAs("青信告〔2026〕5号", "转送、交办去向告知书", "2026-06-18"),
    issuedAs("青信告〔2026〕7号", "接收（受理）告知书", "2026-11-12"),
    issuedAs("青信告B〔2026〕1号", "接收（受理）告知书", "2026-11-13"),
    issuedAs("青信处〔2026〕1号", "信访处理意见书", "2026-05-20"),
    { ...issuedAs("青信处〔2026〕1号", "信访处理意见书", "2026-05-21"), event: "other" },
    issuedAs("青信告〔2025〕1号", "接收（受理）告知书", "2025-12-30"),
    {
      ...issuedAs("青信转〔2026〕9号", "转送函", "2026-11-16"),
      ...{ issued: false, gap: { from: 1, to: 8, reason: "上半年用纸质登记簿编号" } },
    },
  ],
  { "青信告〔2026〕": 4 },
);

/** What the engine holds against a typed 文号, by the fake register. */
export function fakeNumberCheck(type: string, body: Readonly<Record<string, unknown>>): Refused | null {
  const typed = typedNumber(type, body);
  if (typed === null) return null;
  const found = typedNumberRefusal(
    { number: typed.number, date: String(body["date"]), stated: typed.gap },
    {
      series: new Set(paperKinds.flatMap(({ series }) => series ?? [])),
      prefix: "青",
      last: (key) => fakeRegister.find((series) => seriesKey(series) === key)?.last ?? 0,
      taken: () => false,
    },
  );
  return found && { ...found, field: "number" };
}

/** Documents of a desk over a fake engine: templates really are checked, numbers really run on. */
export function fakePapers(officeName: string, changed: () => void): PapersApi {
  let profile: OfficeProfile = {
    name: officeName,
    address: "青溪镇人民政府一楼信访接待室",
    telephone: "0571-88886666",
    counterHours: "工作日 8:30—12:00，14:00—17:30",
    prefix: "青",
    letterHead: "",
    reviewBy: "清源县人民政府",
    reexaminationBy: "清源市人民政府",
  };
  const templates = new Map<string, string>();
  const given = new Map<string, number>();
  return {
    officeProfile: async () => profile,
    async saveOfficeProfile(request) {
      profile = request.profile;
      changed();
      return null;
    },
    paperTemplates: async () => Object.fromEntries(templates),
    async savePaperTemplate({ kind: id, template }) {
      const kind = paperKind(id);
      if (kind === null) return { refused: "unknown-paper", message: "没有这种文书" };
      const refusal = template === null ? null : checkTemplate(template, templateRules(kind));
      if (refusal !== null) return refusal;
      if (template === null) templates.delete(id);
      else templates.set(id, template);
      changed();
      return null;
    },
    async issuePaper({ kind: id, date }) {
      const kind = paperKind(id);
      const file = {
        hash: "d".repeat(64),
        size: 15_000,
        name: `${kind?.name ?? ""}.docx`,
        mediaType: "application/octet-stream",
      };
      if (!kind?.series) return { number: "", file };
      const ordinal = (given.get(kind.series) ?? 0) + 1;
      given.set(kind.series, ordinal);
      return { number: `${profile.prefix}${kind.series}〔${date.slice(0, 4)}〕${ordinal}号`, file };
    },
    paperNumbers: async () => fakeRegister,
    numberClashes: async () => [{ number: "青信处〔2026〕1号", petitions: [`${"0".repeat(31)}6`, `${"0".repeat(31)}2`] }],
  };
}

import type { PapersApi } from "../../renderer/engine/papers-api.ts";
import type { OfficeProfile } from "../../shared/documents/paper/office.ts";
import { checkTemplate } from "../../shared/documents/paper/template.ts";
import { paperKind } from "../../shared/documents/papers/registry.ts";
import { templateRules } from "../../shared/documents/papers/rules.ts";

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
    paperNumbers: async () => [],
  };
}

import type { EngineApi } from "../../renderer/engine/api/engine-api.ts";
import { type Adoption, type Rules, rulesOf } from "../../renderer/engine/rules/adoptions.ts";
import { rulesInfo } from "../../renderer/engine/rules/rules-info.ts";
import { createInternationalSuite } from "../../shared/crypto/international.ts";
import { parseHolidays } from "../../shared/regulation/holidays.ts";
import { parseLocalProfile } from "../../shared/regulation/local-profile.ts";

const suite = await createInternationalSuite();

/** What a district adopted. */
const county = {
  id: "qingyuan-2026",
  name: "清源县信访事项办理规定",
  source: "清源县信访局〔2026〕1号",
  effectiveFrom: "2026-03-01",
  rules: { T03: { article: "清源县规定第6条", length: 10 } },
  parameters: {
    passingOn: { value: 1, unit: "workday", basis: "清源县规定第9条（内部目标）" },
    returnVisit: { value: 5, unit: "workday", basis: "清源县规定第9条（内部目标）" },
    urgentReport: { hours: 2, basis: "清源县规定第12条" },
    groupVisits: {
      basis: "清源市联席办〔2026〕3号通知",
      thresholds: [
        { destination: "county", people: 50, action: "主要负责人到现场接待" },
        { destination: "county", people: 10, action: "30 分钟内报告区委办、区政府办，分管负责人到现场接待" },
        { destination: "city", people: 5, action: "20 分钟内派人到场接待" },
      ],
    },
  },
};

/** Rules of a desk over a fake engine: adopting really changes them. `adopted`: begins with a local profile. */
export function fakeRules(
  organisation: string,
  today: string,
  adopted: boolean,
  changed: () => void,
): Pick<EngineApi, "rules" | "adoptProfile" | "adoptCalendar" | "exportProfile"> {
  const held: Adoption[] = [];
  const add = (content: Pick<Adoption, "profile" | "tables">, writer: string) => {
    const count = held.length + 1;
    const id = count.toString(16).padStart(32, "0");
    const above = writer !== organisation;
    held.push({
      id,
      type: content.profile ? (above ? "profile.adopted" : "office.profile-adopted") : "office.calendar-adopted",
      organisation,
      writer,
      at: `${today}T01:00:00.000Z`,
      actor: "u3",
      position: { count, device: "a".repeat(32), epoch: "b".repeat(32), seq: count },
      ...content,
    });
    changed();
  };
  const read = parseLocalProfile(JSON.stringify(county));
  if ("refused" in read) throw new Error(read.message);
  if (adopted) add({ profile: read }, organisation.slice(0, 6));
  const rules = (): Rules => rulesOf(suite, held, organisation);
  return {
    rules: async () => rulesInfo(rules(), organisation, today, true),
    adoptProfile: async ({ text }) => {
      const local = parseLocalProfile(text);
      if ("refused" in local) return local;
      add({ profile: local }, organisation);
      return { effectiveFrom: local.effectiveFrom };
    },
    adoptCalendar: async ({ text }) => {
      const tables = parseHolidays(text);
      if ("refused" in tables) return tables;
      add(tables, organisation);
      return { years: Object.keys(tables.tables) };
    },
    exportProfile: async ({ folder }) => ({ path: `${folder}/规则.json` }),
  };
}

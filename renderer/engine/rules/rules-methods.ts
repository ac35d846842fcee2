import { permits } from "../../../shared/registry/roles.ts";
import { sessionOf, whileOpen } from "../answering.ts";
import type { RulesApi } from "../api/rules-api.ts";
import type { Desk } from "../desk.ts";
import { adoptCalendar, adoptProfile, exportProfile } from "./adopt-rules.ts";
import { rulesInfo } from "./rules-info.ts";

/** Rules and holiday tables of whichever session is open. */
export function rulesMethods(desk: Desk): RulesApi {
  return {
    rules: async () => {
      const mayAdopt = desk.user !== null && permits(desk.user.role, "adopt-rules");
      return sessionOf(desk) ? rulesInfo(desk.rules, desk.organisation, desk.today, mayAdopt) : null;
    },
    adoptProfile: ({ text }) => whileOpen(desk, (present) => adoptProfile(desk, present, text)),
    adoptCalendar: ({ text }) => whileOpen(desk, (present) => adoptCalendar(desk, present, text)),
    exportProfile: ({ folder }) => whileOpen(desk, () => exportProfile(desk, folder)),
  };
}

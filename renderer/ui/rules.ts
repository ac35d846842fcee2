import { useMemo } from "react";
import { type Calendar, makeCalendar } from "../../shared/regulation/calendar.ts";
import { holidayTables } from "../../shared/regulation/holidays.ts";
import { nationalProfile } from "../../shared/regulation/national-profile.ts";
import type { Profile } from "../../shared/regulation/profile.ts";
import { useQuery } from "./engine.tsx";

/** What forms count and check by before the engine does so itself. */
export interface RulesHere {
  /** In force today, with the earlier ones behind it. */
  readonly profile: Profile;
  readonly calendar: Calendar;
}

/** The rules this office goes by; the national ones until they are read. */
export function useRules(): RulesHere {
  const info = useQuery("rules", undefined, ["rules"]).data;
  const tables = info?.tables ?? holidayTables;
  const calendar = useMemo(() => makeCalendar(tables), [tables]);
  return { profile: info?.present ?? nationalProfile, calendar };
}

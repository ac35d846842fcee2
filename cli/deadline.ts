import { readFileSync } from "node:fs";
import { makeCalendar } from "../shared/regulation/calendar.ts";
import { deadline, type Pause } from "../shared/regulation/deadline.ts";
import { holidayTables } from "../shared/regulation/holidays.ts";
import { parseLocalProfile, withLocalProfile } from "../shared/regulation/local-profile.ts";
import { nationalProfile } from "../shared/regulation/national-profile.ts";
import { type Profile, type RuleId, ruleIds } from "../shared/regulation/profile.ts";
import { UsageError } from "./arguments.ts";
import { formatTable } from "./table.ts";

/** What `desk deadline` was asked. */
export interface DeadlineQuestion {
  readonly rule: string;
  readonly start: string;
  readonly days: number | undefined;
  /** `FROM..TO`, both days included. */
  readonly pause: string | undefined;
  /** File of a local profile. */
  readonly profile: string | undefined;
  readonly json: boolean;
}

function profileInForce(file: string | undefined): Profile {
  if (file === undefined) return nationalProfile;
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new UsageError(`cannot read ${file}`);
  }
  const local = parseLocalProfile(text);
  if ("refused" in local) throw new UsageError(`${file}: ${local.message}`);
  const merged = withLocalProfile(nationalProfile, local);
  if ("refused" in merged) throw new UsageError(`${file}: ${merged.message}`);
  return merged;
}

function pausesOf(text: string | undefined): Pause[] {
  if (text === undefined) return [];
  const [, from, to] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
  if (from === undefined || to === undefined) throw new UsageError(`--pause takes FROM..TO, two dates, not '${text}'`);
  return [{ from, to }];
}

/** Prints the last day of a rule's period: strict, latest working day on or before it, and rolled. Refusals are UsageErrors. */
export function printDeadline(question: DeadlineQuestion, print: (line: string) => void): void {
  const rule = ruleIds.find((id): id is RuleId => id === question.rule);
  if (rule === undefined) throw new UsageError(`no rule '${question.rule}': T01 … T18`);
  const pauses = pausesOf(question.pause);
  const answer = deadline(
    {
      rule,
      start: question.start,
      ...(question.days === undefined ? {} : { days: question.days }),
      ...(pauses.length === 0 ? {} : { pauses }),
    },
    profileInForce(question.profile),
    makeCalendar(holidayTables),
  );
  if ("refused" in answer) throw new UsageError(answer.message);
  if (question.json) {
    print(JSON.stringify(answer));
    return;
  }
  const { warnings, ...days } = answer;
  const names = {
    rule: "规则",
    article: "依据",
    start: "起算日（不计入）",
    strict: "法定最后一日",
    latest: "最迟办理日",
    rolled: "顺延后（参考）",
  };
  print(
    formatTable(
      ["项", "内容"],
      Object.entries(names).map(([key, name]) => [name, days[key as keyof typeof names]]),
    ),
  );
  for (const warning of warnings) print(`注意：${warning}`);
}

import { makeCalendar } from "../shared/regulation/calendar.ts";
import { deadline, type Pause } from "../shared/regulation/deadline.ts";
import { holidayTables } from "../shared/regulation/holidays.ts";
import { profileAt, type RuleId, ruleIds } from "../shared/regulation/profile.ts";
import { UsageError } from "./arguments.ts";
import { rulesFrom } from "./rules.ts";
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
  const rules = rulesFrom(question.profile);
  const answer = deadline(
    {
      rule,
      start: question.start,
      ...(question.days === undefined ? {} : { days: question.days }),
      ...(pauses.length === 0 ? {} : { pauses }),
    },
    rules,
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
    strict: profileAt(rules, answer.start).rules[rule].local ? "最后一日（地方规定）" : "法定最后一日",
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

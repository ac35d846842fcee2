import { type Adoption, adoptionOf, type Rules, rulesOf } from "../renderer/engine/rules/adoptions.ts";
import { utf8 } from "../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../shared/crypto/international.ts";
import type { CryptoSuite } from "../shared/crypto/suite.ts";
import { isLogFailure } from "../shared/log/failures.ts";
import { decodeLine } from "../shared/log/line.ts";
import { courseOf } from "../shared/petition/course/course.ts";
import { clocksOf } from "../shared/petition/duties.ts";
import { isAdoption, isParked, isPetitionEvent, readEvent } from "../shared/petition/events.ts";
import { stageLabels } from "../shared/petition/labels.ts";
import { merge } from "../shared/petition/merge.ts";
import { custodyOf } from "../shared/petition/steps.ts";
import type { PetitionView } from "../shared/petition/view.ts";
import { type Clock, hasLastDay } from "../shared/regulation/clock.ts";
import { clockNature, clockStateWords, whoseLabels } from "../shared/regulation/clock-words.ts";
import { UsageError } from "./arguments.ts";
import { dateOption, readNamed, rulesIn } from "./rules.ts";
import { formatTable } from "./table.ts";

/** What `desk clocks` was asked. */
export interface ClocksQuestion {
  /** NDJSON as `bundle open` leaves it: events are the lines with a TAB between header and body. */
  readonly events: string;
  readonly today: string;
  readonly profile: string | undefined;
  readonly json: boolean;
}

interface Contents {
  /** In the order in which they are first named. */
  readonly views: readonly PetitionView[];
  readonly adoptions: readonly Adoption[];
  /** Events that this version cannot read: counted, not guessed. */
  readonly parked: number;
}

function readEvents(suite: CryptoSuite, file: string): Contents {
  const views = new Map<string, PetitionView>();
  const adoptions: Adoption[] = [];
  let parked = 0;
  for (const [at, line] of readNamed(file).split("\n").entries()) {
    if (!line.includes("\t")) {
      if (line !== "" && !isJson(line)) throw new UsageError(`${file}: line ${at + 1} is neither an event nor JSON`);
      continue;
    }
    const stored = decodeLine(suite, utf8(line));
    if (isLogFailure(stored)) throw new UsageError(`${file}: line ${at + 1} is no sound event (${stored.failed})`);
    const event = readEvent(stored);
    if (isParked(event)) parked += 1;
    else if (isAdoption(event)) adoptions.push(adoptionOf(event, custodyOf(event.header.scope)));
    else if (isPetitionEvent(event)) {
      const { scope, subject } = event.header;
      const key = `${scope} ${subject}`;
      views.set(key, merge(views.get(key) ?? null, event, custodyOf(scope)));
    }
  }
  return { views: [...views.values()], adoptions, parked };
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function rowOf(clock: Clock): string[] {
  const dated = hasLastDay(clock);
  return [
    clock.rule,
    clock.step,
    `${clock.article}（${clockNature(clock)}）`,
    clock.who === "" ? whoseLabels[clock.whose] : `${whoseLabels[clock.whose]} ${clock.who}`,
    clock.start ?? "",
    dated ? clock.strict : "",
    dated ? clock.latest : "",
    dated ? clock.rolled : "",
    dated ? String(clock.daysLeft) : "",
    clockStateWords(clock),
  ];
}

const columns = ["规则", "事项", "依据", "承担", "起算日", "最后一日", "最迟办理日", "顺延后", "剩余日数", "状态"];

/**
 * Prints all clocks of the petitions in a file of events, under the rules that were adopted in it or, where one is named,
 * under a local profile. Refusals are UsageErrors.
 */
export async function printClocks(question: ClocksQuestion, print: (line: string) => void): Promise<void> {
  const today = dateOption("today", question.today);
  const named = question.profile === undefined ? null : rulesIn(question.profile);
  const suite = await createInternationalSuite();
  const { views, adoptions, parked } = readEvents(suite, question.events);
  const adopted = new Map<string, Rules>();
  const rulesFor = (organisation: string) => {
    const rules = adopted.get(organisation) ?? rulesOf(suite, adoptions, organisation);
    adopted.set(organisation, rules);
    return rules;
  };
  const clocks = (view: PetitionView) => {
    const organisation = custodyOf(view.scope);
    const { calendar, profileOf } = rulesFor(organisation);
    return clocksOf(view, named ?? profileOf(organisation), calendar, today);
  };
  const found = views.map((view) => ({
    petition: view.id,
    number: view.number,
    stage: courseOf(view).stage,
    clocks: clocks(view),
  }));
  if (question.json) {
    print(JSON.stringify(found));
    return;
  }
  for (const { petition, number, stage, clocks } of found) {
    print(`${number ?? petition}（${stageLabels[stage]}）`);
    print(clocks.length === 0 ? "没有期限" : formatTable(columns, clocks.map(rowOf)));
    for (const { rule, warnings } of clocks) for (const warning of warnings) print(`注意 ${rule}：${warning}`);
    print("");
  }
  if (found.length === 0) print("文件里没有信访事项");
  if (parked > 0) print(`另有 ${parked} 条记录本版本不能识别，没有计入`);
}

import { isDate } from "../regulation/date.ts";
import { beginningOf, type Profile } from "../regulation/profile.ts";
import type { DecideContext } from "./command.ts";
import type { FieldName, PetitionFields } from "./intake.ts";
import { type Issue, refuse, warn } from "./issue.ts";
import { petitionerFindings } from "./petitioner-checks.ts";

/** The day to measure against: a clock that fell behind must not refuse true dates. */
export function effectiveToday(today: string, lastDay: string | null): string {
  return lastDay !== null && lastDay > today ? lastDay : today;
}

/** Everything that is wrong or doubtful about the fields of a petition; `latestDay` is today, or later by the last event. */
export function fieldIssues(
  fields: PetitionFields,
  latestDay: string,
  context: Pick<DecideContext, "dictionaries" | "profile">,
): readonly Issue[] {
  return [
    ...dateIssues(fields, latestDay, context.profile),
    ...groupIssues(fields),
    ...petitionerFindings(fields, latestDay),
    ...codeIssues(fields, context.dictionaries),
  ];
}

function dateIssues(fields: PetitionFields, latestDay: string, profile: Profile): readonly Issue[] {
  const { petitionDate, receiptDate, source } = fields;
  if (!isDate(receiptDate)) return [refuse("no-such-day", "receiptDate", `收到日期 ${receiptDate} 不存在，请核对`)];
  if (!isDate(petitionDate)) return [refuse("no-such-day", "petitionDate", `信访日期 ${petitionDate} 不存在，请核对`)];
  const issues: Issue[] = [];
  if (receiptDate > latestDay)
    issues.push(refuse("receipt-after-today", "receiptDate", `收到日期 ${receiptDate} 晚于今天，请核对`));
  if (petitionDate > receiptDate) {
    const message = `信访日期 ${petitionDate} 晚于收到日期 ${receiptDate}，请核对`;
    issues.push(refuse("petition-after-receipt", "petitionDate", message, ["petitionDate", "receiptDate"]));
  }
  const began = beginningOf(profile);
  if (receiptDate < began) {
    const message = `收到日期早于《信访工作条例》施行日（${began}），当时适用旧规定，请核对`;
    issues.push(warn("before-the-regulation", "receiptDate", message));
  }
  if (source.deadline !== undefined) {
    if (!isDate(source.deadline))
      issues.push(refuse("no-such-day", "source", `来文要求的期限 ${source.deadline} 不存在，请核对`));
    else if (source.deadline < receiptDate) {
      issues.push(warn("deadline-before-receipt", "source", "来文要求的期限早于收到日期，请核对", ["source", "receiptDate"]));
    }
  }
  if (profile.reception[source.kind] === "transferred" && (source.office ?? "").trim() === "") {
    issues.push(warn("sender-missing", "source", "请补记转送、交办的单位和文号，异议和反馈都要用"));
  }
  if (source.kind === "assigned" && source.deadline === undefined) {
    issues.push({
      ...warn("assignment-without-deadline", "source", "交办件应有指定的办理期限，请核对来文"),
      article: "第22条第1款第3项",
    });
  }
  return issues;
}

const article20 = "第20条第3款";

function groupIssues(fields: PetitionFields): readonly Issue[] {
  const { channel, groupSize, representatives, petitioners, anonymous } = fields;
  const visit = channel === "visit";
  const about: readonly FieldName[] = ["representatives", "groupSize", "channel", "petitioners"];
  const issues: Issue[] = [];
  if (visit && representatives.length > 5) {
    const message = `多人走访应当推选代表，代表不得超过 5 人（现有 ${representatives.length} 人）`;
    issues.push({
      ...refuse("too-many-representatives", "representatives", message, ["representatives", "channel"]),
      article: article20,
    });
  }
  if (new Set(representatives.map((name) => name.trim())).size < representatives.length) {
    issues.push(refuse("representative-twice", "representatives", "同一名代表填写了两次，请核对"));
  }
  const named = Math.max(representatives.length, petitioners.length);
  if (named > groupSize) {
    issues.push(refuse("group-too-small", "groupSize", `信访人数 ${groupSize} 少于已填写的 ${named} 人，请核对`, about));
  }
  if (visit && groupSize >= 5 && representatives.length === 0) {
    const message = "5 人以上来访应当推选代表，请至少填写 1 名代表；尚未推选的，先填主要反映人";
    const issue = anonymous
      ? warn("no-representative", "representatives", message, about)
      : refuse("no-representative", "representatives", message, about);
    issues.push({ ...issue, article: article20 });
  }
  if (groupSize > 1 && visit && groupSize < 5 && representatives.length === 0) {
    issues.push({ ...warn("no-representative", "representatives", "多人走访应当推选代表", about), article: article20 });
  }
  return issues;
}

function codeIssues(fields: PetitionFields, dictionaries: DecideContext["dictionaries"]): readonly Issue[] {
  const issues: Issue[] = [];
  const { contentClass, place } = fields;
  if (contentClass === "") issues.push(refuse("no-content-class", "contentClass", "请选择内容分类，拿不准的选“其他”"));
  else if (dictionaries.contentClass !== null && !dictionaries.contentClass.has(contentClass)) {
    issues.push(refuse("unknown-content-class", "contentClass", `内容分类 ${contentClass} 不在本台字典里，请重新选择`));
  }
  if (place !== "" && dictionaries.place !== null && !dictionaries.place.has(place)) {
    issues.push(warn("unknown-place", "place", `问题属地 ${place} 不在本地区划表里，请核对（可继续）`));
  }
  return issues;
}

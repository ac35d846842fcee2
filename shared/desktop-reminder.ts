import type { ChannelRequest } from "./desktop.ts";

/** How many petitions are due: all that a reminder may say. */
export type DueCounts = ChannelRequest<"notify.due">;

/** The words of a reminder, the same in the system's notification and in the window: counts, nobody and no matter. */
export function reminderText({ overdue, today, threeDays }: DueCounts): { readonly title: string; readonly body: string } {
  const parts: readonly (readonly [number, string])[] = [
    [overdue, `已逾期 ${overdue} 件`],
    [today, `今天到期 ${today} 件`],
    [threeDays, `三日内（含今天）到期 ${threeDays} 件`],
  ];
  const due = parts.filter(([count]) => count > 0).map(([, words]) => words);
  return { title: "信访台提醒", body: `${due.join("，")}。请在工作台查看。` };
}

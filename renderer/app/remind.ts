import type { DueCounts } from "../../shared/desktop-reminder.ts";
import type { ReminderWay } from "../ui/reminder-setting.ts";

/** Hour of the day from which a desk that stayed open overnight reminds. */
const morning = 7;

/** What reminding needs of the window. */
export interface ReminderPorts {
  way(): ReminderWay;
  /** The day of the last reminder, `YYYY-MM-DD`, or null. */
  lastDay(): string | null;
  keepDay(day: string): void;
  /** The desk's date and what is due on it; null while nobody has it open. */
  due(): Promise<{ readonly day: string; readonly counts: DueCounts } | null>;
  /** A notification of the system; false where there is none. */
  showOutside(counts: DueCounts): Promise<boolean>;
  showInside(counts: DueCounts): void;
}

/**
 * Reminds of what is due: when the desk is opened (`hour` null), and in the morning when it stayed open. Never twice on a
 * day; a day on which nothing is due counts as reminded.
 */
export async function remind(ports: ReminderPorts, hour: number | null): Promise<void> {
  const way = ports.way();
  if (way === "off" || (hour !== null && hour < morning)) return;
  const due = await ports.due();
  if (due === null || ports.lastDay() === due.day) return;
  // Kept first, so that no second one comes while the first is being shown.
  ports.keepDay(due.day);
  const { overdue, today, threeDays } = due.counts;
  if (overdue + today + threeDays === 0) return;
  if (way === "desktop" && (await ports.showOutside(due.counts))) return;
  ports.showInside(due.counts);
}

import { notifications } from "@mantine/notifications";
import { useEffect } from "react";
import type { Desktop } from "../../shared/desktop.ts";
import { type DueCounts, reminderText } from "../../shared/desktop-reminder.ts";
import type { EngineApi } from "../engine/api/engine-api.ts";
import { useDesktop, useEngine } from "../ui/engine.tsx";
import { reminderWay } from "../ui/reminder-setting.ts";
import { type ReminderPorts, remind } from "./remind.ts";
import { strings } from "./strings.ts";

const dayKey = "desk-reminded";
const tickMs = 60_000;

/** Reminds once when the open desk is shown, then looks every minute whether a new morning has come. */
export function useReminder(): void {
  const engine = useEngine();
  const desktop = useDesktop();
  useEffect(() => {
    const ports = reminderPorts(engine, desktop);
    // A reminder that fails is no reason to disturb anybody: the work table says the same.
    const look = (hour: number | null) => void remind(ports, hour).catch(() => undefined);
    look(null);
    const timer = window.setInterval(() => look(new Date().getHours()), tickMs);
    return () => window.clearInterval(timer);
  }, [engine, desktop]);
}

function reminderPorts(engine: EngineApi, desktop: Desktop): ReminderPorts {
  return {
    way: reminderWay,
    lastDay: () => window.localStorage.getItem(dayKey),
    keepDay: (day) => window.localStorage.setItem(dayKey, day),
    async due() {
      const { phase, today: day } = await engine.status();
      if (phase !== "open" || day === window.localStorage.getItem(dayKey)) return null;
      const { overdue, today, threeDays } = await engine.workTable();
      return { day, counts: { overdue, today, threeDays } };
    },
    async showOutside(counts) {
      if ((await desktop.call("notify.due", counts)).shown) return true;
      return showByBrowser(counts);
    },
    showInside(counts) {
      const { title, body } = reminderText(counts);
      const color = counts.overdue > 0 ? "red" : "blue";
      const closeButtonProps = { "aria-label": strings.closeReminder };
      notifications.show({
        ...{ id: dayKey, title, message: body, color, closeButtonProps },
        autoClose: 15_000,
      });
    },
  };
}

/** A browser's own notification, where the person allowed it in the settings. */
function showByBrowser(counts: DueCounts): boolean {
  if (!("Notification" in window) || Notification.permission !== "granted") return false;
  const { title, body } = reminderText(counts);
  const shown = new Notification(title, { body, tag: dayKey, silent: true });
  shown.addEventListener("click", () => window.focus());
  return true;
}

import type { BrowserWindow, Notification, NotificationConstructorOptions } from "electron";
import { reminderText } from "../../shared/desktop-reminder.ts";
import type { WindowServices } from "../services/handlers.ts";

/** What is needed of Electron's Notification. */
interface Notifications {
  new (options: NotificationConstructorOptions): Pick<Notification, "on" | "show">;
  isSupported(): boolean;
}

/** Shows how many petitions are due as a notification of the system; pressed, it brings the desk's window forward. */
export function createReminder(
  Notifications: Notifications,
  window: () => Pick<BrowserWindow, "isMinimized" | "restore" | "focus"> | null,
): NonNullable<WindowServices["notifyDue"]> {
  // Held, or it would be collected before it is pressed.
  let last: Pick<Notification, "on" | "show"> | null = null;
  return async (counts) => {
    if (!Notifications.isSupported()) return false;
    const shown = new Notifications({ ...reminderText(counts), silent: true });
    last = shown;
    shown.on("click", () => {
      if (last !== shown) return;
      const desk = window();
      if (desk?.isMinimized()) desk.restore();
      desk?.focus();
    });
    shown.show();
    return true;
  };
}

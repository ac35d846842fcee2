import { useSyncExternalStore } from "react";

/** desktop: as a notification of the system, as far as there is one; window: inside the window only; off: not at all. */
export const reminderWays = ["desktop", "window", "off"] as const;
export type ReminderWay = (typeof reminderWays)[number];

const storageKey = "desk-reminder";
const changed = new EventTarget();

/** How this computer reminds of what is due. Kept in this window's profile; nothing personal. */
export function reminderWay(): ReminderWay {
  const kept = window.localStorage.getItem(storageKey);
  return reminderWays.find((way) => way === kept) ?? "desktop";
}

/** The way and how to change it. */
export function useReminderWay(): [ReminderWay, (way: ReminderWay) => void] {
  const way = useSyncExternalStore((callback) => {
    changed.addEventListener("way", callback);
    return () => changed.removeEventListener("way", callback);
  }, reminderWay);
  return [
    way,
    (next) => {
      window.localStorage.setItem(storageKey, next);
      changed.dispatchEvent(new Event("way"));
    },
  ];
}

import type { PowerMonitor, WebContents } from "electron";
import { suspendEvent } from "../../shared/desktop-bridge.ts";

/** Tells the page when the computer goes to sleep, its screen is locked or another person takes over: it locks the desk. */
export function reportSuspend(power: Pick<PowerMonitor, "on">, page: () => Pick<WebContents, "send"> | null): void {
  const tell = (): void => page()?.send(suspendEvent);
  power.on("suspend", tell);
  power.on("lock-screen", tell);
  power.on("user-did-resign-active", tell);
  power.on("shutdown", tell);
}

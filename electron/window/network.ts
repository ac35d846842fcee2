import type { WebRequest } from "electron";
import { isAppUrl } from "./origin.ts";

/** Whether a page may load an address: its own files and what it made in memory itself. */
export function mayLoad(address: string): boolean {
  if (address.startsWith("blob:")) return isAppUrl(address.slice("blob:".length));
  return isAppUrl(address) || address.startsWith("data:");
}

/** Cancels every other request of the session, whoever makes it. */
export function cancelNetwork(
  webRequest: Pick<WebRequest, "onBeforeRequest">,
  allowed: (address: string) => boolean = mayLoad,
): void {
  webRequest.onBeforeRequest((details, answer) => answer({ cancel: !allowed(details.url) }));
}

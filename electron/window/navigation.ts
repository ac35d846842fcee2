import type { App, WebContents } from "electron";
import { isAppUrl } from "./origin.ts";

interface Navigation {
  readonly url: string;
  preventDefault(): void;
}

function stayInside(event: Navigation): void {
  if (!isAppUrl(event.url)) event.preventDefault();
}

/** Keeps one page where it is: no other origin, no redirect away, no new window, no embedded guest. */
export function confine(contents: Pick<WebContents, "on" | "setWindowOpenHandler">): void {
  contents.on("will-navigate", stayInside);
  contents.on("will-frame-navigate", stayInside);
  contents.on("will-redirect", stayInside);
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}

/** Confines every page that the program ever makes. */
export function confineAll(app: Pick<App, "on">): void {
  app.on("web-contents-created", (_event, contents) => confine(contents));
}

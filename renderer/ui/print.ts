import { type Desktop, ServiceFailure } from "../../shared/desktop.ts";
import { pageFonts } from "../../shared/documents/page.ts";
import type { PaperFont } from "../../shared/documents/paper/fonts.ts";
import { tellMissingFonts } from "./papers/tell-fonts.ts";

/** Longest page that the shell prints itself, as the contract says. */
const shellLimit = 5_000_000;

/**
 * Prints a page that the program made: `html` is a whole document without script. The shell prints it where it can;
 * otherwise a hidden frame with its own empty sandbox of scripts does. `title` names the print job: nothing personal.
 * `fonts`: those of the standard that the page is set in; which of them are missing here is told. Null where a preview
 * told it already.
 */
export async function printHtml(
  desktop: Desktop,
  html: string,
  title: string,
  fonts: ReadonlySet<PaperFont> | null = pageFonts,
): Promise<void> {
  if (fonts !== null) tellMissingFonts(fonts);
  if (html.length <= shellLimit) {
    try {
      if ((await desktop.call("print.html", { html, title })).printed) return;
    } catch (error) {
      if (!(error instanceof ServiceFailure)) throw error;
    }
  }
  await printInFrame(html);
}

let standing: HTMLIFrameElement | null = null;

/** Takes away a page that was printed and whose dialog told no end: it may show a person's words. */
export function clearPrintFrame(): void {
  standing?.remove();
  standing = null;
}

function printInFrame(html: string): Promise<void> {
  return new Promise((resolve) => {
    clearPrintFrame();
    const frame = document.createElement("iframe");
    // `allow-modals` lets the print dialog open; without `allow-scripts` nothing in the page can run.
    frame.setAttribute("sandbox", "allow-same-origin allow-modals");
    frame.setAttribute("aria-hidden", "true");
    frame.style.cssText = "position:fixed;width:0;height:0;border:0;left:-9999px";
    frame.srcdoc = html;
    frame.onload = () => {
      const view = frame.contentWindow;
      if (!view) return;
      const finish = () => {
        clearPrintFrame();
        resolve();
      };
      view.addEventListener("afterprint", () => window.setTimeout(finish, 0), { once: true });
      // The dialog needs the frame in focus; the person goes on where they were, by keyboard too.
      const before = document.activeElement;
      view.focus();
      view.print();
      if (before instanceof HTMLElement) before.focus();
    };
    standing = frame;
    document.body.append(frame);
  });
}

/** Makes text safe inside HTML that is to be printed. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

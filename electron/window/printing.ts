import type { BrowserWindowConstructorOptions, CustomScheme, Session } from "electron";
import { cancelNetwork } from "./network.ts";

const scheme = "desk-print";
const address = `${scheme}://page/`;
export const printSchemePrivileges: CustomScheme = { scheme, privileges: { standard: true, secure: true } };

/** Pages to be printed may style themselves and show pictures that they carry; nothing else. */
const printPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

export interface PrintOptions {
  /** A session of its own that lives in memory only: nothing of a paper is left on the disk. */
  readonly session: Pick<Session, "protocol" | "webRequest">;
  readonly createWindow: (options: BrowserWindowConstructorOptions) => PrintWindow;
}
export interface PrintWindow {
  loadURL(url: string): Promise<void>;
  readonly webContents: { print(options: object, done: (success: boolean, reason: string) => void): void };
  destroy(): void;
}

/** Prints pages one at a time through the system's print dialog, in a hidden window without script and without network. */
export function createPrinter({ session, createWindow }: PrintOptions): (html: string, title: string) => Promise<boolean> {
  let current = "";
  let last: Promise<unknown> = Promise.resolve();
  cancelNetwork(session.webRequest, (url) => url === address || url.startsWith("data:"));
  session.protocol.handle(scheme, (request) =>
    request.url === address
      ? new Response(current, { headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": printPolicy } })
      : new Response(null, { status: 404 }),
  );
  async function print(html: string, title: string): Promise<boolean> {
    current = html;
    const window = createWindow({
      show: false,
      title,
      webPreferences: {
        session: session as Session,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        javascript: false,
        spellcheck: false,
      },
    });
    try {
      await window.loadURL(address);
      return await new Promise<boolean>((resolve) => {
        window.webContents.print({ silent: false, printBackground: true, pageSize: "A4" }, (success) => resolve(success));
      });
    } finally {
      current = "";
      window.destroy();
    }
  }
  return (html, title) => {
    const job = last.then(() => print(html, title));
    last = job.catch(() => undefined);
    return job;
  };
}

import { rm } from "node:fs/promises";
import { join } from "node:path";
import { ServiceFailure } from "../shared/desktop.ts";
import { parseArguments, type ServeArguments } from "./loopback/arguments.ts";
import { findChromium, hasDisplay } from "./loopback/chromium.ts";
import { fixedPort } from "./loopback/fixed-port.ts";
import { openFileContent } from "./loopback/open-file.ts";
import { createLoopbackServer } from "./loopback/server.ts";
import { openWindow } from "./loopback/window.ts";
import { writeAtomic } from "./services/atomic-file.ts";
import { defaultDeskFolder } from "./services/desk-folder.ts";
import { errnoOf, failure } from "./services/failure.ts";
import { realDisk } from "./services/real-disk.ts";
import { createServices } from "./services/services.ts";
import { text } from "./services/strings.ts";
import { readVersion } from "./version.ts";

/**
 * The desk where there is no Electron: the same services behind a loopback server, shown in a Chromium application
 * window. `node dist/electron/serve.js [--folder DIR] [--port N] [--no-open]`. It ends when the window is closed, or
 * on a signal. Exit codes: 0 closed, 1 cannot start, 2 bad arguments.
 */
async function serve({ folder, open, port: wanted }: ServeArguments): Promise<void> {
  const services = await createServices({ folder: folder ?? defaultDeskFolder(), shell: "chromium", version: readVersion() });
  const tokenFile = join(services.folder, "token");
  const openFile = join(services.folder, "open.html");
  try {
    const port = await fixedPort(services.folder, wanted);
    let address = "";
    const server = createLoopbackServer({
      desktop: services.desktop,
      port,
      assets: join(import.meta.dirname, "..", "renderer"),
      onToken: async (token) => {
        address = `http://127.0.0.1:${port}/open?token=${token}`;
        await writeAtomic(realDisk, tokenFile, new TextEncoder().encode(`${token}\n`));
        await writeAtomic(realDisk, openFile, new TextEncoder().encode(openFileContent(address)));
      },
      onDefect: (error) => console.error("internal error:", error instanceof Error ? error.stack : String(error)),
    });
    const stopped = new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
    });
    await server.listen().catch((error: unknown) => {
      throw errnoOf(error) === "EADDRINUSE" ? failure("locked-elsewhere", text.portTaken(port)) : error;
    });
    const chromium = open && hasDisplay() ? findChromium() : null;
    if (chromium === null) console.log(text.openByHand(address));
    const window = chromium === null ? null : await openWindow(chromium, join(services.folder, "profile"), openFile);
    const closed = window?.closed.then((opened) => {
      if (opened) return;
      console.log(`${text.windowFailed}${text.openByHand(address)}`);
      return stopped;
    });
    await Promise.race([stopped, ...(closed === undefined ? [] : [closed])]);
    await window?.close();
    await server.close();
  } finally {
    await services.close();
    await rm(tokenFile, { force: true });
    await rm(openFile, { force: true });
  }
}

const asked = parseArguments(process.argv.slice(2));
if (typeof asked === "string") {
  console.error(asked);
  process.exit(2);
}
serve(asked).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof ServiceFailure ? error.message : error);
    process.exit(1);
  },
);

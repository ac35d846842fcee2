// `npm start`: installs what is missing, builds what has changed, and opens the application: in Electron where its binary
// is to be had, else the same interface in a Chromium window over the loopback shell, else it prints the address.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { buildChanged } from "./build.mjs";
import { ensurePackages, findElectron, root } from "./prepare.mjs";
import { startArguments, startUsage } from "./start-arguments.mjs";

const asked = startArguments(process.argv.slice(2));
if (asked.help || asked.problem !== null) {
  if (asked.problem === null) console.log(startUsage);
  else console.error(`${asked.problem}\n\n${startUsage}`);
  process.exit(asked.problem === null ? 0 : 2);
}

ensurePackages();
if (!buildChanged({ stdio: ["ignore", 2, 2] })) process.exit(1);

const electron = asked.server ? null : findElectron({ download: true });
if (!electron && !asked.server)
  console.error(
    "本机没有 Electron，改用 Chromium 窗口打开同样的界面 (no Electron binary: the same interface in a Chromium window).",
  );

const command = electron ?? process.execPath;
const entry = electron ? [root] : [join(root, "dist", "electron", "serve.js")];
const child = spawn(command, [...entry, ...asked.forward], { cwd: process.cwd(), stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));

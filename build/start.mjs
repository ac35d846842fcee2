// `npm start`: installs what is missing, builds, and opens the application: in Electron where its binary is to be had,
// else the same interface in a Chromium window over the loopback shell, else it prints the address.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { buildAll } from "./build.mjs";
import { ensurePackages, findElectron, root } from "./prepare.mjs";

ensurePackages();
console.error("Building …");
if (!buildAll({ stdio: ["ignore", 2, 2] })) process.exit(1);

const args = process.argv.slice(2);
const wantsServer = args.includes("--no-open") || args.includes("--chromium");
const electron = wantsServer ? null : findElectron({ download: true });
if (!electron && !wantsServer)
  console.error("No Electron binary on this machine: opening the same interface in a Chromium window.");

const command = electron ?? process.execPath;
const entry = electron ? [root] : [join(root, "dist", "electron", "serve.js")];
const child = spawn(command, [...entry, ...args.filter((arg) => arg !== "--chromium")], { cwd: process.cwd(), stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));

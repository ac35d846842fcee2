// `npm run -s desk -- …`: installs what is missing (silently on standard output), then runs the command line.
import { join } from "node:path";
import { ensurePackages, root, tool } from "./prepare.mjs";

ensurePackages();
const result = tool("tsx", [join(root, "cli", "desk.ts"), ...process.argv.slice(2)], {
  // npm runs scripts in the project's folder; file names are meant where the person stands.
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
process.exit(result.status ?? 1);

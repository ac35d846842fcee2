// `npm run check`: types, lint and format, walls between the rooms, dead code. Stops at nothing; fails if any failed.
import { ensurePackages, root, tool } from "./prepare.mjs";
import { findBreaches } from "./walls.mjs";

ensurePackages();
const failed = [];
const step = (name, ok) => {
  console.log(`${ok ? "ok  " : "FAIL"} ${name}`);
  if (!ok) failed.push(name);
};

step("types (tsc -b)", tool("tsc", ["-b"]).status === 0);
step("lint and format (biome)", tool("biome", ["check", "--error-on-warnings", "."]).status === 0);
const breaches = findBreaches(root);
for (const breach of breaches) console.log(`     ${breach}`);
step("walls between the rooms", breaches.length === 0);
step("dead code (knip)", tool("knip", ["--no-progress"]).status === 0);

if (failed.length > 0) {
  console.error(`check failed: ${failed.join(", ")}`);
  process.exit(1);
}

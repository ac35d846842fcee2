// `npm test`: does its own set-up, then type check, unit and engine tests (Node and a real Chromium), the build, and
// the end-to-end tests in a real browser over the real services. Ends with one line: N passed, N failed, N skipped.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildAll } from "./build.mjs";
import { ensureChromium, ensurePackages, findElectron, root, tool } from "./prepare.mjs";

ensurePackages();
const chromium = ensureChromium();
if (!chromium) process.exit(1);
const env = { ...process.env, CHROMIUM_PATH: chromium };
const cache = join(root, ".cache");
mkdirSync(cache, { recursive: true });

const total = { passed: 0, failed: 0, skipped: 0 };
const count = (name, part) => {
  console.log(`${name}: ${part.passed} passed, ${part.failed} failed, ${part.skipped} skipped\n`);
  for (const key of Object.keys(total)) total[key] += part[key];
};

/** A stage that has no counts of its own: one test that passed or failed. */
function stage(name, ok) {
  count(name, { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });
  return ok;
}

function readReport(file, status, read) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const part = read(JSON.parse(readFileSync(file, "utf8")));
  // A runner that failed without a failing test (a crash, a bad configuration) still is a failure.
  if (status !== 0 && part.failed === 0) part.failed = 1;
  return part;
}

console.log("— type check");
stage("types", tool("tsc", ["-b"], { env }).status === 0);

console.log("— unit and engine tests (Node, Chromium)");
const unitReport = join(cache, "vitest.json");
rmSync(unitReport, { force: true });
const unit = tool("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`], { env });
count(
  "unit and engine",
  readReport(unitReport, unit.status, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  })),
);

console.log("— build");
if (stage("build", buildAll({ env }))) {
  console.log("— end to end (Chromium over the loopback shell)");
  const endReport = join(cache, "playwright.json");
  rmSync(endReport, { force: true });
  const end = tool("playwright", ["test", "--reporter=list,json"], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: endReport },
  });
  count(
    "end to end",
    readReport(endReport, end.status, ({ stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    })),
  );
}

if (!findElectron())
  console.log("There is no Electron binary on this machine: the Electron suite was SKIPPED, nothing of it ran.");
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);

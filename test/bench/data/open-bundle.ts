import { spawnSync } from "node:child_process";
import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..", "..", "..");

/** Leaves a bundle's text (events.ndjson) at `text`, as `desk bundle open` gives it. */
export async function unpackBundleInto(bundle: string, identity: string, text: string): Promise<void> {
  const out = mkdtempSync(join(dirname(text), "opened-"));
  const tsx = join(root, "node_modules", ".bin", "tsx");
  const opened = spawnSync(tsx, ["cli/desk.ts", "bundle", "open", bundle, "--identity", identity, "--out", join(out, "parts")], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, TMPDIR: tmpdir() },
  });
  if (opened.status !== 0) throw new Error(`bundle open: ${opened.stderr}${opened.stdout}`);
  renameSync(join(out, "parts", "events.ndjson"), text);
  rmSync(out, { recursive: true });
}

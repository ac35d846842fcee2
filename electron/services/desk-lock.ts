import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { link, readFile, rename, unlink, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { z } from "zod";
import { asFailure, errnoOf, failure } from "./failure.ts";
import { text } from "./strings.ts";

const holder = z.object({ pid: z.number().int(), started: z.string(), host: z.string(), id: z.string() });
type Holder = z.infer<typeof holder>;

/** Locks held by this very process: a process id alone would not tell a second window in it. */
const heldHere = new Set<string>();

/** When a process began, so that a later process with the same number is not taken for it; empty where unknown. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
    // Field 22; the name in field 2 may hold spaces and brackets, so count from the last bracket.
    return `${boot}/${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? ""}`;
  } catch {
    return "";
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === "EPERM";
  }
}

function isHeld(by: Holder, path: string): boolean {
  if (by.pid === process.pid) return heldHere.has(path);
  if (!isAlive(by.pid)) return false;
  const started = startOf(by.pid);
  return started === "" || by.started === "" || started === by.started;
}

async function holderOf(path: string): Promise<Holder | "unreadable" | null> {
  try {
    const parsed = holder.safeParse(JSON.parse(await readFile(path, "utf8")));
    return parsed.success ? parsed.data : "unreadable";
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return null;
    if (error instanceof SyntaxError) return "unreadable";
    throw asFailure(error);
  }
}

/** Puts the lock in place with its content, in one step, if there is none. */
async function place(path: string, content: string, id: string): Promise<boolean> {
  const temporary = `${path}.${id}`;
  try {
    await writeFile(temporary, content, { mode: 0o600, flag: "wx" });
    await link(temporary, path);
    return true;
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === "EEXIST") return false;
    if (errno !== "EPERM" && errno !== "ENOTSUP" && errno !== "ENOSYS") throw asFailure(error);
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
  // No hard links on this file system.
  try {
    await writeFile(path, content, { mode: 0o600, flag: "wx" });
    return true;
  } catch (error) {
    if (errnoOf(error) === "EEXIST") return false;
    throw asFailure(error);
  }
}

/** Moves a dead process's lock away; if another took over in between, its lock goes back where it was. */
async function clearStale(path: string, stale: Holder | "unreadable", id: string): Promise<void> {
  const aside = `${path}.${id}.stale`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return;
    throw asFailure(error);
  }
  const moved = await holderOf(aside);
  const same = moved === stale || (typeof moved === "object" && typeof stale === "object" && moved?.id === stale.id);
  if (!same) await link(aside, path).catch(() => undefined);
  await unlink(aside).catch(() => undefined);
}

/**
 * Takes the desk folder's one lock file; answers the function that gives it back. Rejects with locked-elsewhere while
 * the process named in it lives, or when another computer's name stands in it. A dead process's lock is taken over.
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  const id = randomBytes(8).toString("hex");
  const mine: Holder = { pid: process.pid, started: startOf(process.pid), host: hostname(), id };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await place(path, `${JSON.stringify(mine)}\n`, id)) {
      heldHere.add(path);
      return async () => {
        const now = await holderOf(path);
        if (typeof now === "object" && now?.id === id) await unlink(path).catch(() => undefined);
        heldHere.delete(path);
      };
    }
    const other = await holderOf(path);
    if (other === null) continue;
    if (other !== "unreadable") {
      if (other.host !== mine.host) throw failure("locked-elsewhere", text.lockedOnOtherComputer(other.host, path));
      if (isHeld(other, path)) throw failure("locked-elsewhere");
    }
    await clearStale(path, other, id);
  }
  throw failure("locked-elsewhere");
}

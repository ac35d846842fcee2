import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { asFailure, errnoOf, failure } from "./failure.ts";
import { type Holder, parseHolder } from "./lock-holder.ts";
import { type LockContent, type LockWorld, lockWorld } from "./lock-world.ts";
import { text } from "./strings.ts";

/*
 * How one of many gets the lock, whatever the order of their steps and whoever dies between two of them.
 *
 * 1. A free lock is taken by a link: the name appears with its whole content, once.
 * 2. A living holder's lock is removed by its holder only.
 * 3. A dead holder's lock is never removed, only replaced, and only by who holds its succession: the file
 *    `lock.after-G`, G being what that lock contains (every taking has a random id, so G never stands again once gone).
 *    A succession is a lock like the other, taken by these same rules, with the taker's own content in it. Who holds
 *    it reads the lock once more; if it still contains G, nobody but the reader may change it, and one rename puts the
 *    succession itself in the lock's place: there is no moment without a lock, and none with two.
 *    If it no longer contains G, the reader was late: it gives the succession up and begins anew.
 * 4. Who dies holding a succession leaves a dead holder's lock of that name, with its own succession: rule 3 again.
 *    Each level is one process dead between two calls, and the deepest is always free, so somebody gets through.
 * 5. Who has the lock may remove every succession: the contents they follow are gone for good, so who still holds one
 *    finds that out at its next reading and can do nothing with it.
 *
 * Where a disk has no links (FAT), rule 1 needs two steps, and a lock may be seen empty. So what cannot be read is
 * believed dead only after `settleMs` without change, and a maker who needed more than half of that does not count
 * itself the holder (its lock then stands until its process ends).
 */
const settleMs = 2000;
const attempts = 5;

interface Taking {
  readonly lock: string;
  readonly mine: Holder;
  readonly world: LockWorld;
}

/** Puts a lock with our content in place if there is none. */
async function place({ lock, mine, world }: Taking, path: string): Promise<boolean> {
  const content = `${JSON.stringify(mine)}\n`;
  const temporary = `${lock}.${mine.id}`;
  try {
    await world.create(temporary, content);
    await world.link(temporary, path);
    return true;
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === "EEXIST") return false;
    // EISDIR is what Node makes of Windows' answer that the disk knows no links.
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EISDIR"].includes(errno ?? "")) throw error;
  } finally {
    await world.remove(temporary);
  }
  const began = world.now();
  try {
    await world.create(path, content);
  } catch (error) {
    if (errnoOf(error) === "EEXIST") return false;
    throw error;
  }
  const placed = await world.read(path);
  if (placed?.text !== content || world.now() - began > settleMs / 2) throw failure("locked-elsewhere");
  return true;
}

/** What tells this content from every other: a holder's by its random id, what cannot be read by its file too. */
function nameOf({ text: content, mark }: LockContent): string {
  return parseHolder(content) === null ? `${content}\n${mark}` : content;
}

function isStill(now: LockContent | null, before: LockContent): boolean {
  return now !== null && nameOf(now) === nameOf(before);
}

/** What stands in a dead holder's lock; null when there is no lock or it changed meanwhile. Rejects while it is held. */
async function deadContent({ lock, mine, world }: Taking, path: string): Promise<LockContent | null> {
  const found = await world.read(path);
  if (found === null) return null;
  const by = parseHolder(found.text);
  if (by === null) {
    await world.pause(settleMs);
    return isStill(await world.read(path), found) ? found : null;
  }
  if (by.host !== mine.host) throw failure("locked-elsewhere", text.lockedOnOtherComputer(by.host, lock));
  if (world.isLiving(by)) throw failure("locked-elsewhere", text.lockedHere);
  return found;
}

function successionOf(lock: string, dead: LockContent): string {
  return `${lock}.after-${createHash("sha256").update(nameOf(dead)).digest("hex").slice(0, 32)}`;
}

/** Resolves when the lock at this path is ours. Rejects with locked-elsewhere. */
async function take(taking: Taking, path: string): Promise<void> {
  const { lock, world } = taking;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await place(taking, path)) return;
    const dead = await deadContent(taking, path);
    if (dead === null) continue;
    const succession = successionOf(lock, dead);
    await take(taking, succession);
    try {
      if (isStill(await world.read(path), dead)) {
        await world.rename(succession, path);
        return;
      }
    } catch (error) {
      // Only who has the lock removes our succession (rule 5): we were late.
      if (errnoOf(error) !== "ENOENT") {
        await world.remove(succession);
        throw error;
      }
    }
    await world.remove(succession);
  }
  throw failure("locked-elsewhere");
}

/** Removes what takers left behind that died half-way. Only for who has the lock. */
async function tidy({ lock, mine, world }: Taking): Promise<void> {
  for (const name of await world.list(dirname(lock))) {
    if (!name.startsWith(`${basename(lock)}.`)) continue;
    const path = join(dirname(lock), name);
    const content = await world.read(path);
    const by = content === null ? null : parseHolder(content.text);
    const dead = by !== null && by.host === mine.host && !world.isLiving(by);
    if (dead || path.startsWith(`${lock}.after-`)) await world.remove(path);
  }
}

/**
 * Takes the desk folder's one lock file; answers the function that gives it back. Rejects with locked-elsewhere while
 * the process named in it lives, or when another computer's name stands in it. A dead process's lock is taken over.
 */
export async function takeLock(lock: string, world: LockWorld = lockWorld): Promise<() => Promise<void>> {
  const mine = world.begin();
  const taking = { lock, mine, world };
  try {
    await take(taking, lock);
  } catch (error) {
    world.end(mine);
    throw asFailure(error);
  }
  await tidy(taking).catch(() => undefined);
  return async () => {
    const now = await world.read(lock).catch(() => null);
    if (now !== null && parseHolder(now.text)?.id === mine.id) await world.remove(lock);
    world.end(mine);
  };
}

import { readFileSync } from "node:fs";
import { hostname, uptime } from "node:os";
import { z } from "zod";
import { errnoOf } from "./failure.ts";

const holder = z.object({
  pid: z.number().int(),
  started: z.string(),
  host: z.string(),
  id: z.string(),
  /** Missing in what older programs wrote. */
  up: z.number().optional(),
});

/**
 * Who holds a lock: the process, when it began (empty where unknown), its computer, this one taking (random), and how
 * many seconds the computer had been running.
 */
export type Holder = z.infer<typeof holder>;

/** Takings of this very process that stand or are under way: a process id alone would not tell a second window in it. */
const takingsHere = new Set<string>();

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

/** Reads a lock's content; null when it is no holder's (torn, empty, foreign). */
export function parseHolder(content: string): Holder | null {
  try {
    const parsed = holder.safeParse(JSON.parse(content));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** This process as the holder of a taking, from now on counted as living until it is given up. */
export function beginTaking(id: string): Holder {
  takingsHere.add(id);
  return { pid: process.pid, started: startOf(process.pid), host: hostname(), id, up: Math.floor(uptime()) };
}

/** From now on a lock of this taking is a dead one. */
export function endTaking(id: string): void {
  takingsHere.delete(id);
}

/** Whether the holder, a process of this computer, lives. */
export function isLiving(by: Holder): boolean {
  if (by.pid === process.pid) return takingsHere.has(by.id);
  // It has been started anew since, so what bears the number now is another process. Needs no clock, and no /proc.
  if (by.up !== undefined && uptime() < by.up) return false;
  if (!isAlive(by.pid)) return false;
  const started = startOf(by.pid);
  return started === "" || by.started === "" || started === by.started;
}

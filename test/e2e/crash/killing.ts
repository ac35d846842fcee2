import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { bundledProgram } from "../../bundled-program.ts";
import type { WorkOrder } from "./work-order.ts";

/** What an office had said when it was ended, and for how long it had worked, in milliseconds. */
export interface CutShort {
  readonly lines: readonly (readonly string[])[];
  readonly killed: boolean;
  readonly worked: number;
}

/**
 * Has an office work in a process of its own and ends it with SIGKILL `after` milliseconds after it first said `since`;
 * with null it is left to finish.
 */
export async function workUntilKilled(
  order: WorkOrder,
  after: number | null,
  since: "ready" | "registered" = "ready",
): Promise<CutShort> {
  const program = await bundledProgram("test/e2e/crash/office-child.ts");
  const child = spawn(process.execPath, [program, JSON.stringify(order)], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let complained = "";
  let ready = 0;
  const begun = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      if (ready === 0 && said.includes("ready\n")) ready = performance.now();
      if (said.includes(`${since} `) || (since === "ready" && ready !== 0)) resolve();
    });
  });
  child.stderr.on("data", (chunk: Buffer) => {
    complained += chunk.toString("utf8");
  });
  const ended = once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>;
  await Promise.race([begun, ended]);
  if (after !== null) {
    await Promise.race([pause(after), ended]);
    child.kill("SIGKILL");
  }
  const [code, signal] = await ended;
  if (signal === null && code !== 0) throw new Error(`the office ended with ${code}: ${complained}`);
  // The last line may be cut; only whole ones were acknowledged.
  const lines = said.split("\n").slice(0, -1);
  return { lines: lines.map((line) => line.split(" ")), killed: signal === "SIGKILL", worked: performance.now() - ready };
}

import { describe, expect, it } from "vitest";
import { takeLock } from "../../../electron/services/desk-lock.ts";
import { LockSimulation } from "./lock-simulation.ts";

const lock = "/desk/lock";
const locked = expect.objectContaining({ name: "ServiceFailure", code: "locked-elsewhere" });
const ofADeadProcess = JSON.stringify({ pid: 0, started: "", host: "here", id: "0-1" });

/** mulberry32: a seed gives the same interleaving again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Round {
  readonly seed: number;
  /** What stands in the lock at the beginning; null for none. */
  readonly found: string | null;
  readonly links: boolean;
  readonly deaths: boolean;
}

/** Lets five processes contend, hold, give back and perhaps die; then one more comes. */
async function play({ seed, found, links, deaths }: Round): Promise<{ won: number; left: string[] }> {
  const random = randomFrom(seed);
  const simulation = new LockSimulation(random, links);
  // Slow enough for some to outrun the time in which a lock may be seen empty.
  if (!links) simulation.slowestStepMs = 400;
  if (found !== null) simulation.put(lock, found);
  const holders = new Map<number, () => Promise<void>>();
  const refused: unknown[] = [];
  let won = 0;
  const enter = (contender: number): void => {
    takeLock(lock, simulation.world(contender)).then(
      (release) => {
        won += 1;
        holders.set(contender, release);
      },
      (error: unknown) => refused.push(error),
    );
  };
  const contend = async (isCalm: boolean): Promise<void> => {
    while (await simulation.step()) {
      expect([...holders.keys()].length, `seed ${seed}`).toBeLessThanOrEqual(1);
      if (isCalm) continue;
      const [holder] = holders;
      if (holder !== undefined && random() < 0.1) {
        holders.delete(holder[0]);
        void holder[1]();
      }
      if (deaths && random() < 0.06) {
        const dying = 1 + Math.floor(random() * 5);
        simulation.kill(dying);
        holders.delete(dying);
      }
    }
  };
  for (let contender = 1; contender <= 5; contender += 1) enter(contender);
  await contend(false);
  for (const error of refused) expect(error).toEqual(locked);
  for (const [contender] of holders) simulation.kill(contender);
  holders.clear();
  simulation.slowestStepMs = 1;
  enter(6);
  await contend(true);
  expect([...holders.keys()], `seed ${seed}`).toEqual([6]);
  return { won, left: [...simulation.files.keys()] };
}

const starts: readonly [string, string | null][] = [
  ["there is none", null],
  ["it is a dead process's", ofADeadProcess],
  ["it is empty", ""],
  ["it is torn", ofADeadProcess.slice(0, 20)],
];

describe.each([true, false])("the lock on a disk that has links: %s", (links) => {
  it.each(starts)("is held by one at a time, in any order of steps, when %s", async (_name, found) => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const { won, left } = await play({ seed, found, links, deaths: false });
      // On a disk without links, one that was too slow counts itself out, and nobody need get it.
      if (links) expect(won, `seed ${seed}`).toBeGreaterThanOrEqual(2);
      if (links) expect(left, `seed ${seed}`).toEqual([lock]);
    }
  });

  it.each(starts)(
    "is held by one at a time, and can be had, when processes die between any two steps and %s",
    async (_name, found) => {
      for (let seed = 1; seed <= 200; seed += 1) {
        const { left } = await play({ seed: 10_000 + seed, found, links, deaths: true });
        expect(left.filter((path) => path.startsWith(`${lock}.after-`))).toEqual([]);
      }
    },
  );
});

import type { Holder } from "../../../electron/services/lock-holder.ts";
import type { LockWorld } from "../../../electron/services/lock-world.ts";

const refusal = (code: string): Error => Object.assign(new Error(code), { code });

/** What a contender waits for: its next call, from a time of the simulated clock on. */
interface Waiting {
  readonly contender: number;
  readonly from: number;
  readonly go: () => void;
}

/**
 * A disk, a clock and processes in which every call of the lock's world is one step, and `step` chooses whose step is
 * next. A process that is killed never makes another step, in the middle of whatever it was doing.
 */
export class LockSimulation {
  readonly files = new Map<string, { text: string; mark: string }>();
  readonly #random: () => number;
  readonly #links: boolean;
  /** The longest that a step takes. */
  slowestStepMs = 1;
  readonly #dead = new Set<number>();
  readonly #ended = new Set<string>();
  #waiting: Waiting[] = [];
  #clock = 0;
  #made = 0;

  constructor(random: () => number, links: boolean) {
    this.#random = random;
    this.#links = links;
  }

  put(path: string, text: string): void {
    this.#made += 1;
    this.files.set(path, { text, mark: String(this.#made) });
  }

  kill(contender: number): void {
    this.#dead.add(contender);
    this.#waiting = this.#waiting.filter((waiting) => waiting.contender !== contender);
  }

  /** Lets one contender, chosen by chance, make its next call; false when none waits. */
  async step(): Promise<boolean> {
    await settled();
    if (this.#waiting.length === 0) return false;
    this.#clock += this.#random() * this.slowestStepMs;
    const earliest = Math.min(...this.#waiting.map(({ from }) => from));
    if (earliest > this.#clock) this.#clock = earliest;
    const ready = this.#waiting.filter(({ from }) => from <= this.#clock);
    const chosen = ready[Math.floor(this.#random() * ready.length)];
    if (chosen === undefined) throw new Error("nobody is ready");
    this.#waiting = this.#waiting.filter((waiting) => waiting !== chosen);
    chosen.go();
    return true;
  }

  /** The world as the process of this number sees it. */
  world(contender: number): LockWorld {
    const next = (from = 0): Promise<void> =>
      new Promise((go) => {
        if (!this.#dead.has(contender)) this.#waiting.push({ contender, from, go });
      });
    let takings = 0;
    return {
      begin: () => {
        takings += 1;
        return { pid: contender, started: "", host: "here", id: `${contender}-${takings}` };
      },
      end: (taking) => this.#ended.add(taking.id),
      isLiving: (by: Holder) => by.pid !== 0 && !this.#dead.has(by.pid) && !this.#ended.has(by.id),
      read: async (path) => {
        await next();
        return this.files.get(path) ?? null;
      },
      create: async (path, text) => {
        await next();
        if (this.files.has(path)) throw refusal("EEXIST");
        this.put(path, "");
        const made = this.files.get(path);
        await next();
        // What was opened is written, even if another file bears the name by now.
        if (made !== undefined) made.text = text;
      },
      link: async (from, to) => {
        await next();
        if (!this.#links) throw refusal("EPERM");
        const file = this.files.get(from);
        if (file === undefined) throw refusal("ENOENT");
        if (this.files.has(to)) throw refusal("EEXIST");
        this.files.set(to, file);
      },
      rename: async (from, to) => {
        await next();
        const file = this.files.get(from);
        if (file === undefined) throw refusal("ENOENT");
        this.files.set(to, file);
        this.files.delete(from);
      },
      remove: async (path) => {
        await next();
        this.files.delete(path);
      },
      list: async () => {
        await next();
        return [...this.files.keys()].map((path) => path.slice(path.lastIndexOf("/") + 1));
      },
      pause: (ms) => next(this.#clock + ms),
      now: () => this.#clock,
    };
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

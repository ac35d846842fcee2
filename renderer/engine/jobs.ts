import type { EngineNotice, JobProgress } from "./api/notices.ts";

/** One long piece of work that the window sees and may cancel. */
export interface Job {
  readonly id: string;
  readonly signal: AbortSignal;
  /** Chinese phase, and how far it is; sent at most ten times a second. */
  progress(phase: string, done: number, total: number): void;
}

export interface Jobs {
  run<T>(kind: JobProgress["kind"], work: (job: Job) => Promise<T>, cancellable?: boolean): Promise<T>;
  /** A piece of work beside which no other job runs: those asked for meanwhile wait. Null while another is running. */
  runAlone<T>(kind: JobProgress["kind"], work: (job: Job) => Promise<T>): Promise<T> | null;
  cancel(id: string): void;
  readonly running: number;
}

/** Keeps the running jobs. `clock` in milliseconds only thins the notices out. */
export function createJobs(notify: (notice: EngineNotice) => void, clock: () => number): Jobs {
  const controllers = new Map<string, AbortController>();
  let count = 0;
  let alone: Promise<unknown> | null = null;
  const jobs: Jobs = {
    get running() {
      return controllers.size;
    },
    cancel: (id) => controllers.get(id)?.abort(new DOMException("cancelled by the person", "AbortError")),
    runAlone(kind, work) {
      if (alone !== null || controllers.size > 0) return null;
      const whole = started(kind, work, false);
      const done = whole.then(
        () => undefined,
        () => undefined,
      );
      alone = done;
      void done.then(() => {
        alone = null;
      });
      return whole;
    },
    async run(kind, work, cancellable = true) {
      while (alone !== null) await alone;
      return started(kind, work, cancellable);
    },
  };
  async function started<T>(kind: JobProgress["kind"], work: (job: Job) => Promise<T>, cancellable: boolean): Promise<T> {
    count += 1;
    const id = `${kind}-${count}`;
    const controller = new AbortController();
    controllers.set(id, controller);
    let last = -1;
    let lastPhase = "";
    const progress = (phase: string, done: number, total: number) => {
      const now = clock();
      if (phase === lastPhase && done < total && now - last < 100) return;
      last = now;
      lastPhase = phase;
      notify({ notice: "progress", progress: { job: id, kind, phase, done, total, cancellable } });
    };
    try {
      return await work({ id, signal: controller.signal, progress });
    } finally {
      controllers.delete(id);
      notify({ notice: "finished", job: id });
    }
  }
  return jobs;
}

import type { EngineApi } from "./api/engine-api.ts";
import type { EngineNotice } from "./api/notices.ts";
import { engineMethods, type WorkerMessage } from "./wire.ts";

/** The engine as the window sees it, and its notices. */
export interface EngineClient {
  readonly api: EngineApi;
  /** Answers a function that ends the listening. */
  readonly listen: (hear: (notice: EngineNotice) => void) => () => void;
  /** Ends the worker at once. */
  stop(): void;
}

/** What the client needs of a Worker. */
interface WorkerLike {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: "message", hear: (event: MessageEvent<WorkerMessage>) => void): void;
  addEventListener(type: "error", hear: (event: ErrorEvent) => void): void;
  terminate(): void;
}

/** A defect in the engine; the person sees one sentence, the log the message. */
class EngineDefect extends Error {
  override readonly name = "EngineDefect";
}

/**
 * A typed stand-in for the engine in the worker. `port` leads to the shell (Electron) and moves into the worker; with null
 * the worker posts to its own origin. A worker that dies rejects every call that still waits.
 */
export function createEngineClient(worker: WorkerLike, port: MessagePort | null): EngineClient {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>();
  const hearers = new Set<(notice: EngineNotice) => void>();
  let next = 0;
  let dead: EngineDefect | null = null;

  worker.addEventListener("message", ({ data }) => {
    if ("notice" in data) {
      for (const hear of hearers) hear(data.notice);
      return;
    }
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if ("failed" in data) call?.reject(new EngineDefect(data.failed));
    else call?.resolve(data.value);
  });
  worker.addEventListener("error", (event) => {
    dead = new EngineDefect(event.message || "the engine stopped");
    for (const { reject } of waiting.values()) reject(dead);
    waiting.clear();
  });
  worker.postMessage({ start: { port } }, port ? [port] : []);

  const call = (method: string) => (params?: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      if (dead) return reject(dead);
      next += 1;
      waiting.set(next, { resolve, reject });
      worker.postMessage({ id: next, method, params }, []);
    });
  return {
    api: Object.fromEntries(engineMethods.map((method) => [method, call(method)])) as unknown as EngineApi,
    listen(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    stop: () => worker.terminate(),
  };
}

import type { EngineApi } from "./api/engine-api.ts";
import { type CallMessage, engineMethods, type WorkerMessage } from "./wire.ts";

const callable: ReadonlySet<string> = new Set(engineMethods);

/** Answers one call. Exceptions are bugs: their message goes to the window's log, never a person's data with it. */
export async function answerCall(engine: EngineApi, call: CallMessage): Promise<WorkerMessage> {
  const { id, method, params } = call;
  if (!callable.has(method)) return { id, failed: `no such method: ${method}` };
  try {
    const run = engine[method as keyof EngineApi] as (params: unknown) => Promise<unknown>;
    return { id, value: await run(params) };
  } catch (error) {
    return { id, failed: error instanceof Error ? `${error.name}: ${error.message}` : "unknown failure" };
  }
}

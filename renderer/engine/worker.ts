import { createInternationalSuite } from "../../shared/crypto/international.ts";
import type { Desktop } from "../../shared/desktop.ts";
import { type PortLike, portDesktop } from "../../shared/desktop-port.ts";
import { wireDesktop, wireType } from "../../shared/desktop-wire.ts";
import { createEngine, type Engine } from "./engine.ts";
import { answerCall } from "./host.ts";
import { openDexieStore } from "./store-dexie.ts";
import type { CallMessage, StartMessage, WorkerMessage } from "./wire.ts";

/** Name of the database: one per origin, and each desk folder has its own browser profile. */
const databaseName = "petition-desk";

/** Chromium sends large bodies twice as fast from a Blob as from bytes (measured; docs/performance.md). */
const largeBody = 65_536;

function send(message: WorkerMessage): void {
  self.postMessage(message);
}

/** The shell over the loopback of the worker's own origin, with the session's cookie. */
function loopback(): Desktop {
  return wireDesktop(async (path, body) => {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": wireType },
      body: body.length > largeBody ? new Blob([body]) : body,
      credentials: "same-origin",
      cache: "no-store",
    });
    return { ok: answer.ok, body: new Uint8Array(await answer.arrayBuffer()) };
  });
}

async function start(message: StartMessage): Promise<Engine> {
  const { port } = message.start;
  return createEngine({
    // The browser's type binds `this` in onmessage, which the port's contract leaves open.
    desktop: port ? portDesktop(port as unknown as PortLike) : loopback(),
    openStore: () => openDexieStore(databaseName),
    suite: await createInternationalSuite(),
    clock: () => new Date(),
    notify: (notice) => send({ notice }),
  });
}

let engine: Promise<Engine> | null = null;

self.onmessage = async (event: MessageEvent<StartMessage | CallMessage>) => {
  const { data } = event;
  if ("start" in data) {
    engine ??= start(data);
    return;
  }
  if (!engine) return send({ id: data.id, failed: "the engine was not started" });
  try {
    send(await answerCall(await engine, data));
  } catch (error) {
    send({ id: data.id, failed: error instanceof Error ? `${error.name}: ${error.message}` : "unknown failure" });
  }
};

import { createInternationalSuite } from "../../shared/crypto/international.ts";
import { type PortLike, portDesktop } from "../../shared/desktop-port.ts";
import { createEngine, type Engine } from "./engine.ts";
import { answerCall } from "./host.ts";
import { loopbackDesktop } from "./loopback.ts";
import { openDexieStore } from "./store/store-dexie.ts";
import { createAside } from "./threads/aside-thread.ts";
import { createSealing } from "./threads/seal-thread.ts";
import type { CallMessage, StartMessage, WorkerMessage } from "./wire.ts";

/** Name of the database: one per origin, and each desk folder has its own browser profile. */
const databaseName = "petition-desk";

function send(message: WorkerMessage): void {
  self.postMessage(message);
}

async function start(message: StartMessage): Promise<Engine> {
  const { port } = message.start;
  const suite = await createInternationalSuite();
  return createEngine({
    // The browser's type binds `this` in onmessage, which the port's contract leaves open.
    desktop: port ? portDesktop(port as unknown as PortLike) : loopbackDesktop(),
    openStore: () => openDexieStore(databaseName),
    suite,
    clock: () => new Date(),
    notify: (notice) => send({ notice }),
    sealing: createSealing(),
    aside: createAside(suite.hash),
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

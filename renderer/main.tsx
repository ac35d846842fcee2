import { mount, mountElsewhere } from "./app/mount.tsx";
import { takeDesk } from "./app/only-window.ts";
import { createEngineClient } from "./engine/client.ts";
import { openDesktop } from "./platform/open-desktop.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

if (await takeDesk()) {
  const { desktop, workerPort } = await openDesktop();
  const worker = new Worker(new URL("./engine/worker.ts", import.meta.url), { type: "module", name: "engine" });
  mount(root, { engine: createEngineClient(worker, workerPort), desktop });
} else mountElsewhere(root);

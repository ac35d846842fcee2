import { expect, it } from "vitest";
import type { EngineNotice } from "../../renderer/engine/api/notices.ts";
import { createEngineClient, type EngineClient } from "../../renderer/engine/client.ts";
import type { PortRequest } from "../../shared/desktop-port.ts";
import { granted, intake, passphrase } from "./engine-words.ts";
import { memoryDesktop } from "./memory-desktop.ts";

/** Answers a port as the shell does. */
function serve(port: MessagePort, desktop: ReturnType<typeof memoryDesktop>["desktop"]): void {
  port.onmessage = async ({ data }: MessageEvent<PortRequest>) => {
    const call = desktop.call as (channel: string, request: unknown, bytes?: unknown) => Promise<unknown>;
    try {
      port.postMessage({ id: data.id, ok: true, response: await call(data.channel, data.request, data.bytes) });
    } catch (error) {
      port.postMessage({ id: data.id, ok: false, code: "io", message: String(error) });
    }
  };
}

function startWorker(desktop: ReturnType<typeof memoryDesktop>["desktop"]): EngineClient {
  const { port1, port2 } = new MessageChannel();
  serve(port1, desktop);
  const worker = new Worker(new URL("../../renderer/engine/worker.ts", import.meta.url), { type: "module" });
  return createEngineClient(worker, port2);
}

/** Every string and byte string in every database of this origin, decoded in each encoding a search would try. */
async function everythingInIndexedDb(): Promise<string> {
  const texts: string[] = [];
  const decoders = ["utf-8", "utf-16le", "gb18030"].map((label) => new TextDecoder(label));
  const collect = (value: unknown): void => {
    if (typeof value === "string") texts.push(value);
    else if (value instanceof Uint8Array || value instanceof ArrayBuffer)
      for (const one of decoders) texts.push(one.decode(value));
    else if (typeof value === "object" && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        texts.push(key);
        collect(item);
      }
    }
  };
  const wait = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  for (const { name } of await indexedDB.databases()) {
    if (!name) continue;
    const database = await wait(indexedDB.open(name));
    for (const table of database.objectStoreNames) {
      collect(await wait(database.transaction(table).objectStore(table).getAll()));
    }
    database.close();
  }
  return texts.join("\n");
}

const secrets = ["陈桂兰", "13812345521", "5521", "石桥村三组", "灌溉水渠", "没有人修"];

it("registers in the worker, and no value of IndexedDB or the desk folder holds a word of it in clear", async () => {
  const { desktop, sealed } = memoryDesktop();
  const client = startWorker(desktop);
  const notices: EngineNotice[] = [];
  client.listen((notice) => notices.push(notice));
  expect((await client.api.status()).phase).toBe("fresh");
  granted(
    await client.api.setUp({
      level: "township",
      organisation: "990127001",
      officeName: "青禾镇信访站",
      user: { name: "周敏", passphrase },
    }),
  );
  granted(await client.api.saveDraft({ id: "d1", form: { name: "陈桂兰" }, label: "陈*兰", channel: "visit" }));
  const { petition, number } = granted(await client.api.register({ draft: "d1", intake: intake() }));
  granted(await client.api.saveDraft({ id: "d2", form: { name: "陈桂兰" }, label: "陈*兰", channel: "visit" }));
  const file = new Blob([new TextEncoder().encode("陈桂兰的材料")]);
  granted(await client.api.addAttachment({ file, name: "材料.txt", mediaType: "text/plain" }));
  expect(notices).toContainEqual({ notice: "changed", topics: ["petitions", "drafts"] });

  const database = await everythingInIndexedDb();
  const disk = sealed()
    .flatMap((bytes) => ["utf-8", "utf-16le", "gb18030"].map((label) => new TextDecoder(label).decode(bytes)))
    .join("\n");
  for (const secret of secrets) {
    expect(database, secret).not.toContain(secret);
    expect(disk, secret).not.toContain(secret);
  }
  // The control: what is planted in clear is found by the same search, and so are the clear columns.
  expect(database).toContain(petition);
  expect(database).toContain(intake().receiptDate);
  expect(database).not.toContain(number);
  await plant("陈桂兰");
  expect(await everythingInIndexedDb()).toContain("陈桂兰");
  client.stop();
});

async function plant(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const open = indexedDB.open("planted", 1);
    open.onupgradeneeded = () => {
      open.result.createObjectStore("rows", { autoIncrement: true }).put({ deep: { value: new TextEncoder().encode(text) } });
    };
    open.onsuccess = () => {
      open.result.close();
      resolve();
    };
    open.onerror = () => reject(open.error);
  });
}

it("finds its petitions again in another worker, after the passphrase", async () => {
  const { desktop } = memoryDesktop();
  await new Promise((resolve) => {
    indexedDB.deleteDatabase("petition-desk").onsuccess = resolve;
  });
  const first = startWorker(desktop);
  granted(
    await first.api.setUp({
      level: "township",
      organisation: "990127001",
      officeName: "青禾镇信访站",
      user: { name: "周敏", passphrase },
    }),
  );
  const { number } = granted(await first.api.register({ draft: "d1", intake: intake() }));
  first.stop();
  const second = startWorker(desktop);
  const { users, phase } = await second.api.status();
  expect(phase).toBe("locked");
  granted(await second.api.unlock({ user: users[0]?.id ?? "", passphrase }));
  const list = await second.api.list({ filter: {}, sort: { by: "number", reverse: false }, offset: 0, limit: 10 });
  expect(list.rows.map((row) => row.number)).toEqual([number]);
  second.stop();
});

it("answers a call to something that is no method of the interface with a defect, not with the thing", async () => {
  const client = startWorker(memoryDesktop().desktop);
  const anything = client.api as unknown as Record<string, unknown>;
  expect(anything["close"]).toBeUndefined();
  client.stop();
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createMemoryStore } from "../../renderer/engine/store/store-memory.ts";
import { townshipDesk } from "./desk-fixture.ts";
import { draftId, granted, intake, passphrase } from "./engine-words.ts";

const all = { filter: {}, sort: { by: "number", reverse: false }, offset: 0, limit: 50 } as const;

test("a backup whose user is removed while it runs ends whole, and so does what is registered meanwhile", async () => {
  const desk = await townshipDesk();
  const stick = await mkdtemp(join(tmpdir(), "petition-desk-stick-"));
  try {
    const { engine, user } = desk;
    const other = granted(await engine.addUser({ name: "李主任", role: "administrator", passphrase }));
    const file = new Blob([new Uint8Array(12_000_000).fill(3)]);
    const photo = granted(await engine.addAttachment({ file, name: "照片.jpg", mediaType: "image/jpeg" }));
    granted(await engine.register({ draft: draftId(), intake: intake({ attachments: [photo] }) }));
    const running = engine.backup({ folder: stick });
    await engine.lock();
    granted(await engine.unlock({ user: other.id, passphrase }));
    granted(await engine.removeUser({ user }));
    granted(await engine.register({ draft: draftId(), intake: intake() }));
    granted(await running);

    const again = await desk.reopen(createMemoryStore());
    expect((await again.engine.unlock({ user, passphrase })) as unknown).toMatchObject({ refused: expect.any(String) });
    granted(await again.engine.unlock({ user: other.id, passphrase }));
    expect((await again.engine.list(all)).rows).toHaveLength(2);
    granted(await again.engine.backup({ folder: stick }));
    await again.close();
  } finally {
    await rm(stick, { recursive: true, force: true });
    await desk.close().catch(() => undefined);
  }
});

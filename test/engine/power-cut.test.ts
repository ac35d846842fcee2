import { expect, it } from "vitest";
import type { Engine } from "../../renderer/engine/engine.ts";
import { SimulatedDisk } from "../simulation/disk.ts";
import { granted, intake, passphrase } from "./engine-words.ts";
import { pointsBetween, powerCuts } from "./power-cuts.ts";

const cuts = powerCuts();

/** What was promised to the person before the power went. */
interface Promises {
  setUp: boolean;
  readonly registered: Map<string, string>;
  amended: boolean;
  draft: boolean;
}

async function work(engine: Engine, promised: Promises): Promise<void> {
  granted(
    await engine.setUp({
      level: "township",
      organisation: "990127001",
      officeName: "青禾镇信访站",
      user: { name: "周敏", passphrase },
    }),
  );
  promised.setUp = true;
  const bytes = new Uint8Array([1, 2, 3]);
  for (const draft of ["d1", "d2"]) {
    granted(await engine.saveDraft({ id: draft, form: {}, label: "", channel: "visit" }));
    const file = granted(await engine.addAttachment({ file: new Blob([bytes]), name: "照片.jpg", mediaType: "image/jpeg" }));
    const made = granted(await engine.register({ draft, intake: intake({ attachments: [file] }) }));
    promised.registered.set(made.petition, made.number);
  }
  const [petition = ""] = promised.registered.keys();
  granted(await engine.amend({ petition, changes: { title: "改过" }, base: {} }));
  promised.amended = true;
  granted(await engine.saveDraft({ id: "d3", form: { title: "没登记的" }, label: "", channel: "visit" }));
  promised.draft = true;
}

async function cutAt(point: number, withStore: boolean): Promise<void> {
  const promised: Promises = { setUp: false, registered: new Map(), amended: false, draft: false };
  const { desk: after, where } = await cuts.cutAt(point, withStore, ({ engine }) => work(engine, promised));
  const status = await after.engine.status();
  if (promised.setUp) expect(status.phase, where).toBe("locked");
  const [user] = status.users;
  if (status.phase === "locked" && user) {
    const opened = granted(await after.engine.unlock({ user: user.id, passphrase }));
    expect(opened.phase, where).toBe("open");
    for (const [petition, number] of promised.registered) {
      const detail = await after.engine.petition({ petition });
      expect(detail?.row.number, where).toBe(number);
      expect(
        detail?.attachments.map((one) => one.held),
        where,
      ).toEqual([true]);
    }
    const [first] = promised.registered.keys();
    if (promised.amended && first) expect((await after.engine.petition({ petition: first }))?.row.title, where).toBe("改过");
    if (promised.draft) expect((await after.engine.draft({ id: "d3" }))?.form, where).toEqual({ title: "没登记的" });
    // Trying the same draft again gives the same petition, and the desk goes on.
    const file = granted(
      await after.engine.addAttachment({
        file: new Blob([new Uint8Array([1, 2, 3])]),
        name: "照片.jpg",
        mediaType: "image/jpeg",
      }),
    );
    const again = granted(await after.engine.register({ draft: "d1", intake: intake({ attachments: [file] }) }));
    const known = [...promised.registered.values()][0];
    if (known) expect(again.number, where).toBe(known);
    const numbers = (await after.engine.list({ filter: {}, sort: { by: "number", reverse: false }, offset: 0, limit: 9 })).rows;
    expect(new Set(numbers.map((row) => row.number)).size, where).toBe(numbers.length);
  }
  await cuts.end(after);
}

it("loses nothing that was promised, wherever the power goes, with the database or without it", {
  timeout: 600_000,
}, async () => {
  const disk = new SimulatedDisk();
  const whole = await cuts.open(disk);
  await work(whole.engine, { setUp: false, registered: new Map(), amended: false, draft: false });
  await cuts.end(whole);
  for (const point of pointsBetween(0, disk.changes, 24)) {
    await cutAt(point, true);
    await cutAt(point, false);
  }
});

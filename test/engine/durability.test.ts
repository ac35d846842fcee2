import { readFile, rm, writeFile } from "node:fs/promises";
import { afterEach, describe, expect, it } from "vitest";
import type { Store, TableName } from "../../renderer/engine/store/store.ts";
import { createMemoryStore } from "../../renderer/engine/store/store-memory.ts";
import { type TestDesk, townshipDesk } from "./desk-fixture.ts";
import { draftId, granted, intake, passphrase } from "./engine-words.ts";

let desk: TestDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

type Township = TestDesk & { readonly user: string };
const everything = { filter: {}, sort: { by: "number", reverse: false }, offset: 0, limit: 100 } as const;

async function withPetitions(count: number): Promise<Township> {
  const made = await townshipDesk();
  desk = made;
  for (let i = 1; i <= count; i += 1) {
    granted(await made.engine.register({ draft: draftId(), intake: intake({ title: `事项${i}` }) }));
  }
  return made;
}

async function unlocked(from: Township, store?: Store): Promise<Township> {
  const next = Object.assign(await from.reopen(store), { user: from.user });
  desk = next;
  granted(await next.engine.unlock({ user: from.user, passphrase }));
  await next.engine.settled();
  return next;
}

/** Copies a store, as restoring a disk image does. */
async function copyOf(store: Store): Promise<Store> {
  const copy = createMemoryStore();
  for (const table of ["meta", "segments", "chains", "petitions", "records", "parked"] as const satisfies TableName[]) {
    await copy.commit((await store.range(table, { by: "key" })).map((put) => ({ table, put })));
  }
  return copy;
}

/** What people see, without what only the store knows. */
async function seen(from: Township): Promise<unknown> {
  const { rows, total } = await from.engine.list(everything);
  const details = await Promise.all(rows.map((row) => from.engine.petition({ petition: row.id })));
  return { rows, total, views: details.map((one) => one?.view), work: await from.engine.workTable() };
}

describe("after the database is lost", () => {
  it("everything comes back from the journal, with progress, and numbering goes on", async () => {
    const first = await withPetitions(3);
    const [row] = (await first.engine.list(everything)).rows;
    granted(await first.engine.amend({ petition: row?.id ?? "", changes: { title: "改过" }, base: {} }));
    granted(await first.engine.addUser({ name: "林峰", role: "clerk", passphrase: "白日依山尽黄河入" }));
    await first.engine.settled();
    const before = await seen(first);
    const again = await unlocked(first);
    expect(await seen(again)).toEqual(before);
    expect(again.notices.some((one) => one.notice === "progress" && one.progress.kind === "rebuild")).toBe(true);
    const next = granted(await again.engine.register({ draft: draftId(), intake: intake() }));
    expect(next.number).toContain("-0004-");
  });

  it("an older copy of it is brought up to the journal without a question", async () => {
    const first = await withPetitions(1);
    const older = await copyOf(first.store);
    granted(await first.engine.register({ draft: draftId(), intake: intake() }));
    const before = await seen(first);
    const again = await unlocked(first, older);
    expect(await seen(again)).toEqual(before);
  });
});

describe("after the journal lost its tail", () => {
  it("what the database still holds is written back, and nothing is lost", async () => {
    const first = await withPetitions(1);
    const shorter = await journalBytes(first);
    granted(await first.engine.register({ draft: draftId(), intake: intake({ title: "只在数据库里" }) }));
    const before = await seen(first);
    await first.engine.lock();
    await putBack(first, shorter);
    const again = await unlocked(first, first.store);
    expect(await seen(again)).toEqual(before);
    const rebuilt = await unlocked(again);
    expect(await seen(rebuilt)).toEqual(before);
  });
});

describe("when journal and database tell different stories", () => {
  it("a person is asked, both stories are kept, and the fork is no reason to lose a petition", async () => {
    const first = await withPetitions(1);
    const image = await copyOf(first.store);
    const journal = await journalBytes(first);
    granted(await first.engine.register({ draft: draftId(), intake: intake({ title: "第一条历史" }) }));
    const oneStory = await copyOf(first.store);
    await first.engine.lock();
    await putBack(first, journal);
    const second = await unlocked(first, image);
    granted(await second.engine.register({ draft: draftId(), intake: intake({ title: "第二条历史" }) }));
    await second.engine.lock();

    const third = Object.assign(await second.reopen(oneStory), { user: second.user });
    desk = third;
    const asked = granted(await third.engine.unlock({ user: third.user, passphrase }));
    expect(asked.phase).toBe("recovery");
    expect(asked.recoveryReason).toContain("互不衔接");
    expect(granted(await third.engine.recover()).phase).toBe("open");
    await third.engine.settled();
    const titles = (await third.engine.list(everything)).rows.map((row) => row.title).sort();
    expect(titles).toEqual(["事项1", "第一条历史", "第二条历史"].sort());
    const next = granted(await third.engine.register({ draft: draftId(), intake: intake() }));
    expect(next.number).toContain("-0003-");
    const rebuilt = await unlocked(third);
    expect((await rebuilt.engine.list(everything)).total).toBe(4);
  });
});

describe("when the journal file itself is lost", () => {
  it("a person is asked, and the database gives everything back to a new journal", async () => {
    const first = await withPetitions(2);
    const before = await first.engine.list(everything);
    await first.engine.lock();
    await first.services.close();
    await rm(`${first.folder}/journal`, { recursive: true, force: true });
    const second = Object.assign(await first.reopen(first.store), { user: first.user });
    desk = second;
    expect(granted(await second.engine.unlock({ user: first.user, passphrase })).phase).toBe("recovery");
    granted(await second.engine.recover());
    await second.engine.settled();
    expect((await second.engine.list(everything)).rows).toEqual(before.rows);
    const rebuilt = await unlocked(second);
    expect((await rebuilt.engine.list(everything)).rows).toEqual(before.rows);
  });

  it("a database of another desk is no help and does no harm", async () => {
    const stranger = await townshipDesk();
    granted(await stranger.engine.register({ draft: draftId(), intake: intake({ title: "别台的" }) }));
    const foreign = await copyOf(stranger.store);
    await stranger.close();
    const first = await withPetitions(1);
    const second = Object.assign(await first.reopen(foreign), { user: first.user });
    desk = second;
    expect(granted(await second.engine.unlock({ user: first.user, passphrase })).phase).toBe("recovery");
    granted(await second.engine.recover());
    await second.engine.settled();
    expect((await second.engine.list(everything)).rows.map((row) => row.title)).toEqual(["事项1"]);
  });
});

describe("drafts", () => {
  it("survive a new start even when the database is lost, keep fields that the form no longer knows, and go with registering", async () => {
    const first = await townshipDesk();
    desk = first;
    const id = draftId();
    granted(await first.engine.saveDraft({ id, form: { title: "水渠", gone: "旧字段" }, label: "陈*兰", channel: "visit" }));
    const again = await unlocked(first);
    expect(await again.engine.drafts()).toMatchObject([{ id, label: "陈*兰" }]);
    expect((await again.engine.draft({ id }))?.form).toEqual({ title: "水渠", gone: "旧字段" });
    granted(await again.engine.register({ draft: id, intake: intake() }));
    expect(await again.engine.drafts()).toEqual([]);
  });
});

describe("removing a user", () => {
  it("changes the vault key: the others open everything, old and new; the removed one nothing", async () => {
    const first = await withPetitions(1);
    const added = granted(await first.engine.addUser({ name: "林峰", role: "clerk", passphrase: "白日依山尽黄河入" }));
    const other = granted(await first.engine.addUser({ name: "何志远", role: "leader", passphrase: "更上一层楼更上一" }));
    const slots = async () =>
      JSON.parse(await text(first, "vault.json")) as { generation: number; slots: { user: string; key: string }[] };
    const before = await slots();
    granted(await first.engine.removeUser({ user: added.id }));
    const after = await slots();
    expect(after.generation).toBe(before.generation + 1);
    expect(after.slots.map((slot) => slot.user)).toEqual([first.user, other.id]);
    granted(await first.engine.register({ draft: draftId(), intake: intake({ title: "新钥匙" }) }));
    const again = await unlocked(first);
    expect((await again.engine.list(everything)).total).toBe(2);
    await again.engine.lock();
    expect(await again.engine.unlock({ user: added.id, passphrase: "白日依山尽黄河入" })).toMatchObject({
      refused: "wrong-passphrase",
    });
    granted(await again.engine.unlock({ user: other.id, passphrase: "更上一层楼更上一" }));
    expect((await again.engine.list(everything)).total).toBe(2);
    expect(await again.engine.removeUser({ user: first.user })).toMatchObject({ refused: "not-allowed" });
  });
});

/** The journal file as it is now. */
async function journalBytes(from: TestDesk): Promise<Buffer> {
  return readFile(`${from.folder}/journal/journal`);
}

/** Replaces the journal file while nobody has it open, as restoring a folder does. */
async function putBack(from: TestDesk, bytes: Buffer): Promise<void> {
  await from.services.close();
  await writeFile(`${from.folder}/journal/journal`, bytes);
  await rm(`${from.folder}/journal/checkpoint`, { force: true });
}

async function text(from: TestDesk, name: string): Promise<string> {
  return readFile(`${from.folder}/${name}`, "utf8");
}

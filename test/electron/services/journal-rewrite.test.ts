import { expect, it } from "vitest";
import { DeskJournal } from "../../../electron/services/desk-journal.ts";
import type { JournalPosition } from "../../../shared/desktop.ts";
import { ServiceFailure } from "../../../shared/desktop.ts";
import { PowerCut, SimulatedDisk, seededRandom } from "../../simulation/disk.ts";

const folder = "/desk/journal";
const frame = (text: string): Uint8Array => new TextEncoder().encode(text);
const code = (of: string) => expect.objectContaining({ name: "ServiceFailure", code: of });
const old = ["登记甲", "陈秀兰的陈述", "登记乙"];
const without = ["登记甲", "（已移出）", "登记乙"];

function journalOn(disk: SimulatedDisk): DeskJournal {
  return new DeskJournal(disk, folder, () => "2026-11-25");
}

async function filled(disk: SimulatedDisk): Promise<{ journal: DeskJournal; end: JournalPosition }> {
  const journal = journalOn(disk);
  const end = await journal.use(async (open) => open.append(await open.position(), old.map(frame)));
  return { journal, end };
}

async function texts(journal: DeskJournal): Promise<string[]> {
  const { frames } = await journal.use((open) => open.read(0, 1_000_000));
  return frames.map((bytes) => new TextDecoder().decode(bytes));
}

async function rewrite(journal: DeskJournal, end: JournalPosition): Promise<JournalPosition> {
  const id = await journal.beginRewrite();
  await journal.appendToRewrite(id, [frame(without[0] ?? "")]);
  await journal.appendToRewrite(id, without.slice(1).map(frame));
  return journal.commitRewrite(id, end);
}

it("puts a journal of another name in the place of the old one, which can be appended to", async () => {
  const disk = new SimulatedDisk();
  const { journal, end } = await filled(disk);
  const after = await rewrite(journal, end);
  expect(after.frames).toBe(3);
  expect(after.journal).not.toBe(end.journal);
  expect(await texts(journal)).toEqual(without);
  await journal.use((open) => open.append(after, [frame("登记丙")]));
  await journal.close();
  expect(await texts(journalOn(disk))).toEqual([...without, "登记丙"]);
  for (const name of await disk.list(folder)) {
    expect(Buffer.from(disk.contentOf(`${folder}/${name}`)).includes("陈秀兰"), name).toBe(false);
  }
});

it("is on the medium before it takes the name, and the name before it is answered", async () => {
  const disk = new SimulatedDisk();
  const { journal, end } = await filled(disk);
  const id = await journal.beginRewrite();
  await journal.appendToRewrite(id, without.map(frame));
  disk.calls.length = 0;
  await journal.commitRewrite(id, end);
  const placed = disk.calls.filter((call) => !call.includes("checkpoint")).map((call) => call.replace(/[0-9a-f]{12}/, "x"));
  expect(placed).toEqual(["sync-folder journal", "sync .journal.x.tmp", "rename .journal.x.tmp journal", "sync-folder journal"]);
});

it("changes nothing when something was appended meanwhile, or frames are lacking", async () => {
  const { journal, end } = await filled(new SimulatedDisk());
  const late = await journal.beginRewrite();
  await journal.appendToRewrite(late, without.map(frame));
  const now = await journal.use((open) => open.append(end, [frame("登记丙")]));
  await expect(journal.commitRewrite(late, end)).rejects.toEqual(code("journal-diverged"));
  // As many frames as the old one has, from someone who did not read the last of them.
  const blind = await journal.beginRewrite();
  await journal.appendToRewrite(blind, [...without, "登记甲"].map(frame));
  for (const seen of [end, { ...now, head: end.head }, { ...now, journal: "0".repeat(32) }])
    await expect(journal.commitRewrite(blind, seen)).rejects.toEqual(code("journal-diverged"));
  const short = await journal.beginRewrite();
  await journal.appendToRewrite(short, without.map(frame));
  await expect(journal.commitRewrite(short, now)).rejects.toEqual(code("journal-diverged"));
  expect(await journal.use((open) => open.position())).toEqual(now);
  expect(await texts(journal)).toEqual([...old, "登记丙"]);
});

it("gives up what was begun when another is begun, when it is abandoned, and on closing", async () => {
  const disk = new SimulatedDisk();
  const { journal } = await filled(disk);
  const temporary = async () => (await disk.list(folder)).filter((name) => name.endsWith(".tmp"));
  const first = await journal.beginRewrite();
  const second = await journal.beginRewrite();
  await expect(journal.appendToRewrite(first, [frame("甲")])).rejects.toEqual(code("bad-request"));
  expect(await temporary()).toHaveLength(1);
  await journal.abandonRewrite(second);
  expect(await temporary()).toEqual([]);
  await journal.beginRewrite();
  await journal.close();
  expect(await temporary()).toEqual([]);
});

it("keeps the old journal, and goes on with it, when the medium is full", async () => {
  const disk = new SimulatedDisk();
  const { journal, end } = await filled(disk);
  disk.fault = (call, path) => (call === "write" && path.endsWith(".tmp") ? new ServiceFailure("disk-full", "") : null);
  await expect(rewrite(journal, end)).rejects.toEqual(code("disk-full"));
  disk.fault = null;
  const id = await journal.beginRewrite();
  await journal.appendToRewrite(id, without.map(frame));
  disk.fault = (call, path) => (call === "rename" && path.endsWith(".tmp") ? new ServiceFailure("io", "") : null);
  await expect(journal.commitRewrite(id, end)).rejects.toEqual(code("io"));
  disk.fault = null;
  await journal.use((open) => open.append(end, [frame("登记丙")]));
  expect(await texts(journal)).toEqual([...old, "登记丙"]);
});

it("leaves the old journal or the new one, whole, wherever the power goes", async () => {
  const dry = new SimulatedDisk();
  const whole = await filled(dry);
  const before = dry.changes;
  await rewrite(whole.journal, whole.end);
  const found = { old: 0, new: 0 };
  for (let point = before + 1; point <= dry.changes; point += 1) {
    for (let seed = 0; seed < 8; seed += 1) {
      const disk = new SimulatedDisk(point);
      const { journal, end } = await filled(disk);
      await expect(rewrite(journal, end)).rejects.toBeInstanceOf(PowerCut);
      const after = disk.afterCut(seededRandom(point * 31 + seed));
      const reopened = journalOn(after);
      const held = await texts(reopened);
      const is = held[1] === old[1] ? "old" : "new";
      expect(held, `cut at ${point}`).toEqual(is === "old" ? old : without);
      found[is] += 1;
      const position = await reopened.use((open) => open.position());
      if (is === "old") expect(position).toEqual(end);
      expect(position.journal === end.journal).toBe(is === "old");
      await reopened.use((open) => open.append(position, [frame("登记丙")]));
      expect((await after.list(folder)).filter((name) => name.startsWith(".journal."))).toEqual([]);
    }
  }
  expect(Math.min(found.old, found.new)).toBeGreaterThan(0);
});

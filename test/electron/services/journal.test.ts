import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Journal } from "../../../electron/services/journal.ts";
import { type JournalPosition, ServiceFailure } from "../../../shared/desktop.ts";
import { PowerCut, SimulatedDisk, seededRandom } from "../../simulation/disk.ts";

const folder = "/desk/journal";
const file = `${folder}/journal`;
const frame = (text: string): Uint8Array => new TextEncoder().encode(text);
const code = (of: string) => expect.objectContaining({ name: "ServiceFailure", code: of });

async function fresh(): Promise<{ disk: SimulatedDisk; journal: Journal }> {
  const disk = new SimulatedDisk();
  return { disk, journal: await Journal.open(disk, folder) };
}

async function contents(journal: Journal, limit = 50): Promise<string[]> {
  const texts: string[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const slice = await journal.read(from, limit);
    texts.push(...slice.frames.map((bytes) => new TextDecoder().decode(bytes)));
    from = slice.next;
  }
  return texts;
}

/** The chain, computed here from its definition alone. */
function chain(texts: readonly string[]): string[] {
  let head = Buffer.alloc(32);
  return texts.map((text) => {
    head = createHash("sha256").update(head).update(text).digest();
    return head.toString("hex");
  });
}

describe("a journal", () => {
  it("begins empty, under a name of its own, with a head of zeros", async () => {
    const one = await (await fresh()).journal.position();
    const other = await (await fresh()).journal.position();
    expect(one).toMatchObject({ frames: 0, head: "0".repeat(64) });
    expect(one.journal).toMatch(/^[0-9a-f]{32}$/);
    expect(one.journal).not.toBe(other.journal);
  });

  it("chains frames by SHA-256 over the previous hash and the payload, across appends", async () => {
    const { journal } = await fresh();
    const start = await journal.position();
    const first = await journal.append(start, [frame("甲"), frame(""), frame("乙")]);
    const second = await journal.append(first, [frame("丙")]);
    const hashes = chain(["甲", "", "乙", "丙"]);
    expect(second).toEqual({ journal: start.journal, frames: 4, head: hashes[3] });
    expect((await journal.read(0, 1000)).hashes).toEqual(hashes);
    for (const [i, hash] of hashes.entries()) expect(await journal.hashAt(i + 1)).toBe(hash);
    expect(await journal.hashAt(0)).toBe("0".repeat(64));
    expect(await journal.hashAt(5)).toBeNull();
  });

  it("answers an append only after the file was synced", async () => {
    const { disk, journal } = await fresh();
    const start = await journal.position();
    disk.calls.length = 0;
    await journal.append(start, [frame("甲")]);
    expect(disk.calls).toEqual(["write journal", "sync journal"]);
  });

  it("refuses an append that expects another journal, another length or another head", async () => {
    const { journal } = await fresh();
    const start = await journal.position();
    const now = await journal.append(start, [frame("甲")]);
    const wrong: JournalPosition[] = [
      start,
      { ...now, frames: 2 },
      { ...now, head: "1".repeat(64) },
      { ...now, journal: "0".repeat(32) },
    ];
    for (const expected of wrong) await expect(journal.append(expected, [frame("乙")])).rejects.toEqual(code("journal-diverged"));
    expect(await journal.position()).toEqual(now);
  });

  it("refuses an empty append and one of more than 64 MiB", async () => {
    const { journal } = await fresh();
    const start = await journal.position();
    await expect(journal.append(start, [])).rejects.toEqual(code("bad-request"));
    await expect(journal.append(start, [new Uint8Array(64 * 1024 * 1024)])).rejects.toEqual(code("bad-request"));
  });

  it("lets only one of two concurrent appends with the same expectation through", async () => {
    const { journal } = await fresh();
    const start = await journal.position();
    const results = await Promise.allSettled([journal.append(start, [frame("甲")]), journal.append(start, [frame("乙")])]);
    expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected"]);
    expect(await contents(journal)).toEqual(["甲"]);
  });

  it("reads in slices of about the asked size, from any frame, also from the middle of an append", async () => {
    const { journal } = await fresh();
    let at = await journal.position();
    const texts = Array.from({ length: 40 }, (_, i) => `第${i}条`);
    for (let i = 0; i < texts.length; i += 5) at = await journal.append(at, texts.slice(i, i + 5).map(frame));
    expect(await contents(journal, 1)).toEqual(texts);
    const slice = await journal.read(7, 30);
    expect(slice.frames.map((bytes) => new TextDecoder().decode(bytes))).toEqual(["第7条", "第8条", "第9条", "第10条"]);
    expect(slice.next).toBe(11);
    expect(await journal.read(40, 10)).toEqual({ frames: [], hashes: [], next: null });
    await expect(journal.read(41, 10)).rejects.toEqual(code("bad-request"));
  });

  it("keeps its place over closing and opening, with and without its checkpoint", async () => {
    const { disk, journal } = await fresh();
    let at = await journal.position();
    for (let i = 0; i < 700; i += 1) at = await journal.append(at, [frame(`第${i}条`)]);
    await journal.close();
    const again = await Journal.open(disk, folder);
    expect(await again.position()).toEqual(at);
    expect((await contents(again, 500)).length).toBe(700);
    await again.close();
    await disk.remove(`${folder}/checkpoint`);
    const scanned = await Journal.open(disk, folder);
    expect(await scanned.position()).toEqual(at);
    expect(await scanned.hashAt(300)).toBe(chain(Array.from({ length: 300 }, (_, i) => `第${i}条`))[299]);
  });

  it("opens a long journal by reading its last stretch only", async () => {
    const measured = async (appends: number): Promise<number> => {
      const { disk, journal } = await fresh();
      let at = await journal.position();
      for (let i = 0; i < appends; i += 1) at = await journal.append(at, [new Uint8Array(4096)]);
      await journal.close();
      let bytes = 0;
      const open = disk.open.bind(disk);
      disk.open = async (path, how) => {
        const opened = await open(path, how);
        return {
          ...opened,
          read: async (into, from) => {
            const read = await opened.read(into, from);
            if (path === file) bytes += read;
            return read;
          },
        };
      };
      await Journal.open(disk, folder);
      return bytes;
    };
    const short = await measured(300);
    expect(await measured(1500)).toBeLessThanOrEqual(Math.max(short, 1024 * 1024 + 64 * 1024));
  });
});

describe("a journal after a crash", () => {
  interface Attempt {
    readonly texts: string[];
    acknowledged: boolean;
  }

  /** Opens and appends in groups of one to four, noting what was attempted and what acknowledged, until the power goes. */
  async function work(disk: SimulatedDisk, attempts: Attempt[], rounds: number): Promise<void> {
    const journal = await Journal.open(disk, folder);
    let at = await journal.position();
    for (let round = 0; round < rounds; round += 1) {
      const texts = Array.from(
        { length: 1 + (round % 4) },
        (_, i) => `${attempts.length}.${i}${"信".repeat((round * 97) % 700)}`,
      );
      const attempt = { texts, acknowledged: false };
      attempts.push(attempt);
      at = await journal.append(at, texts.map(frame));
      attempt.acknowledged = true;
    }
    await journal.close();
  }

  it("holds everything acknowledged and no part of anything else, whichever call the power goes at", async () => {
    const rounds = 12;
    const counted = new SimulatedDisk();
    await work(counted, [], rounds);
    const seeds = Number(process.env["DESK_CRASH_SEEDS"] ?? "12");
    for (let cut = 1; cut <= counted.changes; cut += 1) {
      for (let seed = 0; seed < seeds; seed += 1) {
        const random = seededRandom(cut * 1000 + seed);
        const attempts: Attempt[] = [];
        const disk = new SimulatedDisk(cut);
        // Writing the hint in the background or on closing may meet the cut without failing the work.
        const noted = await work(disk, attempts, rounds).catch((error: unknown) => error);
        expect(noted === undefined || noted instanceof PowerCut).toBe(true);
        // A second cut while recovering and going on must lose nothing either.
        const second = disk.afterCut(random, 1 + Math.floor(random() * 12));
        const again = await work(second, attempts, 3).catch((error: unknown) => error);
        expect(again === undefined || again instanceof PowerCut, `cut ${cut}, seed ${seed}: ${String(again)}`).toBe(true);

        let rest = await contents(await Journal.open(second.afterCut(random), folder), 5000);
        for (const { texts, acknowledged } of attempts) {
          const there = rest[0] === texts[0];
          if (acknowledged || there) expect(rest.slice(0, texts.length), `cut ${cut}, seed ${seed}`).toEqual(texts);
          if (there) rest = rest.slice(texts.length);
        }
        expect(rest, `cut ${cut}, seed ${seed}`).toEqual([]);
      }
    }
  });

  it("cuts an append that is torn at any byte, and goes on behind the sound ones", async () => {
    const { disk, journal } = await fresh();
    const one = await journal.append(await journal.position(), [frame("甲")]);
    const sound = disk.contentOf(file).length;
    await journal.append(one, [frame("乙"), frame("丙")]);
    const whole = disk.contentOf(file).slice();
    for (let end = sound; end < whole.length; end += 1) {
      for (const filler of [0, 1]) {
        const torn = new SimulatedDisk();
        await torn.makeFolder(folder);
        await (await torn.open(file, "create")).write(filler ? new Uint8Array(whole.length) : whole.slice(0, end), 0);
        torn.damage(file, (bytes) => {
          bytes.set(whole.subarray(0, end));
          return bytes;
        });
        const reopened = await Journal.open(torn, folder);
        expect(await reopened.position()).toEqual(one);
        expect(torn.contentOf(file).length).toBe(sound);
        await reopened.append(one, [frame("丁")]);
        expect(await contents(reopened)).toEqual(["甲", "丁"]);
      }
    }
  });
});

describe("a damaged journal", () => {
  async function three(): Promise<{ disk: SimulatedDisk; ends: number[] }> {
    const { disk, journal } = await fresh();
    let at = await journal.position();
    const ends = [disk.contentOf(file).length];
    for (const text of ["甲", "乙", "丙"]) {
      at = await journal.append(at, [frame(text.repeat(10))]);
      ends.push(disk.contentOf(file).length);
    }
    return { disk, ends };
  }

  it("is never cut where a sound append stands behind the damage, whichever byte it hits", async () => {
    const { ends } = await three();
    const [, first = 0, second = 0] = ends;
    for (let at = first; at < second; at += 1) {
      const { disk } = await three();
      disk.damage(file, (bytes) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte)));
      const size = disk.contentOf(file).length;
      const journal = await Journal.open(disk, folder);
      await expect(journal.position()).rejects.toEqual(code("journal-corrupt"));
      await expect(journal.append({ journal: "0".repeat(32), frames: 1, head: "0".repeat(64) }, [frame("x")])).rejects.toEqual(
        code("journal-corrupt"),
      );
      expect(disk.contentOf(file).length).toBe(size);
    }
  });

  it.each<[string, (parts: readonly Uint8Array[]) => (Uint8Array | undefined)[], number]>([
    ["left out in the midst", ([head, first, , third, fourth]) => [head, first, third, fourth], 1],
    ["left out before the last", ([head, first, second, , fourth]) => [head, first, second, fourth], 2],
    ["repeated at the end", ([head, first, second, third]) => [head, first, second, third, third], 3],
    ["exchanged with the next", ([head, first, second, third]) => [head, first, third, second], 1],
  ])("is found out, and never cut, when a whole append was %s", async (_, change, sound) => {
    const { disk, journal } = await fresh();
    let at = await journal.position();
    const parts = [disk.contentOf(file).slice()];
    for (const text of ["甲", "乙", "丙", "丁"]) {
      const before = disk.contentOf(file).length;
      at = await journal.append(at, [frame(text.repeat(10))]);
      parts.push(disk.contentOf(file).slice(before));
    }
    disk.damage(file, () => new Uint8Array(Buffer.concat(change(parts).flatMap((part) => part ?? []))));
    const size = disk.contentOf(file).length;
    const reopened = await Journal.open(disk, folder);
    await expect(reopened.position()).rejects.toThrow(`前 ${sound} 条完好`);
    expect((await reopened.read(0, 1000)).hashes).toEqual(
      chain(["甲", "乙", "丙", "丁"].map((text) => text.repeat(10))).slice(0, sound),
    );
    expect(disk.contentOf(file).length).toBe(size);
  });

  it("is found out where an append says another number of frames than it holds", async () => {
    const { disk, journal } = await fresh();
    const begin = disk.contentOf(file).length;
    await journal.append(await journal.append(await journal.position(), [new Uint8Array(100)]), [frame("甲")]);
    disk.damage(file, (bytes) => bytes.map((byte, i) => (i === begin + 4 ? 2 : byte)));
    await expect((await Journal.open(disk, folder)).position()).rejects.toEqual(code("journal-corrupt"));
  });

  it("takes no hint from another journal's checkpoint, whose promise is not its own", async () => {
    const [mine, other] = [await fresh(), await fresh()];
    const at = await mine.journal.append(await mine.journal.position(), [frame("甲")]);
    await mine.journal.close();
    await other.journal.append(await other.journal.position(), [frame("另一本日志，比这一本长")]);
    await other.journal.close();
    const foreign = other.disk.contentOf(`${folder}/checkpoint`).slice();
    mine.disk.damage(`${folder}/checkpoint`, () => foreign);
    expect(await (await Journal.open(mine.disk, folder)).position()).toEqual(at);
  });

  it("still gives out what is sound before the damage, and says how much that is", async () => {
    const { disk, ends } = await three();
    disk.damage(file, (bytes) => bytes.map((byte, i) => (i === (ends[1] ?? 0) + 50 ? byte ^ 1 : byte)));
    const journal = await Journal.open(disk, folder);
    const slice = await journal.read(0, 1000);
    expect(slice.frames.map((bytes) => new TextDecoder().decode(bytes))).toEqual(["甲".repeat(10)]);
    expect(slice.next).toBe(1);
    await expect(journal.read(1, 1000)).rejects.toThrow("日志在第 1 条之后损坏，前 1 条完好");
  });

  it("is found out when frames that had been synced are gone, not taken for a torn end", async () => {
    const { disk, journal } = await fresh();
    const one = await journal.append(await journal.position(), [frame("甲")]);
    const sound = disk.contentOf(file).length;
    await journal.append(one, [frame("乙")]);
    await journal.close();
    disk.damage(file, (bytes) => bytes.slice(0, sound));
    await expect((await Journal.open(disk, folder)).position()).rejects.toThrow("已同步的内容缺失");
  });

  it("is found out while reading when the damage lies before the checkpoint", async () => {
    const { disk, journal } = await fresh();
    let at = await journal.position();
    for (let i = 0; i < 1000; i += 1) at = await journal.append(at, [frame(`第${i}条`)]);
    await journal.close();
    disk.damage(file, (bytes) => bytes.map((byte, i) => (i === 300 ? byte ^ 1 : byte)));
    const reopened = await Journal.open(disk, folder);
    expect(await reopened.position()).toEqual(at);
    await expect(contents(reopened)).rejects.toEqual(code("journal-corrupt"));
    await expect(reopened.append(at, [frame("x")])).rejects.toEqual(code("journal-corrupt"));
  });

  it("ignores a checkpoint that is damaged or of another journal", async () => {
    const { disk, journal } = await fresh();
    const at = await journal.append(await journal.position(), [frame("甲")]);
    await journal.close();
    for (const change of [
      (bytes: Uint8Array) => bytes.slice(0, -1),
      (bytes: Uint8Array) => bytes.map((byte, i) => (i === 60 ? byte ^ 1 : byte)),
      () => new Uint8Array(0),
    ]) {
      disk.damage(`${folder}/checkpoint`, change);
      const reopened = await Journal.open(disk, folder);
      expect(await reopened.position()).toEqual(at);
      await reopened.close();
    }
  });

  it("refuses a file whose header is not that of a journal, and leaves it as it is", async () => {
    const { disk } = await three();
    disk.damage(file, (bytes) => bytes.map((byte, i) => (i === 20 ? byte ^ 1 : byte)));
    const before = disk.contentOf(file).slice();
    await expect(Journal.open(disk, folder)).rejects.toEqual(code("journal-corrupt"));
    expect(disk.contentOf(file)).toEqual(before);
  });
});

describe("a journal on a failing disk", () => {
  it("takes back a write that found the disk full, and goes on when there is room again", async () => {
    const { disk, journal } = await fresh();
    const one = await journal.append(await journal.position(), [frame("甲")]);
    const size = disk.contentOf(file).length;
    disk.fault = (call) => (call === "write" ? new ServiceFailure("disk-full", "full") : null);
    await expect(journal.append(one, [frame("乙")])).rejects.toEqual(code("disk-full"));
    disk.fault = null;
    expect(disk.contentOf(file).length).toBe(size);
    await journal.append(one, [frame("丙")]);
    expect(await contents(journal)).toEqual(["甲", "丙"]);
  });

  it("appends nothing after a single failed sync, though the disk syncs again: the system may have dropped what it could not write", async () => {
    const { disk, journal } = await fresh();
    const at = await journal.append(await journal.position(), [frame("甲")]);
    let failed = 0;
    disk.fault = (call) => (call === "sync" && failed++ === 0 ? new ServiceFailure("io", "no") : null);
    await expect(journal.append(at, [frame("乙")])).rejects.toEqual(code("io"));
    await expect(journal.append(at, [frame("乙")])).rejects.toThrow("已停止写入");
    const reopened = await Journal.open(disk, folder);
    await reopened.append(at, [frame("丙")]);
    expect(await contents(reopened)).toEqual(["甲", "丙"]);
  });

  it("appends nothing after a failed sync until it is opened anew", async () => {
    const { disk, journal } = await fresh();
    const one = await journal.append(await journal.position(), [frame("甲")]);
    disk.fault = (call) => (call === "sync" ? new ServiceFailure("io", "sync") : null);
    await expect(journal.append(one, [frame("乙")])).rejects.toEqual(code("io"));
    disk.fault = null;
    await expect(journal.append(one, [frame("丙")])).rejects.toThrow("请关闭程序后重新打开");
    expect(await contents(journal)).toEqual(["甲"]);
    const reopened = await Journal.open(disk, folder);
    await reopened.append(one, [frame("丙")]);
    expect(await contents(reopened)).toEqual(["甲", "丙"]);
  });
});

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Bytes, concat, utf8 } from "../../../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../../../shared/crypto/international.ts";
import { DecryptionFailed, NoIdentityFits } from "../../../shared/crypto/suite.ts";
import { createDummySuite } from "./dummy-suite.ts";

const suites = [await createInternationalSuite(), createDummySuite()];

function streamOf(...parts: Bytes[]): ReadableStream<Bytes> {
  return new ReadableStream<Bytes>({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
}
async function readAll(stream: ReadableStream<Bytes>): Promise<Bytes> {
  const parts: Bytes[] = [];
  for await (const part of stream) parts.push(part);
  return concat(parts);
}

describe.each(suites)("files to recipients under the suite $name", (suite) => {
  const plain = Uint8Array.from({ length: 200_000 }, (_, i) => (i * 7) & 255);

  it("open for each recipient and for nobody else", async () => {
    const keys = await Promise.all([1, 2, 3].map(() => suite.createEncryptionKey()));
    const [first, second, third] = keys;
    if (!first || !second || !third) throw new Error("unreachable");
    const sealed = await readAll(
      await suite.encryptTo([first.recipient, second.recipient], streamOf(plain.subarray(0, 7), plain.subarray(7))),
    );
    for (const { identity } of [first, second]) {
      expect(await readAll(await suite.decryptWith([third.identity, identity], streamOf(sealed)))).toEqual(plain);
    }
    await expect(suite.decryptWith([third.identity], streamOf(sealed))).rejects.toThrow(NoIdentityFits);
    expect(await suite.recipientOf(first.identity)).toBe(first.recipient);
    await expect(suite.recipientOf("not an identity")).rejects.toThrow(RangeError);
  });

  it("do not open once cut or altered anywhere", async () => {
    const { identity, recipient } = await suite.createEncryptionKey();
    const sealed = await readAll(await suite.encryptTo([recipient], streamOf(plain)));
    const open = async (bytes: Bytes) => readAll(await suite.decryptWith([identity], streamOf(bytes)));
    for (const at of [50, 120, 300, 70_000, sealed.length - 1]) {
      const altered = concat([sealed]);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await expect(open(altered)).rejects.toSatisfy(
        (error) => error instanceof DecryptionFailed || error instanceof NoIdentityFits,
      );
      await expect(open(sealed.subarray(0, at))).rejects.toSatisfy(
        (error) => error instanceof DecryptionFailed || error instanceof NoIdentityFits,
      );
    }
    await expect(open(concat([sealed, utf8("x")]))).rejects.toThrow(DecryptionFailed);
  });
});

describe("age files", () => {
  const [suite] = suites;
  if (!suite) throw new Error("unreachable");

  it("pass on a failing source as it is: a pulled stick is not an altered file", async () => {
    const { identity, recipient } = await suite.createEncryptionKey();
    const sealed = await readAll(await suite.encryptTo([recipient], streamOf(new Uint8Array(300_000))));
    const pulled = new Error("EIO");
    let reads = 0;
    const source = new ReadableStream<Bytes>({
      pull(controller) {
        if (reads > 1) controller.error(pulled);
        else controller.enqueue(sealed.slice(reads * 100_000, (reads + 1) * 100_000));
        reads += 1;
      },
    });
    await expect(suite.decryptWith([identity], source).then(readAll)).rejects.toBe(pulled);
  });

  it("are never written to nobody, nor to what is no X25519 recipient", async () => {
    const bad = ["age1", "AGE1QQQ", `age1${"q".repeat(58)}`, `age1pq1${"q".repeat(55)}`];
    await expect(suite.encryptTo([], streamOf())).rejects.toThrow(RangeError);
    for (const recipient of bad) await expect(suite.encryptTo([recipient], streamOf())).rejects.toThrow(RangeError);
    await expect(suite.decryptWith([`AGE-SECRET-KEY-1${"Q".repeat(58)}`], streamOf())).rejects.toThrow(RangeError);
  });

  it("read their source only as fast as they are read", async () => {
    const { recipient } = await suite.createEncryptionKey();
    let given = 0;
    const endless = new ReadableStream<Bytes>(
      {
        pull(controller) {
          given += 1;
          controller.enqueue(new Uint8Array(65_536));
        },
      },
      { highWaterMark: 0 },
    );
    const reader = (await suite.encryptTo([recipient], endless)).getReader();
    for (let i = 0; i < 10; i += 1) await reader.read();
    expect(given).toBeLessThan(20);
    await reader.cancel();
  });
});

const age = spawnSync("age", ["--version"]).error === undefined;
if (!age) console.warn("SKIPPED: the age program is not installed, so nothing was compared with it");

describe.skipIf(!age)("the age program", () => {
  const folder = mkdtempSync(join(tmpdir(), "age-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("opens our files and writes files that we open", async () => {
    const [suite] = suites;
    if (!suite) throw new Error("unreachable");
    const { identity, recipient } = await suite.createEncryptionKey();
    const plain = suite.randomBytes(150_000);
    const [key, ours, theirs] = ["identity", "ours.age", "theirs.age"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(key, `${identity}\n`);
    writeFileSync(ours, await readAll(await suite.encryptTo([recipient], streamOf(plain))));
    expect(new Uint8Array(execFileSync("age", ["-d", "-i", key, ours]))).toEqual(plain);
    execFileSync("age", ["-r", recipient, "-o", theirs], { input: plain });
    expect(await readAll(await suite.decryptWith([identity], streamOf(new Uint8Array(readFileSync(theirs)))))).toEqual(plain);
  });
});

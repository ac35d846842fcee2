import { describe, expect, it } from "vitest";
import { type Bytes, concat, fromHex, toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../../../shared/crypto/international.ts";
import { createEvent } from "../../../shared/log/create.ts";
import { packSegment, unpackSegment } from "../../../shared/log/segment.ts";

const suite = await createInternationalSuite();

describe("the international suite in Chromium", () => {
  it("gives the same known answers as in Node", async () => {
    expect(toHex(suite.hash(utf8("abc")))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const derived = await suite.deriveKey(new Uint8Array(22).fill(0x0b), "");
    expect(toHex(derived)).toBe("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    const secret = fromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    expect(toHex(await suite.sign(secret, new Uint8Array(0)))).toBe(
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    );
    const stretched = await suite.stretch("password", utf8("somesalt"), { memory: 65_536, passes: 2 });
    expect(toHex(stretched)).toBe("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
  });

  it("seals, encrypts and compresses there and back", async () => {
    const key = await suite.importSealingKey(suite.randomBytes(32));
    expect(await suite.open(key, await suite.seal(key, utf8("张三"), "c"), "c")).toEqual(utf8("张三"));
    const { identity, recipient } = await suite.createEncryptionKey();
    const plain = suite.randomBytes(150_000);
    const sealed = await suite.encryptTo([recipient], new Blob([plain]).stream() as ReadableStream<Bytes>);
    expect(await readAll(await suite.decryptWith([identity], sealed))).toEqual(plain);
    const chain = { scope: "990127001/general", device: "a".repeat(32), epoch: "b".repeat(32) } as const;
    const wall = "2026-11-20T08:30:00.000Z";
    const event = createEvent(suite, chain, null, 0, {
      type: "petition.noted",
      subject: "c".repeat(32),
      actor: "u1",
      wall,
      body: { text: "井盖" },
    });
    expect(await unpackSegment(suite, await packSegment([event]))).toEqual({ chain, events: [event] });
  });
});

async function readAll(stream: ReadableStream<Bytes>): Promise<Bytes> {
  const parts: Bytes[] = [];
  const reader = stream.getReader();
  for (;;) {
    const step = await reader.read();
    if (step.done) return concat(parts);
    parts.push(step.value);
  }
}

import { beforeAll, describe, expect, test } from "vitest";
import { BundleRefused } from "../../../shared/bundle/bundle.ts";
import { verifyBundle } from "../../../shared/bundle/read.ts";
import { openSealedPart } from "../../../shared/bundle/sealed-part.ts";
import { fromStream, gather, once, toStream } from "../../../shared/bundle/streams.ts";
import type { Bytes } from "../../../shared/crypto/bytes.ts";
import { NoIdentityFits } from "../../../shared/crypto/suite.ts";
import { sourceOf } from "./memory-file.ts";
import { announce, blobOf, Chain, createWorld, packed, requestOf, trustOf, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

/** What the district keeps of a bundle that came, and the bytes of its sealed part. */
async function kept(change: Parameters<typeof requestOf>[4]) {
  const { suite, district, townships } = world;
  const { bytes } = await packed(world, requestOf(world, townships[0], district, [], change));
  const verified = await verifyBundle(suite, sourceOf(bytes), trustOf(world, district, {}));
  const { bundle, kind, part, from, to, entries } = verified.manifest;
  const sealed = await gather(fromStream(await verified.sealedPart.open()));
  return { address: { bundle, kind, part, from, to }, inflated: entries[2]?.inflated ?? 0, sealed };
}

const partOf = ({ address, inflated, sealed }: Awaited<ReturnType<typeof kept>>, bytes: Bytes = sealed) => ({
  address,
  inflated,
  open: async () => toStream(once(bytes)),
});
const believed = () => {
  const { root, certificates, trustList } = trustOf(world, world.district, {});
  return { root, certificates: [...certificates, ...world.townships.map(({ certificate }) => certificate)], trustList };
};
async function codeOf(opening: Promise<unknown>): Promise<string> {
  return opening.then(
    () => "opened",
    (error: unknown) => (error instanceof BundleRefused ? error.code : error instanceof Error ? error.name : "?"),
  );
}

async function accusations(organisation?: string) {
  const chain = new Chain(world.suite, world.townships[0], organisation, "accusation");
  chain.append("accusation.sealed", { sealed: "x" });
  chain.append("accusation.sealed", { sealed: "y" });
  return chain;
}

describe("a kept sealed part", () => {
  test("gives its events and files to the officer, and nothing to another", async () => {
    const chain = await accusations();
    const blob = blobOf(world, "一页");
    const one = await kept({ sealedRanges: [await chain.range()], sealedBlobs: [blob] });
    const opened = await openSealedPart(world.suite, partOf(one), [world.officer.identity], believed());
    const ids: string[] = [];
    for await (const { events } of opened.ranges()) ids.push(...events.map(({ id }) => id));
    expect(ids).toEqual(chain.events.map(({ id }) => id));
    expect(opened.blobs.map(({ hash, size }) => ({ hash, size }))).toEqual([{ hash: blob.hash, size: blob.size }]);
    const other = await world.suite.createEncryptionKey();
    await expect(openSealedPart(world.suite, partOf(one), [other.identity], believed())).rejects.toThrow(NoIdentityFits);
  });

  test("put beside another bundle, changed, or of a writer without the right to the scope, is refused", async () => {
    const chain = await accusations();
    const one = await kept({ sealedRanges: [await chain.range()] });
    const other = await kept({});
    const open = (part: ReturnType<typeof partOf>) =>
      codeOf(openSealedPart(world.suite, part, [world.officer.identity], believed()));
    expect(await open(partOf({ ...other, sealed: one.sealed }))).toBe("altered");
    const changed = one.sealed.slice();
    changed[changed.length - 40] = (changed[changed.length - 40] ?? 0) ^ 1;
    expect(await open(partOf(one, changed))).toBe("DecryptionFailed");
    const foreign = await accusations("990127002");
    expect(await open(partOf(await kept({ sealedRanges: [await foreign.range()] })))).toBe("not-authorised");
    const stranger = { ...believed(), certificates: trustOf(world, world.district, {}).certificates.slice(0, 2) };
    const code = codeOf(openSealedPart(world.suite, partOf(one), [world.officer.identity], stranger));
    expect(await code).toBe("unknown-signer");
  });

  test("of a revoked writer is told apart under the list in force when it is opened", async () => {
    const { suite, townships } = world;
    const chain = await accusations();
    const one = await kept({ sealedRanges: [await chain.range()] });
    const revocation = { device: townships[0].device, reason: "遗失", at: "2026-11-20T00:00:00.000Z", trusted: [] };
    const trustList = await announce(world, 9, { revocations: [revocation] });
    const opened = await openSealedPart(suite, partOf(one), [world.officer.identity], { ...believed(), trustList });
    expect(opened.quarantined).toMatchObject([{ fromSeq: 1, toSeq: 2 }]);
  });
});

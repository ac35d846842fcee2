import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { verifyBundle } from "../../../shared/bundle/read.ts";
import { fromStream, gather } from "../../../shared/bundle/streams.ts";
import { type Bytes, fromUtf8, toHex } from "../../../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../../../shared/crypto/international.ts";
import { decodeMinisignKey } from "../../../shared/crypto/minisign.ts";
import { freeze } from "./freeze.ts";
import { sourceOf } from "./memory-file.ts";
import { listed } from "./world.ts";

async function requireReadable(folder: string): Promise<void> {
  const fixture = async (name: string): Promise<Bytes> => new Uint8Array(await readFile(join(folder, name)));
  const suite = await createInternationalSuite();
  const bytes = await fixture("example.xfb");
  const root = decodeMinisignKey(suite, fromUtf8(await fixture("root.pub")));
  if (root === null) throw new Error("root.pub");
  const identityIn = async (name: string) => [fromUtf8(await fixture(name)).trim()];
  const bundle = await verifyBundle(suite, sourceOf(bytes), {
    root,
    certificates: [],
    trustList: null,
    identities: await identityIn("receiver.identity"),
    sealedIdentities: await identityIn("officer.identity"),
    ownOrganisation: "990127",
  });
  const bodiesOf = async (ranges: ReturnType<typeof bundle.ranges>) =>
    (await listed(ranges)).flatMap((range) =>
      range.events.map(({ id, header, bodyBytes }) => ({
        id,
        type: header.type,
        body: bodyBytes === null ? null : fromUtf8(bodyBytes),
      })),
    );
  expect({
    sha256: toHex(suite.hash(bytes)),
    digest: bundle.digest,
    sender: bundle.sender.certificate.device,
    counts: bundle.manifest.counts,
    ranges: bundle.manifest.ranges,
    heads: bundle.heads,
    events: await bodiesOf(bundle.ranges()),
    sealedEvents: await bodiesOf(bundle.sealedRanges()),
    sealedAcknowledgement: bundle.sealed?.acknowledgement,
    blobs: bundle.blobs.map(({ hash, size }) => ({ hash, size })),
    sealedBlobs: bundle.sealedBlobs.map(({ hash, size }) => ({ hash, size })),
  }).toEqual(JSON.parse(fromUtf8(await fixture("expected.json"))));
  const [first] = bundle.blobs;
  if (first === undefined) throw new Error("no attachment");
  expect(fromUtf8(await gather(fromStream(await first.open())))).toBe("not really a photograph\n");
}

test("a bundle of format version 1, written once and frozen, is still read", async () => {
  await requireReadable(join(import.meta.dirname, "../../fixtures/bundle-v1"));
});

test("an example written today is read", async () => {
  const folder = process.env["BUNDLE_FREEZE"] ?? (await mkdtemp(join(tmpdir(), "bundle-freeze-")));
  await freeze(folder);
  await requireReadable(folder);
});

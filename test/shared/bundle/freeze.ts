import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { verifyBundle } from "../../../shared/bundle/read.ts";
import { fromUtf8, toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { encodeMinisignKey } from "../../../shared/crypto/minisign.ts";
import type { StoredEvent } from "../../../shared/log/event.ts";
import { sourceOf } from "./memory-file.ts";
import {
  acknowledge,
  announce,
  blobOf,
  Chain,
  certificatesOf,
  createWorld,
  listed,
  packed,
  requestOf,
  trustOf,
} from "./world.ts";

/**
 * Writes the example of a format version with what a reader must find in it. It is made once for each released version
 * and kept for ever: `BUNDLE_FREEZE=test/fixtures/bundle-v2 npx vitest run test/shared/bundle/frozen.test.ts`.
 */
export async function freeze(folder: string): Promise<void> {
  const world = await createWorld();
  const { suite, district, officer } = world;
  const [township, neighbour] = world.townships;
  const own = new Chain(suite, township);
  own.append("epoch.opened", { reason: "first-start" });
  const registered = own.append("petition.registered", { summary: "反映灌溉水渠年久失修，请求协调维修" });
  own.append("petition.noted", { text: '已电话联系村委会\t（含制表符、引号"与换行\n）' }, registered.header.subject);
  own.append("weather.observed", { text: "an event type that no reader knows" });
  const relayed = new Chain(suite, neighbour).fill(2);
  const destroyed = await relayed.range();
  const accusation = new Chain(suite, township, township.organisation, "accusation").fill(1);
  const photo = blobOf(world, "not really a photograph\n");
  const request = requestOf(
    world,
    township,
    district,
    [
      await own.range(1, 3),
      await own.range(4, 4),
      { ...destroyed, events: destroyed.events.map((e, i) => (i === 0 ? { ...e, bodyBytes: null } : e)) },
    ],
    {
      blobs: [photo, blobOf(world, "")],
      sealedRanges: [await accusation.range()],
      sealedBlobs: [blobOf(world, "a letter that names names\n")],
      acknowledgement: acknowledge(township, 7, [own]),
      sealedAcknowledgement: acknowledge(township, 1, [accusation]),
      certificates: [...certificatesOf(world, township), neighbour.certificate],
      trustList: await announce(world, 1, {}),
    },
  );
  const { bytes } = await packed(world, request);
  const trust = trustOf(world, district, { certificates: [], sealedIdentities: [officer.identity] });
  const bundle = await verifyBundle(suite, sourceOf(bytes), trust);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "example.xfb"), bytes);
  await writeFile(join(folder, "root.pub"), encodeMinisignKey(suite, world.root.publicKey));
  await writeFile(join(folder, "sender.pub"), encodeMinisignKey(suite, township.signing.publicKey));
  await writeFile(join(folder, "receiver.identity"), `${district.encryption.identity}\n`);
  await writeFile(join(folder, "officer.identity"), `${officer.identity}\n`);
  const expected = {
    sha256: toHex(suite.hash(bytes)),
    digest: bundle.digest,
    sender: bundle.sender.certificate.device,
    counts: bundle.manifest.counts,
    ranges: bundle.manifest.ranges,
    heads: bundle.heads,
    events: (await listed(bundle.ranges())).flatMap((range) => range.events.map(shown)),
    sealedEvents: (await listed(bundle.sealedRanges())).flatMap((range) => range.events.map(shown)),
    sealedAcknowledgement: bundle.sealed?.acknowledgement,
    blobs: bundle.blobs.map(({ hash, size }) => ({ hash, size })),
    sealedBlobs: bundle.sealedBlobs.map(({ hash, size }) => ({ hash, size })),
  };
  await writeFile(join(folder, "expected.json"), utf8(`${JSON.stringify(expected, null, 2)}\n`));
}

function shown({ id, header, bodyBytes }: StoredEvent) {
  return { id, type: header.type, body: bodyBytes === null ? null : fromUtf8(bodyBytes) };
}

import type { Manifest } from "../../../shared/bundle/bundle.ts";
import { compress, storeAsGzip } from "../../../shared/bundle/gzip.ts";
import { manifestPurpose } from "../../../shared/bundle/manifest.ts";
import { fromStream, gather, once, toStream } from "../../../shared/bundle/streams.ts";
import { unpackBundle } from "../../../shared/bundle/unpack.ts";
import { createZipWriter } from "../../../shared/bundle/zip-writer.ts";
import { type Bytes, fromUtf8, toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { signMinisign } from "../../../shared/crypto/minisign.ts";
import { canonicalBytes } from "../../../shared/log/canonical.ts";
import { MemoryFile, sourceOf } from "./memory-file.ts";
import type { Desk, World } from "./world.ts";

/** What a dishonest but enrolled device may change below its own signature. */
export interface Forgery {
  /** Text of `events.age`, between decryption and encryption. */
  readonly events?: (text: Bytes) => Bytes;
  readonly sealed?: (text: Bytes) => Bytes;
  readonly certificates?: (text: Bytes) => Bytes;
  readonly blob?: (content: Bytes) => Bytes;
  /** The gzip member of `events.age`. */
  readonly gzip?: (member: Bytes) => Bytes;
  /** The age file of `events.age`. */
  readonly age?: (file: Bytes) => Bytes;
  /** After sizes and hashes were made right again. */
  readonly manifest?: (manifest: Manifest) => unknown;
  readonly manifestBytes?: (bytes: Bytes) => Bytes;
  /** Names under which entries are written, in order. */
  readonly names?: (names: string[]) => string[];
  readonly recipients?: readonly string[];
  readonly purpose?: string;
  readonly signer?: Desk;
}

/** Opens a bundle, changes it, and hashes, encrypts and signs it again as the sender would. */
export async function forge(world: World, bytes: Bytes, sender: Desk, receiver: Desk, forgery: Forgery): Promise<Bytes> {
  const { suite, officer } = world;
  const parts = new Map<string, Bytes>();
  const identities = [receiver.encryption.identity, officer.identity];
  const { manifest } = await unpackBundle(suite, sourceOf(bytes), identities, async (name, content) => {
    parts.set(name, await gather(content));
  });
  const same = (part: Bytes) => part;
  const part = (name: string) => parts.get(name) ?? new Uint8Array(0);
  const recipients = forgery.recipients ?? [receiver.encryption.recipient, sender.encryption.recipient];
  const encrypt = async (plain: Bytes, to = recipients) => gather(fromStream(await suite.encryptTo(to, toStream(once(plain)))));

  const events = (forgery.events ?? same)(part("events.ndjson"));
  const member = (forgery.gzip ?? same)(await gather(compress(once(events))));
  const sealed = (forgery.sealed ?? same)(part("sealed.ndjson"));
  const certificates = (forgery.certificates ?? same)(part("certificates.json"));
  const contents: [string, Bytes, number][] = [
    ["certificates.json", certificates, certificates.length],
    ["events.age", (forgery.age ?? same)(await encrypt(member)), events.length],
    ["sealed.age", await encrypt(await gather(storeAsGzip(once(sealed))), [officer.recipient]), sealed.length],
  ];
  for (const name of [...parts.keys()].filter((key) => key.startsWith("blobs/")).sort()) {
    const content = (forgery.blob ?? same)(part(name));
    contents.push([`${name}.age`, await encrypt(content), content.length]);
  }
  const entries = contents.map(([name, stored, inflated]) => ({
    name,
    size: stored.length,
    inflated,
    sha256: toHex(suite.hash(stored)),
  }));
  const changed = forgery.manifest ? forgery.manifest({ ...manifest, entries }) : { ...manifest, entries };
  const manifestBytes = (forgery.manifestBytes ?? same)(canonicalBytes(changed));
  const { secret, publicKey } = (forgery.signer ?? sender).signing;
  const signature = await signMinisign(suite, { secret, publicKey }, manifestBytes, forgery.purpose ?? manifestPurpose);
  contents.push(["manifest.json", manifestBytes, 0], ["manifest.json.minisig", utf8(signature), 0]);
  return zipped(
    contents.map(([name, stored]) => [name, stored]),
    forgery.names,
  );
}

/** Writes entries as they are, possibly under other names. */
export async function zipped(
  entries: readonly (readonly [string, Bytes])[],
  rename?: (names: string[]) => string[],
): Promise<Bytes> {
  const file = new MemoryFile();
  const zip = createZipWriter(file);
  const names = entries.map(([name]) => name);
  const order = rename ? rename([...names]) : names;
  for (const name of order) {
    const entry = entries.find(([other]) => other === name);
    await zip.add(name, once(entry?.[1] ?? new Uint8Array(0)), () => undefined);
  }
  await zip.finish();
  return file.bytes();
}

/** Changes a text as a string. */
export function asText(change: (text: string) => string): (bytes: Bytes) => Bytes {
  return (bytes) => utf8(change(fromUtf8(bytes)));
}

/** Changes the lines of a text; each stands without its line feed. */
export function asLines(change: (lines: string[]) => string[]): (bytes: Bytes) => Bytes {
  return asText((text) => `${change(text.slice(0, -1).split("\n")).join("\n")}\n`);
}

/** Changes a JSON document and writes it canonically. */
export function asJson(change: (value: Record<string, unknown>) => unknown): (bytes: Bytes) => Bytes {
  return (bytes) => canonicalBytes(change(JSON.parse(fromUtf8(bytes)) as Record<string, unknown>));
}

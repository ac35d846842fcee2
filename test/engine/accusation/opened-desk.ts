import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readFrames } from "../../../renderer/engine/ledger/journal-writer.ts";
import { openSegment } from "../../../renderer/engine/ledger/segments.ts";
import { type TableName, tables } from "../../../renderer/engine/store/store.ts";
import { bytesOf, streamOf } from "../../../renderer/engine/threads/streams.ts";
import { createSealer, type Sealer } from "../../../renderer/engine/vault/sealing.ts";
import { openWithPassphrase, openWithRecovery, type VaultContents } from "../../../renderer/engine/vault/vault.ts";
import { readVaultFile } from "../../../renderer/engine/vault/vault-file.ts";
import { type Bytes, concat, fromBase64, fromUtf8, toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../../../shared/crypto/international.ts";
import type { CryptoSuite } from "../../../shared/crypto/suite.ts";
import type { TestDesk } from "../desk-fixture.ts";

const overhead = 2 + 12 + 16;
const chunk = 1_048_576 + overhead;

/** Something that was found open or could be opened, and where. */
export interface Opened {
  readonly where: string;
  readonly bytes: Uint8Array;
}

/**
 * Everything that somebody with the desk's disk, its database, one of its passphrases and its device's own keys can read:
 * every file as it is, every journal frame, segment, row, record, draft and attachment opened, and whatever opens of that
 * with the device's identities, base64 inside it included.
 */
export async function openedWith(desk: Pick<TestDesk, "folder" | "services" | "store">, key: Key): Promise<readonly Opened[]> {
  const { suite, contents, sealer } = await unlocked(desk, key);
  const { desktop } = desk.services;
  const found: Opened[] = [];
  const add = async (where: string, bytes: Uint8Array) => {
    for (const one of await unwrapped(suite, contents, bytes)) found.push({ where, bytes: one });
  };
  for (const path of await filesIn(desk.folder)) await add(path, await readFile(path));
  const { journal } = await desktop.call("journal.position", {});
  for await (const { index, contents: frame } of readFrames(desktop, sealer, journal, 0)) {
    await add(`journal ${index}`, utf8(JSON.stringify(frame.records)));
    for (const { key: name, value } of frame.segments) await addSegment(suite, sealer, name, value, add);
  }
  for (const table of Object.keys(tables) as TableName[]) {
    for (const row of await desk.store.range(table, { by: "key" })) {
      await add(`${table} ${row.key}`, utf8(JSON.stringify([row.key, row.index])));
      if (table === "segments") await addSegment(suite, sealer, row.key, row.value, add);
      else if (table === "meta") await add(`meta ${row.key}`, row.value);
      // Petitions share a seal that is named after the first of them (petition-rows.ts).
      else if (table === "petitions") {
        const name = toHex(row.value.subarray(0, 16));
        await add(`${table} ${row.key}`, await sealer.open(table, name, row.value.subarray(16)));
      } else await add(`${table} ${row.key}`, await sealer.open(table, row.key, row.value));
    }
  }
  const drafts = await desktop.call("file.read", { name: "drafts.sealed" });
  if (drafts.bytes && drafts.bytes.length > 0) await add("drafts", await sealer.open("drafts", "drafts.sealed", drafts.bytes));
  for (const path of await filesIn(join(desk.folder, "attachments")))
    await add(path, await openAttachment(sealer, await readFile(path)));
  return found;
}

type Key = { readonly user: string; readonly passphrase: string } | { readonly sheet: string };

/** What the vault holds, opened. */
export async function unlocked(desk: Pick<TestDesk, "services">, key: Key) {
  const suite = await createInternationalSuite();
  const vault = await readVaultFile(desk.services.desktop);
  if (!vault) throw new Error("no vault");
  const contents =
    "sheet" in key
      ? await openWithRecovery(suite, vault, key.sheet)
      : await openWithPassphrase(suite, vault, key.user, key.passphrase);
  if (!contents) throw new Error("the vault did not open");
  return { suite, contents, sealer: await createSealer(suite, contents.keys) };
}

/** What the journal holds: of each frame its records, and every event as `header TAB body`, in order. */
export async function journalOf(desk: Pick<TestDesk, "services">, key: Key) {
  const { suite, sealer } = await unlocked(desk, key);
  const { desktop } = desk.services;
  const { journal } = await desktop.call("journal.position", {});
  const frames: { readonly records: string; readonly events: readonly { readonly subject: string; readonly line: string }[] }[] =
    [];
  for await (const { contents } of readFrames(desktop, sealer, journal, 0)) {
    const events: { readonly subject: string; readonly line: string }[] = [];
    for (const { key: name, value } of contents.segments) {
      for (const { header, headerBytes, bodyBytes } of (await openSegment(suite, sealer, name, value)).events) {
        events.push({ subject: header.subject, line: `${fromUtf8(headerBytes)}\t${fromUtf8(bodyBytes ?? new Uint8Array(0))}` });
      }
    }
    frames.push({ records: JSON.stringify(contents.records), events });
  }
  return frames;
}

async function addSegment(
  suite: CryptoSuite,
  sealer: Sealer,
  key: string,
  value: Bytes,
  add: (where: string, bytes: Uint8Array) => Promise<void>,
) {
  const { events } = await openSegment(suite, sealer, key, value);
  for (const event of events) {
    await add(`segment ${key}`, event.headerBytes);
    if (event.bodyBytes) await add(`segment ${key}`, event.bodyBytes);
  }
}

async function openAttachment(sealer: Sealer, file: Uint8Array): Promise<Uint8Array> {
  const salt = toHex(file.subarray(0, 16));
  const parts: Uint8Array[] = [];
  for (let at = 16, index = 0; at < file.length; at += chunk, index += 1) {
    const last = at + chunk >= file.length;
    parts.push(await sealer.open("attachments", `${salt}#${index}${last ? "." : ""}`, file.subarray(at, at + chunk)));
  }
  return concat(parts);
}

/** The bytes, whatever base64 stands in them, and what of all that opens with the device's own identities. */
async function unwrapped(suite: CryptoSuite, contents: VaultContents, bytes: Uint8Array): Promise<readonly Uint8Array[]> {
  const all = [bytes];
  for (let at = 0; at < all.length; at += 1) {
    const one = all[at] ?? new Uint8Array(0);
    const text = textOf(one);
    for (const run of text.match(/[A-Za-z0-9+/]{40,}={0,2}/g) ?? []) {
      if (run.length % 4 === 0 && all.length < 500) all.push(fromBase64(run));
    }
    if (!text.startsWith("age-encryption.org/v1")) continue;
    const opened = await suite
      .decryptWith(contents.device.identities, streamOf(new Uint8Array(one)))
      .then(bytesOf)
      .catch(() => null);
    if (opened) all.push(opened);
  }
  return all;
}

function textOf(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    return Buffer.from(bytes).toString("latin1");
  }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Places where one of the words stands, in UTF-8 or UTF-16LE, or as the SHA-256 of one of these texts. */
export function placesOf(opened: readonly Opened[], words: readonly string[]): readonly string[] {
  const needles = words.flatMap((word) => [Buffer.from(word, "utf8"), Buffer.from(word, "utf16le")]);
  return opened.flatMap(({ where, bytes }) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return needles.some((needle) => buffer.includes(needle)) ? [where] : [];
  });
}

import { mkdirSync, readFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { BundleSource, Manifest } from "../shared/bundle/bundle.ts";
import { inspectBundle } from "../shared/bundle/inspect.ts";
import { openBundle } from "../shared/bundle/open.ts";
import { verifyBundle } from "../shared/bundle/read.ts";
import { establishTrust } from "../shared/bundle/trust.ts";
import { unpackBundle } from "../shared/bundle/unpack.ts";
import { ageRecipientOf } from "../shared/crypto/age.ts";
import type { Bytes } from "../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../shared/crypto/international.ts";
import { decodeMinisignKey } from "../shared/crypto/minisign.ts";
import { UsageError } from "./arguments.ts";
import { emptyFolder } from "./out-folder.ts";
import { formatTable } from "./table.ts";

type Print = (line: string) => void;

async function withFile<T>(path: string, work: (source: BundleSource) => Promise<T>): Promise<T> {
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch {
    throw new UsageError(`cannot read ${path}`);
  }
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new UsageError(`cannot read ${path}`);
    const { size } = stats;
    return await work({ size, read: (offset, length) => readAt(file, offset, length) });
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Bytes> {
  const bytes = new Uint8Array(length);
  let got = 0;
  while (got < length) {
    const { bytesRead } = await file.read(bytes, got, length - got, offset + got);
    if (bytesRead === 0) break;
    got += bytesRead;
  }
  return bytes.subarray(0, got);
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new UsageError(`cannot read ${path}`);
  }
}

async function identitiesIn(path: string): Promise<string[]> {
  const lines = readText(path).split(/\r?\n/);
  const identities = lines.filter((line) => line.startsWith("AGE-SECRET-KEY-"));
  // One that was cut or mistyped is no identity either.
  const readable = await Promise.all(identities.map((identity) => ageRecipientOf(identity).then(Boolean, () => false)));
  if (identities.length === 0 || readable.includes(false)) throw new UsageError(`${path} holds no age identity`);
  return identities;
}

/** `bundle inspect`: what a bundle says of itself, without any key. Nothing of it is trusted. */
export async function inspect(path: string, json: boolean, print: Print): Promise<void> {
  const suite = await createInternationalSuite();
  const seen = await withFile(path, (source) => inspectBundle(suite, source));
  if (json) {
    print(JSON.stringify({ ...seen, trusted: false }, null, 2));
    return;
  }
  print(formatTable(["项", "内容"], manifestRows(seen.manifest)));
  const state = {
    fits: "与包内发送设备证书相符（未核对根公钥）",
    "does-not-fit": "与包内证书不符",
    "no-certificate": "包内没有发送设备的证书",
  };
  print(`清单签名：${state[seen.signature]}`);
  print(`清单摘要：${seen.digest}`);
}

function manifestRows(manifest: Manifest): [string, string][] {
  const { from, to, counts, part } = manifest;
  return [
    ["包号", manifest.bundle],
    ["种类", manifest.kind],
    ["第几包", `${part.n} / ${part.of}`],
    ["发送", `${from.organisation}，设备 ${from.device}`],
    ["接收", to.organisation],
    ["生成", manifest.createdAt],
    ["信访事项 / 记录 / 材料", `${counts.petitions} / ${counts.events} / ${counts.attachments}`],
    ["段", manifest.ranges.map((range) => `${range.scope} ${range.fromSeq}–${range.toSeq}`).join("；") || "无"],
    ["条目", manifest.entries.map((entry) => `${entry.name} ${entry.size}`).join("；")],
  ];
}

/**
 * `bundle verify`: against the district's root key. Without an identity: structure, every hash, certificates, trust
 * list and the sender's signature. With one: every event, chain, head, authority and attachment as well.
 */
export async function verify(path: string, rootFile: string, identityFile: string | undefined, print: Print): Promise<void> {
  const suite = await createInternationalSuite();
  const root = decodeMinisignKey(suite, readText(rootFile));
  if (!root) throw new UsageError(`${rootFile} is not a root public key`);
  const identities = identityFile ? await identitiesIn(identityFile) : [];
  const trust = { root, certificates: [], trustList: null, identities, sealedIdentities: identities, ownOrganisation: null };
  await withFile(path, async (source) => {
    if (identities.length > 0) {
      const bundle = await verifyBundle(suite, source, trust);
      print(
        `核验通过：${bundle.sender.certificate.organisationName}，${bundle.manifest.counts.events} 条记录、${bundle.blobs.length} 份材料逐一核对。`,
      );
      if (bundle.quarantined.length > 0) print(`隔离：${bundle.quarantined.length} 段由已撤销的设备写入。`);
      return;
    }
    await inspectBundle(suite, source);
    const { sender } = await establishTrust(suite, await openBundle(suite, source), trust);
    print(
      `核验通过：${sender.certificate.organisationName} 签名，结构、摘要和证书链无误；内容未解密（加 --identity 可逐条核对）。`,
    );
  });
}

/** `bundle open`: writes what an identity can read into an empty folder. Trusts nobody: verify says whether to believe it. */
export async function openInto(path: string, identityFile: string, out: string, print: Print): Promise<void> {
  const identities = await identitiesIn(identityFile);
  await emptyFolder(out);
  const suite = await createInternationalSuite();
  const written: string[] = [];
  const { closed } = await withFile(path, (source) =>
    unpackBundle(suite, source, identities, async (name, content) => {
      const target = join(out, name);
      mkdirSync(dirname(target), { recursive: true });
      const file = await open(target, "w", 0o600);
      try {
        for await (const chunk of content) await file.write(chunk);
      } finally {
        await file.close();
      }
      written.push(name);
    }),
  );
  for (const name of written) print(name);
  if (closed.length > 0) print(`未能打开：${closed.join("、")}`);
}

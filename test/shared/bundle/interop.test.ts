import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { encodeMinisignKey } from "../../../shared/crypto/minisign.ts";
import { blobOf, Chain, createWorld, packed, requestOf } from "./world.ts";

/** A tool that is not installed skips its test aloud: install with `apt-get install unzip minisign age gzip openssl`. */
function lacks(...tools: string[]): boolean {
  const missing = tools.filter((tool) => spawnSync("sh", ["-c", `command -v ${tool}`]).status !== 0);
  if (missing.length > 0) console.warn(`SKIPPED: ${missing.join(", ")} not installed`);
  return missing.length > 0;
}

const folder = mkdtempSync(join(tmpdir(), "bundle-interop-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");

const world = await createWorld();
const { suite, district, officer } = world;
const [township] = world.townships;
const chain = new Chain(suite, township).fill(300);
const photo = blobOf(world, suite.randomBytes(150_000));
const accusation = new Chain(suite, township, township.organisation, "accusation").fill(1);
const { bytes, manifest } = await packed(
  world,
  requestOf(world, township, district, [await chain.range()], { blobs: [photo], sealedRanges: [await accusation.range()] }),
);
writeFileSync(at("bundle.xfb"), bytes);
writeFileSync(at("receiver.identity"), `${district.encryption.identity}\n`);
writeFileSync(at("officer.identity"), `${officer.identity}\n`);
writeFileSync(at("sender.pub"), encodeMinisignKey(suite, township.signing.publicKey));

function run(command: string): Buffer {
  return execFileSync("sh", ["-c", command], { cwd: folder, maxBuffer: 64 * 1024 * 1024, stdio: ["ignore", "pipe", "pipe"] });
}

test.skipIf(lacks("unzip"))("unzip finds the listed entries whole", () => {
  expect(run("unzip -tq bundle.xfb").toString()).toContain("No errors detected");
  run("unzip -q -d parts bundle.xfb");
  for (const entry of manifest.entries) expect(sha256(readFileSync(at(`parts/${entry.name}`)))).toBe(entry.sha256);
  expect(readdirSync(at("parts")).sort()).toEqual(
    ["blobs", "certificates.json", "events.age", "manifest.json", "manifest.json.minisig", "sealed.age"].sort(),
  );
});

test.skipIf(lacks("unzip", "minisign"))("minisign verifies the manifest and no other", () => {
  run("unzip -qo -d parts bundle.xfb");
  const verify = "minisign -Vm parts/manifest.json -x parts/manifest.json.minisig -p sender.pub";
  expect(run(verify).toString()).toContain("Trusted comment: petition-desk/bundle-manifest/1");
  run("printf ' ' >> parts/manifest.json");
  expect(() => run(verify)).toThrow();
});

test.skipIf(lacks("unzip", "age", "gunzip"))("age and gunzip yield the events, chained by their hashes", () => {
  run("unzip -qo -d parts bundle.xfb");
  const text = run("age -d -i receiver.identity parts/events.age | gunzip").toString();
  const lines = text.split("\n").filter((line) => line.includes("\t"));
  expect(lines).toHaveLength(300);
  let previous: string | null = null;
  for (const line of lines) {
    const [header = "", body = ""] = line.split("\t");
    const read = JSON.parse(header) as { prev: string | null; bodyHash: string };
    expect(read.prev).toBe(previous);
    expect(sha256(body)).toBe(read.bodyHash);
    previous = sha256(header);
  }
  expect(previous).toBe(manifest.ranges[0]?.head);
  const sealed = run("age -d -i officer.identity parts/sealed.age | gunzip");
  expect(sealed).toHaveLength(16 * 1024);
  expect(
    sealed
      .toString()
      .split("\n")
      .filter((line) => line.includes("\t")),
  ).toHaveLength(1);
  expect(() => run("age -d -i receiver.identity parts/sealed.age")).toThrow();
});

test.skipIf(lacks("unzip", "age"))("age yields the attachments", () => {
  run("unzip -qo -d parts bundle.xfb");
  expect(sha256(run("age -d -i receiver.identity parts/blobs/000001.age"))).toBe(photo.hash);
});

test.skipIf(lacks("unzip", "age", "gunzip", "openssl"))(
  "openssl verifies a head with the key of the writer's certificate",
  () => {
    run("unzip -qo -d parts bundle.xfb");
    const text = run("age -d -i receiver.identity parts/events.age | gunzip").toString();
    const line = text.split("\n").find((candidate) => candidate.startsWith('{"head"')) ?? "";
    const { signature, ...head } = (JSON.parse(line) as { head: Record<string, string | number> }).head;
    const message = { ...head, purpose: "petition-desk/head/1" } as Record<string, unknown>;
    writeFileSync(at("message"), JSON.stringify(message, Object.keys(message).sort()));
    writeFileSync(at("signature"), Buffer.from(String(signature), "hex"));
    const key = township.certificate.certificate.signingKey;
    writeFileSync(at("key.der"), Buffer.from(`302a300506032b6570032100${key}`, "hex"));
    const verify = "openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey key.der -sigfile signature -in message";
    expect(run(verify).toString()).toContain("Signature Verified Successfully");
  },
);

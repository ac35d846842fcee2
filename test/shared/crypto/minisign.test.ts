import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../../../shared/crypto/international.ts";
import { decodeMinisignKey, encodeMinisignKey, signMinisign, verifyMinisign } from "../../../shared/crypto/minisign.ts";
import { keyId } from "../../../shared/registry/keys.ts";

const suite = await createInternationalSuite();
const keys = await suite.createSigningKey();
const message = utf8('{"format":"petition-desk-bundle"}');
const comment = "purpose=petition-desk/manifest/1";
const file = await signMinisign(suite, keys, message, comment);

describe("minisign files", () => {
  it("are accepted with their trusted comment, under the key that signed", async () => {
    expect(await verifyMinisign(suite, keys.publicKey, message, file)).toBe(comment);
    const other = await suite.createSigningKey();
    expect(await verifyMinisign(suite, other.publicKey, message, file)).toBeNull();
    expect(await verifyMinisign(suite, keys.publicKey, utf8("other"), file)).toBeNull();
  });

  it("are refused with any one character changed, added or left out", async () => {
    for (let at = 0; at < file.length; at += 1) {
      const flipped = String.fromCharCode(file.charCodeAt(at) ^ 1);
      const altered = file.slice(0, at) + flipped + file.slice(at + 1);
      expect(await verifyMinisign(suite, keys.publicKey, message, altered)).toBeNull();
    }
    for (const altered of [`${file}\n`, file.slice(0, -1), file.replaceAll("\n", "\r\n"), ` ${file}`, ""])
      expect(await verifyMinisign(suite, keys.publicKey, message, altered)).toBeNull();
  });

  it("carry one line of printable text as trusted comment, nothing else", async () => {
    for (const bad of ["", "two\nlines", "信访", "x".repeat(1025)])
      await expect(signMinisign(suite, keys, message, bad)).rejects.toThrow(RangeError);
  });

  it("name a key by the beginning of the device's key id", () => {
    const text = encodeMinisignKey(suite, keys.publicKey);
    const line = Buffer.from(text.split("\n")[1] ?? "", "base64");
    expect(line.subarray(0, 2).toString()).toBe("Ed");
    expect(keyId(suite, keys.publicKey).startsWith(toHex(line.subarray(2, 10)))).toBe(true);
    expect(decodeMinisignKey(suite, text)).toEqual(keys.publicKey);
    const foreign = Buffer.concat([line.subarray(0, 2), Buffer.alloc(8), line.subarray(10)]).toString("base64");
    expect(decodeMinisignKey(suite, `untrusted comment: x\n${foreign}\n`)).toBeNull();
    const otherAlgorithm = Buffer.concat([Buffer.from("ED"), line.subarray(2)]).toString("base64");
    expect(decodeMinisignKey(suite, `untrusted comment: x\n${otherAlgorithm}\n`)).toBeNull();
    expect(decodeMinisignKey(suite, "")).toBeNull();
  });
});

const minisign = spawnSync("minisign", ["-v"]).error === undefined;
if (!minisign) console.warn("SKIPPED: the minisign program is not installed, so nothing was compared with it");

describe.skipIf(!minisign)("the minisign program", () => {
  const folder = mkdtempSync(join(tmpdir(), "minisign-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = (name: string) => join(folder, name);

  it("accepts our signature under our public key file, and refuses another message", () => {
    writeFileSync(path("root.pub"), encodeMinisignKey(suite, keys.publicKey));
    writeFileSync(path("manifest.json"), message);
    writeFileSync(path("manifest.json.minisig"), file);
    const verify = ["-V", "-p", path("root.pub"), "-m", path("manifest.json")];
    expect(execFileSync("minisign", verify).toString()).toContain(comment);
    writeFileSync(path("manifest.json"), "altered");
    expect(spawnSync("minisign", verify).status).not.toBe(0);
  });

  it("writes signatures that are ours in all but the untrusted comment and the key id's derivation", async () => {
    const generate = ["-G", "-W", "-p", path("their.pub"), "-s", path("their.key")];
    execFileSync("minisign", generate, { stdio: "ignore" });
    writeFileSync(path("theirs"), message);
    execFileSync("minisign", ["-S", "-s", path("their.key"), "-m", path("theirs"), "-t", comment], { stdio: "ignore" });
    const publicLine = Buffer.from(readFileSync(path("their.pub"), "utf8").split("\n")[1] ?? "", "base64");
    const publicKey = new Uint8Array(publicLine.subarray(10));
    const [, signature = "", trusted, global] = readFileSync(path("theirs.minisig"), "utf8").split("\n");
    const bytes = Buffer.from(signature, "base64");
    Buffer.from(suite.hash(publicKey).subarray(0, 8)).copy(bytes, 2);
    const ours = [file.split("\n")[0], bytes.toString("base64"), trusted, global, ""].join("\n");
    expect(await verifyMinisign(suite, publicKey, message, ours)).toBe(comment);
  });
});

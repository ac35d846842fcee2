import { beforeAll, describe, expect, it } from "vitest";
import { lastTrusted, succeedTrustList } from "../../../shared/registry/announcement.ts";
import type { SignedCertificate } from "../../../shared/registry/certificate.ts";
import { issueCertificate } from "../../../shared/registry/issue.ts";
import { keyId } from "../../../shared/registry/keys.ts";
import { establishTrust } from "../../../shared/registry/trust.ts";
import {
  announce,
  at,
  type Desk,
  type District,
  enrol,
  expiresAt,
  makeDesk,
  makeDistrict,
  revocationOf,
  suite,
} from "./fixtures.ts";

let district: District;
let township: Desk;
let certificate: SignedCertificate;
beforeAll(async () => {
  district = await makeDistrict();
  township = await makeDesk("990127001", "青石镇信访站");
  certificate = await enrol(district, township);
});

async function outcome(certificates: readonly unknown[], list: unknown = null) {
  const trust = await establishTrust(suite, district.root.publicKey, certificates, list);
  return "failed" in trust ? trust.failed : "trusted";
}

describe("certificates", () => {
  it("verify from the root over the issuer to the desk, in any order, with or without the root's own", async () => {
    const chain = [certificate, ...district.certificates];
    expect(await outcome(chain)).toBe("trusted");
    expect(await outcome([...chain].reverse())).toBe("trusted");
    expect(await outcome(chain.slice(0, 2))).toBe("trusted");
    const trust = await establishTrust(suite, district.root.publicKey, chain, null);
    if ("failed" in trust) throw new Error(trust.failed);
    expect(trust.certificates.get(township.device)).toEqual(certificate);
    expect(trust.certificates.get(district.desk.device)?.certificate.role).toBe("issuer");
  });

  it("do not verify under another district's root", async () => {
    const other = await makeDistrict("990128");
    const trust = await establishTrust(suite, other.root.publicKey, [certificate, ...district.certificates], null);
    expect(trust).toMatchObject({ failed: "wrong-root" });
    expect(await outcome([certificate])).toBe("unknown-issuer");
  });

  it.each<[string, object]>([
    ["another organisation", { organisation: "990127002" }],
    ["another name", { organisationName: "白水乡信访站" }],
    ["a longer life", { expiresAt: "2099-01-01T00:00:00.000Z" }],
    ["another recipient", { recipient: `age1${"q".repeat(58)}` }],
    ["another compartment", { compartments: ["general"] }],
    ["a higher serial", { serial: 99 }],
  ])("are refused with %s than was signed", async (_, change) => {
    const forged = { ...certificate, certificate: { ...certificate.certificate, ...change } };
    expect(await outcome([forged, ...district.certificates])).toBe("bad-signature");
  });

  it("are refused under a device id that is not their key's", async () => {
    const forged = { ...certificate, certificate: { ...certificate.certificate, device: "0".repeat(32) } };
    expect(await outcome([forged, ...district.certificates])).toBe("key-mismatch");
  });

  it.each<[string, unknown]>([
    ["an unknown field", { note: "x" }],
    ["a level that is not the code's", { level: "district" }],
    ["a township as issuer", { role: "issuer" }],
    ["a code that is none", { organisation: "9901270" }],
    ["a life that ends before it begins", { expiresAt: "2020-01-01T00:00:00.000Z" }],
    ["an unknown compartment", { compartments: ["secret"] }],
    ["a name of spaces", { organisationName: "  " }],
  ])("are malformed with %s", async (_, change) => {
    const forged = { ...certificate, certificate: { ...certificate.certificate, ...(change as object) } };
    expect(await outcome([forged, ...district.certificates])).toBe("malformed");
  });

  it("cannot be issued by a township, nor by the root directly, nor outside the issuer's district", async () => {
    const desk = await makeDesk("990127002", "白水乡信访站");
    const terms = { role: "desk", compartments: ["general"], serial: 4, issuedAt: at, expiresAt } as const;
    const byTownship = await issueCertificate(suite, township.keys, desk.subject, terms);
    expect(await outcome([byTownship, certificate, ...district.certificates])).toBe("unknown-issuer");
    const byRoot = await issueCertificate(suite, district.root, desk.subject, terms);
    expect(await outcome([byRoot, ...district.certificates])).toBe("unknown-issuer");
    const abroad = await issueCertificate(suite, district.desk.keys, { ...desk.subject, organisation: "990128002" }, terms);
    expect(await outcome([abroad, ...district.certificates])).toBe("outside-territory");
    const issuer = await issueCertificate(suite, district.desk.keys, (await makeDesk("990127", "假冒")).subject, {
      ...terms,
      role: "issuer",
    });
    expect(await outcome([issuer, ...district.certificates])).toBe("wrong-root");
  });

  it("of a renewed device count with the highest serial", async () => {
    const renewed = await enrol(district, township, 9);
    for (const order of [
      [certificate, renewed],
      [renewed, certificate],
    ]) {
      const trust = await establishTrust(suite, district.root.publicKey, [...order, ...district.certificates], null);
      expect("failed" in trust ? null : trust.certificates.get(township.device)?.certificate.serial).toBe(9);
    }
  });
});

describe("announcements", () => {
  it("are signed by an issuer or the root, and by nobody else", async () => {
    expect(await outcome(district.certificates, await announce(district, 1, [certificate]))).toBe("trusted");
    expect(await outcome(district.certificates, await announce(district, 1, [certificate], [], district.root))).toBe("trusted");
    const forged = await announce(district, 1, [certificate], [], township.keys);
    expect(await outcome(district.certificates, forged)).toBe("unknown-issuer");
    const list = await announce(district, 1, [certificate]);
    expect(await outcome(district.certificates, { ...list, list: { ...list.list, number: 2 } })).toBe("bad-signature");
    expect(await outcome(district.certificates, { ...list, more: 1 })).toBe("malformed");
  });

  it("revoke a desk: what it wrote up to the named event stays trusted, later events and other chains do not", async () => {
    const list = await announce(district, 2, [certificate], [revocationOf(township.device)]);
    const trust = await establishTrust(suite, district.root.publicKey, district.certificates, list);
    if ("failed" in trust) throw new Error(trust.failed);
    expect(trust.certificates.has(township.device)).toBe(true);
    const chain = { scope: "990127001/general", device: township.device, epoch: "e".repeat(32) };
    expect(lastTrusted(trust, chain)).toEqual({ seq: 7, id: "a".repeat(64) });
    expect(lastTrusted(trust, { ...chain, epoch: "f".repeat(32) })).toEqual({ seq: 0, id: null });
    expect(lastTrusted(trust, { ...chain, device: district.desk.device })).toBeNull();
  });

  it("succeed each other by rising number only", async () => {
    const [first, second] = [await announce(district, 1, []), await announce(district, 2, [certificate])];
    expect(succeedTrustList(null, first)).toEqual(first);
    expect(succeedTrustList(first, second)).toEqual(second);
    expect(succeedTrustList(second, first)).toEqual(second);
    expect(succeedTrustList(second, second)).toEqual(second);
    const rival = await announce(district, 2, []);
    expect(succeedTrustList(second, rival)).toMatchObject({ failed: "list-conflict" });
  });

  it("never take a revocation back", async () => {
    const revoked = await announce(district, 2, [certificate], [revocationOf(township.device)]);
    expect(succeedTrustList(revoked, await announce(district, 3, [certificate]))).toMatchObject({ failed: "revocation-dropped" });
    const weaker = { ...revocationOf(township.device), trusted: [] };
    const changed = await announce(district, 3, [certificate], [weaker]);
    expect(succeedTrustList(revoked, changed)).toMatchObject({ failed: "revocation-dropped" });
  });

  it("of a stolen issuer give way to the root's, whatever number they claimed and whomever they revoked", async () => {
    const highest = Number.MAX_SAFE_INTEGER;
    const poisoned = await announce(district, highest, [certificate], [revocationOf(township.device)]);
    const byRoot = await announce(district, 2, [certificate], [revocationOf(district.desk.device)], district.root);
    expect(succeedTrustList(poisoned, byRoot)).toEqual(byRoot);
    // The thief cannot come back over it, and whose list does not revoke the issuer in force has no such word.
    expect(succeedTrustList(byRoot, poisoned)).toMatchObject({ failed: "issuer-revoked" });
    expect(succeedTrustList(poisoned, await announce(district, 2, [], [], district.root))).toEqual(poisoned);
    const elsewhere = await announce(district, 2, [], [revocationOf(township.device)], district.root);
    expect(succeedTrustList(poisoned, elsewhere)).toEqual(poisoned);
    const forged = await announce(district, 1, [], [revocationOf(district.desk.device)], township.keys);
    expect(succeedTrustList(poisoned, forged)).toEqual(poisoned);
  });

  it("revoke an issuer only with the root's own signature, the root itself never, and an issuer's desks are then certified anew", async () => {
    const second = await makeDesk("990127", "演示县信访局", "B");
    const terms = { role: "issuer", compartments: ["general"], serial: 5, issuedAt: at, expiresAt } as const;
    const successor = await issueCertificate(suite, district.root, second.subject, terms);
    const chain = [...district.certificates, successor];
    const revocations = [revocationOf(district.desk.device)];
    const bySuccessor = await announce(district, 2, [], revocations, second.keys);
    expect(await outcome(chain, bySuccessor)).toBe("unknown-issuer");
    const itself = await announce(district, 2, [], revocations);
    expect(await outcome(chain, itself)).toBe("issuer-revoked");
    const root = [revocationOf(keyId(suite, district.root.publicKey))];
    expect(await outcome(chain, await announce(district, 2, [], root))).toBe("unknown-issuer");
    expect(await outcome(chain, await announce(district, 2, [], root, district.root))).toBe("issuer-revoked");
    const byRoot = await announce(district, 2, [], revocations, district.root);
    expect(await outcome(chain, byRoot)).toBe("trusted");
    const fallen = await establishTrust(suite, district.root.publicKey, [certificate, ...chain], byRoot);
    expect("failed" in fallen ? fallen : fallen.certificates.has(township.device)).toBe(false);
    const anew = await issueCertificate(suite, second.keys, township.subject, { ...terms, role: "desk", serial: 6 });
    const restored = await establishTrust(suite, district.root.publicKey, [certificate, anew, ...chain], byRoot);
    expect("failed" in restored ? restored : restored.certificates.get(township.device)).toEqual(anew);
  });
});

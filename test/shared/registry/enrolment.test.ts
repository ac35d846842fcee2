import { beforeAll, describe, expect, it } from "vitest";
import { concat, fromUtf8, utf8 } from "../../../shared/crypto/bytes.ts";
import type { SignedCertificate } from "../../../shared/registry/certificate.ts";
import { type Applicant, acceptEnrolment, claimedRoot } from "../../../shared/registry/enrolment.ts";
import { keyWords, requestWords } from "../../../shared/registry/fingerprint.ts";
import { issueCertificate } from "../../../shared/registry/issue.ts";
import { createRequest, readRequest } from "../../../shared/registry/request.ts";
import { announce, at, type Desk, type District, enrol, expiresAt, makeDesk, makeDistrict, suite } from "./fixtures.ts";

let district: District;
let township: Desk;
let certificate: SignedCertificate;
let applicant: Applicant;
beforeAll(async () => {
  district = await makeDistrict();
  township = await makeDesk("990127001", "青石镇信访站");
  certificate = await enrol(district, township);
  applicant = { request: await createRequest(suite, township.keys, township.subject, at), device: township.device };
});

describe("an enrolment request", () => {
  it("is one file with one spelling, signed by its own key", async () => {
    const { file, request, hash } = await createRequest(suite, township.keys, township.subject, at);
    expect(await readRequest(suite, file)).toEqual({ request, hash });
    expect(request).toMatchObject({ organisation: "990127001", organisationName: "青石镇信访站", deviceCode: "A", madeAt: at });
    for (let i = 0; i < file.length; i += 1) {
      const altered = concat([file]);
      altered[i] = (altered[i] ?? 0) ^ 1;
      expect(await readRequest(suite, altered)).toHaveProperty("failed");
    }
    expect(await readRequest(suite, utf8(`${fromUtf8(file)}\n`))).toMatchObject({ failed: "malformed" });
    expect(await readRequest(suite, new Uint8Array(20_000))).toMatchObject({ failed: "malformed" });
  });

  it("has other words when anything in it is exchanged", async () => {
    const other = await createRequest(suite, township.keys, { ...township.subject, organisation: "990127002" }, at);
    expect(requestWords(other.hash)).not.toEqual(requestWords(applicant.request.hash));
  });
});

describe("an enrolment", () => {
  const accept = async (certificates: readonly unknown[], words: string, list: unknown = null, who: Applicant = applicant) => {
    const accepted = await acceptEnrolment(suite, who, { certificates, trustList: list }, words);
    return "failed" in accepted ? accepted.failed : accepted;
  };
  const words = () => keyWords(suite, district.root.publicKey).join(" ");

  it("is accepted with the root's words typed, and gives the chain from the desk to the root", async () => {
    const accepted = await accept(district.certificates, words(), await announce(district, 1, [certificate]));
    if (typeof accepted === "string") throw new Error(accepted);
    expect(accepted.own).toEqual([certificate, ...district.certificates]);
    expect(claimedRoot(district.certificates)).toEqual(district.root.publicKey);
  });

  it("is refused with any wrong word, and from an impostor with its own root", async () => {
    expect(await accept([certificate, ...district.certificates], words().replace(/^../, "错误"))).toBe("wrong-words");
    const impostor = await makeDistrict();
    const forged = await enrol(impostor, township);
    expect(await accept([forged, ...impostor.certificates], words())).toBe("wrong-words");
    const mixed = [forged, impostor.certificates[0], district.certificates[1]];
    expect(await accept(mixed, words())).toBe("wrong-root");
    expect(await accept([certificate], words())).toBe("wrong-root");
  });

  it("is refused when it answers another request, another desk, another code or another encryption key", async () => {
    const chain = [certificate, ...district.certificates];
    const later = await createRequest(suite, township.keys, township.subject, "2026-11-21T08:00:00.000Z");
    expect(await accept(chain, words(), null, { ...applicant, request: later })).toBe("other-request");
    const other = await makeDesk("990127002", "白水乡信访站");
    expect(await accept(chain, words(), null, { ...applicant, device: other.device })).toBe("other-request");
    const answers = applicant.request.hash;
    const terms = { role: "desk", compartments: ["general"], serial: 9, issuedAt: at, expiresAt, answers } as const;
    const moved = { ...township.subject, organisation: "990127002" };
    const elsewhere = await issueCertificate(suite, district.desk.keys, moved, terms);
    expect(await accept([elsewhere, ...district.certificates], words())).toBe("other-office");
    const listening = { ...township.subject, recipient: other.subject.recipient };
    const readable = await issueCertificate(suite, district.desk.keys, listening, terms);
    expect(await accept([readable, ...district.certificates], words())).toBe("key-mismatch");
  });
});

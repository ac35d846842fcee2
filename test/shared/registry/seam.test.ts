import { describe, expect, it } from "vitest";
import { toHex, utf8 } from "../../../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../../../shared/crypto/international.ts";
import { signMinisign, verifyMinisign } from "../../../shared/crypto/minisign.ts";
import { acceptEnrolment, answerRequest } from "../../../shared/registry/enrolment.ts";
import { keyWords } from "../../../shared/registry/fingerprint.ts";
import { foundDistrict, issueTrustList } from "../../../shared/registry/issue.ts";
import { keyId } from "../../../shared/registry/keys.ts";
import { createRequest, readRequest } from "../../../shared/registry/request.ts";
import { createDummySuite } from "../crypto/dummy-suite.ts";
import { at, expiresAt } from "./fixtures.ts";

describe.each([await createInternationalSuite(), createDummySuite()])("the registry under the suite $name", (suite) => {
  it("founds a district, enrols a township and announces it", async () => {
    const [districtKeys, townshipKeys] = [await suite.createSigningKey(), await suite.createSigningKey()];
    const { recipient } = await suite.createEncryptionKey();
    const district = { organisation: "990127", organisationName: "演示县信访局", deviceCode: "A", recipient };
    const township = { organisation: "990127001", organisationName: "青石镇信访站", deviceCode: "A", recipient };
    const subject = { ...district, signingKey: toHex(districtKeys.publicKey) };
    const { root, certificates } = await foundDistrict(suite, subject, { at, expiresAt });
    const { file } = await createRequest(suite, townshipKeys, township, at);
    const request = await readRequest(suite, file);
    if ("failed" in request) throw new Error(request.failed);
    const terms = { serial: 3, issuedAt: at, expiresAt, compartments: ["general"], deviceCode: "A" } as const;
    const answer = await answerRequest(suite, districtKeys, request, terms);
    const trustList = await issueTrustList(suite, districtKeys, {
      number: 1,
      root: keyId(suite, root.publicKey),
      certificates: [answer],
      revocations: [],
      issuedAt: at,
    });
    const applicant = { request, device: keyId(suite, townshipKeys.publicKey) };
    const words = keyWords(suite, root.publicKey).join(" ");
    const accepted = await acceptEnrolment(suite, applicant, { certificates, trustList }, words);
    expect("failed" in accepted ? accepted : accepted.own[0]).toEqual(answer);
    const signature = await signMinisign(suite, districtKeys, utf8("{}"), "purpose");
    expect(await verifyMinisign(suite, districtKeys.publicKey, utf8("{}"), signature)).toBe("purpose");
  });
});

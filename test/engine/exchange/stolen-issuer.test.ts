import { afterEach, beforeEach, expect, test } from "vitest";
import { highestNumber } from "../../../renderer/engine/exchange/announce.ts";
import { pendingSheets } from "../../../renderer/engine/vault/sheets.ts";
import { fromHex, toHex } from "../../../shared/crypto/bytes.ts";
import type { SigningKeyPair } from "../../../shared/crypto/suite.ts";
import type { Revocation, SignedCertificate } from "../../../shared/registry/certificate.ts";
import { issueCertificate, issueTrustList } from "../../../shared/registry/issue.ts";
import { keyId } from "../../../shared/registry/keys.ts";
import { packedFile } from "./bad-files.ts";
import { countyWithTownship, granted, type Office, refusalOf, type World } from "./world.ts";

let world: World;
let district: Office;
let township: Office;

beforeEach(async () => {
  ({ world, district, township } = await countyWithTownship());
});
afterEach(() => world.close());

const at = "2026-11-21T00:00:00.000Z";

function announced(
  issuer: SigningKeyPair,
  number: number,
  certificates: readonly SignedCertificate[],
  revocations: readonly Revocation[],
) {
  const root = keyId(world.suite, fromHex(district.ledger.trust.state().root ?? ""));
  return issueTrustList(world.suite, issuer, { number, root, certificates, revocations, issuedAt: at });
}

/** What the thief of the district's key announces: the last number there is. */
async function poisoned() {
  const { signingSecret, signingPublic } = district.ledger.keys();
  const known = district.ledger.trust.state().trustList?.list.certificates ?? [];
  return announced({ secret: signingSecret, publicKey: signingPublic }, highestNumber, known, []);
}

test("announcements numbered to the end do not stand against the root's own, which a new issuer brings", async () => {
  const trustList = await poisoned();
  const bad = await township.stage(await packedFile(world, district, township, [], { trustList }));
  await granted(township.exchange.applyImport({ token: bad }));
  expect(township.ledger.trust.state().trustList).toEqual(trustList);

  // The root's printed sheet makes another machine the issuer; that one certifies the township anew.
  const sheet = pendingSheets(district.desk)?.root;
  if (!sheet) throw new Error("the root sheet was not kept to be printed");
  const root: SigningKeyPair = { secret: fromHex(sheet.secret), publicKey: fromHex(sheet.publicKey) };
  const keys = await world.suite.createSigningKey();
  const { certificate: own } = township.ledger.trust.state().own[0] as SignedCertificate;
  const { certificate: old } = district.ledger.trust.state().own[0] as SignedCertificate;
  const terms = { issuedAt: at, expiresAt: old.expiresAt, compartments: ["general", "accusation"] } as const;
  const issuer = await issueCertificate(
    world.suite,
    root,
    { ...old, deviceCode: "B", signingKey: toHex(keys.publicKey) },
    { ...terms, role: "issuer", serial: 9 },
  );
  const desk = await issueCertificate(world.suite, keys, own, { ...terms, role: "desk", serial: 10 });
  const byRoot = await announced(root, 2, [issuer, desk], [{ device: old.device, reason: "签发密钥被盗", at, trusted: [] }]);
  const from = {
    organisation: "990127",
    device: keyId(world.suite, keys.publicKey),
    epoch: "a".repeat(32),
    signingSecret: keys.secret,
    signingPublic: keys.publicKey,
  };
  const good = await packedFile(world, district, township, [], { from, certificates: [issuer], trustList: byRoot });
  const token = await township.stage(good);
  expect(await township.exchange.planImport({ token })).toMatchObject({ outcome: "ready" });
  await granted(township.exchange.applyImport({ token }));
  expect(township.ledger.trust.state()).toMatchObject({ trustList: byRoot, own: [desk, issuer, {}] });
  expect(await township.exchange.planImport({ token: await township.stage(good) })).toMatchObject({ outcome: "known" });

  // What the thief sends now announces nothing.
  const more = await packedFile(world, district, township, [], { trustList });
  expect(await township.exchange.planImport({ token: await township.stage(more) })).toMatchObject({ outcome: "known" });
  expect(township.ledger.trust.state().trustList).toEqual(byRoot);
});

test("a district that meets its own announcements numbered to the end says so, and goes on importing", async () => {
  const petition = await township.register("照常上报的一件");
  const bad = await packedFile(world, district, township, [], { trustList: await poisoned() });
  await granted(township.exchange.applyImport({ token: await township.stage(bad) }));
  const out = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  await granted(district.exchange.applyImport({ token: await district.stage(out.path) }));
  expect((await district.petitions()).has(petition)).toBe(true);
  const revoking = district.exchange.revoke({ device: township.ledger.office.device, reason: "电脑被盗" });
  expect(await refusalOf(revoking)).toBe("numbers-used-up");
});

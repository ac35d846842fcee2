import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTrust } from "../../renderer/engine/vault/trust-file.ts";
import { fromHex } from "../../shared/crypto/bytes.ts";
import { createInternationalSuite } from "../../shared/crypto/international.ts";
import { encodeMinisignKey } from "../../shared/crypto/minisign.ts";
import { clear, type Offices, twoOffices } from "../engine/accusation/offices.ts";
import { unlocked } from "../engine/accusation/opened-desk.ts";
import { granted, intake, passphrase } from "../engine/engine-words.ts";
import { approvedList, archived, registered } from "../engine/retention/archived.ts";

const equipped = ["python3", "unzip", "minisign", "age", "gunzip"].every((one) => spawnSync(one, []).error === undefined);
if (!equipped) console.warn("SKIPPED: python3, unzip, minisign, age and gunzip are needed to verify bundles independently.");

describe.skipIf(!equipped)("the independent script", () => {
  let offices: Offices;
  let root = "";
  let identity = "";
  beforeAll(async () => {
    offices = await twoOffices();
    const { district, stick } = offices;
    const suite = await createInternationalSuite();
    const user = (await district.engine.status()).user?.id ?? "";
    const { contents } = await unlocked(district, { user, passphrase });
    root = join(stick, "root.pub");
    identity = join(stick, "990127.identity");
    const trust = await readTrust(district.services.desktop);
    writeFileSync(root, encodeMinisignKey(suite, fromHex(trust?.root ?? "")));
    writeFileSync(identity, `${contents.device.identities.join("\n")}\n`);
  }, 60_000);
  afterAll(() => offices.close());

  const verify = (path: string) => {
    const words = ["test/independent/verify_bundle.py", path, "--root", root, "--identity", identity, "--json"];
    const { stdout, stderr } = spawnSync("python3", words, { encoding: "utf8" });
    expect(stderr).toBe("");
    return JSON.parse(stdout) as { readonly withoutBody: unknown; readonly events: number; readonly refused?: string };
  };

  it("takes a bundle whose petition was moved, and tells why its bodies are missing", async () => {
    const { district, township } = offices;
    await clear(offices);
    const screened = { how: "regular", date: "2026-11-20", place: "石桥村", matter: "用水先后", unit: "", measure: "" } as const;
    const data = { ...screened, settled: null, petition: null };
    const { record } = granted(await township.engine.keepRecord({ record: null, kind: "screening", data, base: null }));
    const { petition } = granted(await township.engine.register({ draft: "d1", intake: intake(), screening: record }));
    granted(await township.engine.register({ draft: "d2", intake: intake() }));
    granted(await township.engine.note({ petition, text: "已电话联系" }));
    const before = verify(await offices.carry(township.engine, district.engine, "990127"));
    expect(before).toMatchObject({ withoutBody: { events: 0, moved: 0, destroyed: 0 } });
    const complainedOf = { name: "石桥村会计", unit: "" };
    granted(await township.engine.moveToAccusations({ petition, complainedOf }));
    const after = verify(granted(await township.engine.export({ to: "990127", folder: offices.stick })).path);
    expect(after.refused).toBeUndefined();
    expect(after.withoutBody).toEqual({ events: 4, moved: 4, destroyed: 0 });
    // Nothing was acknowledged yet, so both files tell the same log, two events longer: of the petition and of its 排查.
    expect(after.events).toBe(before.events + 2);
  }, 60_000);

  it("takes a bundle whose petition was destroyed at the end of its retention, and tells as much", async () => {
    const { district, township } = offices;
    const { engine } = township;
    const leader = granted(await engine.addUser({ name: "高远", passphrase, role: "leader" })).id;
    await engine.lock();
    granted(await engine.unlock({ user: leader, passphrase }));
    await offices.carry(engine, district.engine, "990127");
    await offices.carry(district.engine, engine, "990127001");
    const screened = { how: "regular", date: "2014-03-01", place: "石桥村", matter: "渠道", unit: "", measure: "" } as const;
    const data = { ...screened, settled: null, petition: null };
    const { record } = granted(await engine.keepRecord({ record: null, kind: "screening", data, base: null }));
    const { petition } = await registered(engine, {}, "d3", record);
    await archived(engine, petition, "2014-001");
    granted(await engine.destroyFiles(await approvedList(engine, [petition])));
    const after = verify(await offices.carry(engine, district.engine, "990127"));
    expect(after.refused).toBeUndefined();
    // 登记, 撤回, 归档, and both versions of the 排查 that became this petition.
    expect(after.withoutBody).toMatchObject({ destroyed: 5 });
    expect((await district.engine.workTable()).parked).toBe(0);
  }, 60_000);
});

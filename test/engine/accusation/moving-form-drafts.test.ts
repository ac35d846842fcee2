import { afterEach, beforeEach, expect, it } from "vitest";
import { granted, intake, passphrase } from "../engine-words.ts";
import { clear, type Offices, twoOffices } from "./offices.ts";
import { openedWith, placesOf } from "./opened-desk.ts";

let offices: Offices;
beforeEach(async () => {
  offices = await twoOffices();
});
afterEach(() => offices.close());

const secret = "账本复印件由魏长河保存在老屋";
const type = "petition.examined";

it("the step forms begun at a petition leave with it, at both offices, and those of other petitions stay", async () => {
  const { township, district } = offices;
  await clear(offices);
  const { petition } = granted(await township.engine.register({ draft: "d1", intake: intake() }));
  const other = granted(await township.engine.register({ draft: "d2", intake: intake({ title: "另一件" }) })).petition;
  await offices.carry(township.engine, district.engine, "990127");
  const kept = { typed: { facts: "水渠垮塌三十米" }, taken: 0 };
  for (const { engine } of [township, district]) {
    granted(await engine.saveFormDraft({ petition, type, form: { typed: { facts: secret }, taken: 0 } }));
    granted(await engine.saveFormDraft({ petition: other, type, form: kept }));
  }
  const keys = await Promise.all(
    [township, district].map(async ({ engine }) => ({ user: (await engine.status()).user?.id ?? "", passphrase })),
  );
  const places = async () => [
    placesOf(await openedWith(township, keys[0] ?? { user: "", passphrase }), [secret]),
    placesOf(await openedWith(district, keys[1] ?? { user: "", passphrase }), [secret]),
  ];
  expect(await places()).toEqual([["drafts"], ["drafts"]]);

  const complainedOf = { name: "石桥村会计钱某", unit: "石桥村村民委员会" };
  expect(granted(await township.engine.moveToAccusations({ petition, complainedOf })).cleared).toBe(true);
  await offices.carry(township.engine, district.engine, "990127");
  expect(await places()).toEqual([[], []]);
  for (const { engine } of [township, district]) {
    expect(await engine.formDraft({ petition, type })).toBeNull();
    expect(await engine.saveFormDraft({ petition, type, form: kept })).toMatchObject({ refused: "unknown-petition" });
    expect(await engine.formDraft({ petition: other, type })).toEqual(kept);
  }
}, 60_000);

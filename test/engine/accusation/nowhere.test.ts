import { afterEach, beforeEach, expect, it } from "vitest";
import { granted, intake, passphrase } from "../engine-words.ts";
import { accusation, clear, type Offices, secretWords, twoOffices } from "./offices.ts";
import { openedWith, placesOf } from "./opened-desk.ts";

let offices: Offices;
beforeEach(async () => {
  offices = await twoOffices();
});
afterEach(() => offices.close());

const text = "虚报渠道工程款的账本复印件，第一页";
const file = { file: new Blob([text]), name: "账本复印件.txt", mediaType: "text/plain" };

async function clerkOf({ township }: Offices): Promise<{ readonly user: string; readonly passphrase: string }> {
  return { user: (await township.engine.status()).user?.id ?? "", passphrase };
}

it("no word of an accusation can be read at the township with all its keys, after everything that a day brings", async () => {
  const { township, district } = offices;
  await clear(offices);
  const key = await clerkOf(offices);
  granted(await township.engine.register({ draft: "d1", intake: intake() }));
  const { number } = granted(await township.engine.takeAccusation({ id: "x1", accusation: accusation(), files: [file] }));
  await offices.carry(township.engine, district.engine, "990127");
  granted(await township.engine.backup({ folder: offices.stick }));
  offices.township = await township.reopen();
  granted(await offices.township.engine.unlock(key));
  await offices.township.engine.settled();
  const opened = await openedWith(offices.township, key);
  expect(placesOf(opened, secretWords)).toEqual([]);
  // The same search finds what it may find: the claim of the same day, and the receipt's number.
  expect(placesOf(opened, ["陈桂兰"]).length).toBeGreaterThan(2);
  expect(placesOf(opened, [number]).length).toBeGreaterThan(1);
}, 60_000);

it("nor at the district before an officer opens it, nor afterwards with everything but his own key", async () => {
  const { township, district } = offices;
  const sheet = await clear(offices);
  const user = (await district.engine.status()).user?.id ?? "";
  granted(await township.engine.takeAccusation({ id: "x1", accusation: accusation(), files: [file] }));
  await offices.carry(township.engine, district.engine, "990127");
  expect(placesOf(await openedWith(district, { user, passphrase }), secretWords)).toEqual([]);
  granted(await district.engine.openAccusations({ recipient: sheet.recipient, identity: sheet.identity }));
  const id = granted(await district.engine.accusations()).rows[0]?.id ?? "";
  const found = granted(await district.engine.accusation({ id }));
  granted(await district.engine.openAccusationFile({ id, hash: found.taken?.attachments[0]?.hash ?? "" }));
  granted(await district.engine.actOnAccusation({ id, action: { did: "noted", text: "虚报渠道工程款，已电话联系魏长河" } }));
  const opened = await openedWith(district, { user, passphrase });
  expect(placesOf(opened, secretWords)).toEqual([]);
  expect(placesOf(opened, [sheet.identity])).toEqual([]);
}, 60_000);

it("is found by the same search once somebody keeps it as a draft, a petition or an ordinary attachment", async () => {
  const { township } = offices;
  await clear(offices);
  const key = await clerkOf(offices);
  const form = { statement: accusation().statement };
  granted(await township.engine.saveDraft({ id: "d1", form, label: "", channel: "visit" }));
  expect(placesOf(await openedWith(township, key), secretWords)).toContain("drafts");
  granted(await township.engine.discardDraft({ id: "d1" }));
  expect(placesOf(await openedWith(township, key), secretWords)).toEqual([]);
  granted(await township.engine.addAttachment({ file: new Blob([text]), name: "a.txt", mediaType: "text/plain" }));
  expect(placesOf(await openedWith(township, key), secretWords).some((where) => where.includes("attachments"))).toBe(true);
  granted(await township.engine.register({ draft: "d2", intake: intake({ statement: accusation().statement }) }));
  const places = placesOf(await openedWith(township, key), secretWords);
  for (const part of ["segment", "petitions"]) expect(places.some((where) => where.startsWith(part))).toBe(true);
}, 60_000);

import { afterEach, beforeEach, expect, test } from "vitest";
import { bytesOf, comparable, countyWithTownship, granted, type Office, type World } from "./world.ts";

let world: World;
let district: Office;
let township: Office;

beforeEach(async () => {
  ({ world, district, township } = await countyWithTownship());
});
afterEach(() => world.close());

test("a petition logged at the township arrives whole at the district, and the receipt comes home", async () => {
  const photo = await township.attach("水渠.jpg", new Uint8Array(3_000_000).fill(7));
  const petition = await township.register("水渠年久失修", [photo]);
  expect(await township.sync(petition)).toBe("local");

  const plan = await granted(township.exchange.exportPlan({ to: "990127" }));
  expect(plan).toMatchObject({ petitions: 1, attachments: 1, attachmentBytes: 3_000_000 });
  const out = await granted(township.exchange.export({ to: "990127", folder: world.stick }));
  expect(await township.sync(petition)).toBe("exported");

  const token = await district.stage(out.path);
  const incoming = await district.exchange.planImport({ token });
  expect(incoming).toMatchObject({ outcome: "ready", refusal: null, kind: "sync", counts: { newPetitions: 1, attachments: 1 } });
  const done = await granted(district.exchange.applyImport({ token }));
  expect(done).toMatchObject({ petitions: 1, conflicts: 0 });

  expect(comparable(await district.petitions())).toEqual(comparable(await township.petitions()));
  const bytes = await bytesOf(await district.ledger.attachments.open(photo.hash));
  expect(bytes.length).toBe(3_000_000);

  const receipt = await granted(district.exchange.export({ to: "990127001", folder: world.stick, receiptOnly: true }));
  const back = await township.stage(receipt.path);
  expect(await township.exchange.planImport({ token: back })).toMatchObject({
    outcome: "ready",
    kind: "receipt",
    acknowledges: 1,
  });
  await granted(township.exchange.applyImport({ token: back }));
  expect(await township.sync(petition)).toBe("acknowledged");
  expect((await township.exchange.exchanges()).find((each) => each.id === out.bundle)?.acknowledgedAt).not.toBeNull();
});

import { afterEach, expect, it } from "vitest";
import { Naming } from "../../renderer/engine/petitions/naming.ts";
import { type TestDesk, townshipDesk } from "./desk-fixture.ts";
import { draftId, granted, intake, passphrase } from "./engine-words.ts";

let desk: TestDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

it("tells of a link at both petitions, until it is taken back, and after a restart", async () => {
  const made = await townshipDesk();
  desk = made;
  const { engine } = made;
  const register = async (title: string) =>
    granted(await engine.register({ draft: draftId(), intake: intake({ title }) })).petition;
  const [first, second] = [await register("水渠损坏"), await register("水渠再次损坏")];
  const namedBy = async (petition: string, at = engine) => (await at.petition({ petition }))?.namedBy;
  const link = { date: "2026-11-20", other: first, relation: "same-matter" };
  granted(await engine.takeStep({ petition: second, type: "petition.linked", body: link }));
  expect(await namedBy(first)).toEqual([{ other: second, relation: "same-matter" }]);
  expect(await namedBy(second)).toEqual([]);

  const again = Object.assign(await made.reopen(), { user: made.user });
  desk = again;
  granted(await again.engine.unlock({ user: made.user, passphrase }));
  await again.engine.settled();
  expect(await namedBy(first, again.engine)).toEqual([{ other: second, relation: "same-matter" }]);
  const event = (await again.engine.petition({ petition: second }))?.course.steps["petition.linked"]?.[0]?.event ?? "";
  granted(
    await again.engine.takeStep({
      petition: second,
      type: "petition.unlinked",
      body: { date: "2026-11-20", link: event, reason: "不是同一事项" },
    }),
  );
  expect(await namedBy(first, again.engine)).toEqual([]);
});

it("knows who names whom, as each says it, and forgets what is not said any more", () => {
  const naming = new Naming();
  naming.change("b", [], [{ other: "a", relation: "parent" }]);
  naming.change(
    "c",
    [],
    [
      { other: "a", relation: "related" },
      { other: "b", relation: "joint" },
    ],
  );
  expect(naming.of("a")).toEqual([
    { other: "b", relation: "parent" },
    { other: "c", relation: "related" },
  ]);
  naming.change(
    "c",
    [
      { other: "a", relation: "related" },
      { other: "b", relation: "joint" },
    ],
    [{ other: "b", relation: "joint" }],
  );
  expect(naming.of("a")).toEqual([{ other: "b", relation: "parent" }]);
  naming.change("c", [{ other: "b", relation: "joint" }], []);
  expect(naming.of("b")).toEqual([]);
});

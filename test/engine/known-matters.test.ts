import { afterEach, describe, expect, it } from "vitest";
import type { Petitioner } from "../../shared/petition/intake.ts";
import { type TestDesk, townshipDesk } from "./desk-fixture.ts";
import { draftId, granted, intake } from "./engine-words.ts";

let desk: TestDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

const person: Petitioner = {
  kind: "person",
  name: "陈桂兰",
  address: "青禾镇石桥村三组",
  identityKind: "resident",
  identityNumber: "11010519491231002X",
  phone: "+86 138-1234-5521",
};
const canal = intake({ petitioners: [person] });
const title = "石桥村灌溉水渠损坏没有人修复";

async function opened() {
  desk = await townshipDesk();
  const { engine } = desk;
  const { petition } = granted(await engine.register({ draft: draftId(), intake: canal }));
  await engine.settled();
  const because = async (query: Parameters<typeof engine.knownMatters>[0]) =>
    (await engine.knownMatters(query)).map((one) => [one.petition, one.because]);
  return { desk, engine, petition, because };
}

describe("a known matter", () => {
  it("is found by a like title together with identity number, phone, or name and place, however they are typed", async () => {
    const { because, petition } = await opened();
    expect(await because({ phone: "138 1234 5521", title })).toEqual([[petition, ["phone", "words"]]]);
    expect(await because({ identityNumber: "11010519491231002x", title })).toEqual([[petition, ["identity", "words"]]]);
    expect(await because({ name: "陈 桂兰", place: "990127001201", title })).toEqual([[petition, ["name-and-place", "words"]]]);
    expect(await because({ phone: "13812345521", title, except: petition })).toEqual([]);
  });

  it("is found by today's identity number where the old one of fifteen digits was taken down", async () => {
    const { engine, because } = await opened();
    const old = intake({ title: "反映宅基地确权未办", petitioners: [{ ...person, identityNumber: "110105491231002" }] });
    const { petition } = granted(await engine.register({ draft: draftId(), intake: old }));
    expect(await because({ identityNumber: "11010519491231002X", title: "宅基地确权一直未办" })).toEqual([
      [petition, ["identity", "words"]],
    ]);
  });

  it("does not show the same person's other matters, by whatever is known of the person", async () => {
    const { engine, because, petition } = await opened();
    const others = ["反映夜间施工噪声扰民", "要求办理低保", "举报村账目不公开"];
    for (const other of others) {
      granted(await engine.register({ draft: draftId(), intake: intake({ title: other, petitioners: [person] }) }));
    }
    const all = { identityNumber: "11010519491231002X", phone: "13812345521", name: "陈桂兰", place: "990127001201" };
    expect((await because({ ...all, title })).map(([id]) => id)).toEqual([petition]);
    expect(await because({ ...all, title: "反映公路边坡塌方" })).toEqual([]);
  });

  it("is never found by the person alone, nor by the words alone", async () => {
    const { because } = await opened();
    expect(await because({ identityNumber: "11010519491231002X", phone: "13812345521" })).toEqual([]);
    expect(await because({ phone: "13812345521", title: " " })).toEqual([]);
    expect(await because({ title, place: "990127001201" })).toEqual([]);
    expect(await because({ name: "陈桂兰", title })).toEqual([]);
  });

  it("names no person, and is recorded once in a session", async () => {
    const { desk: test, engine, petition } = await opened();
    const query = { name: "陈桂兰", place: "990127001201", title };
    const found = await engine.knownMatters(query);
    expect(JSON.stringify(found)).not.toContain("陈");
    await engine.knownMatters(query);
    const auditor = granted(await engine.addUser({ name: "许静", role: "auditor", passphrase: "更上一层楼更上一" }));
    await engine.lock();
    granted(await test.engine.unlock({ user: auditor.id, passphrase: "更上一层楼更上一" }));
    expect(granted(await engine.accessRecords())).toMatchObject([{ user: "周敏", did: "matched", petition }]);
  });
});

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type TestDesk, townshipDesk } from "./desk-fixture.ts";
import { draftId, granted, intake, passphrase } from "./engine-words.ts";

type Township = TestDesk & { readonly user: string };
const form = { typed: { facts: "现场查看，水渠垮塌三十米" }, taken: 0 };
const type = "petition.examined";

let desk: TestDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

async function withPetition(): Promise<Township & { readonly petition: string }> {
  const made = await townshipDesk();
  desk = made;
  const { petition } = granted(await made.engine.register({ draft: draftId(), intake: intake() }));
  return Object.assign(made, { petition });
}

/** As after a power cut: nothing was closed, and only what is on disk is there. */
async function restarted(from: Township): Promise<Township> {
  const next = Object.assign(await from.reopen(), { user: from.user });
  desk = next;
  granted(await next.engine.unlock({ user: from.user, passphrase }));
  await next.engine.settled();
  return next;
}

describe("an unfinished step form", () => {
  it("is there again after locking and after a power cut, for this step of this petition alone", async () => {
    const made = await withPetition();
    const { engine, petition, user } = made;
    granted(await engine.saveFormDraft({ petition, type, form }));
    await engine.lock();
    expect(await engine.formDraft({ petition, type })).toBeNull();
    expect(await engine.saveFormDraft({ petition, type, form })).toMatchObject({ refused: "locked" });
    granted(await engine.unlock({ user, passphrase }));
    expect(await engine.formDraft({ petition, type })).toEqual(form);
    const again = await restarted(made);
    expect(await again.engine.formDraft({ petition, type })).toEqual(form);
    expect(await again.engine.formDraft({ petition, type: "petition.accepted" })).toBeNull();
    granted(await again.engine.discardFormDraft({ petition, type }));
    expect(await (await restarted(again)).engine.formDraft({ petition, type })).toBeNull();
  });

  it("is named among the unfinished ones of its petition, to its writer alone, until it is given up", async () => {
    const { engine, petition, user } = await withPetition();
    const other = granted(await engine.register({ draft: draftId(), intake: intake({ title: "另一件" }) })).petition;
    expect(await engine.unfinishedForms({ petition })).toEqual([]);
    granted(await engine.saveFormDraft({ petition, type, form }));
    granted(await engine.saveFormDraft({ petition, type: "paper:opinion", form }));
    granted(await engine.saveFormDraft({ petition: other, type: "supplement", form }));
    expect(await engine.unfinishedForms({ petition })).toEqual([type, "paper:opinion"]);
    const colleague = granted(await engine.addUser({ name: "何志远", role: "clerk", passphrase }));
    await engine.lock();
    expect(await engine.unfinishedForms({ petition })).toEqual([]);
    granted(await engine.unlock({ user: colleague.id, passphrase }));
    expect(await engine.unfinishedForms({ petition })).toEqual([]);
    await engine.lock();
    granted(await engine.unlock({ user, passphrase }));
    granted(await engine.discardFormDraft({ petition, type }));
    expect(await engine.unfinishedForms({ petition })).toEqual(["paper:opinion"]);
  });

  it("is its writer's alone", async () => {
    const { engine, petition, user } = await withPetition();
    granted(await engine.saveFormDraft({ petition, type, form }));
    const other = granted(await engine.addUser({ name: "何志远", role: "clerk", passphrase }));
    await engine.lock();
    granted(await engine.unlock({ user: other.id, passphrase }));
    expect(await engine.formDraft({ petition, type })).toBeNull();
    granted(await engine.discardFormDraft({ petition, type }));
    await engine.lock();
    granted(await engine.unlock({ user, passphrase }));
    expect(await engine.formDraft({ petition, type })).toEqual(form);
  });

  it("is no intake draft and takes no place among them; of too many the one untouched for longest gives way", async () => {
    const made = await withPetition();
    const { engine, petition } = made;
    const other = granted(await engine.register({ draft: draftId(), intake: intake({ title: "另一件" }) })).petition;
    const intakeDraft = { form: { title: "水渠" }, label: "", channel: "visit" };
    for (let n = 0; n < 49; n += 1) granted(await engine.saveDraft({ id: `d${n}`, ...intakeDraft }));
    granted(await engine.saveFormDraft({ petition: other, type, form }));
    granted(await engine.saveDraft({ id: "d49", ...intakeDraft }));
    expect(await engine.drafts()).toHaveLength(50);
    expect((await engine.drafts()).every(({ id }) => /^d\d+$/.test(id))).toBe(true);
    expect(await engine.saveDraft({ id: "d50", ...intakeDraft })).toMatchObject({ refused: "too-many-drafts" });

    granted(await engine.saveFormDraft({ petition, type, form }));
    granted(await engine.saveFormDraft({ petition: other, type, form }));
    const extra = Array.from({ length: 49 }, (_, n) => `petition.step-${n}` as typeof type);
    for (const one of extra) granted(await engine.saveFormDraft({ petition, type: one, form }));
    expect(await engine.formDraft({ petition: other, type })).toEqual(form);
    expect(await engine.formDraft({ petition, type })).toBeNull();
    const again = await restarted(made);
    expect(await again.engine.drafts()).toHaveLength(50);
    expect(await again.engine.formDraft({ petition: other, type })).toEqual(form);
  });

  it("goes with a petition that is voided, and is not kept at one again", async () => {
    const made = await withPetition();
    const { engine, petition } = made;
    granted(await engine.saveFormDraft({ petition, type, form }));
    granted(await engine.void({ petition, reason: "重复登记", approvedBy: "何志远" }));
    expect(await engine.formDraft({ petition, type })).toBeNull();
    expect(await engine.saveFormDraft({ petition, type, form })).toMatchObject({ refused: "unknown-petition" });
    expect(await engine.saveFormDraft({ petition: "0".repeat(32), type, form })).toMatchObject({ refused: "unknown-petition" });
    expect(await (await restarted(made)).engine.formDraft({ petition, type })).toBeNull();
  });

  it("goes at the next start where a power cut came between the voiding and its end", async () => {
    const made = await withPetition();
    const { engine, petition } = made;
    const other = granted(await engine.register({ draft: draftId(), intake: intake({ title: "另一件" }) })).petition;
    granted(await engine.saveFormDraft({ petition, type, form }));
    granted(await engine.saveFormDraft({ petition: other, type, form }));
    const before = await readFile(join(made.folder, "drafts.sealed"));
    granted(await engine.void({ petition, reason: "重复登记", approvedBy: "何志远" }));
    await writeFile(join(made.folder, "drafts.sealed"), before);
    const again = await restarted(made);
    expect(await again.engine.formDraft({ petition, type })).toBeNull();
    expect(await again.engine.formDraft({ petition: other, type })).toEqual(form);
  });
});

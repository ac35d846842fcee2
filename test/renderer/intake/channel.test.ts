import { describe, expect, it } from "vitest";
import { channelChosen, inPerson } from "../../../renderer/features/intake/channel.ts";
import { emptyForm, type IntakeForm } from "../../../renderer/features/intake/form.ts";

type Channel = IntakeForm["channel"];
type Confirmation = IntakeForm["confirmation"];
const form: IntakeForm = emptyForm("2026-11-26");

describe("choosing 信访形式", () => {
  it.each<[Channel, Confirmation, Confirmation]>([
    ["letter", "later", "as-received"],
    ["online", "later", "as-received"],
    ["fax", "later", "as-received"],
    ["phone", "as-received", "later"],
    ["visit", "as-received", "later"],
    ["video-reception", "as-received", "later"],
    ["letter", "read-back", "read-back"],
    ["phone", "read-back", "read-back"],
    ["visit", "signed", "signed"],
  ])("turns %s with 核对 %s into %s", (channel, before, after) => {
    const chosen = { ...form, confirmation: before, ...channelChosen({ ...form, confirmation: before }, channel) };
    expect(chosen).toMatchObject({ channel, confirmation: after });
  });

  it("hands a paper across the desk to a visitor only", () => {
    const all: readonly Channel[] = ["visit", "letter", "phone", "online", "video-reception", "fax"];
    expect(all.filter(inPerson)).toEqual(["visit"]);
  });
});

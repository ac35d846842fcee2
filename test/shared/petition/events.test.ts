import { describe, expect, it } from "vitest";
import { utf8 } from "../../../shared/crypto/bytes.ts";
import type { StoredEvent } from "../../../shared/log/event.ts";
import { isParked, readBody, readEvent } from "../../../shared/petition/events.ts";
import { fields, registered, registeredBody } from "./fixtures.ts";

const { id, header } = registered.event;
const as = (type: string) => ({ ...header, type });
const reasonOf = (type: string, body: unknown) => {
  const read = readBody(id, as(type), body);
  return isParked(read) ? read.parked : "read";
};

describe("reading an event's body", () => {
  it("leaves the salt out", () => {
    const read = readBody(id, as("petition.noted"), { salt: "ab", text: "记录" });
    expect(read).toMatchObject({ body: { text: "记录" } });
    expect(isParked(read) ? {} : read.body).not.toHaveProperty("salt");
  });
  it.each<[string, string, unknown]>([
    ["unknown-type", "petition.teleported", { text: "a" }],
    ["unknown-type", "constructor", {}],
    ["invalid-body", "petition.noted", { text: "" }],
    ["invalid-body", "petition.noted", { text: "记录", whereabouts: "村口" }],
    ["invalid-body", "petition.noted", null],
    ["invalid-body", "petition.noted", [1]],
    ["invalid-body", "petition.registered", { ...registeredBody, fields: { ...fields, politicalStatus: "群众" } }],
    [
      "invalid-body",
      "petition.registered",
      {
        ...registeredBody,
        fields: { ...fields, petitioners: [{ kind: "person", name: "徐", address: "", policeStation: "x" }] },
      },
    ],
    ["invalid-body", "petition.registered", { ...registeredBody, fields: { ...fields, category: "accusation" } }],
    ["invalid-body", "petition.amended", { changes: {} }],
    ["invalid-body", "petition.amended", { changes: { statement: "改写的陈述" } }],
    ["invalid-body", "petition.conflict-settled", { field: "groupSize", chosen: id, over: [id], value: "三" }],
    ["invalid-body", "petition.voided", { reason: "误登", approvedBy: "", after: [] }],
    ["read", "petition.conflict-settled", { field: "groupSize", chosen: id, over: [id], value: 3 }],
    ["read", "petition.conflict-settled", { field: "step", chosen: id, over: [id], after: [] }],
    ["read", "epoch.opened", { reason: "set-up", vector: [] }],
  ])("%s: %s", (expected, type, body) => {
    expect(reasonOf(type, body)).toBe(expected);
  });
  it("says where a body is wrong without repeating what it says", () => {
    const read = readBody(id, as("petition.registered"), { ...registeredBody, fields: { ...fields, title: "题".repeat(201) } });
    expect(read).toEqual({ parked: "invalid-body", detail: "fields.title: too_big" });
  });
  it("parks broken bytes and destroyed bodies instead of throwing", () => {
    const stored = (bodyBytes: StoredEvent["bodyBytes"]): StoredEvent => ({ id, header, headerBytes: utf8(""), bodyBytes });
    expect(readEvent(stored(null))).toMatchObject({ parked: "no-body" });
    expect(readEvent(stored(utf8("{")))).toMatchObject({ parked: "invalid-body" });
    expect(readEvent(stored(new Uint8Array([0xff])))).toMatchObject({ parked: "invalid-body" });
    expect(readEvent(stored(utf8(JSON.stringify({ salt: "00", ...registeredBody }))))).toMatchObject({
      type: "petition.registered",
    });
  });
});

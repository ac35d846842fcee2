import { describe, expect, it } from "vitest";
import type { DeskBridge } from "../../shared/desktop-bridge.ts";
import { bridgeDesktop, type PortLike, portDesktop } from "../../shared/desktop-port.ts";
import { decodeMessage, encodeMessage, failureFromWire } from "../../shared/desktop-wire.ts";

describe("a message on the wire", () => {
  it("is the length of its JSON, the JSON, and the bytes", () => {
    const body = encodeMessage({ a: "中" }, new Uint8Array([1, 2]));
    const json = [...new TextEncoder().encode('{"a":"中"}')];
    expect([...body]).toEqual([json.length, 0, 0, 0, ...json, 1, 2]);
    expect(decodeMessage(body)).toEqual({ json: { a: "中" }, bytes: new Uint8Array([1, 2]) });
    expect(decodeMessage(encodeMessage(null)).bytes.length).toBe(0);
  });

  it("is refused as bad-request when it is cut, is no JSON or is not UTF-8", () => {
    for (const wrong of [[], [1, 0, 0], [2, 0, 0, 0, 0x31], [255, 255, 255, 255], [1, 0, 0, 0, 0x7b], [1, 0, 0, 0, 0xff]]) {
      expect(() => decodeMessage(new Uint8Array(wrong))).toThrow(expect.objectContaining({ code: "bad-request" }));
    }
  });

  it("brings a failure back with its code and sentence, and anything else as connection-lost", () => {
    expect(failureFromWire({ code: "disk-full", message: "满" })).toMatchObject({
      name: "ServiceFailure",
      code: "disk-full",
      message: "满",
    });
    for (const other of [null, "x", {}, { code: "invented", message: "x" }, { code: "io" }, { code: "io", message: 3 }]) {
      expect(failureFromWire(other)).toMatchObject({ name: "ServiceFailure", code: "connection-lost" });
    }
  });
});

describe("the desktop over a port", () => {
  const sent: { id: number; channel: string; bytes?: Uint8Array }[] = [];
  const port: PortLike = { postMessage: (message) => void sent.push(message as (typeof sent)[number]), onmessage: null };
  const desktop = portDesktop(port);
  const reply = (data: unknown): void => port.onmessage?.({ data });

  it("gives each call the answer with its number, in whatever order answers come", async () => {
    const first = desktop.call("journal.hash-at", { frames: 1 });
    const second = desktop.call("file.write", { name: "a" }, new Uint8Array([7]));
    expect(sent).toEqual([
      { id: 0, channel: "journal.hash-at", request: { frames: 1 } },
      { id: 1, channel: "file.write", request: { name: "a" }, bytes: new Uint8Array([7]) },
    ]);
    for (const stray of [null, "x", { id: 9, ok: true, response: {} }, { id: 0 }]) reply(stray);
    reply({ id: 1, ok: true, response: {} });
    reply({ id: 0, ok: true, response: { hash: null } });
    expect(await second).toEqual({});
    expect(await first).toEqual({ hash: null });
  });

  it("rejects with the failure that came back", async () => {
    const call = desktop.call("journal.position", {});
    reply({ id: sent.at(-1)?.id, ok: false, code: "journal-corrupt", message: "坏" });
    await expect(call).rejects.toMatchObject({ name: "ServiceFailure", code: "journal-corrupt", message: "坏" });
  });
});

describe("the desktop over the page's bridge", () => {
  it("hands calls through and turns failures back into failures", async () => {
    const bridge: DeskBridge = {
      shell: "electron",
      openPort: () => undefined,
      call: async (channel, request, bytes) =>
        channel === "place.list"
          ? { id: 0, ok: false, code: "no-permission", message: "无" }
          : { id: 0, ok: true, response: { channel, request, bytes } },
    };
    const desktop = bridgeDesktop(bridge);
    const bytes = new Uint8Array([1]);
    expect(await desktop.call("file.write", { name: "a" }, bytes)).toEqual({
      channel: "file.write",
      request: { name: "a" },
      bytes,
    });
    await expect(desktop.call("place.list", {})).rejects.toMatchObject({ name: "ServiceFailure", code: "no-permission" });
  });
});

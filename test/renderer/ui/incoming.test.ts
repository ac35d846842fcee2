import { expect, test } from "vitest";
import { receiveFile } from "../../../renderer/ui/incoming.ts";
import type { Desktop } from "../../../shared/desktop.ts";

test("a file whose stick is pulled while it is handed over leaves nothing half here", async () => {
  const said: string[] = [];
  const desktop = {
    async call(channel: string, request: { readonly token?: string }) {
      said.push(`${channel} ${request.token ?? ""}`.trim());
      return { token: "t1" };
    },
  } as unknown as Desktop;
  const pieces = [new ArrayBuffer(4), null];
  const file = {
    name: "上报.xfb",
    size: 8 * 1024 * 1024,
    slice: () => ({
      arrayBuffer: async () => pieces.shift() ?? Promise.reject(new DOMException("lost", "NotReadableError")),
    }),
  } as unknown as File;
  await expect(receiveFile(desktop, file, () => undefined)).rejects.toThrow("lost");
  expect(said).toEqual(["incoming.receive", "incoming.append t1", "incoming.discard t1"]);
});

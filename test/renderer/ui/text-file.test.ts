import { expect, it } from "vitest";
import { readText } from "../../../renderer/ui/text-file.ts";

it("reads UTF-8 and GB 18030", async () => {
  expect(await readText(new Blob(["元旦"]))).toBe("元旦");
  expect(await readText(new Blob([new Uint8Array([0xd4, 0xaa, 0xb5, 0xa9])]))).toBe("元旦");
});

it("refuses what cannot be read to its end", async () => {
  const pulledOut = new Blob(["元旦"]);
  pulledOut.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotReadableError"));
  expect(await readText(pulledOut)).toMatchObject({ refused: "file-unreadable" });
});

import { expect, test } from "vitest";
import { headerTexts, noTexts, wholeTexts } from "../../../shared/bundle/line-texts.ts";
import { type Bytes, utf8 } from "../../../shared/crypto/bytes.ts";

/** Bytes before the first tab of each line, as whoever reads the bytes knows them. */
function headersOf(block: Bytes): number[] {
  const lines: number[] = [];
  for (let start = 0; start < block.length; start = block.indexOf(10, start) + 1) {
    lines.push(block.subarray(start, block.indexOf(10, start)).indexOf(9));
  }
  return lines;
}

test("a block gives each line's parts, whatever the width of its characters", () => {
  const block = utf8("开头\nhead\t正文\tmore\n\nnext\t\nnët\t😀\n");
  const next = wholeTexts(block);
  expect(headersOf(block).map((header) => next(header))).toEqual([
    { header: "开头", body: null },
    { header: "head", body: "正文\tmore" },
    { header: "", body: null },
    { header: "next", body: "" },
    { header: "nët", body: "😀" },
  ]);
});

test("a block that is not UTF-8 gives no text at all", () => {
  const next = wholeTexts(new Uint8Array([...utf8("head\tbody\nhead\t"), 0xff, 10]));
  expect([next(4), next(4)]).toEqual([null, null]);
});

test("headers alone are cut by their length in bytes; a line without one takes nothing", () => {
  const next = headerTexts("headnext");
  expect([4, -1, 4].map((length) => next(length))).toEqual([
    { header: "head", body: null },
    null,
    { header: "next", body: null },
  ]);
  expect([headerTexts(null)(4), noTexts(4)]).toEqual([null, null]);
});

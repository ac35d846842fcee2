import { expect, test } from "vitest";
import type { TakenAccusation } from "../../../../shared/petition/accusation/accusation-body.ts";
import {
  accusationFiles,
  accusationState,
  type OpenedStatement,
} from "../../../../shared/petition/accusation/accusation-file.ts";
import { accusationNumber } from "../../../../shared/petition/accusation/accusation-number.ts";

const taken = (number: string, receiptDate: string): TakenAccusation => ({
  did: "taken",
  number,
  receiptDate,
  channel: "visit",
  accuser: null,
  complainedOf: { name: "某某", unit: "" },
  statement: "内容",
  claimNumber: "",
  office: { organisation: "990127001", name: "青溪镇信访站" },
  takenBy: "周敏",
  attachments: [],
});
const event = (subject: string, count: number, statement: OpenedStatement["statement"]): OpenedStatement => ({
  event: `${subject}${count}`,
  subject,
  scope: "990127001/accusation",
  count,
  statement,
});
const note = { did: "noted", text: "已核对", by: "沈立", at: "2026-11-20T00:00:00.000Z" } as const;
const transfer = {
  did: "transferred",
  date: "2026-11-20",
  to: "区纪委监委",
  documentNumber: "",
  note: "",
  by: "沈立",
  at: "2026-11-20T01:00:00.000Z",
} as const;

test("events in any order, repeated, make the same files", () => {
  const all = [
    event("a", 1, taken("J-1", "2026-11-02")),
    event("b", 2, taken("J-2", "2026-11-19")),
    event("a", 3, note),
    event("a", 4, transfer),
  ];
  const files = accusationFiles(all);
  expect(accusationFiles([...all].reverse().concat(all))).toEqual(files);
  expect(files.map(({ taken: first }) => first?.number)).toEqual(["J-2", "J-1"]);
  expect(files.map(accusationState)).toEqual(["waiting", "transferred"]);
  expect(files[1]?.acts.map(({ did }) => did)).toEqual(["noted", "transferred"]);
});

test("what was done is kept even where the accusation itself has not come or is for another officer", () => {
  expect(accusationFiles([event("a", 3, note)])).toMatchObject([{ id: "a", taken: null, acts: [note] }]);
});

test("its number is of a series of its own and can be told from a petition's", () => {
  const parts = { region: "990127001", year: 2026, device: "A", sequence: 3 };
  expect(accusationNumber(parts, "ab".repeat(16))).toMatch(/^J-990127001-2026-A-0003-[0-9A-Z]{3}$/);
});

import { longDay } from "../../../shared/documents/paper/dates.ts";
import type { OfficeRecordRow } from "../../engine/api/record-api.ts";
import { strings } from "./strings.ts";

/** Records that a paper of a petition is made from. */
export type PaperRecord = Extract<OfficeRecordRow, { readonly kind: "reception" | "meeting" }>;

export function petitionsOf(row: PaperRecord): readonly string[] {
  return row.kind === "meeting" ? row.data.petitions : (row.data.record?.petitions ?? []);
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}

/** Kind of the paper (an id of the documents' registry) and its fields that the record knows, by their names. */
export function toldBy(row: PaperRecord): { readonly kind: string; readonly entered: Readonly<Record<string, string>> } {
  if (row.kind === "reception") {
    const { date, place, leader, post, record } = row.data;
    const entered = {
      接访领导: joined(post, leader),
      接访时间: longDay(date),
      接访地点: place,
      接谈情况: record?.summary ?? "",
    };
    return { kind: "reception", entered };
  }
  const { date, place, chair, attendees, minutes, decisions } = row.data;
  const entered = {
    会议时间: longDay(date),
    会议地点: place,
    主持人: chair,
    参加人员: attendees.join("、"),
    会议内容: minutes,
    议定事项: decisions
      .map(({ text, owner, unit, due }, at) => strings.papers.decision(at + 1, text, joined(unit, owner), longDay(due)))
      .join("\n"),
  };
  return { kind: "meeting-minutes", entered };
}

import type { RecordData } from "./record-kinds.ts";
import type { OfficeRecord } from "./record-view.ts";

/** Longest 概况 of a petition. */
const titleLength = 200;

/**
 * What a found dispute gives to the form of a registration. Its matter is the officials' own account and goes into 概况
 * and 办理摘要: the 原始陈述 is the petitioner's and is taken down from him (《条例》第19条). Whom it concerns is asked anew.
 */
export interface FoundDispute {
  readonly title: string;
  readonly summary: string;
  /** As the record says it: no code. */
  readonly place: string;
}

export function foundDispute({ date, place, matter, unit, measure }: RecordData<"screening">): FoundDispute {
  const [sentence = ""] = matter.trim().split(/[\n。；;]/u);
  const lines = [
    `${date} 矛盾纠纷排查发现${place === "" ? "" : `（${place}）`}：${matter.trim()}`,
    unit === "" ? "" : `责任单位：${unit}`,
    measure.trim() === "" ? "" : `已采取措施：${measure.trim()}`,
  ];
  return {
    title: [...sentence.trim()].slice(0, titleLength).join(""),
    summary: lines.filter((line) => line !== "").join("\n"),
    place: place.trim(),
  };
}

/**
 * The record's data once it became this petition; null where it cannot be one any more: it is no found dispute, was
 * struck out, or became another petition before. Registering goes on all the same.
 */
export function becamePetition({ state }: OfficeRecord, petition: string): RecordData<"screening"> | null {
  const { value } = state;
  if (value.kind !== "screening" || value.removed || value.data.petition !== null) return null;
  return { ...value.data, petition };
}

import type { NumberParts } from "../events.ts";
import { formatNumber } from "../number.ts";

/** 回执编号 of an accusation: a series of its own, `J-990127001-2026-A-0003-7KQ`; the check follows from its random id. */
export function accusationNumber(parts: NumberParts, id: string): string {
  return `J-${formatNumber(parts, id)}`;
}

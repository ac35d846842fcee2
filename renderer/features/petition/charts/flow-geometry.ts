import type { LedgerState } from "../../../../shared/petition/course/stage.ts";
import type { Station } from "./flow.ts";
import { arrow, type Drawing, fitText, label, type Shape } from "./shapes.ts";
import { chartWords } from "./words.ts";

const laneWidth = 88;
const box = { width: 148, height: 46, gapX: 20, gapY: 30 };
const padding = 12;
const order: readonly LedgerState[] = ["entered", "handled", "closed"];

interface Placed {
  readonly station: Station;
  readonly number: number;
  readonly x: number;
  readonly y: number;
}

/** 流程图: a lane for each part of the ledger, stations numbered in their order, loops as dashed ways back. Pure. */
export function drawFlow(stations: readonly Station[], width: number): Drawing {
  const shapes: Shape[] = [];
  const placed = new Map<string, Placed>();
  const perRow = Math.max(1, Math.floor((width - laneWidth - padding * 2 + box.gapX) / (box.width + box.gapX)));
  const last = stations.findLast(({ state }) => state === "done")?.lane ?? "entered";
  let top = 0;
  for (const lane of order) {
    const own = stations.flatMap((station, at) => (station.lane === lane ? [{ station, number: at + 1 }] : []));
    const rows = Math.max(1, Math.ceil(own.length / perRow));
    const height = padding * 2 + rows * box.height + (rows - 1) * box.gapY + 8;
    shapes.push({ kind: "rect", x: 0, y: top, width, height, tone: "band" });
    shapes.push(label(padding, top + padding + 16, chartWords.lanes[lane], "text", { bold: true, size: 13 }));
    if (lane === last) shapes.push(label(padding, top + padding + 34, chartWords.here, "done-text", { size: 11 }));
    for (const [at, { station, number }] of own.entries()) {
      const x = laneWidth + padding + (at % perRow) * (box.width + box.gapX);
      const y = top + padding + Math.floor(at / perRow) * (box.height + box.gapY);
      placed.set(station.id, { station, number, x, y });
    }
    top += height + 6;
  }
  const all = [...placed.values()].sort((a, b) => a.number - b.number);
  for (const [at, from] of all.entries()) {
    const to = all[at + 1];
    if (to !== undefined && to.y === from.y && to.x > from.x) {
      shapes.push(arrow(from.x + box.width + 2, from.y + box.height / 2, to.x - 3, to.y + box.height / 2));
    }
  }
  for (const from of all) {
    const to = from.station.back && placed.get(from.station.back.to);
    if (from.station.back && to) shapes.push(...wayBack(from, to, from.station.back.words, width));
  }
  for (const one of all) shapes.push(...boxOf(one));
  return { width, height: top - 6, shapes };
}

function boxOf({ station, number, x, y }: Placed): readonly Shape[] {
  const { state, day, article, name } = station;
  const second = [state === "done" ? day : chartWords.states[state], article].filter(Boolean).join(" · ");
  return [
    {
      kind: "rect",
      x,
      y,
      width: box.width,
      height: box.height,
      tone: state,
      ...(state === "ahead" ? ({ dashed: true } as const) : {}),
    },
    label(x + 8, y + 19, fitText(`${number} ${name}`, box.width - 16, 13), "text", {
      size: 13,
      ...(state === "ahead" ? {} : ({ bold: true } as const)),
    }),
    label(x + 8, y + 36, fitText(second, box.width - 14, 10.5), "muted", { size: 10.5 }),
  ];
}

/** Out below the station, along the gap, up to the one it leads back to; through the right margin where rows differ. */
function wayBack(from: Placed, to: Placed, words: string, width: number): readonly Shape[] {
  const sx = from.x + box.width / 2;
  const sy = from.y + box.height;
  const tx = to.x + box.width / 2 + 12;
  const ty = to.y + box.height;
  const out = sy + 9;
  const home = ty + 9;
  const side = width - 5;
  const middle = sy === ty ? `L${tx} ${out}` : `L${side} ${out}L${side} ${home}L${tx} ${home}`;
  const x = sy === ty ? (sx + tx) / 2 : sx + 8;
  return [
    { kind: "path", d: `M${sx} ${sy}L${sx} ${out}${middle}L${tx} ${ty + 3}`, tone: "back", dashed: true, arrow: true },
    label(x, out + 13, words, "late-text", { size: 10.5 }),
  ];
}

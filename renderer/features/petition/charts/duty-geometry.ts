import type { DutyLine, Party } from "./duty.ts";
import { type Drawing, fitText, label, type Shape } from "./shapes.ts";
import { chartWords } from "./words.ts";

const gap = { x: 14, y: 30 };
const lineHeight = 17;
const head = 42;
/** Lines of a card for what was done, and for what is owed; the table has them all. */
const most = { did: 4, owes: 4 };
const least = 196;

/** 责任图: cards in tiers, each with what was done and what is owed until when; lines lead from tier to tier. Pure. */
export function drawDuties(tiers: readonly (readonly Party[])[], width: number): Drawing {
  const shapes: Shape[] = [];
  const perRow = Math.max(1, Math.floor((width + gap.x) / (least + gap.x)));
  let top = 0;
  let above: readonly number[] = [];
  for (const tier of tiers) {
    for (let from = 0; from < tier.length; from += perRow) {
      const row = tier.slice(from, from + perRow);
      const columns = Math.max(row.length, Math.min(perRow, 4));
      const cardWidth = (width - (columns - 1) * gap.x) / columns;
      const height = Math.max(...row.map(cardHeight));
      const left = (width - row.length * cardWidth - (row.length - 1) * gap.x) / 2;
      const centres = row.map((_, at) => left + at * (cardWidth + gap.x) + cardWidth / 2);
      if (from === 0) shapes.push(...between(above, centres, top));
      for (const [at, party] of row.entries())
        shapes.push(...card(party, left + at * (cardWidth + gap.x), top, cardWidth, height));
      top += height + (from + perRow < tier.length ? gap.x : gap.y);
      above = from === 0 ? centres : above;
    }
  }
  return { width, height: Math.max(0, top - gap.y + 1), shapes };
}

function linesOf({ did, owes }: Party): readonly { readonly line: DutyLine; readonly owed: boolean }[] {
  return [...shown(owes, most.owes, true), ...shown(did, most.did, false)];
}

function shown(lines: readonly DutyLine[], limit: number, owed: boolean) {
  if (lines.length <= limit) return lines.map((line) => ({ line, owed }));
  const words = chartWords.more(lines.length - limit + 1);
  const rest = { text: words, short: words, late: false };
  return [...(owed ? lines.slice(0, limit - 1) : lines.slice(1 - limit)), rest].map((line) => ({ line, owed }));
}

function cardHeight(party: Party): number {
  return head + Math.max(1, linesOf(party).length) * lineHeight + 10;
}

/** A bus between two tiers: down from each above, across, down to each beneath. */
function between(above: readonly number[], beneath: readonly number[], top: number): readonly Shape[] {
  if (above.length === 0) return [];
  const across = top - gap.y / 2;
  const ends = [...above, ...beneath];
  const path = (d: string): Shape => ({ kind: "path", d, tone: "line" });
  return [
    ...above.map((x) => path(`M${x} ${top - gap.y}L${x} ${across}`)),
    path(`M${Math.min(...ends)} ${across}L${Math.max(...ends)} ${across}`),
    ...beneath.map((x) => path(`M${x} ${across}L${x} ${top}`)),
  ];
}

function card(party: Party, x: number, y: number, width: number, height: number): readonly Shape[] {
  const late = party.owes.some((line) => line.late);
  const lines = linesOf(party);
  return [
    { kind: "rect", x: x + 1, y: y + 1, width: width - 2, height: height - 2, tone: late ? "late" : "plain" },
    label(x + 10, y + 17, chartWords.roles[party.role], "muted", { size: 11 }),
    label(x + 10, y + 35, fitText(party.name, width - 20, 13), "text", { size: 13, bold: true }),
    ...(lines.length === 0
      ? [label(x + 10, y + head + 12, chartWords.noDuty, "muted", { size: 11.5 })]
      : lines.map(({ line, owed }, at) => {
          const text = `${owed ? "□" : "✓"} ${line.short}`;
          const tone = line.late ? "late-text" : owed ? "text" : "muted";
          return label(x + 10, y + head + 12 + at * lineHeight, fitText(text, width - 20, 11.5), tone, {
            size: 11.5,
            ...(line.late ? ({ bold: true } as const) : {}),
          });
        })),
  ];
}

import type { Desktop } from "../../../../shared/desktop.ts";
import { html } from "../../../../shared/documents/html.ts";
import { missingYearsLine, printPage } from "../../../../shared/documents/page.ts";
import type { StepType } from "../../../../shared/petition/course/step-types.ts";
import { missingYearsNotice } from "../../../../shared/regulation/calendar.ts";
import { printHtml } from "../../../ui/print.ts";
import { drawingMarkup } from "./drawing-markup.ts";
import { type ChartFacts, dutyTiers } from "./duty.ts";
import { drawDuties } from "./duty-geometry.ts";
import { flowOf } from "./flow.ts";
import { drawFlow } from "./flow-geometry.ts";
import type { Drawing } from "./shapes.ts";
import { drawTimes } from "./time-geometry.ts";
import { marksOf, timeRows } from "./times.ts";
import { chartWords } from "./words.ts";

/** Room for drawings on one A4 page inside the margins of printPage, in millimetres, without headings. */
const room = { width: 172, height: 218 };
/** What the line on missing holiday notices takes of it, where one is. */
const noticeHeight = 7;
/** Widths to draw for, in units: the narrower, the larger the words on paper. */
const drawnWidths = [860, 940, 1020, 1100, 1180];

/** The width in millimetres at which drawings stand below each other on one page. */
export function widthOnPage(drawings: readonly Drawing[], height = room.height): number {
  const tall = drawings.reduce((sum, { width, height }) => sum + height / width, 0);
  return Math.min(room.width, height / tall);
}

/** 流程图, 责任图 and 时限图 of one petition on one A4 page. Names of officials and units, none of a petitioner. */
export function chartPage({ view, course, clocks, who }: ChartFacts, next: StepType | null): string {
  const stations = flowOf(view, course, next);
  const tiers = dutyTiers({ view, course, clocks, who });
  const rows = timeRows(clocks, course);
  const drawn = (width: number): readonly (readonly [string, Drawing])[] => [
    [chartWords.flow, drawFlow(stations, width)],
    [chartWords.duties, drawDuties(tiers, width)],
    [chartWords.times, drawTimes(rows, marksOf(course), who.today, width)],
  ];
  const missing = missingYearsNotice(clocks);
  const height = missing === null ? room.height : room.height - noticeHeight;
  // The first width that fills the page from margin to margin; the widest where none does.
  const all = drawnWidths.map(drawn);
  const charts =
    all.find(
      (one) =>
        widthOnPage(
          one.map(([, drawing]) => drawing),
          height,
        ) === room.width,
    ) ?? drawn(1180);
  const width = widthOnPage(
    charts.map(([, drawing]) => drawing),
    height,
  );
  const body = html`<div class="top"><span class="number">${view.number ?? ""}</span><span>${who.today}</span></div>
${charts.map(([name, drawing]) => html`<h2 style="margin:2mm 0 1mm;font-size:12pt">${name}</h2>${drawingMarkup(drawing, width, name)}`)}
${missingYearsLine(missing)}`;
  return printPage(chartWords.pageTitle, body);
}

export function printCharts(desktop: Desktop, facts: ChartFacts, next: StepType | null): Promise<void> {
  return printHtml(desktop, chartPage(facts, next), chartWords.pageTitle);
}

import { dateOf, dayNumber } from "../regulation/date.ts";
import { type Html, html } from "./html.ts";
import { longDate, missingYearsLine, orLine, printPage } from "./page.ts";

/** Monday to Sunday, the days of a weekly list. */
export interface Week {
  readonly from: string;
  readonly to: string;
}

/** The week of a day; on Saturday and Sunday the one to come, for which the list is then printed. */
export function weekOf(today: string): Week {
  const day = dayNumber(today);
  // 1970-01-01 was a Thursday.
  const monday = day - ((day + 3) % 7);
  const from = (day + 3) % 7 >= 5 ? monday + 7 : monday;
  return { from: dateOf(from), to: dateOf(from + 6) };
}

/** One duty of a petition. Names are masked, as lists show them. */
export interface WeeklyDuty {
  readonly due: string;
  readonly step: string;
  /** Article, or 内部. */
  readonly basis: string;
  readonly number: string;
  readonly title: string;
  readonly petitioner: string;
  /** Unit and person that answer for it. */
  readonly answerable: string;
}
export interface WeeklyTask {
  readonly due: string;
  readonly text: string;
  readonly answerable: string;
  /** Where it was decided. */
  readonly origin: string;
}
export interface WeeklyLedMatter {
  readonly official: string;
  readonly number: string;
  readonly title: string;
  readonly due: string | null;
  /** The three personal duties and the plan, in words. */
  readonly state: string;
}
export interface WeeklyList {
  readonly office: string;
  readonly today: string;
  readonly week: Week;
  /** Up to Sunday, what is overdue first. */
  readonly duties: readonly WeeklyDuty[];
  readonly tasks: readonly WeeklyTask[];
  /** The open ones: the meeting settles what is to be done. */
  readonly led: readonly WeeklyLedMatter[];
  /** How many led matters are closed; what they still owe, a return visit say, stands among the duties. */
  readonly ledClosed: number;
  /** Which years' holiday notices these days were reckoned without; null where none is missing. */
  readonly missingYears: string | null;
}

/** 周一清单: what is due by Sunday, and the matters that officials lead, on A4 for the Monday meeting. Nobody's full name. */
export function weeklyList({ office, today, week, duties, tasks, led, ledClosed, missingYears }: WeeklyList): string {
  const overdue = duties.filter(({ due }) => due < today).length;
  return printPage(
    "周一清单",
    html`<h1>一周到期和包案清单</h1>
<div class="top"><span>单位：${orLine(office)}</span><span>${longDate(week.from)}至${longDate(week.to)}</span></div>
<h2>一、到期事项（${duties.length}件，其中已逾期${overdue}件）</h2>
${table(
  [
    ["期限", 24],
    ["应办事项", 28],
    ["信访件", 57],
    ["信访人", 20],
    ["承办", 22],
    ["落实情况", 21],
  ],
  duties.map(({ due, step, basis, number, title, petitioner, answerable }) => [
    dueCell(due, today),
    html`${step}<br>${basis}`,
    html`${title}<br><span class="number">${number}</span>`,
    html`${petitioner}`,
    html`${answerable}`,
    html``,
  ]),
)}
<h2>二、工作任务（${tasks.length}项）</h2>
${table(
  [
    ["期限", 24],
    ["任务", 77],
    ["来源", 20],
    ["责任人", 30],
    ["落实情况", 21],
  ],
  tasks.map(({ due, text, answerable, origin }) => [
    dueCell(due, today),
    html`${text}`,
    html`${origin}`,
    html`${answerable}`,
    html``,
  ]),
)}
<h2>三、领导包案（在办${led.length}件${ledClosed > 0 ? `，已结${ledClosed}件不列` : ""}）</h2>
${table(
  [
    ["包案领导", 24],
    ["信访件", 57],
    ["包案期限", 24],
    ["三个亲自和方案", 44],
    ["本周安排", 23],
  ],
  led.map(({ official, number, title, due, state }) => [
    html`${official}`,
    html`${title}<br><span class="number">${number}</span>`,
    due === null ? html`未定` : dueCell(due, today),
    html`${state}`,
    html``,
  ]),
)}
<p class="small">姓名按台账遮盖。期限为法定最后一日或者内部要求的日期；打印于${longDate(today)}。</p>
${missingYearsLine(missingYears)}`,
  );
}

function dueCell(due: string, today: string): Html {
  return due < today ? html`${due}<br><strong>已逾期</strong>` : html`${due}`;
}

/** A table of a few columns, `[heading, width in mm]`; the last takes what is left of the line. One line says when there is nothing. */
function table(columns: readonly (readonly [string, number])[], rows: readonly (readonly Html[])[]): Html {
  if (rows.length === 0) return html`<p>没有。</p>`;
  return html`<table class="small">
<colgroup>${columns.map(([, width], at) => html`<col style="width:${at + 1 < columns.length ? `${width}mm` : "auto"}">`)}</colgroup>
<thead><tr>${columns.map(([name]) => html`<th style="width:auto">${name}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table>`;
}

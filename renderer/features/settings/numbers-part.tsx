import { Button, Group } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "wouter";
import { numberRegisterPage } from "../../../shared/documents/number-register-page.ts";
import { seriesKey } from "../../../shared/documents/paper/number.ts";
import {
  gapWords,
  type NumberSeries,
  type RegisterLine,
  registerLines,
  standingOf,
} from "../../../shared/documents/paper/number-register.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useDesktop, useQuery } from "../../ui/engine.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { SelectField } from "../../ui/fields.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import { printHtml } from "../../ui/print.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./settings.module.css";
import { strings } from "./strings.ts";

const words = strings.numbers;

/** 文号登记簿: every number of a year, void ones with their reason, missing ones and those given out twice named. */
export function NumbersPart({ desk }: { readonly desk: DeskStatus }) {
  const desktop = useDesktop();
  const register = useQuery("paperNumbers", undefined, ["petitions", "papers"]).data;
  const [year, setYear] = useState<string | null>(null);
  const [word, setWord] = useState<string | null>(null);
  if (!register) return null;
  const years = [...new Set(register.map((series) => String(series.year)))];
  const chosenYear = year ?? years[0] ?? desk.today.slice(0, 4);
  const ofYear = register.filter((series) => String(series.year) === chosenYear);
  const shown = ofYear.filter((series) => word === null || series.word === word);
  const twice = register.flatMap(({ numbers }) => numbers.filter((one) => one.twice).map(({ number }) => number));
  const office = desk.office?.name ?? "";
  return (
    <>
      {twice.length > 0 && <ErrorNotice happened={words.twice([...new Set(twice)].join("、"))} todo={words.settle} />}
      <Panel title={words.title}>
        <div className={classes.form}>
          <p className={classes.note}>{words.hint}</p>
          {register.length === 0 && <p className={classes.note}>{words.none}</p>}
          {register.length > 0 && (
            <Group align="end">
              <SelectField
                label={words.year}
                data={years.map((one) => ({ value: one, label: words.yearOf(one) }))}
                value={chosenYear}
                onChange={(value) => {
                  setYear(value);
                  setWord(null);
                }}
                allowDeselect={false}
              />
              <SelectField
                label={words.series}
                data={ofYear.map((series) => ({ value: series.word, label: series.word === "" ? words.other : series.word }))}
                value={word}
                onChange={setWord}
                placeholder={words.all}
                clearable
              />
              <Button
                variant="default"
                leftSection={<IconPrinter size={16} />}
                onClick={() => void printHtml(desktop, numberRegisterPage(office, desk.today, shown), words.title)}
              >
                {words.print}
              </Button>
            </Group>
          )}
        </div>
      </Panel>
      {shown.map((series) => (
        <SeriesPanel key={seriesKey(series)} series={series} />
      ))}
    </>
  );
}

function SeriesPanel({ series }: { readonly series: NumberSeries }) {
  const name = series.word === "" ? words.other : seriesKey(series);
  return (
    <Panel flush title={name} aside={words.count(series.numbers.length, series.last, series.gaps.length)}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{words.columns.number}</th>
            <th scope="col">{words.columns.title}</th>
            <th scope="col">{words.columns.date}</th>
            <th scope="col">{words.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {registerLines(series).map((line) => (
            <Line key={"gap" in line ? `gap-${line.gap.from}` : line.document.event} line={line} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

const tones = { 缺号: "near", 作废: "neutral", 重号: "danger", 有效: "done", 已记录: "neutral" } as const;

function Line({ line }: { readonly line: RegisterLine }) {
  const { word, why } = standingOf(line);
  const state = (
    <td>
      <StatusBadge tone={tones[word]}>{word}</StatusBadge> {why}
    </td>
  );
  if ("gap" in line) {
    return (
      <tr>
        <td>{gapWords(line.gap)}</td>
        <td colSpan={2} />
        {state}
      </tr>
    );
  }
  const { number, title, date, petition } = line.document;
  return (
    <tr>
      <td className={classes.whole}>
        <Link href={paths.petition(petition)}>{number}</Link>
      </td>
      <td>{title}</td>
      <td className={classes.whole}>{date}</td>
      {state}
    </tr>
  );
}

import { Anchor } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { DefectNotice } from "../../ui/error-notice.tsx";
import { MissingYears } from "../../ui/missing-years.tsx";
import { Page } from "../../ui/page.tsx";
import { paths } from "../../ui/paths.ts";
import { CalendarDialog } from "./calendar-dialog.tsx";
import { CalendarPanel } from "./calendar-panel.tsx";
import { HistoryPanel } from "./history-panel.tsx";
import { LocalPanel } from "./local-panel.tsx";
import { ParametersPanel } from "./parameters-panel.tsx";
import classes from "./rules.module.css";
import { RulesPanel } from "./rules-panel.tsx";
import { strings } from "./strings.ts";

/** 规则和放假表: what this office goes by, what a local profile changed of it, and adopting others. */
export function RulesPage({ desk }: { readonly desk: DeskStatus }) {
  const { data: info, error } = useQuery("rules", undefined, ["rules"]);
  const [entering, setEntering] = useState(false);
  const enter = () => setEntering(true);
  return (
    <Page
      title={strings.title}
      beside={
        <Link href={paths.settings()} className={classes.back}>
          {strings.back}
        </Link>
      }
    >
      {error !== null && <DefectNotice />}
      {info && (
        <div className={classes.layout}>
          <MissingYears
            years={info.missingYears}
            link={
              info.mayAdopt && (
                <Anchor component="button" type="button" inherit underline="always" onClick={enter}>
                  {strings.calendarEntry.enterNow}
                </Anchor>
              )
            }
          />
          <LocalPanel info={info} desk={desk} />
          <RulesPanel info={info} />
          <ParametersPanel parameters={info.present.parameters} />
          <CalendarPanel info={info} onEnter={enter} />
          <HistoryPanel adoptions={info.adoptions} today={desk.today} />
          {entering && (
            <CalendarDialog
              year={String(info.missingYears[0] ?? Number(desk.today.slice(0, 4)) + 1)}
              onClose={() => setEntering(false)}
            />
          )}
        </div>
      )}
    </Page>
  );
}

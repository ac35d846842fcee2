import { Anchor, Button, Skeleton } from "@mantine/core";
import { IconPencilPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { DefectNotice } from "../../ui/error-notice.tsx";
import { dayWords } from "../../ui/format.ts";
import { MissingYears } from "../../ui/missing-years.tsx";
import { Page } from "../../ui/page.tsx";
import { paths } from "../../ui/paths.ts";
import { Key } from "../../ui/shortcut.tsx";
import { type DeskView, readDesk, writeDesk } from "./address.ts";
import { countedYears } from "./counted-years.ts";
import classes from "./desk.module.css";
import { DuePart } from "./due-part.tsx";
import { OfficePanel } from "./office-panel.tsx";
import { ArrivedPanel, AttentionPanel, ExchangePanel, JoinPanel, UpperPanel } from "./side-panels.tsx";
import { strings } from "./strings.ts";
import { SupervisionsPanel } from "./supervisions-panel.tsx";
import { TasksPanel } from "./tasks-panel.tsx";
import { UnsignedPanel } from "./unsigned-panel.tsx";
import { VisitPanel } from "./visit-panel.tsx";
import { WeeklyButton } from "./weekly-button.tsx";

/** 工作台: what is due first, then what came in, what goes out, what a person must settle. */
export function DeskPage({ desk }: { readonly desk: DeskStatus }) {
  const [, navigate] = useLocation();
  const view = readDesk(useSearch());
  const query = useQuery("workTable", undefined, ["petitions", "exchange", "status", "rules"]);
  const [limit, setLimit] = useState(linesAtOnce);
  const onView = (next: DeskView) => {
    setLimit(linesAtOnce);
    navigate(paths.work(writeDesk(next)), { replace: true });
  };
  const register = () => navigate(paths.intake);
  const work = query.data;
  const joined = desk.enrolment === "enrolled" || desk.enrolment === "root";
  return (
    <Page
      title={strings.title}
      beside={dayWords(desk.today)}
      actions={
        <>
          <WeeklyButton desk={desk} />
          <Button leftSection={<IconPencilPlus size={18} />} onClick={register}>
            {strings.register}
            <Key onFill>F2</Key>
          </Button>
        </>
      }
    >
      {query.error !== null && <DefectNotice />}
      {!work && query.error === null && <Skeleton height={320} />}
      {work && (
        <>
          <MissingYears
            years={countedYears(work.missingYears, desk.today)}
            link={
              <Anchor component={Link} href={paths.rules} inherit underline="always">
                {strings.toRules}
              </Anchor>
            }
          />
          <DuePart desk={desk} work={work} view={view} limit={limit} onView={onView} onMore={() => setLimit(limit + linesAtOnce)}>
            <div className={classes.side}>
              <VisitPanel desk={desk} />
              <SupervisionsPanel desk={desk} />
              <UnsignedPanel desk={desk} />
              <TasksPanel />
              <OfficePanel desk={desk} />
              {joined ? <ExchangePanel desk={desk} work={work} /> : <JoinPanel desk={desk} />}
              <AttentionPanel work={work} />
              <ArrivedPanel desk={desk} work={work} />
              <UpperPanel work={work} />
            </div>
          </DuePart>
        </>
      )}
    </Page>
  );
}

const linesAtOnce = 100;

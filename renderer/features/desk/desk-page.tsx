import { Button, Skeleton } from "@mantine/core";
import { IconPencilPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useLocation } from "wouter";
import type { DeskStatus } from "../../engine/api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { DefectNotice } from "../../ui/error-notice.tsx";
import { dayWords } from "../../ui/format.ts";
import { Page } from "../../ui/page.tsx";
import { paths } from "../../ui/paths.ts";
import { Key } from "../../ui/shortcut.tsx";
import classes from "./desk.module.css";
import { DueCards } from "./due-cards.tsx";
import type { DueCard } from "./due-groups.ts";
import { DueList } from "./due-list.tsx";
import { ArrivedPanel, AttentionPanel, ExchangePanel, JoinPanel, UpperPanel } from "./side-panels.tsx";
import { strings } from "./strings.ts";

/** 工作台: what is due first, then what came in, what goes out, what a person must settle. */
export function DeskPage({ desk }: { readonly desk: DeskStatus }) {
  const [, navigate] = useLocation();
  const [chosen, setChosen] = useState<DueCard | null>(null);
  const query = useQuery("workTable", undefined, ["petitions", "exchange", "status"]);
  const register = () => navigate(paths.intake);
  const work = query.data;
  const joined = desk.enrolment === "enrolled" || desk.enrolment === "root";
  return (
    <Page
      title={strings.title}
      beside={dayWords(desk.today)}
      actions={
        <Button leftSection={<IconPencilPlus size={18} />} onClick={register}>
          {strings.register}
          <Key onFill>F2</Key>
        </Button>
      }
    >
      {query.error !== null && <DefectNotice />}
      {!work && query.error === null && <Skeleton height={320} />}
      {work && (
        <>
          <DueCards work={work} chosen={chosen} onChoose={setChosen} />
          <div className={classes.columns}>
            <DueList lines={work.due} chosen={chosen} onAll={() => setChosen(null)} />
            <div className={classes.side}>
              {joined ? <ExchangePanel desk={desk} work={work} /> : <JoinPanel desk={desk} />}
              <AttentionPanel work={work} />
              <ArrivedPanel desk={desk} work={work} />
              <UpperPanel work={work} />
            </div>
          </div>
        </>
      )}
    </Page>
  );
}

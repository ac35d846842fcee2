import { SegmentedControl } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import type { DeskStatus } from "../../engine/api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useQuery } from "../../ui/engine.tsx";
import { DefectNotice } from "../../ui/error-notice.tsx";
import { Page } from "../../ui/page.tsx";
import { Panel } from "../../ui/panel.tsx";
import { PaperDialog } from "../../ui/papers/paper-dialog.tsx";
import { paths } from "../../ui/paths.ts";
import { strings } from "./strings.ts";
import { SupervisionTable } from "./supervision-table.tsx";

/** 督办 (第40条): every supervision with its day of answer; a petition office's own, and at a township those it must answer. */
export function SupervisionPage({ desk }: { readonly desk: DeskStatus }) {
  const query = useQuery("supervisions", undefined, ["petitions"]);
  const [, navigate] = useLocation();
  const show = new URLSearchParams(useSearch()).get("show") === "answered" ? "answered" : "open";
  const [letterOf, setLetterOf] = useState<string | null>(null);
  const petitionOffice = desk.office?.level === "district";
  const all = query.data ?? [];
  const open = all.filter(({ answeredOn }) => answeredOn === null);
  const shown = show === "open" ? open : all.filter(({ answeredOn }) => answeredOn !== null);
  const late = open.filter(({ daysLeft }) => daysLeft !== null && daysLeft < 0).length;
  const empty = show === "open" && !petitionOffice ? strings.empty.received : strings.empty[show];
  return (
    <Page
      title={strings.title}
      beside={query.data && [strings.open(open.length), late > 0 ? strings.late(late) : ""].filter(Boolean).join(" · ")}
    >
      {query.error !== null && <DefectNotice />}
      <div>
        <SegmentedControl
          size="xs"
          aria-label={strings.show}
          value={show}
          onChange={(value) => navigate(paths.supervision(value === "answered" ? "answered" : "open"), { replace: true })}
          data={Object.entries(strings.shows).map(([value, label]) => ({ value, label }))}
        />
      </div>
      {query.data && (
        <Panel flush title={strings.shows[show]} aside={strings.article}>
          {shown.length === 0 ? (
            <EmptyState icon={<IconEye size={28} stroke={1.4} />} title={empty.title}>
              {empty.text}
            </EmptyState>
          ) : (
            <SupervisionTable desk={desk} lines={shown} onLetter={setLetterOf} />
          )}
        </Panel>
      )}
      {letterOf !== null && <PaperDialog desk={desk} petition={letterOf} kind="supervision" onClose={() => setLetterOf(null)} />}
    </Page>
  );
}

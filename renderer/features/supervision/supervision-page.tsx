import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { DefectNotice } from "../../ui/error-notice.tsx";
import { Page } from "../../ui/page.tsx";
import { PaperDialog } from "../../ui/papers/paper-dialog.tsx";
import { paths } from "../../ui/paths.ts";
import { ListPanel } from "./list-panel.tsx";
import { type ProposalPaper, ProposalTable } from "./proposal-table.tsx";
import { strings } from "./strings.ts";
import { SupervisionTable } from "./supervision-table.tsx";

type Show = keyof typeof strings.shows;

interface Letter {
  readonly petition: string;
  readonly paper: "supervision" | ProposalPaper;
}

/**
 * 督办 (第40条): every supervision with its day of answer, and proposals with what became of them; a petition office's
 * own, and at a township those that it must answer.
 */
export function SupervisionPage({ desk }: { readonly desk: DeskStatus }) {
  const supervisions = useQuery("supervisions", undefined, ["petitions"]);
  const proposals = useQuery("proposals", undefined, ["petitions"]);
  const [, navigate] = useLocation();
  const show = showOf(useSearch());
  const [letter, setLetter] = useState<Letter | null>(null);
  const petitionOffice = desk.office?.level === "district";
  const own = desk.office?.organisation ?? "";
  const all = supervisions.data ?? [];
  const open = all.filter(({ answeredOn }) => answeredOn === null);
  const late = open.filter(({ daysLeft }) => daysLeft !== null && daysLeft < 0).length;
  const shown = show === "open" ? open : all.filter(({ answeredOn }) => answeredOn !== null);
  return (
    <Page
      title={strings.title}
      beside={supervisions.data && [strings.open(open.length), late > 0 ? strings.late(late) : ""].filter(Boolean).join(" · ")}
    >
      {(supervisions.error !== null || proposals.error !== null) && <DefectNotice />}
      <div>
        <SegmentedControl
          size="xs"
          aria-label={strings.show}
          value={show}
          onChange={(value) => navigate(paths.supervision(showOf(`show=${value}`)), { replace: true })}
          data={Object.entries(strings.shows).map(([value, label]) => ({ value, label }))}
        />
      </div>
      {show === "proposals"
        ? proposals.data && (
            <ListPanel title={strings.proposals.title} empty={strings.proposals.empty} count={proposals.data.length}>
              <ProposalTable lines={proposals.data} own={own} onLetter={(petition, paper) => setLetter({ petition, paper })} />
            </ListPanel>
          )
        : supervisions.data && (
            <ListPanel
              title={strings.shows[show]}
              empty={show === "open" && !petitionOffice ? strings.empty.received : strings.empty[show]}
              count={shown.length}
            >
              <SupervisionTable
                desk={desk}
                lines={shown}
                onLetter={(petition) => setLetter({ petition, paper: "supervision" })}
              />
            </ListPanel>
          )}
      {letter !== null && (
        <PaperDialog desk={desk} petition={letter.petition} kind={letter.paper} onClose={() => setLetter(null)} />
      )}
    </Page>
  );
}

/** Which list the part of an address after `?` asks for. */
function showOf(search: string): Show {
  const asked = new URLSearchParams(search).get("show");
  return asked === "answered" || asked === "proposals" ? asked : "open";
}

import { Button } from "@mantine/core";
import { IconPhoneCall, IconUrgent } from "@tabler/icons-react";
import { useState } from "react";
import { urgentAddresseeLabels, urgentDuties } from "../../../shared/petition/course/urgent.ts";
import { urgentRuleWords } from "../../../shared/petition/course/urgent-deadline.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useQuery } from "../../ui/engine.tsx";
import { DefectNotice } from "../../ui/error-notice.tsx";
import { Page } from "../../ui/page.tsx";
import { Panel } from "../../ui/panel.tsx";
import { PaperDialog } from "../../ui/papers/paper-dialog.tsx";
import { useRules } from "../../ui/rules.ts";
import { MatterPanel } from "./matter-panel.tsx";
import { PickPetition } from "./pick-petition.tsx";
import { strings } from "./strings.ts";
import classes from "./urgent.module.css";

/** 紧急事项 (第25条): what was reported at once, to whom and when, and what is still to be told. */
export function UrgentPage({ desk }: { readonly desk: DeskStatus }) {
  const query = useQuery("urgentMatters", undefined, ["petitions"]);
  const [picking, setPicking] = useState(false);
  const [printing, setPrinting] = useState<string | null>(null);
  const matters = query.data;
  const { profile } = useRules();
  const hours = profile.parameters.urgentReport;
  const told = urgentDuties(desk.office?.level === "district").map((one) => urgentAddresseeLabels[one]);
  return (
    <Page
      title={strings.title}
      beside={matters && strings.count(matters.length)}
      actions={
        <Button leftSection={<IconPhoneCall size={16} />} onClick={() => setPicking(true)}>
          {strings.report}
        </Button>
      }
    >
      {query.error !== null && <DefectNotice />}
      <p className={classes.order} role="note">
        <IconUrgent size={18} aria-hidden="true" />
        <span>
          <strong>{strings.order}</strong>
          <br />
          {strings.duty(told.join("、"))}
          {hours !== undefined && (
            <>
              <br />
              {urgentRuleWords(hours)}。
            </>
          )}
        </span>
      </p>
      {matters?.length === 0 && (
        <Panel>
          <EmptyState icon={<IconUrgent size={28} stroke={1.4} />} title={strings.empty.title}>
            {strings.empty.text}
          </EmptyState>
        </Panel>
      )}
      {matters?.map((matter) => (
        <MatterPanel
          key={matter.row.id}
          matter={matter}
          profile={profile}
          today={desk.today}
          onPrint={() => setPrinting(matter.row.id)}
        />
      ))}
      {picking && <PickPetition onClose={() => setPicking(false)} />}
      {printing !== null && (
        <PaperDialog desk={desk} petition={printing} kind="urgent-report" onClose={() => setPrinting(null)} />
      )}
    </Page>
  );
}

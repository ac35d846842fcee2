import { Button } from "@mantine/core";
import { IconUsb, IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "wouter";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useQuery } from "../../ui/engine.tsx";
import { SelectField } from "../../ui/fields.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import classes from "./exchange.module.css";
import { SendSteps } from "./send-steps.tsx";
import { strings } from "./strings.ts";

/** To whom: a township to its superior, a district to one of its members. */
export function SendPart({ desk }: { readonly desk: DeskStatus }) {
  const district = desk.office?.level === "district";
  const members = useQuery("members", undefined, ["exchange", "status"], { enabled: district }).data;
  const [picked, setPicked] = useState<string | null>(null);
  const chosen = picked ?? (members?.length === 1 ? (members[0]?.organisation ?? null) : null);

  if (!district) {
    if (desk.superior && desk.enrolment === "enrolled")
      return <SendSteps key={desk.superior.organisation} to={desk.superior.organisation} />;
    return (
      <Panel>
        <EmptyState
          icon={<IconUsb size={28} stroke={1.4} />}
          title={strings.parts.join}
          action={
            <Button component={Link} href={paths.exchange("join")}>
              {strings.receive.goJoin}
            </Button>
          }
        >
          {strings.join.intro}
        </EmptyState>
      </Panel>
    );
  }
  if (members?.length === 0)
    return (
      <Panel>
        <EmptyState icon={<IconUsers size={28} stroke={1.4} />} title={strings.send.noMembers}>
          {strings.send.noMembersText}
        </EmptyState>
      </Panel>
    );
  return (
    <>
      <div className={classes.target}>
        <SelectField
          label={strings.send.to}
          placeholder={strings.send.chooseOffice}
          searchable
          data={(members ?? []).map((one) => ({ value: one.organisation, label: `${one.name}（${one.organisation}）` }))}
          value={chosen}
          onChange={setPicked}
        />
      </div>
      {chosen !== null && <SendSteps key={chosen} to={chosen} receiptChoice />}
    </>
  );
}

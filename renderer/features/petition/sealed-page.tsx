import { Button } from "@mantine/core";
import { Link } from "wouter";
import { permits } from "../../../shared/registry/roles.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { PetitionDetail } from "../../engine/api/petition-api.ts";
import { FactList } from "../../ui/fact-list.tsx";
import { Page } from "../../ui/page.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import { LeftRecords } from "./left-records.tsx";
import classes from "./petition.module.css";
import { strings } from "./strings.ts";

const words = strings.sealed;

/** A petition that was moved to the accusations: number and days, and that nobody here can read more. */
export function SealedPage({ desk, detail }: { readonly desk: DeskStatus; readonly detail: PetitionDetail }) {
  const { view, movedNumber } = detail;
  const { sealed } = view;
  if (!sealed) return null;
  const by = desk.users.find((user) => user.id === sealed.stamp.actor)?.name ?? null;
  return (
    <Page
      title={words.title}
      beside={view.number}
      actions={
        <>
          <Button component={Link} href={paths.intake} variant="default" size="xs">
            {words.next}
          </Button>
          {movedNumber !== null && (
            <Button component={Link} href={paths.accusations} size="xs">
              {words.receipts}
            </Button>
          )}
        </>
      }
    >
      <Panel title={words.kept}>
        <FactList
          wide
          facts={[
            [words.number, view.number],
            [words.registered, view.registrationDate],
            [words.date, sealed.date],
            [words.by, by],
            [words.receipt, movedNumber],
          ]}
        />
        <div className={classes.below}>
          <p className={classes.text}>{words.text}</p>
          <span className={classes.small}>{words.media}</span>
        </div>
      </Panel>
      <LeftRecords petition={view.id} may={desk.user !== null && permits(desk.user.role, "move-to-accusations")} />
    </Page>
  );
}

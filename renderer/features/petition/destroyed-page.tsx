import { Button } from "@mantine/core";
import { Link } from "wouter";
import { retentionLabels } from "../../../shared/petition/course/value-labels.ts";
import type { BodyOf } from "../../../shared/petition/events.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { PetitionDetail } from "../../engine/api/petition-api.ts";
import { FactList } from "../../ui/fact-list.tsx";
import { Page } from "../../ui/page.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import classes from "./petition.module.css";
import { strings } from "./strings.ts";

const words = strings.destroyed;

/** A petition whose content was destroyed at the end of its retention: number, days and who did it. */
export function DestroyedPage({ desk, detail: { view } }: { readonly desk: DeskStatus; readonly detail: PetitionDetail }) {
  const { destroyed } = view;
  const told = view.timeline.find(({ stamp }) => stamp.event === destroyed?.stamp.event);
  if (!destroyed || !told) return null;
  const { file, reason, approvedBy, approvedOn, witnesses } = told.body as BodyOf<"petition.destroyed">;
  const by = desk.users.find((user) => user.id === destroyed.stamp.actor)?.name ?? null;
  return (
    <Page
      title={words.title}
      beside={view.number}
      actions={
        <Button component={Link} href={paths.specialLedger("destruction-list")} variant="default" size="xs">
          {words.lists}
        </Button>
      }
    >
      <Panel title={words.kept}>
        <FactList
          wide
          facts={[
            [words.number, view.number],
            [words.received, destroyed.receiptDate],
            [words.registered, view.registrationDate],
            [words.file, file.fileNumber],
            [words.archived, file.date],
            [words.retention, words.until(retentionLabels[file.retention], file.year, file.until)],
            [words.reason, reason],
            [words.approved, `${approvedBy}　${approvedOn}`],
            [words.witnesses, witnesses.join("、")],
            [words.date, destroyed.date],
            [words.by, by],
          ]}
        />
        <div className={classes.below}>
          <p className={classes.text}>{words.text}</p>
          <span className={classes.small}>{words.media}</span>
        </div>
      </Panel>
    </Page>
  );
}

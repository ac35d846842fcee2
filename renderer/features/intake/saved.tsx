import { Button, Select } from "@mantine/core";
import { IconCheck, IconPrinter } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { Link } from "wouter";
import { confirmationLabels, noticeLabels } from "../../../shared/petition/labels.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { DayField } from "../../ui/day-field.tsx";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { Page } from "../../ui/page.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import { Key, useShortcut } from "../../ui/shortcut.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { inPerson } from "./channel.ts";
import type { Registered } from "./draft-screen.tsx";
import { FollowsPanel } from "./follows-panel.tsx";
import classes from "./intake.module.css";
import { strings } from "./strings.ts";

const words = strings.saved;
type NoticeHow = keyof typeof noticeLabels;

interface Props {
  readonly desk: DeskStatus;
  readonly registered: Registered;
  /** Why a paper was not printed. */
  readonly refused: Refused | null;
  readonly onPrintForm: () => void;
  readonly onPrintSlip: () => void;
  /** Part of what was said is an accusation: it is taken down for itself. */
  readonly onPartly: () => void;
  readonly onNext: () => void;
}

/** After saving: the number, the papers, the notice given on the spot, and the next person at the desk. */
export function Saved({ desk, registered, refused, onPrintForm, onPrintSlip, onPartly, onNext }: Props) {
  const next = useRef<HTMLButtonElement>(null);
  const [noticed, setNoticed] = useState<NoticeHow | null>(null);
  // What has been recorded takes its own button away with it: the keyboard goes on from the next person.
  const goOn = () => next.current?.focus();
  useEffect(goOn, []);
  useShortcut("mod+P", onPrintForm);
  return (
    <Page title={words.title} beside={registered.form.screening === null ? words.explain : words.screening}>
      <div className={classes.saved}>
        <div className={classes.column}>
          <Panel label={words.number}>
            <div className={classes.plain}>{words.number}</div>
            <div className={classes.number}>{registered.number}</div>
            <div className={classes.spread}>
              <Button ref={next} onClick={onNext}>
                {words.next} <Key onFill>Enter</Key>
              </Button>
              <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={onPrintForm}>
                {words.printForm} <Key>Ctrl P</Key>
              </Button>
              <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={onPrintSlip}>
                {words.printSlip}
              </Button>
              <Button variant="subtle" component={Link} href={paths.petition(registered.petition)}>
                {words.open}
              </Button>
              <Button variant="subtle" onClick={onPartly}>
                {words.partly}
              </Button>
            </div>
          </Panel>
          {refused && <RefusedNotice refused={refused} />}
          <Notice
            desk={desk}
            petition={registered.petition}
            usual={inPerson(registered.form.channel) ? "on-the-spot" : "written"}
            onDone={(how) => {
              setNoticed(how);
              goOn();
            }}
          />
          {registered.form.confirmation === "later" && <Confirm desk={desk} petition={registered.petition} onDone={goOn} />}
        </div>
        <div className={classes.column}>
          <FollowsPanel form={registered.form} desk={desk} inWriting={noticed !== null && noticed !== "oral"} />
        </div>
      </div>
    </Page>
  );
}

function Done({ children }: { readonly children: string }) {
  return (
    <div className={classes.spread}>
      <IconCheck size={16} aria-hidden="true" />
      <StatusBadge tone="done">{children}</StatusBadge>
    </div>
  );
}

/** 告知 given across the desk is recorded in one step (Art. 23). */
function Notice({
  desk,
  petition,
  usual,
  onDone,
}: {
  readonly desk: DeskStatus;
  readonly petition: string;
  /** How notice is given of what came in this form, unless somebody says otherwise. */
  readonly usual: NoticeHow;
  readonly onDone: (how: NoticeHow) => void;
}) {
  const engine = useEngine();
  const [date, setDate] = useState(desk.today);
  const [how, setHow] = useState<NoticeHow>(usual);
  const [done, setDone] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const give = async () => {
    const answer = await engine.giveNotice({ petition, date, how });
    if (isRefused(answer)) setRefused(answer);
    else {
      setRefused(null);
      setDone(words.noticeDone(date, noticeLabels[how]));
      onDone(how);
    }
  };
  return (
    <Panel title={words.noticeTitle} aside={words.noticeExplain}>
      {done ? (
        <Done>{done}</Done>
      ) : (
        <div className={classes.stack}>
          <div className={classes.spread} style={{ alignItems: "end" }}>
            <DayField label={words.noticeDate} today={desk.today} value={date} onChange={setDate} w="11rem" />
            <Select
              label={words.noticeHow}
              allowDeselect={false}
              w="10rem"
              data={Object.entries(noticeLabels).map(([value, label]) => ({ value, label }))}
              value={how}
              onChange={(chosen) => chosen && setHow(chosen as NoticeHow)}
            />
            <Button variant="default" onClick={() => void give()}>
              {words.noticeDo}
            </Button>
          </div>
          {refused && <RefusedNotice refused={refused} />}
        </div>
      )}
    </Panel>
  );
}

/** The printed form comes back signed: from then on the statement is frozen (Art. 19). */
function Confirm({
  desk,
  petition,
  onDone,
}: {
  readonly desk: DeskStatus;
  readonly petition: string;
  readonly onDone: () => void;
}) {
  const engine = useEngine();
  const [done, setDone] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const confirm = async (how: "signed" | "read-back" | "refused-to-sign") => {
    const answer = await engine.confirmStatement({ petition, how, date: desk.today });
    if (isRefused(answer)) return setRefused(answer);
    setRefused(null);
    setDone(true);
    onDone();
  };
  return (
    <Panel title={words.confirmTitle} aside={words.confirmExplain}>
      {done ? (
        <Done>{words.confirmed}</Done>
      ) : (
        <div className={classes.spread}>
          {(["signed", "read-back", "refused-to-sign"] as const).map((how) => (
            <Button key={how} variant="default" onClick={() => void confirm(how)}>
              {confirmationLabels[how]}
            </Button>
          ))}
        </div>
      )}
      {refused && <RefusedNotice refused={refused} />}
    </Panel>
  );
}

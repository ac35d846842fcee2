import { Button, Modal } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { permits } from "../../../shared/registry/roles.ts";
import type { OfficerInfo, OfficerSheet } from "../../engine/api/accusation-api.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useEngine, useQuery } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { PassphraseField } from "../../ui/fields.tsx";
import { stampWords } from "../../ui/format.ts";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { ClearOfficerForm } from "./clear-officer-form.tsx";
import { OfficerSheetForm } from "./officer-sheet-form.tsx";
import classes from "./settings.module.css";
import { strings } from "./strings.ts";

const words = strings.officers;

type Dialog = { readonly is: "add" } | { readonly is: "end" | "again"; readonly officer: OfficerInfo } | null;

/** 设置 → 检举控告: who is cleared at this district (《条例》第30条). Made, printed, then announced; revocable. */
export function OfficersPart({ desk }: { readonly desk: DeskStatus }) {
  const officers = useQuery("officers", undefined, ["accusations"]).data ?? [];
  const [dialog, setDialog] = useState<Dialog>(null);
  const [sheet, setSheet] = useState<OfficerSheet | null>(null);
  const may = desk.user !== null && permits(desk.user.role, "clear-officers");
  if (desk.office?.level !== "district") {
    return (
      <Panel title={words.title}>
        <p className={classes.text}>{words.townships}</p>
      </Panel>
    );
  }
  if (sheet) return <OfficerSheetForm sheet={sheet} onDone={() => setSheet(null)} />;
  return (
    <>
      <Panel
        flush
        title={words.title}
        aside={
          may ? (
            <Button size="xs" leftSection={<IconUserPlus size={16} />} onClick={() => setDialog({ is: "add" })}>
              {words.add}
            </Button>
          ) : (
            words.only
          )
        }
      >
        {officers.length > 0 && (
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{words.columns.name}</th>
                <th>{words.columns.from}</th>
                <th>{words.columns.state}</th>
                <th className={classes.roleColumn} aria-label={words.columns.action} />
              </tr>
            </thead>
            <tbody>
              {officers.map((officer) => (
                <Line key={officer.recipient} officer={officer} may={may} onAsk={(is) => setDialog({ is, officer })} />
              ))}
            </tbody>
          </table>
        )}
        {officers.length === 0 && <p className={classes.inset}>{words.none}</p>}
      </Panel>
      <Panel title={words.howTitle}>
        <ul className={classes.points}>
          {words.how.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Panel>
      <Modal opened={dialog?.is === "add"} onClose={() => setDialog(null)} title={words.add}>
        {dialog?.is === "add" && (
          <ClearOfficerForm
            officeName={desk.office.name}
            onMade={(made) => {
              setDialog(null);
              setSheet(made);
            }}
            onClose={() => setDialog(null)}
          />
        )}
      </Modal>
      <Modal opened={dialog?.is === "end"} onClose={() => setDialog(null)} title={words.endTitle}>
        {dialog?.is === "end" && <EndForm officer={dialog.officer} onClose={() => setDialog(null)} />}
      </Modal>
      <Modal opened={dialog?.is === "again"} onClose={() => setDialog(null)} title={words.again}>
        {dialog?.is === "again" && (
          <AgainForm
            officer={dialog.officer}
            onSheet={(made) => {
              setDialog(null);
              setSheet(made);
            }}
          />
        )}
      </Modal>
    </>
  );
}

function Line({
  officer,
  may,
  onAsk,
}: {
  readonly officer: OfficerInfo;
  readonly may: boolean;
  readonly onAsk: (what: "end" | "again") => void;
}) {
  const state = officer.until !== null ? "ended" : officer.from === null ? "pending" : "cleared";
  return (
    <tr>
      <td>{officer.name}</td>
      <td>{officer.from === null ? "" : stampWords(officer.from)}</td>
      <td>
        <StatusBadge tone={state === "cleared" ? "done" : state === "pending" ? "near" : "neutral"}>
          {words.states[state]}
        </StatusBadge>
      </td>
      <td className={classes.action}>
        {may && state === "pending" && (
          <Button size="compact-xs" variant="light" onClick={() => onAsk("again")}>
            {words.again}
          </Button>
        )}
        {may && state !== "ended" && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="red"
            aria-label={words.endOf(officer.name)}
            onClick={() => onAsk("end")}
          >
            {words.end}
          </Button>
        )}
      </td>
    </tr>
  );
}

function EndForm({ officer, onClose }: { readonly officer: OfficerInfo; readonly onClose: () => void }) {
  const engine = useEngine();
  const [refused, setRefused] = useState<Refused | null>(null);
  const end = async () => {
    const answer = await engine.endClearance({ recipient: officer.recipient });
    if (isRefused(answer)) setRefused(answer);
    else onClose();
  };
  return (
    <>
      {words.endText(officer.name).map((sentence) => (
        <p key={sentence} className={classes.text}>
          {sentence}
        </p>
      ))}
      {refused && <RefusedNotice refused={refused} />}
      <div className={classes.foot}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {strings.cancel}
        </Button>
        <Button color="red" onClick={() => void end()}>
          {words.endDo}
        </Button>
      </div>
    </>
  );
}

function AgainForm({ officer, onSheet }: { readonly officer: OfficerInfo; readonly onSheet: (sheet: OfficerSheet) => void }) {
  const engine = useEngine();
  const [passphrase, setPassphrase] = useState("");
  const [refused, setRefused] = useState<Refused | null>(null);
  const ask = async () => {
    const answer = await engine.officerSheet({ recipient: officer.recipient, passphrase });
    if (isRefused(answer)) setRefused(answer);
    else onSheet(answer);
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== "") void ask();
      }}
    >
      <PassphraseField
        label={words.passphraseOf(officer.name)}
        data-autofocus
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      {refused && <RefusedNotice refused={refused} />}
      <div className={classes.foot}>
        <Button type="submit" disabled={passphrase === ""}>
          {words.again}
        </Button>
      </div>
    </form>
  );
}

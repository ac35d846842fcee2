import { Button, Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { AccusationDesk } from "../../engine/api/accusation-api.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useEngine, useQuery } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { FreshPassphrase, passphraseReady } from "../../ui/fresh-passphrase.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./accusation.module.css";
import { OpenForm } from "./open-form.tsx";
import { strings } from "./strings.ts";

const words = strings.officer;

/** The compartment at the district: closed, a passphrase; open, the officer's list. */
export function OfficerArea({
  desk,
  present,
  onOpen,
}: {
  readonly desk: DeskStatus;
  readonly present: AccusationDesk;
  readonly onOpen: (id: string) => void;
}) {
  const engine = useEngine();
  const [changing, setChanging] = useState(false);
  if (!present.open) return <OpenForm unopened={present.unopened} />;
  return (
    <Panel
      flush
      title={words.area}
      aside={
        <div className={classes.foot}>
          <span className={classes.small}>{words.openFor(present.open.name)}</span>
          <Button size="xs" variant="default" onClick={() => setChanging(true)}>
            {words.changePassphrase}
          </Button>
          <Button size="xs" variant="default" onClick={() => void engine.closeAccusations()}>
            {words.close}
          </Button>
        </div>
      }
    >
      <List onOpen={onOpen} />
      <Modal opened={changing} onClose={() => setChanging(false)} title={words.changePassphrase}>
        {changing && <ChangeForm known={[desk.office?.name ?? "", present.open.name]} onClose={() => setChanging(false)} />}
      </Modal>
    </Panel>
  );
}

const tones = { waiting: "near", transferred: "brand", replied: "done" } as const;

function List({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const list = useQuery("accusations", undefined, ["accusations", "exchange"]).data;
  if (!list) return null;
  if (isRefused(list)) return <RefusedNotice refused={list} />;
  return (
    <>
      {list.problems.length > 0 && (
        <ul className={classes.problems} style={{ padding: "0.5rem 0.875rem 0.5rem 2rem" }}>
          {list.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {list.rows.length === 0 ? (
        <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              {Object.values(words.columns).map((name) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <tr key={row.id} data-open onClick={() => onOpen(row.id)}>
                <td>
                  <button type="button" className={classes.open} onClick={() => onOpen(row.id)}>
                    {row.number}
                  </button>
                </td>
                <td>{row.receiptDate}</td>
                <td>{row.office}</td>
                <td>{row.complainedOf}</td>
                <td>
                  <StatusBadge tone={tones[row.state]}>{words.states[row.state]}</StatusBadge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function ChangeForm({ known, onClose }: { readonly known: readonly string[]; readonly onClose: () => void }) {
  const engine = useEngine();
  const [pair, setPair] = useState<readonly [string, string]>(["", ""]);
  const [refused, setRefused] = useState<Refused | null>(null);
  const change = async () => {
    const answer = await engine.changeOfficerPassphrase({ fresh: pair[0] });
    if (isRefused(answer)) return setRefused(answer);
    notifications.show({ message: words.changed, color: "teal" });
    onClose();
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (passphraseReady(pair[0], pair[1], known)) void change();
      }}
    >
      <FreshPassphrase
        label={words.fresh}
        first={pair[0]}
        second={pair[1]}
        known={known}
        onChange={(first, second) => setPair([first, second])}
      />
      {refused && <RefusedNotice refused={refused} />}
      <div className={classes.foot}>
        <Button variant="default" ml="auto" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button type="submit" disabled={!passphraseReady(pair[0], pair[1], known)}>
          {words.changeDo}
        </Button>
      </div>
    </form>
  );
}

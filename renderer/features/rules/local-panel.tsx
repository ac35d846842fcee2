import { Button, FileButton } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useState } from "react";
import { parseLocalProfile } from "../../../shared/regulation/local-profile.ts";
import type { LocalProfile } from "../../../shared/regulation/profile.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { RulesInfo } from "../../engine/api/rules-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { readText } from "../../ui/text-file.ts";
import { AdoptDialog } from "./adopt-dialog.tsx";
import { ChangesTable } from "./changes-table.tsx";
import { EndDialog } from "./end-dialog.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import classes from "./rules.module.css";
import { strings } from "./strings.ts";
import { TargetsDialog } from "./targets-dialog.tsx";

const words = strings.local;

/** The local profile in force: what it changed, and the ways to adopt another. */
export function LocalPanel({ info, desk }: { readonly info: RulesInfo; readonly desk: DeskStatus }) {
  const [offered, setOffered] = useState<LocalProfile | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [dialog, setDialog] = useState<"targets" | "end" | "export" | null>(null);
  const { local, above, changes, mayAdopt } = info;
  const adopted = [
    ...(above ? [[strings.history.above, above] as const] : []),
    ...(local ? [[strings.history.own, local] as const] : []),
  ];
  const close = () => setDialog(null);
  const read = async (file: File | null) => {
    if (!file) return;
    const text = await readText(file);
    const profile = isRefused(text) ? text : parseLocalProfile(text);
    setRefused("refused" in profile ? profile : null);
    if (!("refused" in profile)) setOffered(profile);
  };
  return (
    <Panel
      flush
      title={words.title}
      aside={
        mayAdopt ? (
          <>
            {local && (
              <>
                <Button variant="subtle" size="xs" onClick={() => setDialog("end")}>
                  {words.end}
                </Button>
                <Button variant="subtle" size="xs" onClick={() => setDialog("export")}>
                  {words.export}
                </Button>
              </>
            )}
            <Button variant="light" size="xs" onClick={() => setDialog("targets")}>
              {words.targets}
            </Button>
            <FileButton accept=".json" inputProps={{ "aria-label": words.importLabel }} onChange={(file) => void read(file)}>
              {(props) => (
                <Button {...props} size="xs">
                  {words.import}
                </Button>
              )}
            </FileButton>
          </>
        ) : (
          strings.clerk
        )
      }
    >
      {refused && (
        <div className={classes.message}>
          <RefusedNotice refused={refused} />
        </div>
      )}
      {adopted.length === 0 ? (
        <EmptyState icon={<IconFileText size={28} stroke={1.4} />} title={words.none}>
          {words.noneText}
        </EmptyState>
      ) : (
        <>
          {adopted.map(([whose, { name, source, effectiveFrom }]) => (
            <div key={whose} className={classes.facts}>
              <StatusBadge>{whose}</StatusBadge> {name}
              <span className={classes.quiet}>
                {" "}
                · {source} · {words.asOf(effectiveFrom)}
              </span>
            </div>
          ))}
          {changes.length === 0 ? <p className={classes.note}>{words.unchanged}</p> : <ChangesTable changes={changes} />}
        </>
      )}
      {offered && <AdoptDialog above={above} desk={desk} profile={offered} onClose={() => setOffered(null)} />}
      {dialog === "targets" && <TargetsDialog info={info} today={desk.today} onClose={close} />}
      {dialog === "end" && <EndDialog today={desk.today} onClose={close} />}
      {dialog === "export" && <ExportDialog onClose={close} />}
    </Panel>
  );
}

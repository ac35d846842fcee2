import { Button, Menu } from "@mantine/core";
import { IconEye, IconPrinter } from "@tabler/icons-react";
import { useContext } from "react";
import { categoryLabels, channelLabels, stageLabels, syncLabels } from "../../../shared/petition/labels.ts";
import type { DutyInfo, PetitionDetail } from "../../engine/api.ts";
import { DueBadge } from "../../ui/due-badge.tsx";
import { Key, useShortcut } from "../../ui/shortcut.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./petition.module.css";
import { WhoContext } from "./stamp-words.tsx";
import { strings } from "./strings.ts";

/** The duty that presses most: the running one with the fewest days left. */
export function mostPressing(duties: readonly DutyInfo[]): DutyInfo | null {
  return duties.filter((duty) => duty.done === null).sort((a, b) => a.daysLeft - b.daysLeft)[0] ?? null;
}

interface Props {
  readonly detail: PetitionDetail;
  readonly onDisclose: () => void;
  readonly onPrintForm: () => void;
  readonly onPrintSlip: () => void;
}

/** Number, title, stage, days left; showing personal data is asked for and recorded. */
export function Header({ detail, onDisclose, onPrintForm, onPrintSlip }: Props) {
  const { row, view, duties, masked } = detail;
  const pressing = mostPressing(duties);
  // How far a petition has been reported is a question of the office that registered it.
  const { ownOrganisation } = useContext(WhoContext);
  useShortcut("mod+P", onPrintForm);
  const sync = row.sync === "acknowledged" ? "done" : row.sync === "exported" ? "brand" : "neutral";
  return (
    <header className={classes.head}>
      <div className={classes.headWords}>
        <div className={classes.line}>
          <span>{view.number ?? strings.noNumber}</span>
          <StatusBadge tone="brand">
            {(categoryLabels as Readonly<Record<string, string>>)[row.category] ?? row.category} ·{" "}
            {(channelLabels as Readonly<Record<string, string>>)[row.channel] ?? row.channel}
          </StatusBadge>
          {row.groupSize > 1 && (
            <StatusBadge tone="brand">
              {row.groupSize >= 5 && row.channel === "visit" ? strings.groupVisit(row.groupSize) : strings.group(row.groupSize)}
            </StatusBadge>
          )}
          {row.organisation === ownOrganisation && <StatusBadge tone={sync}>{syncLabels[row.sync]}</StatusBadge>}
        </div>
        <div className={classes.titleLine}>
          <h1 className={classes.title}>{row.title}</h1>
          <StatusBadge>{stageLabels[row.stage]}</StatusBadge>
          {pressing && (
            <span className={classes.line}>
              {pressing.step} <DueBadge daysLeft={pressing.daysLeft} />
            </span>
          )}
        </div>
      </div>
      <div className={classes.headActions}>
        {masked && (
          <Button variant="default" leftSection={<IconEye size={16} />} onClick={onDisclose}>
            {strings.disclose}
          </Button>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <Button leftSection={<IconPrinter size={16} />}>
              {strings.print} <Key onFill>Ctrl P</Key>
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onPrintForm}>{strings.printForm}</Menu.Item>
            <Menu.Item onClick={onPrintSlip}>{strings.printSlip}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </header>
  );
}

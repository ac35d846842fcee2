import { Button, Menu } from "@mantine/core";
import { IconEye, IconPrinter } from "@tabler/icons-react";
import { useContext } from "react";
import type { Offer } from "../../../shared/petition/course/offers.ts";
import { stepWords } from "../../../shared/petition/course/step-words.ts";
import { categoryLabels, channelLabels, stageLabels, syncLabels } from "../../../shared/petition/labels.ts";
import { type Clock, type Duty, hasLastDay } from "../../../shared/regulation/clock.ts";
import { clockNature } from "../../../shared/regulation/clock-words.ts";
import { owedHere } from "../../../shared/regulation/duties.ts";
import type { FormName } from "../../engine/api/form-draft-api.ts";
import type { PetitionDetail } from "../../engine/api/petition-api.ts";
import { DueBadge } from "../../ui/due-badge.tsx";
import { Key, useShortcut } from "../../ui/shortcut.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./petition.module.css";
import { responsibleOf } from "./responsible.ts";
import { WhoContext } from "./stamp-words.tsx";
import { strings } from "./strings.ts";

/** What presses most of all that this office has to see to: the duty with the fewest days left. */
export function mostPressing(clocks: readonly Clock[], organisation: string): Duty | null {
  const owed = clocks.filter(hasLastDay).filter((duty) => owedHere(duty, organisation));
  return owed.sort((a, b) => a.daysLeft - b.daysLeft)[0] ?? null;
}

interface Props {
  readonly detail: PetitionDetail;
  readonly onDisclose: () => void;
  readonly onPrintForm: () => void;
  readonly onPrintSlip: () => void;
  readonly onPrintCharts: () => void;
  readonly onStep: (offer: Offer) => void;
  /** Forms that the person at the desk has begun and not finished. */
  readonly unfinished: readonly FormName[];
  /** A form stands open: the shortcut of the next step sleeps. */
  readonly busy: boolean;
}

/** Number, title, stage, days left, who handles it; the one next step; showing personal data is asked for and recorded. */
export function Header({ detail, onDisclose, onPrintForm, onPrintSlip, onPrintCharts, onStep, unfinished, busy }: Props) {
  const { masked, offers } = detail;
  const next = offers.find((offer) => offer.primary && offer.allowed);
  useShortcut("mod+P", onPrintForm);
  useShortcut("F4", () => next && onStep(next), next !== undefined && !busy);
  return (
    <header className={classes.head}>
      <Words detail={detail} />
      <div className={classes.headActions}>
        {masked && (
          <Button variant="default" leftSection={<IconEye size={16} />} onClick={onDisclose}>
            {strings.disclose}
          </Button>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" leftSection={<IconPrinter size={16} />}>
              {strings.print}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item rightSection={<Key>Ctrl P</Key>} onClick={onPrintForm}>
              {strings.printForm}
            </Menu.Item>
            <Menu.Item onClick={onPrintSlip}>{strings.printSlip}</Menu.Item>
            <Menu.Item onClick={onPrintCharts}>{strings.printCharts}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {next && (
          <Button onClick={() => onStep(next)}>
            {strings.next(stepWords[next.type].name)}
            {unfinished.includes(next.type) && <span className={classes.begun}>{strings.unfinished}</span>} <Key onFill>F4</Key>
          </Button>
        )}
      </div>
    </header>
  );
}

function Words({ detail }: { readonly detail: PetitionDetail }) {
  const { row, view, clocks, course } = detail;
  // How far a petition has been reported is a question of the office that registered it.
  const { ownOrganisation } = useContext(WhoContext);
  const pressing = mostPressing(clocks, ownOrganisation);
  const sync = row.sync === "acknowledged" ? "done" : row.sync === "exported" ? "brand" : "neutral";
  const { handling, lead } = responsibleOf(course);
  const people = [
    [strings.handledBy, handling],
    [strings.ledBy, lead],
  ].filter(([, name]) => name !== "");
  return (
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
        {people.map(([what, name]) => (
          <span key={what}>
            {what} {name}
          </span>
        ))}
      </div>
      <div className={classes.titleLine}>
        <h1 className={classes.title}>{row.title}</h1>
        <StatusBadge>{stageLabels[row.stage]}</StatusBadge>
        {pressing && (
          <span className={classes.line}>
            {pressing.step}
            <span className={classes.small}>{pressing.article || clockNature(pressing)}</span>
            <DueBadge daysLeft={pressing.daysLeft} />
          </span>
        )}
      </div>
    </div>
  );
}

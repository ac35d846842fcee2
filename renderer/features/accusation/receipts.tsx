import { ActionIcon, Button } from "@mantine/core";
import { IconPencilPlus, IconPrinter, IconShieldLock } from "@tabler/icons-react";
import { Link } from "wouter";
import type { AccusationDesk } from "../../engine/api/accusation-api.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useDesktop, useEngine } from "../../ui/engine.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import { printAccusationReceipt } from "../../ui/petition-papers.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./accusation.module.css";
import { strings } from "./strings.ts";

const words = strings.receipts;

/** Numbers and dates of the receipts that this desk gave out: there is nothing more to see. */
export function Receipts({ desk, present }: { readonly desk: DeskStatus; readonly present: AccusationDesk }) {
  const desktop = useDesktop();
  const engine = useEngine();
  const district = desk.office?.level === "district";
  const take = (
    <Button component={Link} href={paths.accusation} size="xs" leftSection={<IconPencilPlus size={16} />}>
      {words.take}
    </Button>
  );
  if (present.receipts.length === 0) {
    const ready = present.officers > 0;
    return (
      <Panel title={words.title}>
        <EmptyState
          icon={<IconShieldLock size={28} stroke={1.4} />}
          title={words.emptyTitle}
          action={
            ready || !district ? (
              take
            ) : (
              <Button component={Link} href={paths.settings("officers")} size="xs">
                {words.setOfficers}
              </Button>
            )
          }
        >
          {ready ? words.empty : district ? words.noneDistrict : words.none}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel flush title={words.title} aside={take}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{words.number}</th>
            <th>{words.date}</th>
            <th>{words.state}</th>
            <th aria-label={words.print} />
          </tr>
        </thead>
        <tbody>
          {present.receipts.map((receipt) => (
            <tr key={receipt.number}>
              <td>{receipt.number}</td>
              <td>{receipt.date}</td>
              <td>
                <StatusBadge tone={receipt.state === "acknowledged" ? "done" : "neutral"}>
                  {district ? words.districtState : words.states[receipt.state]}
                </StatusBadge>
              </td>
              <td className={classes.end}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={words.printOf(receipt.number)}
                  onClick={() => void printAccusationReceipt({ engine, desktop }, receipt)}
                >
                  <IconPrinter size={16} color="var(--desk-secondary)" />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.small} style={{ margin: 0, padding: "0.5rem 0.875rem" }}>
        {words.note}
      </p>
    </Panel>
  );
}

import { Button } from "@mantine/core";
import { Link, useLocation } from "wouter";
import { foundDispute } from "../../../shared/petition/office-record/screening-petition.ts";
import type { OfficeRecordRow } from "../../engine/api/record-api.ts";
import { paths } from "../../ui/paths.ts";
import { useWindowState } from "../../ui/window-state.ts";
import classes from "./ledgers.module.css";
import { strings } from "./strings.ts";

interface Props {
  readonly row: Extract<OfficeRecordRow, { readonly kind: "screening" }>;
  readonly mayTurn: boolean;
}

/** One step from a found dispute to a registration; afterwards the petition that it became. */
export function ScreeningTurn({ row, mayTurn }: Props) {
  const [, go] = useLocation();
  const setFoundMatter = useWindowState((state) => state.setFoundMatter);
  if (row.data.petition !== null) {
    return (
      <Link className={classes.link} href={paths.petition(row.data.petition)}>
        {strings.screening.see}
      </Link>
    );
  }
  if (!mayTurn || row.data.settled !== null) return null;
  return (
    <Button
      variant="light"
      size="compact-xs"
      onClick={() => {
        setFoundMatter({ screening: row.id, ...foundDispute(row.data) });
        go(paths.intake);
      }}
    >
      {strings.screening.turn}
    </Button>
  );
}

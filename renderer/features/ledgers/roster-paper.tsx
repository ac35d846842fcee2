import { Button } from "@mantine/core";
import { dutyRoster } from "../../../shared/documents/duty-roster.ts";
import type { OfficeRecordRow } from "../../engine/api/record-api.ts";
import { useDesktop } from "../../ui/engine.tsx";
import { printHtml } from "../../ui/print.ts";
import { strings } from "./strings.ts";

interface Props {
  readonly row: Extract<OfficeRecordRow, { readonly kind: "duty-roster" }>;
  /** Name of the office whose roster it is. */
  readonly office: string;
}

/** Prints a roster for the wall. */
export function RosterPaper({ row, office }: Props) {
  const desktop = useDesktop();
  const name = strings.roster.paper;
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      aria-label={strings.papers.of(`${strings.roster.print}${name}`, row.data.from)}
      onClick={() => void printHtml(desktop, dutyRoster(row.data, office), name)}
    >
      {strings.roster.print}
    </Button>
  );
}

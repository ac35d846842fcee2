import { Button } from "@mantine/core";
import { Link } from "wouter";
import { permits } from "../../../shared/registry/roles.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import classes from "./desk.module.css";
import { missingOnPapers } from "./missing-on-papers.ts";
import { strings } from "./strings.ts";

/** What the papers of a new desk would leave blank, said before the first is handed out; to whoever may fill it in. */
export function OfficePanel({ desk }: { readonly desk: DeskStatus }) {
  const held = useQuery("officeProfile", undefined, ["papers", "status"]).data;
  if (held === undefined || desk.user === null || !permits(desk.user.role, "edit-office")) return null;
  const missing = missingOnPapers(held);
  if (missing.length === 0) return null;
  return (
    <Panel title={strings.office.title}>
      <p className={classes.text}>{strings.office.text(missing)}</p>
      <Button variant="light" fullWidth component={Link} href={paths.settings("office")}>
        {strings.office.go}
      </Button>
    </Panel>
  );
}

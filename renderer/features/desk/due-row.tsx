import { Button } from "@mantine/core";
import type { MouseEvent } from "react";
import { Link, useLocation } from "wouter";
import { DueBadge, DueStep } from "../../ui/due-badge.tsx";
import { paths } from "../../ui/paths.ts";
import classes from "./desk.module.css";
import type { DueLine } from "./due-groups.ts";
import { strings } from "./strings.ts";

/** One duty. What a unit or person of this office is to do can be urged from here (催办, inside the office). */
export function DueRow({ line: { row, duty }, own }: { readonly line: DueLine; readonly own: string }) {
  const [, navigate] = useLocation();
  const { unit = null, person = null } = duty;
  const mayUrge = row.organisation === own && (unit !== null || person !== null);
  return (
    <tr className={classes.line} onClick={() => navigate(paths.petition(row.id))}>
      <td>
        <DueBadge daysLeft={duty.daysLeft} done={duty.done} />
      </td>
      <td>
        <DueStep duty={duty} />
      </td>
      <td>
        <Link className={classes.title} href={paths.petition(row.id)} onClick={(event) => event.stopPropagation()}>
          {row.title}
        </Link>
        <div className={classes.small}>{row.number}</div>
      </td>
      <td>{row.petitioner}</td>
      <td>
        {unit ?? person ?? <span className={classes.small}>{strings.due.nobody}</span>}
        {unit !== null && person !== null && <div className={classes.small}>{person}</div>}
      </td>
      <td>
        {mayUrge && (
          <Button
            component={Link}
            href={paths.urge(row.id, duty.rule)}
            variant="default"
            size="compact-xs"
            aria-label={strings.due.urgeThis(row.title)}
            onClick={(event: MouseEvent) => event.stopPropagation()}
          >
            {strings.due.urge}
          </Button>
        )}
      </td>
    </tr>
  );
}

import { Link } from "wouter";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { DueBadge } from "../../ui/due-badge.tsx";
import { useQuery } from "../../ui/engine.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import classes from "./desk.module.css";
import { FoldingList } from "./folding-list.tsx";
import { strings } from "./strings.ts";

/** 督办 (第40条): answers that are due. A petition office always has the panel; another only while it owes an answer. */
export function SupervisionsPanel({ desk }: { readonly desk: DeskStatus }) {
  const all = useQuery("supervisions", undefined, ["petitions", "status"]).data;
  const open = (all ?? []).filter(({ answeredOn }) => answeredOn === null);
  const words = strings.supervisions;
  if (desk.office?.level !== "district" && open.length === 0) return null;
  return (
    <Panel
      title={words.title}
      aside={
        <Link className={classes.link} href={paths.supervision()}>
          {words.all(open.length)}
        </Link>
      }
    >
      {open.length === 0 ? (
        <p className={classes.none}>{words.none}</p>
      ) : (
        <FoldingList
          items={open}
          render={({ event, row, to, daysLeft }) => (
            <li key={event} className={classes.two}>
              <Link className={classes.title} href={paths.petition(row.id)}>
                {row.title}
              </Link>
              <span className={classes.end}>{words.to(to.name)}</span>
              {daysLeft !== null && <DueBadge daysLeft={daysLeft} />}
            </li>
          )}
        />
      )}
    </Panel>
  );
}

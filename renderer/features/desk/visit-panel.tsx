import { Link } from "wouter";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./desk.module.css";
import { strings } from "./strings.ts";
import { expectedVisits } from "./visits.ts";

const words = strings.visits;

/** Group visits that the superior told of: where somebody of the office has to go and receive people. Else nothing. */
export function VisitPanel({ desk }: { readonly desk: DeskStatus }) {
  const rows = useQuery("officeRecords", { kind: "group-visit-notice" }, ["records"]).data ?? [];
  const visits = expectedVisits(rows, desk.office?.organisation ?? "", desk.today);
  if (visits.length === 0) return null;
  return (
    <Panel title={words.title} aside={<StatusBadge tone="danger">{words.go}</StatusBadge>}>
      <ul className={classes.list}>
        {visits.map(({ id, data }) => (
          <li key={id}>
            <Link className={classes.title} href={paths.specialLedger("group-visit-notice")}>
              {words.line(data.matter, data.people)}
            </Link>
            <span className={classes.end}>
              {[data.date === desk.today ? words.today : data.date, data.time, data.place].filter(Boolean).join(" ")} ·{" "}
              {words.from(data.notice.office)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

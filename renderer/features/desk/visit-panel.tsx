import { Link } from "wouter";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { LocalRule } from "../../ui/local-rule.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import { useRules } from "../../ui/rules.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./desk.module.css";
import { strings } from "./strings.ts";
import { type ExpectedVisit, expectedVisits, visitDuty } from "./visits.ts";

const words = strings.visits;

/** Group visits that the superior told of: where somebody of the office has to go and receive people. Else nothing. */
export function VisitPanel({ desk }: { readonly desk: DeskStatus }) {
  const rows = useQuery("officeRecords", { kind: "group-visit-notice" }, ["records"]).data ?? [];
  const { profile } = useRules();
  const visits = expectedVisits(rows, desk.office?.organisation ?? "", desk.today);
  if (visits.length === 0) return null;
  return (
    <Panel title={words.title} aside={<StatusBadge tone="danger">{words.go}</StatusBadge>}>
      <ul className={classes.list}>
        {visits.map((visit) => (
          <li key={visit.id}>
            <Link className={classes.title} href={paths.specialLedger("group-visit-notice")}>
              {words.line(visit.data.matter, visit.data.people)}
            </Link>
            <span className={classes.end}>
              {whenAndWhere(visit, desk.today)} · {words.from(visit.data.notice.office)}
            </span>
            <LocalRule sentence={visitDuty(visit, profile)} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function whenAndWhere({ data }: ExpectedVisit, today: string): string {
  return [data.date === today ? words.today : data.date, data.time, data.place].filter(Boolean).join(" ");
}

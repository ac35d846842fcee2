import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { Link } from "wouter";
import { urgentAddresseeLabels } from "../../../shared/petition/course/urgent.ts";
import { urgentDeadline, urgentDeadlineWords } from "../../../shared/petition/course/urgent-deadline.ts";
import { urgentMeansLabels } from "../../../shared/petition/course/value-labels.ts";
import type { Profile } from "../../../shared/regulation/profile.ts";
import type { UrgentMatter } from "../../engine/api/matters-api.ts";
import { FactList } from "../../ui/fact-list.tsx";
import { momentWords } from "../../ui/format.ts";
import { LocalRule } from "../../ui/local-rule.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { strings } from "./strings.ts";
import { toldLines } from "./told.ts";
import classes from "./urgent.module.css";

interface Props {
  readonly matter: UrgentMatter;
  /** The rules this office goes by. */
  readonly profile: Profile;
  readonly today: string;
  readonly onPrint: () => void;
}

/** One urgent matter: what its last report said, and who was told of it by whom Art. 25 asks for. */
export function MatterPanel({ matter, profile, today, onPrint }: Props) {
  const { row, reports } = matter;
  const last = reports.at(-1);
  const deadline = urgentDeadline(profile, reports[0]?.date ?? today, reports, row.organisation.length === 6);
  const words = strings.columns;
  return (
    <Panel
      label={row.title}
      title={
        <Link className={classes.title} href={paths.petition(row.id)}>
          {row.title}
        </Link>
      }
      aside={`${row.number} · ${strings.reports(reports.length)}`}
    >
      <div className={classes.columns}>
        <div className={classes.side}>
          {last && (
            <FactList
              facts={[
                [strings.facts.place, last.place],
                [strings.facts.people, strings.people(last.people)],
                [strings.facts.situation, last.situation],
                [strings.facts.last, `${last.date}（${strings.turn(last.followUp)}）`],
                [strings.facts.reporter, last.reporter],
              ]}
            />
          )}
          <LocalRule sentence={deadline === null ? null : urgentDeadlineWords(deadline, Date.now())} />
          <div className={classes.actions}>
            <Button component={Link} href={paths.step(row.id, "petition.urgent-reported")} variant="light" size="xs">
              {strings.followUp}
            </Button>
            <Button variant="default" size="xs" leftSection={<IconPrinter size={14} />} onClick={onPrint}>
              {strings.sheet}
            </Button>
          </div>
        </div>
        <table className={classes.table} aria-label={strings.told}>
          <thead>
            <tr>
              <th scope="col">{words.addressee}</th>
              <th scope="col">{words.office}</th>
              <th scope="col">{words.person}</th>
              <th scope="col">{words.means}</th>
              <th scope="col">{words.at}</th>
              <th scope="col">{words.turn}</th>
            </tr>
          </thead>
          <tbody>
            {toldLines(matter).map(({ addressee, told }) => (
              <tr key={addressee + (told?.office ?? "") + (told?.at ?? "")}>
                <td>{urgentAddresseeLabels[addressee]}</td>
                {told === null ? (
                  <td colSpan={5}>
                    <StatusBadge tone="danger">{strings.notTold}</StatusBadge>
                  </td>
                ) : (
                  <>
                    <td>{told.office}</td>
                    <td>{told.person}</td>
                    <td>{urgentMeansLabels[told.means]}</td>
                    <td className={classes.moment}>{momentWords(told.at, today)}</td>
                    <td className={classes.moment}>{strings.turn(told.followUp)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

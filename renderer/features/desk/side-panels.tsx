import { Button, Progress } from "@mantine/core";
import { IconFileImport, IconUsb } from "@tabler/icons-react";
import { Link } from "wouter";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { WorkTable } from "../../engine/api/worktable-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { momentWords } from "../../ui/format.ts";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./desk.module.css";
import { strings } from "./strings.ts";
import { useOfficeName } from "./use-office-name.ts";

interface Side {
  readonly desk: DeskStatus;
  readonly work: WorkTable;
}

/** What waits to go out, and how far the superior has acknowledged. */
export function ExchangePanel({ desk, work }: Side) {
  const words = strings.exchange;
  const district = desk.office?.level === "district";
  const share = work.total > 0 ? (100 * work.acknowledged) / work.total : 0;
  return (
    <Panel title={district ? words.titleDistrict : words.titleTownship}>
      <dl className={classes.amounts}>
        <div>
          <dt>{words.toExport}</dt>
          <dd>{words.amount(work.toExport.petitions, work.toExport.events)}</dd>
        </div>
        <div>
          <dt>{words.awaiting}</dt>
          <dd>{words.petitions(work.awaitingReceipt)}</dd>
        </div>
      </dl>
      {!district && work.total > 0 && <Progress color="teal.8" size="sm" mt={8} value={share} aria-label={words.shareLabel} />}
      <div className={classes.share}>
        {district ? words.shareDistrict(work.total) : words.share(work.total, work.acknowledged)}
      </div>
      {work.parked > 0 && <div className={classes.share}>{words.parked(work.parked)}</div>}
      <Button
        component={Link}
        href={paths.exchange(district ? "receive" : "send")}
        variant="light"
        fullWidth
        leftSection={district ? <IconFileImport size={16} /> : <IconUsb size={16} />}
      >
        {district ? words.receive : words.export}
      </Button>
    </Panel>
  );
}

/** A township that may not report yet: what is missing, and that registering goes on. */
export function JoinPanel({ desk }: { readonly desk: DeskStatus }) {
  const words = strings.join;
  const requested = desk.enrolment === "requested";
  return (
    <Panel title={words.title}>
      <p className={classes.text}>{requested ? words.requested : words.text}</p>
      <Button component={Link} href={paths.exchange("join")} variant="light" fullWidth>
        {requested ? words.continue : words.action}
      </Button>
    </Panel>
  );
}

/** What came in by bundle lately. */
export function ArrivedPanel({ desk, work }: Side) {
  const words = strings.arrived;
  const district = desk.office?.level === "district";
  const nameOf = useOfficeName(desk);
  return (
    <Panel title={district ? words.titleDistrict : words.titleTownship}>
      {work.arrived.length === 0 ? (
        <p className={classes.none}>{words.empty}</p>
      ) : (
        <ul className={classes.list}>
          {work.arrived.slice(0, 5).map((one) => (
            <li key={one.bundle}>
              <span>{nameOf(one.from)}</span>
              <span className={classes.end}>
                {words.row(one.petitions)} · {momentWords(one.at, desk.today)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Fields that two offices wrote without seeing each other, steps that cannot both stand, and what waits in the exchange. */
export function AttentionPanel({ work }: { readonly work: WorkTable }) {
  const words = strings.attention;
  const concerns = useQuery("concerns", undefined, ["exchange", "status"]).data ?? [];
  const open = concerns.filter((concern) => concern.settled === null);
  const clashes = useQuery("numberClashes", undefined, ["petitions", "papers", "exchange"]).data ?? [];
  const count = work.conflicts.length + open.length + clashes.length;
  return (
    <Panel
      title={words.title}
      aside={
        count > 0 && (
          <StatusBadge tone="danger" look="filled">
            {words.count(count)}
          </StatusBadge>
        )
      }
    >
      {count === 0 ? (
        <p className={classes.none}>{words.none}</p>
      ) : (
        <ul className={classes.list}>
          {open.slice(0, 3).map((one) => (
            <li key={one.id}>
              <Link className={classes.title} href={paths.exchange("concerns")}>
                {one.office.name}
              </Link>
              <span className={classes.end}>
                {words.concerns[one.kind]}
                {one.events > 0 && ` · ${words.records(one.events)}`}
              </span>
            </li>
          ))}
          {open.length > 3 && (
            <li>
              <Link className={classes.title} href={paths.exchange("concerns")}>
                {words.more(open.length - 3)}
              </Link>
            </li>
          )}
          {clashes.slice(0, 3).map(({ number }) => (
            <li key={number}>
              <Link className={classes.title} href={paths.settings("numbers")}>
                {number}
              </Link>
              <span className={classes.end}>{words.numberTwice}</span>
            </li>
          ))}
          {clashes.length > 3 && (
            <li>
              <Link className={classes.title} href={paths.settings("numbers")}>
                {words.moreNumbers(clashes.length - 3)}
              </Link>
            </li>
          )}
          {work.conflicts.slice(0, 6).map((one) => (
            <li key={one.petition + one.field}>
              <Link className={classes.title} href={paths.petition(one.petition)}>
                {one.title}
              </Link>
              <span className={classes.end}>
                {one.field === "step" ? words.step : words.conflict} · {strings.fields[one.field]}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Petitions that the national system does not know yet (Art. 21). */
export function UpperPanel({ work }: { readonly work: WorkTable }) {
  const words = strings.upper;
  return (
    <Panel title={words.title} aside={words.article}>
      {work.awaitingUpper === 0 ? (
        <p className={classes.none}>{words.none}</p>
      ) : (
        <div className={classes.upper}>
          <span>{words.count(work.awaitingUpper)}</span>
          <Link href={paths.ledger("queue=awaiting-upper")}>{words.open}</Link>
        </div>
      )}
    </Panel>
  );
}

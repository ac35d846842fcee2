import { Link } from "wouter";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { UnsignedPetition } from "../../engine/api/worktable-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./desk.module.css";
import { FoldingList } from "./folding-list.tsx";
import { strings } from "./strings.ts";
import { useOfficeName } from "./use-office-name.ts";

/** 未签收: what came by bundle and waits to be signed in here, and what this office sent and the other has not signed. Nothing where all is signed. */
export function UnsignedPanel({ desk }: { readonly desk: DeskStatus }) {
  const unsigned = useQuery("unsigned", undefined, ["petitions", "exchange"]).data ?? [];
  const nameOf = useOfficeName(desk);
  const words = strings.unsigned;
  const here = unsigned.filter(({ direction }) => direction === "received");
  const there = unsigned.filter(({ direction }) => direction === "sent");
  if (unsigned.length === 0) return null;
  return (
    <Panel title={words.title} aside={words.count(unsigned.length)}>
      <FoldingList
        items={[...here, ...there]}
        render={(one) => <Unsigned key={one.row.id} unsigned={one} other={nameOf(one.other)} />}
      />
    </Panel>
  );
}

function Unsigned({
  unsigned: { row, direction, days, arrived },
  other,
}: {
  readonly unsigned: UnsignedPetition;
  readonly other: string;
}) {
  const words = strings.unsigned;
  const isHere = direction === "received";
  return (
    <li className={classes.two}>
      <Link className={classes.title} href={isHere ? paths.step(row.id, "petition.signed-in") : paths.petition(row.id)}>
        {row.title}
      </Link>
      <span className={classes.end}>{isHere ? words.from(other) : words.to(other)}</span>
      <StatusBadge tone={isHere || (days ?? 0) > 5 ? "near" : "neutral"}>
        {isHere ? words.waits(days) : arrived ? words.arrived(days) : days === null ? words.notLeft : words.away(days)}
      </StatusBadge>
    </li>
  );
}

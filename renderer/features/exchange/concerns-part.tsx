import { Button } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { Concern, ConcernDecision } from "../../engine/api/exchange-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useQuery } from "../../ui/engine.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { momentWords } from "../../ui/format.ts";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./exchange.module.css";
import { SettleDialog, type Settling } from "./settle-dialog.tsx";
import { strings } from "./strings.ts";

const words = strings.concerns;

/** 待处理: what only a person can judge, and below it what was decided, by whom and why. */
export function ConcernsPart({ desk }: { readonly desk: DeskStatus }) {
  const concerns = useQuery("concerns", undefined, ["exchange", "status"]).data;
  const [settling, setSettling] = useState<Settling | null>(null);
  if (concerns === undefined) return null;
  const open = concerns.filter((concern) => concern.settled === null);
  const settled = concerns.filter((concern) => concern.settled !== null);
  const settle = (concern: Concern, decision: ConcernDecision) => setSettling({ concern, decision });
  return (
    <>
      {open.length === 0 && (
        <Panel>
          <EmptyState icon={<IconCircleCheck size={28} stroke={1.4} />} title={words.emptyTitle}>
            {words.empty}
          </EmptyState>
        </Panel>
      )}
      {open.map((concern) => (
        <OpenConcern key={concern.id} concern={concern} desk={desk} onSettle={settle} />
      ))}
      {settled.length > 0 && <Settled concerns={settled} today={desk.today} onSettle={settle} />}
      <SettleDialog settling={settling} onClose={() => setSettling(null)} />
    </>
  );
}

interface Deciding {
  readonly onSettle: (concern: Concern, decision: ConcernDecision) => void;
}

function OpenConcern({ concern, desk, onSettle }: Deciding & { readonly concern: Concern; readonly desk: DeskStatus }) {
  const { kind, office, events, since, decisions } = concern;
  const districtDecides = kind === "quarantine" && desk.office?.level !== "district";
  return (
    <Panel
      label={`${words.kinds[kind]} ${office.name}`}
      title={
        <span className={classes.device}>
          <StatusBadge tone="danger">{words.kinds[kind]}</StatusBadge>
          {office.name}
        </span>
      }
      aside={[events > 0 ? words.records(events) : "", words.since(momentWords(since, desk.today))].filter(Boolean).join(" · ")}
    >
      <p className={classes.sentence}>{concern.happened}</p>
      <FactList
        facts={[
          [words.safe, concern.safe],
          [words.todo, concern.todo],
        ]}
      />
      <div className={classes.foot}>
        {decisions.length === 0 && <span className={classes.small}>{districtDecides ? words.onlyDistrict : words.only}</span>}
        {decisions.map((decision, index) => (
          <Button
            key={decision}
            variant={decision === "keep-apart" ? "default" : "light"}
            {...(index === 0 ? { ml: "auto" } : {})}
            onClick={() => onSettle(concern, decision)}
          >
            {words.decisions[decision]}
          </Button>
        ))}
      </div>
    </Panel>
  );
}

function Settled({ concerns, today, onSettle }: Deciding & { readonly concerns: readonly Concern[]; readonly today: string }) {
  return (
    <Panel flush title={words.settledTitle}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th className={classes.timeColumn}>{words.columns.at}</th>
            <th>{words.columns.matter}</th>
            <th className={classes.shortColumn}>{words.columns.decision}</th>
            <th>{words.columns.reason}</th>
            <th className={classes.shortColumn}>{words.columns.by}</th>
            <th className={classes.actionColumn} aria-label={strings.receive.columns.action} />
          </tr>
        </thead>
        <tbody>
          {concerns.map((concern) => {
            const { settled } = concern;
            if (settled === null) return null;
            return (
              <tr key={concern.id + settled.at}>
                <td>{momentWords(settled.at, today)}</td>
                <td>
                  {concern.office.name}
                  <div className={classes.small}>
                    {words.kinds[concern.kind]}
                    {concern.events > 0 && ` · ${words.records(concern.events)}`}
                  </div>
                </td>
                <td>{words.decisions[settled.decision]}</td>
                <td>{settled.reason}</td>
                <td>{settled.by}</td>
                <td className={classes.actions}>
                  {concern.decisions.includes("accept") && (
                    <Button variant="default" size="compact-xs" onClick={() => onSettle(concern, "accept")}>
                      {words.change}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}

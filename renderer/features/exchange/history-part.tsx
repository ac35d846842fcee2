import { IconArrowsExchange } from "@tabler/icons-react";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { ExchangeRecord } from "../../engine/api/exchange-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useQuery } from "../../ui/engine.tsx";
import { momentWords } from "../../ui/format.ts";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./exchange.module.css";
import { strings } from "./strings.ts";

const words = strings.history;

/** Everything that went out or came in, newest first. */
export function HistoryPart({ desk }: { readonly desk: DeskStatus }) {
  const records = useQuery("exchanges", undefined, ["exchange"]).data;
  const district = desk.office?.level === "district";
  const members = useQuery("members", undefined, ["exchange", "status"], { enabled: district }).data ?? [];
  const offices = [...members, desk.superior, desk.office];
  const nameOf = (organisation: string) => offices.find((office) => office?.organisation === organisation)?.name ?? organisation;
  if (records?.length === 0)
    return (
      <Panel>
        <EmptyState icon={<IconArrowsExchange size={28} stroke={1.4} />} title={words.emptyTitle}>
          {words.empty}
        </EmptyState>
      </Panel>
    );
  return (
    <Panel flush title={words.title}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th className={classes.timeColumn}>{words.columns.at}</th>
            <th className={classes.shortColumn}>{words.columns.direction}</th>
            <th className={classes.shortColumn}>{words.columns.kind}</th>
            <th>{words.columns.other}</th>
            <th>{words.columns.amount}</th>
            <th>{words.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {records?.map((record) => (
            <tr key={record.id}>
              <td>{momentWords(record.at, desk.today)}</td>
              <td>{record.direction === "out" ? words.out : words.in}</td>
              <td>{words.kinds[record.kind] ?? record.kind}</td>
              <td>{nameOf(record.other)}</td>
              <td>{record.events > 0 ? words.amount(record.petitions, record.events) : "—"}</td>
              <td>
                <State record={record} today={desk.today} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function State({ record, today }: { readonly record: ExchangeRecord; readonly today: string }) {
  if (record.acknowledgedAt !== null)
    return <StatusBadge tone="done">{words.acknowledged(momentWords(record.acknowledgedAt, today))}</StatusBadge>;
  if (record.receiptCode !== null) return <StatusBadge>{words.code(record.receiptCode)}</StatusBadge>;
  if (record.direction === "out" && record.kind === "sync") return <StatusBadge tone="near">{words.waiting}</StatusBadge>;
  return <StatusBadge>{words.stored}</StatusBadge>;
}

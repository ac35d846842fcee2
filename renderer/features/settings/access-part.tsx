import { Link } from "wouter";
import { permits } from "../../../shared/registry/roles.ts";
import { isRefused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { stampWords } from "../../ui/format.ts";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import classes from "./settings.module.css";
import { strings } from "./strings.ts";

const words = strings.access;
/** Lines shown; older ones stay in the records. */
const shown = 500;

/** 查看记录: who saw what, newest first, for leaders and the auditor. An accusation is named by its random id only. */
export function AccessPart({ desk }: { readonly desk: DeskStatus }) {
  const may = desk.user !== null && permits(desk.user.role, "read-access-records");
  const records = useQuery("accessRecords", undefined, ["accusations", "petitions", "status"], { enabled: may }).data;
  if (!may) {
    return (
      <Panel title={words.title}>
        <p className={classes.text}>{words.only}</p>
      </Panel>
    );
  }
  if (!records) return null;
  if (isRefused(records)) return <RefusedNotice refused={records} />;
  return (
    <Panel flush title={words.title} aside={words.count(records.length)}>
      {records.length === 0 ? (
        <p className={classes.inset}>{words.none}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{words.columns.at}</th>
              <th>{words.columns.user}</th>
              <th>{words.columns.did}</th>
              <th>{words.columns.what}</th>
            </tr>
          </thead>
          <tbody>
            {records.slice(0, shown).map((record, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: records have no name of their own and never move.
              <tr key={`${record.at}${place}`}>
                <td>{stampWords(record.at)}</td>
                <td>{record.user}</td>
                <td>{words.did[record.did as keyof typeof words.did] ?? record.did}</td>
                <td>
                  {record.petition === null ? (
                    ""
                  ) : record.did.includes("accusation") ? (
                    words.accusation(record.petition.slice(0, 8))
                  ) : (
                    <Link href={paths.petition(record.petition)}>{words.petition}</Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

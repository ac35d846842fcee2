import { Link } from "wouter";
import type { WorkTask } from "../../engine/api/worktable-api.ts";
import { DueBadge } from "../../ui/due-badge.tsx";
import { useQuery } from "../../ui/engine.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import classes from "./desk.module.css";
import { FoldingList } from "./folding-list.tsx";
import { strings } from "./strings.ts";

/** 任务: what meetings decided and lists of responsibilities leave open, and measures of plans; each opens where it is kept. */
export function TasksPanel() {
  const tasks = useQuery("tasks", undefined, ["records", "petitions"]).data ?? [];
  const words = strings.tasks;
  return (
    <Panel title={words.title} aside={tasks.length > 0 && words.count(tasks.length)}>
      {tasks.length === 0 ? (
        <p className={classes.none}>{words.none}</p>
      ) : (
        <FoldingList
          items={tasks}
          render={(task) => <Task key={`${task.record ?? task.petition?.id} ${task.text}`} task={task} />}
        />
      )}
    </Panel>
  );
}

function Task({ task }: { readonly task: WorkTask }) {
  const { kind, text, owner, unit, daysLeft, petition } = task;
  return (
    <li className={classes.two}>
      <Link className={classes.title} href={petition ? paths.petition(petition.id) : paths.specialLedger(kind)}>
        {petition ? `${text}：${petition.title}` : text}
      </Link>
      <span className={classes.end}>
        {strings.tasks.kinds[kind]} · {[unit, owner].filter(Boolean).join(" ")}
      </span>
      <DueBadge daysLeft={daysLeft} />
    </li>
  );
}

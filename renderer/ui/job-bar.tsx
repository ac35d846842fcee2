import { Button, Progress } from "@mantine/core";
import type { JobProgress } from "../engine/api/notices.ts";
import { useEngine } from "./engine.tsx";
import classes from "./job-bar.module.css";

/** A long job: what is done now, how far, and 取消 while it may still be cancelled. */
export function JobBar({ progress }: { readonly progress: JobProgress }) {
  const engine = useEngine();
  const share = progress.total > 0 ? Math.min(100, Math.floor((100 * progress.done) / progress.total)) : 0;
  return (
    <div className={classes.job}>
      <div className={classes.head}>
        <span aria-live="polite">{progress.phase}</span>
        <span className={classes.share}>{progress.total > 0 ? `${share}%` : ""}</span>
      </div>
      <div className={classes.row}>
        <Progress.Root size="md" className={classes.bar}>
          <Progress.Section value={progress.total > 0 ? share : 100} aria-label={progress.phase} />
        </Progress.Root>
        {progress.cancellable && (
          <Button variant="default" size="xs" onClick={() => void engine.cancel({ job: progress.job })}>
            取消
          </Button>
        )}
      </div>
    </div>
  );
}

import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import type { ExportDone } from "../../engine/api/exchange-api.ts";
import { FactList } from "../../ui/fact-list.tsx";
import { sizeWords } from "../../ui/format.ts";
import classes from "./exchange.module.css";
import { strings } from "./strings.ts";

/** A file has been written: 可以拔出 only after a read-back past the system's cache. */
export function WrittenNotice({ done, after }: { readonly done: ExportDone; readonly after?: string }) {
  const words = strings.written;
  const safe = done.verified === "read-back";
  return (
    <div className={classes.written} data-safe={safe || undefined} role="status">
      {safe ? <IconCircleCheck size={22} aria-hidden="true" /> : <IconAlertTriangle size={22} aria-hidden="true" />}
      <div>
        <p className={classes.verdict}>{safe ? words.safe : words.flushed}</p>
        <p className={classes.text}>{safe ? words.safeText : words.flushedText}</p>
        <FactList
          facts={[
            [words.path, done.path],
            [words.size, sizeWords(done.size) + (done.parts > 1 ? ` · ${words.parts(done.parts)}` : "")],
            [words.content, done.events > 0 ? words.amount(done.petitions, done.events) : words.noPetitions],
          ]}
        />
        {after !== undefined && <p className={classes.after}>{after}</p>}
      </div>
    </div>
  );
}

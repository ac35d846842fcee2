import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { ExportDone } from "../../engine/api/exchange-api.ts";
import { useDesktop } from "../../ui/engine.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { sizeWords } from "../../ui/format.ts";
import { isRemovable } from "../../ui/removable.ts";
import classes from "./exchange.module.css";
import { strings } from "./strings.ts";

const words = strings.written;

/** What is said of the place: null until it is known whether it can be pulled out at all. */
function verdictOf(safe: boolean, removable: boolean | null): readonly [string, string] | null {
  if (removable === null) return null;
  if (removable) return safe ? [words.safe, words.safeText] : [words.flushed, words.flushedText];
  return safe ? [words.stays, words.safeText] : [words.staysFlushed, words.staysFlushedText];
}

/** Whether the file lies where it can be pulled out; where the shell cannot tell, it may. Null while it is asked. */
function useRemovable(path: string): boolean | null {
  const desktop = useDesktop();
  const [removable, setRemovable] = useState<boolean | null>(null);
  useEffect(() => {
    let asked = true;
    desktop.call("place.list", {}).then(
      ({ places }) => asked && setRemovable(isRemovable(places, path)),
      () => asked && setRemovable(true),
    );
    return () => {
      asked = false;
    };
  }, [desktop, path]);
  return removable;
}

/** A file has been written: 可以拔出 only of what can be pulled out, after a read-back past the system's cache. */
export function WrittenNotice({ done, after }: { readonly done: ExportDone; readonly after?: string }) {
  const safe = done.verified === "read-back";
  const removable = useRemovable(done.path);
  const calm = safe || removable === false;
  const verdict = verdictOf(safe, removable);
  return (
    <div className={classes.written} data-safe={calm || undefined} role="status">
      {calm ? <IconCircleCheck size={22} aria-hidden="true" /> : <IconAlertTriangle size={22} aria-hidden="true" />}
      <div>
        {verdict && (
          <>
            <p className={classes.verdict}>{verdict[0]}</p>
            <p className={classes.text}>{verdict[1]}</p>
          </>
        )}
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

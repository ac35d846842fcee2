import type { PetitionView } from "../../../shared/petition/view.ts";
import { Panel } from "../../ui/panel.tsx";
import classes from "./petition.module.css";
import { StampWords } from "./stamp-words.tsx";
import { strings } from "./strings.ts";
import { timelineLine } from "./timeline-words.ts";

/** Everything that happened, newest first, with who, when and where. */
export function Timeline({ view }: { readonly view: PetitionView }) {
  return (
    <Panel title={strings.timeline} aside={strings.entries(view.timeline.length)}>
      <ol className={classes.timeline}>
        {[...view.timeline].reverse().map((entry) => {
          const line = timelineLine(entry);
          return (
            <li key={entry.stamp.event} className={classes.entry}>
              <div>
                {line.what} {line.article && <span className={classes.small}>{line.article}</span>}
              </div>
              {line.detail && <div className={classes.detail}>{line.detail}</div>}
              <div className={classes.small}>
                <StampWords stamp={entry.stamp} />
              </div>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

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
          const aside = view.setAside.includes(entry.stamp.event);
          return (
            <li key={entry.stamp.event} className={classes.entry} data-aside={aside || undefined}>
              <div className={classes.entryHead}>
                <span>
                  {line.what} {line.article && <span className={classes.small}>{line.article}</span>}
                  {aside && <span className={classes.small}> · {strings.setAside}</span>}
                </span>
                {line.day && <span className={classes.small}>{line.day}</span>}
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

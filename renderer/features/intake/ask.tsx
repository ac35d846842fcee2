import { useEffect, useRef } from "react";
import { Page } from "../../ui/page.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useShortcut } from "../../ui/shortcut.tsx";
import { DraftChips } from "./draft-chips.tsx";
import classes from "./intake.module.css";
import { strings } from "./strings.ts";

const words = strings.ask;

interface Props {
  /** Title of the found dispute that the registration will begin with, or null. */
  readonly found: string | null;
  readonly onLeaveFound: () => void;
  readonly onNo: () => void;
  readonly onYes: () => void;
}

/**
 * The first question, before anything can be typed: 是否检举控告 (《条例》第30条). Neither answer is chosen beforehand, so
 * that it is answered and not clicked away; 1 and 2 answer it in one key.
 */
export function Ask({ found, onLeaveFound, onNo, onYes }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useShortcut("1", onNo);
  useShortcut("2", onYes);
  return (
    <Page title={strings.title} actions={<DraftChips current={null} savedAt={null} />}>
      <div className={classes.ask}>
        <Panel label={words.title}>
          <h2 ref={heading} tabIndex={-1} className={classes.askTitle} style={{ outline: "none" }}>
            {words.title}
          </h2>
          {found !== null && (
            <p className={classes.askText}>
              {words.found(found)}{" "}
              <button type="button" className={classes.link} onClick={onLeaveFound}>
                {words.leaveFound}
              </button>
            </p>
          )}
          <p className={classes.askText}>{words.explain}</p>
          <p className={classes.askText}>{words.mixed}</p>
          <div className={classes.answers}>
            <button type="button" className={classes.answer} onClick={onNo}>
              <span className={classes.answerKey}>1</span>
              <span className={classes.answerWord}>{words.no}</span>
              <span className={classes.answerHint}>{words.noHint}</span>
            </button>
            <button type="button" className={classes.answer} onClick={onYes}>
              <span className={classes.answerKey}>2</span>
              <span className={classes.answerWord}>{words.yes}</span>
              <span className={classes.answerHint}>{words.yesHint}</span>
            </button>
          </div>
          <div className={classes.plain}>{words.keys}</div>
        </Panel>
      </div>
    </Page>
  );
}

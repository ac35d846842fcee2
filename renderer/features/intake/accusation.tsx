import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { Page } from "../../ui/page.tsx";
import { Panel } from "../../ui/panel.tsx";
import classes from "./intake.module.css";
import { strings } from "./strings.ts";

const words = strings.accusation;

interface Props {
  /** A draft was removed when it turned out to be an accusation. */
  readonly dropped: boolean;
  readonly onPrint: () => void;
  readonly onBack: () => void;
}

/** An accusation is not taken down here (《条例》第30条): says why, where to go, and prints it. Nothing is stored. */
export function Accusation({ dropped, onPrint, onBack }: Props) {
  const print = useRef<HTMLButtonElement>(null);
  useEffect(() => print.current?.focus(), []);
  return (
    <Page title={strings.title}>
      <div className={classes.ask}>
        <Panel label={words.title}>
          <h2 className={classes.askTitle}>{words.title}</h2>
          <p className={classes.askText}>
            <strong>{words.stored}</strong>
            {dropped ? words.dropped : ""}
          </p>
          <p className={classes.askText}>{words.why}</p>
          <h3 className={classes.whereTitle}>{words.whereTitle}</h3>
          <ol className={classes.where}>
            {words.where.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <p className={classes.askText}>{words.urgent}</p>
          <div className={classes.spread}>
            <Button ref={print} leftSection={<IconPrinter size={16} />} onClick={onPrint}>
              {words.print}
            </Button>
            <Button variant="default" onClick={onBack}>
              {words.back}
            </Button>
          </div>
        </Panel>
      </div>
    </Page>
  );
}

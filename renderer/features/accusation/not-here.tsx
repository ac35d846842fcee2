import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useLocation } from "wouter";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useDesktop } from "../../ui/engine.tsx";
import { Page } from "../../ui/page.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import { printAccusationSlip } from "../../ui/petition-papers.ts";
import classes from "./accusation.module.css";
import { strings } from "./strings.ts";

const words = strings.notHere;

/** No officer is known to whom it could be sealed (《条例》第30条): says why, where to go, and prints it. Nothing is stored. */
export function NotHere({ desk }: { readonly desk: DeskStatus }) {
  const desktop = useDesktop();
  const [, go] = useLocation();
  const print = useRef<HTMLButtonElement>(null);
  useEffect(() => print.current?.focus(), []);
  return (
    <Page title={strings.title}>
      <div className={classes.narrow}>
        <Panel label={words.title}>
          <h2 className={classes.title}>{words.title}</h2>
          <p className={classes.text}>
            <strong>{words.stored}</strong>
          </p>
          <p className={classes.text}>{words.why}</p>
          <h3 className={classes.subtitle}>{words.whereTitle}</h3>
          <ol className={classes.where}>
            {words.where.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <p className={classes.text}>{words.urgent}</p>
          <div className={classes.foot}>
            <Button
              ref={print}
              leftSection={<IconPrinter size={16} />}
              onClick={() => void printAccusationSlip({ desktop, desk })}
            >
              {words.print}
            </Button>
            <Button variant="default" onClick={() => go(paths.intake)}>
              {words.back}
            </Button>
          </div>
        </Panel>
      </div>
    </Page>
  );
}

import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { Link } from "wouter";
import { Page } from "../../ui/page.tsx";
import { Panel } from "../../ui/panel.tsx";
import { paths } from "../../ui/paths.ts";
import { Key, useShortcut } from "../../ui/shortcut.tsx";
import classes from "./accusation.module.css";
import { strings } from "./strings.ts";

const words = strings.saved;

/** After sealing: number and date, the only things that this desk still knows. */
export function Sealed({
  district,
  receipt,
  onPrint,
  onNext,
}: {
  readonly district: boolean;
  readonly receipt: { readonly number: string; readonly date: string };
  readonly onPrint: () => void;
  readonly onNext: () => void;
}) {
  const print = useRef<HTMLButtonElement>(null);
  useEffect(() => print.current?.focus(), []);
  useShortcut("mod+P", onPrint);
  return (
    <Page title={words.title} beside={words.beside}>
      <div className={classes.narrow}>
        <Panel label={words.number}>
          <div className={classes.small}>{words.number}</div>
          <div className={classes.number}>{receipt.number}</div>
          <p className={classes.text}>{words.date(receipt.date)}</p>
          <p className={classes.text}>{district ? words.kept : words.carry}</p>
          <div className={classes.foot}>
            <Button ref={print} leftSection={<IconPrinter size={16} />} onClick={onPrint}>
              {words.print} <Key onFill>Ctrl P</Key>
            </Button>
            <Button variant="default" component={Link} href={paths.intake}>
              {words.claim}
            </Button>
            <Button variant="default" onClick={onNext}>
              {words.next}
            </Button>
            <Button variant="subtle" component={Link} href={paths.accusations}>
              {words.list}
            </Button>
          </div>
        </Panel>
      </div>
    </Page>
  );
}

import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useDesktop } from "../../ui/engine.tsx";
import { Panel } from "../../ui/panel.tsx";
import { printAccusationSlip } from "../../ui/petition-papers.ts";
import classes from "./accusation.module.css";
import { strings } from "./strings.ts";

const words = strings.intake;

/** Beside the form: what happens to what is written, and whose accusations do not belong here. */
export function Protection({ desk, officers }: { readonly desk: DeskStatus; readonly officers: number }) {
  const desktop = useDesktop();
  return (
    <div className={classes.column}>
      <Panel title={words.protectTitle} aside={words.officers(officers)}>
        <ul className={classes.points}>
          {words.protect.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Panel>
      <Panel title={words.selfTitle}>
        <p className={classes.text}>{words.self}</p>
        <p className={classes.text}>{words.mixed}</p>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPrinter size={15} />}
          onClick={() => void printAccusationSlip({ desktop, desk })}
        >
          {words.printWhere}
        </Button>
      </Panel>
    </div>
  );
}

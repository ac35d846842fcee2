import { useState } from "react";
import type { RecoverySheet, RootSheet } from "../../engine/api.ts";
import { EightWords } from "../../ui/words.tsx";
import { SecretSheet } from "./secret-sheet.tsx";
import { recoverySheetHtml, rootSheetHtml } from "./sheet-html.ts";
import classes from "./start.module.css";
import { strings } from "./strings.ts";

/** The sheets of a new desk, one after the other; each must be confirmed from paper. */
export function Sheets({
  recovery,
  root,
  onDone,
}: {
  readonly recovery: RecoverySheet;
  readonly root: RootSheet | null;
  readonly onDone: () => void;
}) {
  const [shown, setShown] = useState<"recovery" | "root">("recovery");
  if (shown === "root" && root)
    return (
      <SecretSheet
        key="root"
        title={strings.root.title}
        what={strings.root.what}
        keep={strings.root.keep}
        secret={root.secret}
        html={() => rootSheetHtml(root, recovery.office.name)}
        printLabel={strings.root.print}
        doneLabel={strings.root.done}
        onDone={onDone}
      >
        <p className={classes.hint}>{strings.root.words}</p>
        <EightWords words={root.words} label={strings.root.words} />
        <p className={classes.hint}>{strings.root.secret}</p>
      </SecretSheet>
    );
  return (
    <SecretSheet
      key="recovery"
      title={strings.sheets.title}
      what={strings.sheets.what}
      keep={strings.sheets.keep}
      secret={recovery.identity}
      html={() => recoverySheetHtml(recovery)}
      printLabel={strings.sheets.print}
      doneLabel={root ? strings.sheets.done : strings.enter}
      onDone={() => (root ? setShown("root") : onDone())}
    />
  );
}

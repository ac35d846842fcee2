import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { RecoverySheet, RootSheet } from "../../engine/api/desk-api.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { EightWords } from "../../ui/words.tsx";
import { Frame } from "./frame.tsx";
import { SecretSheet } from "./secret-sheet.tsx";
import { recoverySheetHtml, rootSheetHtml } from "./sheet-html.ts";
import classes from "./start.module.css";
import { strings } from "./strings.ts";

/**
 * The sheets that nobody has confirmed yet, one after the other; each must be typed back from paper. They come again
 * after every unlocking until the last is confirmed, because the engine keeps them sealed so long.
 */
export function Sheets({ recovery, root }: { readonly recovery: RecoverySheet; readonly root: RootSheet | null }) {
  const engine = useEngine();
  const [shown, setShown] = useState<"recovery" | "root">("recovery");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const confirm = async () => {
    setBusy(true);
    setRefused(null);
    const answer = await engine.confirmSheets();
    setBusy(false);
    if (isRefused(answer)) setRefused(answer);
  };
  const problem = refused && <RefusedNotice refused={refused} />;
  return (
    <Frame step={recovery.office.name}>
      {shown === "root" && root ? (
        <SecretSheet
          key={root.secret}
          title={strings.root.title}
          what={strings.root.what}
          keep={strings.root.keep}
          secret={root.secret}
          html={() => rootSheetHtml(root, recovery.office.name)}
          printLabel={strings.root.print}
          doneLabel={strings.root.done}
          busy={busy}
          problem={problem}
          onDone={() => void confirm()}
        >
          <p className={classes.hint}>{strings.root.words}</p>
          <EightWords words={root.words} label={strings.root.words} />
          <p className={classes.hint}>{strings.root.secret}</p>
        </SecretSheet>
      ) : (
        <SecretSheet
          key={recovery.identity}
          title={strings.sheets.title}
          what={strings.sheets.what}
          keep={strings.sheets.keep}
          secret={recovery.identity}
          html={() => recoverySheetHtml(recovery)}
          printLabel={strings.sheets.print}
          doneLabel={root ? strings.sheets.done : strings.enter}
          busy={busy}
          problem={problem}
          onDone={() => (root ? setShown("root") : void confirm())}
        />
      )}
    </Frame>
  );
}

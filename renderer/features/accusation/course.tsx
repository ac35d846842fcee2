import type { AccusationFile } from "../../../shared/petition/accusation/accusation-file.ts";
import { stampWords } from "../../ui/format.ts";
import classes from "./accusation.module.css";
import { strings } from "./strings.ts";

const words = strings.file;
type Act = AccusationFile["acts"][number];

function wordsOf(act: Act): string {
  if (act.did === "transferred") return words.transferredTo(act.to, act.documentNumber);
  return act.did === "replied" ? words.replied[act.how] : words.acts.noted;
}

/** What was done about an accusation, in order. */
export function Course({ file }: { readonly file: AccusationFile }) {
  return (
    <ol className={classes.course}>
      {file.taken && (
        <li>
          <strong>{words.taken(file.taken.office.name)}</strong>
          <span className={classes.small}>{file.taken.receiptDate}</span>
        </li>
      )}
      {file.acts.map((act) => (
        <li key={`${act.at}${act.did}`}>
          <strong>{wordsOf(act)}</strong>
          <span>{act.did === "transferred" ? act.note : act.text}</span>
          <span className={classes.small}>
            {"date" in act ? act.date : stampWords(act.at)} · {words.by(act.by)}
          </span>
        </li>
      ))}
    </ol>
  );
}

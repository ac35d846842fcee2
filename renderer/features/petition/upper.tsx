import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { copyPanel } from "../../../shared/documents/copy-panel.ts";
import type { Dictionaries } from "../../../shared/documents/petition-facts.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { Panel } from "../../ui/panel.tsx";
import classes from "./petition.module.css";
import { strings } from "./strings.ts";

interface Props {
  readonly view: PetitionView;
  readonly dictionaries: Dictionaries;
  readonly masked: boolean;
}

/** Numbers in the national system (Art. 21), and every value to type there, one click each, in the order of its form. */
export function Upper({ view, dictionaries, masked }: Props) {
  const [copied, setCopied] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const copy = async (label: string, value: string) => {
    await navigator.clipboard.writeText(value);
    setCopied(label);
  };
  return (
    <Panel title={strings.upper}>
      {view.upperNumbers.length === 0 && <div className={classes.small}>{strings.upperNone}</div>}
      {view.upperNumbers.map((upper) => (
        <div key={upper.stamp.event} className={classes.duty}>
          <span>{upper.number}</span>
          <span className={classes.small}>{upper.system}</span>
        </div>
      ))}
      <button type="button" className={classes.link} aria-expanded={open} onClick={() => setOpen(!open)}>
        {strings.copyPanel}
      </button>
      {open && masked && <div className={classes.small}>{strings.copyMasked}</div>}
      {open && !masked && (
        <ol className={classes.copies}>
          {copyPanel(view, dictionaries).map(({ label, value }) => (
            <li key={label}>
              <button
                type="button"
                className={classes.copy}
                disabled={value === ""}
                aria-label={strings.copy(label)}
                onClick={() => void copy(label, value)}
              >
                <span className={classes.small}>{label}</span>
                <span>{value === "" ? strings.copyEmpty : value}</span>
                {copied === label ? (
                  <IconCheck size={15} aria-label={strings.copied} />
                ) : (
                  value !== "" && <IconCopy size={15} aria-hidden="true" />
                )}
              </button>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

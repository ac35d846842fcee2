import { useState } from "react";
import type { PetitionView } from "../../../../shared/petition/view.ts";
import { useQuery } from "../../../ui/engine.tsx";
import { TextField } from "../../../ui/fields.tsx";
import { Compare } from "./compare.tsx";
import classes from "./forms.module.css";
import { words } from "./words.ts";

interface Props {
  readonly label: string;
  readonly view: PetitionView;
  /** Id of the other petition, or empty. */
  readonly value: string;
  readonly focused: boolean;
  readonly onChange: (petition: string) => void;
}

interface Found {
  readonly petition: string;
  readonly number: string;
  readonly title: string;
}

/** Finds another petition by number or words; what may be the same matter is offered at once. Compares matters only. */
export function PetitionPicker({ label, view, value, focused, onChange }: Props) {
  const [typed, setTyped] = useState("");
  const text = typed.normalize("NFKC").trim();
  const found = useQuery(
    "list",
    { filter: {}, sort: { by: "receiptDate", reverse: true }, offset: 0, limit: 8, text },
    ["petitions"],
    { enabled: text !== "" },
  ).data?.rows;
  const known = useQuery(
    "knownMatters",
    { title: view.fields.title?.value ?? "", place: view.fields.place?.value ?? "", except: view.id },
    ["petitions"],
  ).data;
  const hits: readonly Found[] =
    text === ""
      ? (known ?? []).map(({ petition, number, title }) => ({ petition, number, title }))
      : (found ?? []).map(({ id, number, title }) => ({ petition: id, number, title }));
  const others = hits.filter(({ petition }) => petition !== view.id);
  return (
    <div className={classes.stack}>
      <TextField
        label={label}
        description={words.petitionHint}
        placeholder={words.petition}
        {...(focused ? { "data-autofocus": true } : {})}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {text === "" && others.length > 0 && <div className={classes.small}>{words.known}</div>}
      {text !== "" && found !== undefined && others.length === 0 && <div className={classes.small}>{words.petitionNone}</div>}
      <div className={classes.hits}>
        {others.map(({ petition, number, title }) => (
          <button
            key={petition}
            type="button"
            className={classes.hit}
            aria-pressed={petition === value}
            onClick={() => onChange(petition === value ? "" : petition)}
          >
            <span>{title}</span>
            <span className={classes.small}>{number}</span>
          </button>
        ))}
      </div>
      {value !== "" && <Compare view={view} other={value} />}
    </div>
  );
}

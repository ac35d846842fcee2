import { Button } from "@mantine/core";
import { useState } from "react";
import { useQuery } from "../../ui/engine.tsx";
import { TextField } from "../../ui/fields.tsx";
import classes from "./ledgers.module.css";
import { strings } from "./strings.ts";

const words = strings.petitions;

interface Props {
  readonly label: string;
  /** Ids. */
  readonly value: readonly string[];
  readonly disabled: boolean;
  readonly onChange: (value: readonly string[]) => void;
}

/** Petitions by number and title. They are found by these alone: no ledger asks who brought a matter. */
export function PetitionsInput({ label, value, disabled, onChange }: Props) {
  const [typed, setTyped] = useState("");
  const text = typed.normalize("NFKC").trim();
  const chosen = useQuery("petitionLines", { petitions: value }, ["petitions"]).data ?? [];
  const found = useQuery("findMatters", { text }, ["petitions"], { enabled: text !== "" && !disabled }).data;
  const others = (found ?? []).filter(({ petition }) => !value.includes(petition));
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{label}</legend>
      {value.length === 0 && <span className={classes.small}>{words.none}</span>}
      {value.length > 0 && (
        <div className={classes.hits}>
          {value.map((id) => {
            const line = chosen.find(({ petition }) => petition === id);
            return (
              <div key={id} className={classes.hit}>
                <span>{line?.title ?? strings.none}</span>
                <span className={classes.small}>{line?.number}</span>
                {!disabled && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="gray"
                    onClick={() => onChange(value.filter((one) => one !== id))}
                    aria-label={`${words.drop} ${line?.number ?? ""}`}
                  >
                    {words.drop}
                  </Button>
                )}
              </div>
            );
          })}
        </div>
      )}
      {!disabled && (
        <TextField
          w="100%"
          aria-label={words.find}
          placeholder={`${words.find}，${words.hint}`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {text !== "" && found !== undefined && others.length === 0 && <span className={classes.small}>{words.nothing}</span>}
      {text !== "" && others.length > 0 && (
        <div className={classes.hits}>
          {others.map(({ petition, number, title }) => (
            <div key={petition} className={classes.hit}>
              <span>{title}</span>
              <span className={classes.small}>{number}</span>
              <Button
                size="compact-xs"
                variant="light"
                aria-label={`${words.take} ${number}`}
                onClick={() => {
                  onChange([...value, petition]);
                  setTyped("");
                }}
              >
                {words.take}
              </Button>
            </div>
          ))}
        </div>
      )}
    </fieldset>
  );
}

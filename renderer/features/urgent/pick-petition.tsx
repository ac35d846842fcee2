import { Modal, Stack } from "@mantine/core";
import { useState } from "react";
import { useLocation } from "wouter";
import { useQuery } from "../../ui/engine.tsx";
import { TextField } from "../../ui/fields.tsx";
import { paths } from "../../ui/paths.ts";
import { strings } from "./strings.ts";
import classes from "./urgent.module.css";

/** Finds the petition that is to be reported and opens the form there: the lately received first, then what is typed. */
export function PickPetition({ onClose }: { readonly onClose: () => void }) {
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState("");
  const words = strings.pick;
  const text = typed.normalize("NFKC").trim();
  const found = useQuery("list", { filter: {}, sort: { by: "receiptDate", reverse: true }, offset: 0, limit: 8, text }, [
    "petitions",
  ]).data?.rows;
  return (
    <Modal opened onClose={onClose} title={words.title} size="lg">
      <Stack gap="sm">
        <TextField
          data-autofocus
          label={words.label}
          description={words.hint}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {found?.length === 0 && <p className={classes.small}>{words.none}</p>}
        <div className={classes.hits}>
          {found?.map(({ id, number, title, petitioner }) => (
            <button
              key={id}
              type="button"
              className={classes.hit}
              onClick={() => navigate(paths.step(id, "petition.urgent-reported"))}
            >
              <span>{title}</span>
              <span className={classes.small}>
                {petitioner} · {number}
              </span>
            </button>
          ))}
        </div>
      </Stack>
    </Modal>
  );
}

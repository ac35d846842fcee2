import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import classes from "./desk.module.css";
import { strings } from "./strings.ts";

const atFirst = 4;

/** The first few lines of a panel, and the others on request. */
export function FoldingList<T>({ items, render }: { readonly items: readonly T[]; readonly render: (item: T) => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? items : items.slice(0, atFirst);
  return (
    <>
      <ul className={classes.list}>{shown.map(render)}</ul>
      {items.length > atFirst && (
        <Button variant="subtle" size="compact-xs" mt={6} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? strings.less : strings.others(items.length - atFirst)}
        </Button>
      )}
    </>
  );
}

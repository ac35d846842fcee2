import { IconAlertTriangle, IconCircleX } from "@tabler/icons-react";
import type { FieldNote, FieldNotes } from "./checks.ts";
import classes from "./intake.module.css";

/** Props that mark a field with what its check found; the sentence itself stands in `RowNotes` below the row. */
export function marked(
  notes: FieldNotes,
  path: string,
): { readonly error?: boolean; readonly "aria-describedby"?: string; readonly "data-path": string } {
  const note = notes.get(path);
  if (!note) return { "data-path": path };
  return { "data-path": path, "aria-describedby": noteId(path), ...(note.level === "refuse" ? { error: true } : {}) };
}

function noteId(path: string): string {
  return `note-${path.replaceAll(".", "-")}`;
}

function Note({ path, note }: { readonly path: string; readonly note: FieldNote }) {
  const Icon = note.level === "refuse" ? IconCircleX : IconAlertTriangle;
  return (
    <li id={noteId(path)} className={classes.note} data-level={note.level}>
      <Icon size={14} stroke={1.8} aria-hidden="true" />
      <span>{note.message}</span>
    </li>
  );
}

/** What the checks of a row of fields found: red refuses, amber only asks to look again. */
export function RowNotes({ notes, paths }: { readonly notes: FieldNotes; readonly paths: readonly string[] }) {
  const found = paths.flatMap((path) => {
    const note = notes.get(path);
    return note ? [{ path, note }] : [];
  });
  if (found.length === 0) return null;
  return (
    <ul className={classes.notes} aria-live="polite">
      {found.map(({ path, note }) => (
        <Note key={path} path={path} note={note} />
      ))}
    </ul>
  );
}

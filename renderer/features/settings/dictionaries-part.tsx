import { Button, FileButton } from "@mantine/core";
import { IconList } from "@tabler/icons-react";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useEngine, useQuery } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { readText } from "../../ui/text-file.ts";
import classes from "./settings.module.css";
import { strings } from "./strings.ts";

type Name = "content-class" | "place";
const words = strings.dictionaries;
const shownRows = 60;

/** Content classes and places: what is there, and importing a list. */
export function DictionariesPart({ mayImport }: { readonly mayImport: boolean }) {
  return (
    <>
      <Dictionary name="content-class" mayImport={mayImport} />
      <Dictionary name="place" mayImport={mayImport} />
    </>
  );
}

function Dictionary({ name, mayImport }: { readonly name: Name; readonly mayImport: boolean }) {
  const engine = useEngine();
  const entries = useQuery("dictionary", { name }, ["dictionary"]).data ?? [];
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Refused | number | null>(null);

  const importFile = async (file: File | null) => {
    if (!file) return;
    setBusy(true);
    const text = await readText(file);
    const result = isRefused(text) ? text : await engine.importDictionary({ name, text });
    setBusy(false);
    setAnswer(isRefused(result) ? result : result.entries);
  };

  return (
    <Panel
      title={words.names[name]}
      aside={
        <>
          {words.count(entries.length)}
          {mayImport && (
            <FileButton
              accept=".csv,.txt,.tsv"
              inputProps={{ "aria-label": words.importLabel(words.names[name]) }}
              onChange={(file) => void importFile(file)}
            >
              {(props) => (
                <Button {...props} variant="light" size="xs" loading={busy}>
                  {words.import}
                </Button>
              )}
            </FileButton>
          )}
        </>
      }
    >
      <p className={classes.text}>{words.hint[name]}</p>
      {typeof answer === "number" && (
        <p className={classes.text} role="status">
          <StatusBadge tone="done">{words.done(answer)}</StatusBadge>
        </p>
      )}
      {answer !== null && typeof answer !== "number" && <RefusedNotice refused={answer} />}
      {entries.length === 0 ? (
        <EmptyState icon={<IconList size={28} stroke={1.4} />} title={words.emptyTitle}>
          {words.empty}
        </EmptyState>
      ) : (
        <ul className={classes.entries} aria-label={words.names[name]}>
          {entries.slice(0, shownRows).map((entry) => (
            <li key={entry.code}>
              <code>{entry.code}</code> {entry.name} {!entry.active && <StatusBadge>{words.inactive}</StatusBadge>}
            </li>
          ))}
          {entries.length > shownRows && <li className={classes.note}>{words.more(entries.length - shownRows)}</li>}
        </ul>
      )}
    </Panel>
  );
}

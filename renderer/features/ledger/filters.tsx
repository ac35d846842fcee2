import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { categoryLabels, channelLabels, stageLabels, syncLabels } from "../../../shared/petition/labels.ts";
import type { PetitionFilter } from "../../engine/api/petition-api.ts";
import { type CodeChoice, CodeSelect } from "../../ui/code-select.tsx";
import { DayField } from "../../ui/day-field.tsx";
import classes from "./ledger.module.css";
import { strings } from "./strings.ts";

interface Props {
  readonly filter: PetitionFilter;
  readonly onChange: (name: keyof PetitionFilter, value: string) => void;
  readonly onClear: () => void;
  readonly contentClasses: readonly CodeChoice[];
  readonly places: readonly CodeChoice[];
  /** Offices whose petitions are held; a township has only its own. */
  readonly organisations: readonly CodeChoice[];
  readonly today: string;
}

const choices = (labels: Readonly<Record<string, string>>): readonly CodeChoice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** The filters of the ledger: codes and dates, so that an address can hold them. */
export function Filters({ filter, onChange, onClear, contentClasses, places, organisations, today }: Props) {
  const select = (
    name: Exclude<keyof PetitionFilter, "queue" | "state" | "receivedFrom" | "receivedTo">,
    options: readonly CodeChoice[],
  ) => (
    <CodeSelect
      size="xs"
      clearable
      aria-label={strings.filters[name]}
      placeholder={strings.filters[name]}
      choices={options}
      value={filter[name] ?? ""}
      onChange={(value) => onChange(name, value)}
    />
  );
  const any = Object.keys(filter).some((name) => name !== "queue" && name !== "state");
  return (
    <div className={classes.filters}>
      {organisations.length > 1 && select("organisation", organisations)}
      {select("stage", choices(stageLabels))}
      {select("channel", choices(channelLabels))}
      {select("category", choices(categoryLabels))}
      {select("contentClass", contentClasses)}
      {select("place", places)}
      {select("sync", choices(syncLabels))}
      {(["receivedFrom", "receivedTo"] as const).map((name) => (
        <DayField
          key={name}
          size="xs"
          withHint={false}
          aria-label={strings.filters[name]}
          placeholder={strings.filters[name]}
          today={today}
          value={filter[name] ?? ""}
          onChange={(value) => onChange(name, value)}
        />
      ))}
      {any && (
        <Button size="xs" variant="subtle" leftSection={<IconX size={14} />} onClick={onClear}>
          {strings.clear}
        </Button>
      )}
    </div>
  );
}

import { Button, SegmentedControl } from "@mantine/core";
import type { DutiesAnswer } from "../../engine/api/worktable-api.ts";
import { SelectField } from "../../ui/fields.tsx";
import { codeOf, type DeskView, everything } from "./address.ts";
import classes from "./desk.module.css";
import { strings } from "./strings.ts";

interface Props {
  readonly view: DeskView;
  readonly answer: DutiesAnswer | undefined;
  /** The names that the view's codes stand for. */
  readonly person: string | null;
  readonly unit: string | null;
  readonly onView: (view: DeskView) => void;
}

const kinds = ["all", "statutory", "internal"] as const;

/** Whose duties, of which unit, statutory or internal. Choices are the names that duties bear now, with their counts. */
export function DueFilters({ view, answer, person, unit, onView }: Props) {
  const words = strings.filters;
  const isFiltered = view.card !== null || view.kind !== null || view.person !== null || view.unit !== null;
  return (
    <div className={classes.filters}>
      <SegmentedControl
        size="xs"
        aria-label={words.kind}
        data={kinds.map((value) => ({ value, label: words.kinds[value] }))}
        value={view.kind ?? "all"}
        onChange={(value) => onView({ ...view, kind: value === "statutory" || value === "internal" ? value : null })}
      />
      <SelectField
        size="xs"
        w="11rem"
        aria-label={words.unit}
        placeholder={words.everyUnit}
        data={choices(answer?.units ?? [], unit)}
        value={unit}
        clearable
        searchable
        onChange={(name) => onView({ ...view, unit: name === null ? null : codeOf(name) })}
      />
      <SelectField
        size="xs"
        w="9.5rem"
        aria-label={words.person}
        placeholder={words.everyPerson}
        data={choices(answer?.people ?? [], person)}
        value={person}
        clearable
        searchable
        onChange={(name) => onView({ ...view, person: name === null ? null : codeOf(name) })}
      />
      {isFiltered && (
        <Button variant="default" size="compact-xs" onClick={() => onView(everything)}>
          {words.clear}
        </Button>
      )}
    </div>
  );
}

/** Names with counts; the chosen one stays even where nothing of it is left. */
function choices(names: DutiesAnswer["people"], chosen: string | null) {
  const found = names.map(({ name, count }) => ({ value: name, label: strings.filters.name(name, count) }));
  return chosen === null || names.some(({ name }) => name === chosen) ? found : [...found, { value: chosen, label: chosen }];
}

import { Autocomplete, type AutocompleteProps } from "@mantine/core";
import { routes } from "../../../../shared/regulation/routes.ts";
import { matchesPinyin } from "../../../ui/pinyin-search.ts";
import { unremembered } from "../../../ui/theme.ts";
import type { FormFacts, Suggestion } from "./form-fields.ts";
import { words } from "./words.ts";

/** Names to complete a line from. */
export function suggestionsFor(kind: Suggestion, facts: FormFacts): readonly string[] {
  switch (kind) {
    case "people":
      return facts.people;
    case "approvers":
      return [...new Set([...facts.approvers, ...facts.people])];
    case "units":
      return facts.units;
    case "papers":
      return words.papers;
    case "organs":
      return [...new Set([...facts.offices.map(({ name }) => name), ...routes.flatMap(({ organs }) => organs)])];
  }
}

interface Props extends Omit<AutocompleteProps, "data" | "onChange"> {
  readonly data: readonly string[];
  readonly onChange: (value: string) => void;
}

/** A line that completes itself from names used before, by words or pinyin initials; anything else may be written. */
export function SuggestField({ data, onChange, ...rest }: Props) {
  return (
    <Autocomplete
      {...unremembered}
      {...rest}
      size="sm"
      data={[...data]}
      limit={8}
      openOnFocus={false}
      onChange={onChange}
      filter={({ options, search, limit }) =>
        options.filter((option) => "value" in option && matchesPinyin(option.label, search.trim())).slice(0, limit)
      }
    />
  );
}

import { Select, type SelectProps } from "@mantine/core";
import { matchesPinyin } from "./pinyin-search.ts";
import { unremembered } from "./theme.ts";

/** One choice: a stored code, the words for it, and for long lists the words above it (`青溪镇 / 上坞村`). */
export interface CodeChoice {
  readonly value: string;
  readonly label: string;
}

interface CodeSelectProps extends Omit<SelectProps, "data" | "value" | "onChange" | "filter"> {
  readonly choices: readonly CodeChoice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/**
 * A choice from a list of codes, made by typing: words, pinyin initials, full pinyin or the code's own digits. Shows at
 * most sixty at a time, so that a county's places open at once.
 */
export function CodeSelect({ choices, value, onChange, ...rest }: CodeSelectProps) {
  return (
    <Select
      {...unremembered}
      {...rest}
      searchable
      // What is typed replaces the choice, whether the field was reached by key or by mouse.
      onFocus={(event) => event.currentTarget.select()}
      onClick={(event) => event.currentTarget.select()}
      openOnFocus={false}
      selectFirstOptionOnChange
      // Without it the highlight is taken back a moment after opening, and what is typed fast and entered gets lost.
      selectFirstOptionOnDropdownOpen
      allowDeselect={false}
      limit={60}
      nothingFoundMessage="没有这一项"
      maxDropdownHeight={280}
      withCheckIcon={false}
      data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      value={value === "" ? null : value}
      onChange={(chosen) => onChange(chosen ?? "")}
      filter={({ options, search, limit }) => {
        const typed = search.trim();
        const found = options.filter(
          (option) =>
            "value" in option && (matchesPinyin(option.label, typed) || (typed !== "" && String(option.value).startsWith(typed))),
        );
        return found.slice(0, limit);
      }}
    />
  );
}

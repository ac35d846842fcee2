import { Select, type SelectProps } from "@mantine/core";
import { type KeyboardEvent, useRef } from "react";
import { matchesPinyin } from "./pinyin-search.ts";
import { unremembered } from "./theme.ts";

/** One choice: a stored code, the words for it, and for long lists the words above it (`青溪镇上坞村`). */
export interface CodeChoice {
  readonly value: string;
  readonly label: string;
}

interface CodeSelectProps extends Omit<SelectProps, "data" | "value" | "onChange" | "filter"> {
  readonly choices: readonly CodeChoice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function isFound(choice: CodeChoice, typed: string): boolean {
  return matchesPinyin(choice.label, typed) || (typed !== "" && choice.value.startsWith(typed));
}

/**
 * A choice from a list of codes, made by typing: words, pinyin initials, full pinyin or the code's own digits. Shows at
 * most sixty at a time, so that a county's places open at once.
 */
export function CodeSelect({ choices, value, onChange, ...rest }: CodeSelectProps) {
  const walked = useRef(false);
  const label = choices.find((choice) => choice.value === value)?.label ?? "";
  // The list highlights its first line a moment after it opened; who types fast enters before that, and must not lose it.
  const takeFirst = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") walked.current = true;
    if (event.key !== "Enter" || event.nativeEvent.isComposing || event.ctrlKey || walked.current) return;
    const typed = event.currentTarget.value.trim();
    const first = typed === "" || typed === label ? undefined : choices.find((choice) => isFound(choice, typed));
    if (!first) return;
    event.preventDefault();
    onChange(first.value);
  };
  return (
    <Select
      {...unremembered}
      {...rest}
      // Longer than its field, a choice is read whole beneath the pointer.
      title={label}
      searchable
      // What is typed replaces the choice, whether the field was reached by key or by mouse.
      onFocus={(event) => event.currentTarget.select()}
      onClick={(event) => event.currentTarget.select()}
      onKeyDown={takeFirst}
      onSearchChange={() => {
        walked.current = false;
      }}
      openOnFocus={false}
      selectFirstOptionOnChange
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
          (option) => "value" in option && isFound({ value: String(option.value), label: option.label }, typed),
        );
        return found.slice(0, limit);
      }}
    />
  );
}

import { ActionIcon, Popover, Text, TextInput, type TextInputProps } from "@mantine/core";
import { DatePicker } from "@mantine/dates";
import { IconCalendar } from "@tabler/icons-react";
import "dayjs/locale/zh-cn";
import { useEffect, useState } from "react";
import { addDays, dayHint, parseDay } from "./day-text.ts";
import { unremembered } from "./theme.ts";

interface DayFieldProps extends Omit<TextInputProps, "value" | "onChange"> {
  /** `2026-11-20`, or empty. What cannot be read stays as typed, so that the check can say so. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly today: string;
  /** Shows 今天, 昨天 or the weekday beside the date. */
  readonly withHint?: boolean;
}

/**
 * A date that is typed (`11-20`, `1120`, 昨天) or chosen. The arrow keys go a day back or forth; the calendar opens only
 * when asked for, so it is never in the way of the keyboard.
 */
export function DayField({ value, onChange, today, withHint = true, error, ...rest }: DayFieldProps) {
  const [typed, setTyped] = useState(value);
  const [open, setOpen] = useState(false);
  useEffect(() => setTyped(value), [value]);
  const settle = () => {
    const day = typed.trim() === "" ? "" : (parseDay(typed, today) ?? typed.trim());
    setTyped(day);
    onChange(day);
  };
  const isDay = parseDay(value, today) === value;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" withRoles={false} trapFocus withinPortal shadow="md">
      <Popover.Target>
        <TextInput
          {...rest}
          error={error}
          value={typed}
          {...unremembered}
          inputMode="numeric"
          rightSectionWidth={withHint ? 60 : 34}
          rightSection={
            <span
              style={{
                display: "flex",
                alignItems: "center",
                justifyContent: "flex-end",
                width: "100%",
                gap: 2,
                paddingRight: 4,
              }}
            >
              {withHint && (
                <Text component="span" size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }}>
                  {dayHint(value, today)}
                </Text>
              )}
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                tabIndex={-1}
                aria-label="打开日历"
                onClick={() => setOpen(!open)}
              >
                <IconCalendar size={16} stroke={1.6} />
              </ActionIcon>
            </span>
          }
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key === "Enter") settle();
            if ((event.key === "ArrowUp" || event.key === "ArrowDown") && isDay) {
              event.preventDefault();
              onChange(addDays(value, event.key === "ArrowUp" ? 1 : -1));
            }
          }}
        />
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <DatePicker
          locale="zh-cn"
          firstDayOfWeek={1}
          value={isDay ? value : null}
          defaultDate={isDay ? value : today}
          onChange={(day) => {
            if (day) onChange(day);
            setOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

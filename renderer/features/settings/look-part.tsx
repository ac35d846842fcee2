import { SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { useState } from "react";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useTypeSize } from "../../ui/appearance.ts";
import { useEngine } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { type ReminderWay, reminderWays, useReminderWay } from "../../ui/reminder-setting.ts";
import classes from "./settings.module.css";
import { strings } from "./strings.ts";

const words = strings.look;
const minuteChoices = [3, 5, 10, 15, 30];

/** Colours, type size, and after how long the desk locks itself. */
export function LookPart({ desk }: { readonly desk: DeskStatus }) {
  const engine = useEngine();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [size, setSize] = useTypeSize();
  const [way, setWay] = useReminderWay();
  const remindBy = (next: ReminderWay) => {
    setWay(next);
    // A browser asks only upon a person's own act; the Electron shell answers no and shows them itself.
    if (next === "desktop" && desk.shell === "chromium" && "Notification" in window) void Notification.requestPermission();
  };
  const [refused, setRefused] = useState<Refused | null>(null);
  const colours = (["auto", "light", "dark"] as const).map((value) => ({ value, label: words.colours[value] }));
  const sizes = (["normal", "large"] as const).map((value) => ({ value, label: words.types[value] }));
  return (
    <>
      <Panel title={words.lookTitle}>
        <div className={classes.choices}>
          <span id="colour">{words.colour}</span>
          <SegmentedControl
            aria-labelledby="colour"
            data={colours}
            value={colorScheme}
            onChange={(value) => setColorScheme(colours.find((one) => one.value === value)?.value ?? "auto")}
          />
          <span id="type">{words.type}</span>
          <div>
            <SegmentedControl
              aria-labelledby="type"
              data={sizes}
              value={size}
              onChange={(value) => setSize(value === "large" ? "large" : "normal")}
            />
            <p className={classes.note}>{words.typeHint}</p>
          </div>
        </div>
      </Panel>
      <Panel title={words.reminderTitle}>
        <div className={classes.choices}>
          <span id="reminder">{words.reminder}</span>
          <div>
            <SegmentedControl
              aria-labelledby="reminder"
              data={reminderWays.map((value) => ({ value, label: words.reminders[value] }))}
              value={way}
              onChange={(value) => remindBy(reminderWays.find((one) => one === value) ?? "desktop")}
            />
            <p className={classes.note}>{words.reminderHint}</p>
          </div>
        </div>
      </Panel>
      <Panel title={words.lockTitle}>
        <div className={classes.choices}>
          <span id="lock">{words.lock}</span>
          <div>
            <SegmentedControl
              aria-labelledby="lock"
              data={minuteChoices.map((count) => ({ value: String(count), label: words.minutes(count) }))}
              value={String(desk.lockAfterMinutes)}
              onChange={async (value) => {
                const answer = await engine.setLockAfter({ minutes: Number(value) });
                setRefused(isRefused(answer) ? answer : null);
              }}
            />
            <p className={classes.note}>{words.lockHint}</p>
          </div>
        </div>
        {refused && <RefusedNotice refused={refused} />}
      </Panel>
    </>
  );
}

import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./petition.module.css";
import { strings } from "./strings.ts";

type PartName = keyof typeof strings.tabs;
type Props = { readonly [P in Exclude<PartName, "handling">]: ReactNode } & { readonly children: ReactNode };

/** The parts of a petition's page, one at a time: 办理 first; the others are drawn only when they are looked at. */
export function Parts({ children, ...others }: Props) {
  const parts = Object.entries(strings.tabs) as readonly (readonly [PartName, string])[];
  return (
    <Tabs defaultValue="handling" variant="pills" keepMounted={false} classNames={{ tab: classes.tab ?? "" }}>
      <Tabs.List aria-label={strings.tabsLabel} className={classes.tabs}>
        {parts.map(([name, label]) => (
          <Tabs.Tab key={name} value={name}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {parts.map(([name]) => (
        <Tabs.Panel key={name} value={name} pt="xs">
          {name === "handling" ? children : others[name]}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

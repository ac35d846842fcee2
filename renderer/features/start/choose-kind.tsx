import { UnstyledButton } from "@mantine/core";
import { IconBuildingCommunity, IconChevronRight, IconHistory, IconHome } from "@tabler/icons-react";
import { Panel } from "../../ui/panel.tsx";
import classes from "./start.module.css";
import { strings } from "./strings.ts";

export type Kind = "township" | "district" | "restore";

/** The first question: what this computer is for. */
export function ChooseKind({ onChoose }: { readonly onChoose: (kind: Kind) => void }) {
  const words = strings.kinds;
  const kinds = [
    { kind: "township", icon: IconHome, name: words.township, text: words.townshipText },
    { kind: "district", icon: IconBuildingCommunity, name: words.district, text: words.districtText },
    { kind: "restore", icon: IconHistory, name: words.restore, text: words.restoreText },
  ] as const;
  return (
    <Panel title={words.title}>
      <div className={classes.kinds}>
        {kinds.map((one) => (
          <UnstyledButton key={one.kind} className={classes.kind} onClick={() => onChoose(one.kind)}>
            <one.icon size={26} stroke={1.5} aria-hidden="true" />
            <span>
              <span className={classes.kindName}>{one.name}</span>
              <span className={classes.kindText}>{one.text}</span>
            </span>
            <IconChevronRight size={18} aria-hidden="true" />
          </UnstyledButton>
        ))}
      </div>
    </Panel>
  );
}

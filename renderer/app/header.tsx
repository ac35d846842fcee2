import { ActionIcon, Kbd, Tooltip } from "@mantine/core";
import { IconLock, IconSearch, IconUsb } from "@tabler/icons-react";
import { useRef } from "react";
import { useLocation } from "wouter";
import type { DeskStatus } from "../engine/api/desk-api.ts";
import { TextField } from "../ui/fields.tsx";
import { shortDate } from "../ui/format.ts";
import { paths } from "../ui/paths.ts";
import { useShortcut } from "../ui/shortcut.tsx";
import { useWindowState } from "../ui/window-state.ts";
import classes from "./shell.module.css";
import { strings } from "./strings.ts";

/** Office, search, 单机 with the last export, user, lock. */
export function Header({
  desk,
  awaitingReceipt,
  onLock,
}: {
  readonly desk: DeskStatus;
  readonly awaitingReceipt: number;
  readonly onLock: () => void;
}) {
  const { searchText, setSearchText } = useWindowState();
  const [location, navigate] = useLocation();
  const box = useRef<HTMLInputElement>(null);
  useShortcut("mod+K", () => box.current?.select());
  useShortcut("mod+L", onLock);

  const showHits = () => {
    if (location !== "/ledger") navigate(paths.ledger());
  };
  const district = desk.office?.level === "district";
  const exported = desk.lastExport;
  const exportWords = exported
    ? (district ? strings.lastIssued : strings.lastExport)(shortDate(exported, desk.today))
    : district
      ? strings.neverIssued
      : strings.neverExported;
  return (
    <header className={classes.header}>
      <div className={classes.side}>
        <span className={classes.seal} aria-hidden="true">
          访
        </span>
        <span className={classes.office}>{desk.office?.name}</span>
        <span className={classes.small}>
          {desk.office?.organisation} · {strings.station(desk.office?.deviceCode ?? "")}
        </span>
      </div>
      <TextField
        ref={box}
        className={classes.search}
        aria-label={strings.searchLabel}
        placeholder={strings.search}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        rightSection={<Kbd size="xs">Ctrl K</Kbd>}
        rightSectionWidth={64}
        rightSectionPointerEvents="none"
        value={searchText}
        onChange={(event) => {
          setSearchText(event.currentTarget.value);
          if (event.currentTarget.value.trim() !== "") showHits();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") showHits();
          if (event.key === "Escape") setSearchText("");
        }}
      />
      <div className={classes.side} data-end>
        <span className={`${classes.small} ${classes.wide}`}>
          <IconUsb size={14} aria-hidden="true" />
          {strings.single} · {exportWords}
          {awaitingReceipt > 0 && ` · ${strings.awaiting(awaitingReceipt)}`}
        </span>
        {desk.user && (
          <span className={classes.user}>
            <span className={classes.avatar} aria-hidden="true">
              {desk.user.name.slice(0, 1)}
            </span>
            {desk.user.name} · {strings.roles[desk.user.role]}
          </span>
        )}
        <Tooltip label={strings.lock}>
          <ActionIcon variant="subtle" color="gray" aria-label={strings.lock} onClick={onLock}>
            <IconLock size={18} color="var(--mantine-color-text)" />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}

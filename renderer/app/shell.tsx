import { useLocation } from "wouter";
import type { DeskStatus } from "../engine/api/desk-api.ts";
import { useEngine, useQuery } from "../ui/engine.tsx";
import { paths } from "../ui/paths.ts";
import { useShortcut } from "../ui/shortcut.tsx";
import { Header } from "./header.tsx";
import { useLocking } from "./locking.ts";
import { Navigation } from "./navigation.tsx";
import { Rooms } from "./rooms.tsx";
import classes from "./shell.module.css";
import { strings } from "./strings.ts";
import { useReminder } from "./use-reminder.ts";

/** The open desk: header, navigation, and the room that the address names. */
export function Shell({ desk }: { readonly desk: DeskStatus }) {
  const engine = useEngine();
  const lock = useLocking(engine, desk.lockAfterMinutes);
  useReminder();
  const [, navigate] = useLocation();
  useShortcut("F2", () => navigate(paths.intake));
  const work = useQuery("workTable", undefined, ["petitions", "exchange", "status"]).data;
  return (
    <div className={classes.shell}>
      <button type="button" className={classes.skip} onClick={() => document.getElementById("content")?.focus()}>
        {strings.skip}
      </button>
      <Header desk={desk} awaitingReceipt={work?.awaitingReceipt ?? 0} onLock={lock} />
      <Navigation desk={desk} work={work} />
      <main id="content" className={classes.content} tabIndex={-1}>
        <Rooms desk={desk} />
      </main>
    </div>
  );
}

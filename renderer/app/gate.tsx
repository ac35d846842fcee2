import { Loader } from "@mantine/core";
import { type ComponentProps, useEffect, useState } from "react";
import { permits } from "../../shared/registry/roles.ts";
import type { DeskStatus } from "../engine/api/desk-api.ts";
import { LockPage } from "../features/lock/lock-page.tsx";
import { Sheets } from "../features/start/sheets.tsx";
import { StartPage } from "../features/start/start-page.tsx";
import { useEngine, useQuery } from "../ui/engine.tsx";
import { DefectNotice } from "../ui/error-notice.tsx";
import { useShortcut } from "../ui/shortcut.tsx";
import classes from "./gate.module.css";
import { useLocking } from "./locking.ts";
import { Shell } from "./shell.tsx";
import { ElsewherePage, RebuildingPage, RecoveryPage } from "./standing-pages.tsx";
import { strings } from "./strings.ts";

/** Which of the program's faces to show, by the desk's phase. */
export function Gate() {
  const status = useQuery("status", undefined, ["status", "users"]);
  // The wizard stays until it is done, although a desk is open as soon as a restoration has begun.
  const [starting, setStarting] = useState<"new" | "restore" | null>(null);
  const fresh = status.data?.phase === "fresh";
  useEffect(() => {
    if (fresh) setStarting((now) => now ?? "new");
  }, [fresh]);

  if (status.error) {
    return (
      <main className={classes.centre}>
        <DefectNotice />
      </main>
    );
  }
  const desk = status.data;
  if (!desk) return <Opening />;
  if (fresh || starting !== null) {
    return (
      <StartPage
        desk={desk}
        restoring={starting === "restore"}
        onDone={() => {
          setStarting(null);
          status.reload();
        }}
      />
    );
  }
  switch (desk.phase) {
    case "locked":
      return <LockPage desk={desk} onRefused={status.reload} />;
    case "rebuilding":
      return <RebuildingPage />;
    case "recovery":
      return <RecoveryPage desk={desk} onRetry={status.reload} onRestore={() => setStarting("restore")} />;
    case "elsewhere":
      return <ElsewherePage onRetry={status.reload} />;
    default:
      return <OpenDesk desk={desk} />;
  }
}

/** The shell, once an administrator holds the desk's sheets on paper. */
function OpenDesk({ desk }: { readonly desk: DeskStatus }) {
  const mayHold = desk.user !== null && permits(desk.user.role, "manage-users");
  const sheets = useQuery("pendingSheets", undefined, ["status"], { enabled: mayHold });
  if (mayHold && sheets.error) {
    return (
      <main className={classes.centre}>
        <DefectNotice />
      </main>
    );
  }
  if (mayHold && sheets.data === undefined) return <Opening />;
  return mayHold && sheets.data ? <SheetsRoom desk={desk} sheets={sheets.data} /> : <Shell desk={desk} />;
}

/** Secrets on screen lock themselves like petitions. */
function SheetsRoom({ desk, sheets }: { readonly desk: DeskStatus; readonly sheets: ComponentProps<typeof Sheets> }) {
  const lock = useLocking(useEngine(), desk.lockAfterMinutes);
  useShortcut("mod+L", lock);
  return <Sheets {...sheets} />;
}

function Opening() {
  return (
    <main className={classes.centre} aria-busy="true">
      <Loader aria-label={strings.starting} />
    </main>
  );
}

import { Loader } from "@mantine/core";
import { useEffect, useState } from "react";
import { LockPage } from "../features/lock/lock-page.tsx";
import { StartPage } from "../features/start/start-page.tsx";
import { useQuery } from "../ui/engine.tsx";
import { DefectNotice } from "../ui/error-notice.tsx";
import classes from "./gate.module.css";
import { Shell } from "./shell.tsx";
import { ElsewherePage, RebuildingPage, RecoveryPage } from "./standing-pages.tsx";
import { strings } from "./strings.ts";

/** Which of the program's faces to show, by the desk's phase. */
export function Gate() {
  const status = useQuery("status", undefined, ["status", "users"]);
  // The wizard stays until its sheets are confirmed, although the desk is open as soon as it is set up.
  const [starting, setStarting] = useState(false);
  const fresh = status.data?.phase === "fresh";
  useEffect(() => {
    if (fresh) setStarting(true);
  }, [fresh]);

  if (status.error) {
    return (
      <main className={classes.centre}>
        <DefectNotice />
      </main>
    );
  }
  const desk = status.data;
  if (!desk) {
    return (
      <main className={classes.centre} aria-busy="true">
        <Loader aria-label={strings.starting} />
      </main>
    );
  }
  if (fresh || starting) {
    return (
      <StartPage
        desk={desk}
        onDone={() => {
          setStarting(false);
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
      return <RecoveryPage desk={desk} onRetry={status.reload} />;
    case "elsewhere":
      return <ElsewherePage onRetry={status.reload} />;
    default:
      return <Shell desk={desk} />;
  }
}

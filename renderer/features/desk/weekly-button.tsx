import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useDesktop, useEngine } from "../../ui/engine.tsx";
import { printHtml } from "../../ui/print.ts";
import { strings } from "./strings.ts";
import { weeklyPage } from "./weekly.ts";

/** Prints 周一清单. */
export function WeeklyButton({ desk }: { readonly desk: DeskStatus }) {
  const engine = useEngine();
  const desktop = useDesktop();
  const [busy, setBusy] = useState(false);
  const collect = async () => {
    setBusy(true);
    try {
      return await Promise.all([engine.duties({ offset: 0, limit: mostLines }), engine.tasks(), engine.ledMatters()]);
    } finally {
      setBusy(false);
    }
  };
  const print = async () => printHtml(desktop, weeklyPage(desk, ...(await collect())), strings.weekly);
  return (
    <Button variant="default" loading={busy} leftSection={<IconPrinter size={16} />} onClick={() => void print()}>
      {strings.weekly}
    </Button>
  );
}

/** The engine's own limit; nobody reads a longer list on paper. */
const mostLines = 1000;

import { Loader } from "@mantine/core";
import { useState } from "react";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useQuery } from "../../ui/engine.tsx";
import { Page } from "../../ui/page.tsx";
import classes from "./accusation.module.css";
import { FilePage } from "./file-page.tsx";
import { OfficerArea } from "./officer-area.tsx";
import { Receipts } from "./receipts.tsx";
import { strings } from "./strings.ts";

/**
 * 检举控告: at every desk the receipts that it gave out, at the district the officers' compartment too. Which accusation is
 * open stands in this window's memory only, never in an address.
 */
export function AccusationPage({ desk }: { readonly desk: DeskStatus }) {
  const present = useQuery("accusationDesk", undefined, ["accusations", "status"]).data;
  const [opened, setOpened] = useState<string | null>(null);
  const district = desk.office?.level === "district";
  if (!present) return <Loader m="lg" aria-label={strings.title} />;
  if (opened !== null && present.open) return <FilePage desk={desk} id={opened} onBack={() => setOpened(null)} />;
  return (
    <Page title={strings.title}>
      <div className={classes.column}>
        {district && <OfficerArea desk={desk} present={present} onOpen={setOpened} />}
        <Receipts desk={desk} present={present} />
      </div>
    </Page>
  );
}

import { SegmentedControl } from "@mantine/core";
import { useLocation } from "wouter";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { Page } from "../../ui/page.tsx";
import { paths } from "../../ui/paths.ts";
import { BacklogList } from "./backlog-list.tsx";
import { HandoverLedger } from "./handover-ledger.tsx";
import { type FormKind, kindForms } from "./kinds.ts";
import { LedList } from "./led-list.tsx";
import { RecordLedger } from "./record-ledger.tsx";
import { RetentionLedger } from "./retention-ledger.tsx";
import { strings } from "./strings.ts";

function isFormKind(kind: string): kind is FormKind {
  return Object.hasOwn(kindForms, kind);
}

/** 专项: what the office keeps of its own work, and what the steps of its petitions say of 积案 and 包案. */
export function LedgersPage({ desk, kind }: { readonly desk: DeskStatus; readonly kind: string }) {
  const [, go] = useLocation();
  const shown = Object.hasOwn(strings.kinds, kind) ? kind : "screening";
  return (
    <Page title={strings.title}>
      <div>
        <SegmentedControl
          size="xs"
          aria-label={strings.tabs}
          value={shown}
          onChange={(chosen) => go(paths.specialLedger(chosen), { replace: true })}
          data={Object.entries(strings.kinds).map(([value, label]) => ({ value, label }))}
        />
      </div>
      {isFormKind(shown) && <RecordLedger key={shown} desk={desk} kind={shown} />}
      {shown === "backlog" && <BacklogList desk={desk} />}
      {shown === "led" && <LedList desk={desk} />}
      {shown === "handover" && <HandoverLedger desk={desk} />}
      {shown === "destruction-list" && <RetentionLedger desk={desk} />}
    </Page>
  );
}

import { Loader } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useLocation } from "wouter";
import type { DeskStatus, Refused } from "../../engine/api.ts";
import { useDesktop, useEngine } from "../../ui/engine.tsx";
import { paths } from "../../ui/paths.ts";
import { printAccusationSlip, printQuerySlip, printRegistrationForm } from "../../ui/petition-papers.ts";
import { Accusation } from "./accusation.tsx";
import { Ask } from "./ask.tsx";
import { DraftScreen, type Registered } from "./draft-screen.tsx";
import { maskedLabel } from "./label.ts";
import { Saved } from "./saved.tsx";
import { strings } from "./strings.ts";
import { beginDraft, useDraft } from "./use-draft.ts";

interface Props {
  readonly desk: DeskStatus;
  /** Null before the question is answered. */
  readonly draft: string | null;
}

/**
 * 登记. First the question whether it is an accusation; then a draft with its own address, so that a reload or a crash
 * comes back to it; then the number and the papers.
 */
export function IntakePage({ desk, draft }: Props) {
  return draft === null ? <Question desk={desk} /> : <OneDraft key={draft} desk={desk} draft={draft} />;
}

function Question({ desk, dropped = false }: { readonly desk: DeskStatus; readonly dropped?: boolean }) {
  const [, go] = useLocation();
  const desktop = useDesktop();
  const [accusation, setAccusation] = useState(dropped);
  if (accusation) {
    return (
      <Accusation
        dropped={dropped}
        onPrint={() => void printAccusationSlip({ desktop, desk })}
        onBack={() => {
          setAccusation(false);
          if (dropped) go(paths.intake);
        }}
      />
    );
  }
  return <Ask onNo={() => go(paths.draft(beginDraft()))} onYes={() => setAccusation(true)} />;
}

function OneDraft({ desk, draft }: { readonly desk: DeskStatus; readonly draft: string }) {
  const engine = useEngine();
  const desktop = useDesktop();
  const [, go] = useLocation();
  const hold = useDraft(engine, draft, desk.today, maskedLabel);
  const [registered, setRegistered] = useState<Registered | null>(null);
  const [accusation, setAccusation] = useState(false);

  const [refused, setRefused] = useState<Refused | null>(null);
  const print = async (paper: typeof printQuerySlip, petition: string) =>
    setRefused(await paper({ engine, desktop, desk }, petition));

  if (registered) {
    return (
      <Saved
        desk={desk}
        registered={registered}
        refused={refused}
        onPrintForm={() => void print(printRegistrationForm, registered.petition)}
        onPrintSlip={() => void print(printQuerySlip, registered.petition)}
        onNext={() => go(paths.intake)}
      />
    );
  }
  if (accusation) return <Question desk={desk} dropped />;
  if (hold === "loading") return <Loader m="lg" aria-label={strings.title} />;
  if (hold === "unknown") return <Question desk={desk} />;
  return (
    <DraftScreen
      desk={desk}
      draft={draft}
      hold={hold}
      onRegistered={(done) => {
        setRegistered(done);
        if (done.print) void print(printRegistrationForm, done.petition);
      }}
      onMerged={(matter) => {
        void hold.drop();
        notifications.show({ message: strings.merged(matter.number), color: "teal" });
        go(paths.petition(matter.petition));
      }}
      onDiscarded={() => go(paths.intake)}
      onAccusation={() => void hold.drop().then(() => setAccusation(true))}
    />
  );
}

import { Loader } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useLocation } from "wouter";
import type { Refused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { useDesktop, useEngine, useQuery } from "../../ui/engine.tsx";
import { paths } from "../../ui/paths.ts";
import { printQuerySlip, printRegistrationForm } from "../../ui/petition-papers.ts";
import { useWindowState } from "../../ui/window-state.ts";
import { Ask } from "./ask.tsx";
import { DraftScreen, type Registered } from "./draft-screen.tsx";
import { formFrom } from "./form.ts";
import { maskedLabel } from "./label.ts";
import { nameInScreening } from "./name-in-screening.ts";
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

/** Asked of every matter, also of one that 排查 found; where it is an accusation, nothing of that record goes with it. */
function Question({ desk }: { readonly desk: DeskStatus }) {
  const [, go] = useLocation();
  const { foundMatter, setFoundMatter } = useWindowState();
  const places = useQuery("dictionary", { name: "place" }, ["dictionary"], { enabled: foundMatter !== null }).data;
  return (
    <Ask
      found={foundMatter?.title ?? null}
      onLeaveFound={() => setFoundMatter(null)}
      onNo={() => {
        const id = beginDraft(foundMatter && formFrom(foundMatter, places ?? [], desk.today));
        setFoundMatter(null);
        go(paths.draft(id));
      }}
      onYes={() => {
        setFoundMatter(null);
        go(paths.accusation);
      }}
    />
  );
}

function OneDraft({ desk, draft }: { readonly desk: DeskStatus; readonly draft: string }) {
  const engine = useEngine();
  const desktop = useDesktop();
  const [, go] = useLocation();
  const hold = useDraft(engine, draft, desk.today, maskedLabel);
  const [registered, setRegistered] = useState<Registered | null>(null);
  const setClaimNumber = useWindowState((state) => state.setClaimNumber);

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
        onPartly={() => {
          setClaimNumber(registered.number);
          go(paths.accusation);
        }}
        onNext={() => go(paths.intake)}
      />
    );
  }
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
        if (hold.form.screening !== null) void nameInScreening(engine, hold.form.screening, matter.petition);
        notifications.show({ message: strings.merged(matter.number), color: "teal" });
        go(paths.petition(matter.petition));
      }}
      onDiscarded={() => go(paths.intake)}
      onAccusation={() => void hold.drop().then(() => go(paths.accusation))}
      onPartly={() => void hold.flush().then(() => go(paths.accusation))}
    />
  );
}

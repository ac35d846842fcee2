import { Alert, Modal } from "@mantine/core";
import { useState } from "react";
import type { PaperKind } from "../../../shared/documents/paper/kind.ts";
import { routeOf } from "../../../shared/documents/paper/remedy.ts";
import { fitsRoute, papersOf } from "../../../shared/documents/papers/registry.ts";
import { type DeskStatus, isRefused } from "../../engine/api.ts";
import { RefusedNotice } from "../error-notice.tsx";
import { SelectField } from "../fields.tsx";
import { missingFonts } from "./missing-fonts.ts";
import { PaperMaker } from "./paper-maker.tsx";
import classes from "./papers.module.css";
import { strings } from "./strings.ts";
import { usePaperFacts } from "./use-paper-facts.ts";

export interface PaperDialogProps {
  readonly desk: DeskStatus;
  readonly petition: string;
  /** Id of the kind to begin with, e.g. `opinion`; null lets the officer choose. */
  readonly kind: string | null;
  /** What is known beside the petition's own record: fields by their names. */
  readonly entered?: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

/** The paper of the step that was taken last, among those that have one. */
function paperOfLastStep(kinds: readonly PaperKind[], steps: readonly { readonly type: string }[]): PaperKind | undefined {
  return steps.flatMap(({ type }) => kinds.find(({ step }) => step === type) ?? []).at(-1);
}

/** 制作文书: choose, fill in, look at the page, print it or issue it. Shown while mounted. */
export function PaperDialog({ desk, petition, kind, entered = {}, onClose }: PaperDialogProps) {
  const facts = usePaperFacts(petition, desk);
  const route = facts === null || isRefused(facts) ? null : routeOf(facts.course);
  const kinds = papersOf(desk.office?.level ?? "township").filter((one) => fitsRoute(one, route));
  const steps = facts === null || isRefused(facts) ? [] : facts.course.all;
  const usual = kinds.find(({ id }) => id === kind) ?? paperOfLastStep(kinds, steps) ?? kinds[0];
  const [picked, setPicked] = useState<string | null>(null);
  const chosen = picked ?? usual?.id ?? "";
  const [fonts] = useState(missingFonts);
  const found = kinds.find(({ id }) => id === chosen);
  const data = (["petitioner", "office", "inside"] as const).map((audience) => ({
    group: strings.groups[audience],
    items: kinds
      .filter((one) => one.audience === audience)
      .map(({ id, name, code }) => ({ value: id, label: code === "" ? name : `${name}（${code}）` })),
  }));
  const choice = <SelectField label={strings.kind} data={data} value={chosen} onChange={setPicked} searchable />;
  return (
    <Modal
      opened
      onClose={onClose}
      title={strings.title}
      size="min(1240px, 96vw)"
      centered
      classNames={{ content: classes.dialog ?? "", body: classes.body ?? "" }}
    >
      {facts !== null && isRefused(facts) && <RefusedNotice refused={facts} />}
      {fonts.length > 0 && (
        <Alert color="yellow" mb="sm" py="xs">
          {strings.fonts(fonts.join("、"))}
        </Alert>
      )}
      {facts !== null && !isRefused(facts) && found && (
        <PaperMaker
          key={found.id}
          kind={found}
          facts={facts}
          today={desk.today}
          known={entered}
          petition={petition}
          deviceCode={desk.office?.deviceCode ?? "A"}
          choice={choice}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

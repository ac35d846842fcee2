import { Modal } from "@mantine/core";
import { useState } from "react";
import { routeOf } from "../../../shared/documents/paper/remedy.ts";
import { fitsRoute, papersOf } from "../../../shared/documents/papers/registry.ts";
import { usualPaper } from "../../../shared/documents/papers/usual-paper.ts";
import { isRefused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { RefusedNotice } from "../error-notice.tsx";
import { SelectField } from "../fields.tsx";
import { HeldForm } from "../kept/held-form.tsx";
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

/** 制作文书: choose, fill in, look at the page, print it or issue it. Shown while mounted. */
export function PaperDialog({ desk, petition, kind, entered = {}, onClose }: PaperDialogProps) {
  const facts = usePaperFacts(petition, desk);
  const shown = facts === null || isRefused(facts) ? null : facts;
  const route = shown && routeOf(shown.course);
  const kinds = papersOf(desk.office?.level ?? "township").filter((one) => fitsRoute(one, route));
  const usual = kinds.find(({ id }) => id === kind) ?? (shown && usualPaper(kinds, shown, shown.next)) ?? kinds[0];
  const [picked, setPicked] = useState<string | null>(null);
  // Kept from the first moment: issuing moves the petition on, and the paper that was issued must stay before the eyes.
  const [begun, setBegun] = useState<string | null>(null);
  if (begun === null && shown && usual) setBegun(usual.id);
  const chosen = picked ?? begun ?? "";
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
      {shown && found && (
        <HeldForm key={found.id} petition={petition} name={`paper:${found.id}`} preset={entered} onClose={onClose}>
          {(hold, close) => (
            <PaperMaker
              kind={found}
              facts={shown}
              today={desk.today}
              known={entered}
              petition={petition}
              deviceCode={desk.office?.deviceCode ?? "A"}
              choice={choice}
              hold={hold}
              onClose={close}
            />
          )}
        </HeldForm>
      )}
    </Modal>
  );
}

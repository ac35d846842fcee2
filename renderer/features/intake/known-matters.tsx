import { Button, Checkbox, Group, Modal, Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { stageLabels } from "../../../shared/petition/labels.ts";
import type { Refused } from "../../engine/api/answer.ts";
import { isRefused } from "../../engine/api/answer.ts";
import type { KnownMatter } from "../../engine/api/intake-api.ts";
import { useEngine, useQuery } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import type { IntakeForm } from "./form.ts";
import classes from "./intake.module.css";
import { type Question, questionOf } from "./known-question.ts";
import { strings } from "./strings.ts";

interface Props {
  readonly form: IntakeForm;
  readonly organisation: string;
  readonly update: (patch: Partial<IntakeForm>) => void;
  /** The statement was recorded as a supplement of that petition: this draft has done its work. */
  readonly onMerged: (matter: KnownMatter) => void;
}

/**
 * The same matter already known, beside the form and never in its way. It says where and at which step the matter is,
 * never who the person is or how they were judged; every match is recorded by the engine.
 */
export function KnownMatters({ form, organisation, update, onMerged }: Props) {
  // By its text, because a question made anew each time would never come to rest.
  const [asked] = useDebouncedValue(JSON.stringify(questionOf(form)), 400);
  const question = JSON.parse(asked) as Question | null;
  const answer = useQuery("knownMatters", question ?? {}, ["petitions"], { enabled: question !== null });
  const [merging, setMerging] = useState<KnownMatter | null>(null);
  const found = question === null ? [] : (answer.data ?? []).filter((matter) => !form.otherMatters.includes(matter.petition));
  return (
    <Panel
      title={strings.knownCard}
      aside={found.length > 0 ? <StatusBadge tone="brand">{strings.knownCount(found.length)}</StatusBadge> : undefined}
    >
      <div aria-live="polite">
        {found.length === 0 && <div className={classes.plain}>{question === null ? strings.knownIdle : strings.knownNone}</div>}
        {found.map((matter) => (
          <Matter
            key={matter.petition}
            matter={matter}
            here={matter.organisation === organisation}
            chosen={form.sameMatterAs === matter.petition}
            onMerge={() => setMerging(matter)}
            onSame={(same) => update({ sameMatterAs: same ? matter.petition : null })}
            onOther={() =>
              update({
                otherMatters: [...form.otherMatters, matter.petition],
                ...(form.sameMatterAs === matter.petition ? { sameMatterAs: null } : {}),
              })
            }
          />
        ))}
      </div>
      {merging && <Merge form={form} matter={merging} onClose={() => setMerging(null)} onMerged={onMerged} />}
    </Panel>
  );
}

interface MatterProps {
  readonly matter: KnownMatter;
  readonly here: boolean;
  readonly chosen: boolean;
  readonly onMerge: () => void;
  readonly onSame: (same: boolean) => void;
  readonly onOther: () => void;
}

function Matter({ matter, here, chosen, onMerge, onSame, onOther }: MatterProps) {
  const stage = stageLabels[matter.stage as keyof typeof stageLabels] ?? matter.stage;
  return (
    <div className={classes.known}>
      <div className={classes.knownTitle}>{matter.title}</div>
      <div className={classes.plain}>
        {matter.number}
        <br />
        {here ? `${strings.thisOffice} · ` : ""}
        {stage} · {strings.receivedOn(matter.receiptDate)} · {matter.because.map((reason) => strings.because[reason]).join("、")}
      </div>
      {chosen ? (
        <div>
          {strings.knownChosen}{" "}
          <button type="button" className={classes.link} onClick={() => onSame(false)}>
            {strings.knownUndo}
          </button>
        </div>
      ) : (
        <div className={classes.spread} style={{ columnGap: "1rem", rowGap: 0 }}>
          <button type="button" className={classes.link} onClick={onMerge}>
            {strings.knownMerge}
          </button>
          <button type="button" className={classes.link} onClick={() => onSame(true)}>
            {strings.knownSame}
          </button>
          <button type="button" className={classes.link} onClick={onOther}>
            {strings.knownOther}
          </button>
        </div>
      )}
    </div>
  );
}

function Merge({
  form,
  matter,
  onClose,
  onMerged,
}: Pick<Props, "form" | "onMerged"> & { readonly matter: KnownMatter; readonly onClose: () => void }) {
  const engine = useEngine();
  const [signed, setSigned] = useState(form.confirmation === "signed");
  const [refused, setRefused] = useState<Refused | null>(null);
  const text = form.statement.trim();
  const merge = async () => {
    const answer = await engine.supplement({
      petition: matter.petition,
      text,
      receiptDate: form.receiptDate,
      signed,
      attachments: form.attachments,
    });
    if (isRefused(answer)) setRefused(answer);
    else onMerged(matter);
  };
  return (
    <Modal opened onClose={onClose} title={strings.mergeTitle(matter.number)} closeButtonProps={{ "aria-label": strings.cancel }}>
      <Stack gap="sm">
        <div>{text === "" ? strings.mergeEmpty : strings.mergeExplain}</div>
        <Checkbox label={strings.mergeSigned} checked={signed} onChange={(event) => setSigned(event.currentTarget.checked)} />
        {refused && <RefusedNotice refused={refused} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {strings.cancel}
          </Button>
          <Button disabled={text === ""} onClick={() => void merge()} data-autofocus>
            {strings.mergeDo}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

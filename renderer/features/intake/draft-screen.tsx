import { Button, Group, Modal } from "@mantine/core";
import { useEffect, useMemo, useRef, useState } from "react";
import { channelLabels } from "../../../shared/petition/labels.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import type { KnownMatter } from "../../engine/api/intake-api.ts";
import { kindWord } from "../../ui/attachment-kind.ts";
import { contentClassChoices, placeChoices } from "../../ui/choices.ts";
import { useEngine, useQuery } from "../../ui/engine.tsx";
import { enterMoves } from "../../ui/enter-moves.ts";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { Page } from "../../ui/page.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useRules } from "../../ui/rules.ts";
import { useShortcut } from "../../ui/shortcut.tsx";
import { checkForm, refusals } from "./checks.ts";
import { Doubts } from "./doubts.tsx";
import { DraftChips } from "./draft-chips.tsx";
import { FollowsPanel } from "./follows-panel.tsx";
import { Footer } from "./footer.tsx";
import type { IntakeForm } from "./form.ts";
import classes from "./intake.module.css";
import { KnownMatters } from "./known-matters.tsx";
import { MaterialsCard } from "./materials-card.tsx";
import { MatterCard } from "./matter-card.tsx";
import { PetitionerCard } from "./petitioner-card.tsx";
import { strings } from "./strings.ts";
import { toIntake } from "./to-intake.ts";
import type { DraftHold } from "./use-draft.ts";

/** What a registration left behind: everything the paper needs, taken before the draft is gone. */
export interface Registered {
  readonly petition: string;
  readonly number: string;
  readonly form: IntakeForm;
  readonly print: boolean;
}

interface Props {
  readonly desk: DeskStatus;
  readonly draft: string;
  readonly hold: DraftHold;
  readonly onRegistered: (registered: Registered) => void;
  readonly onMerged: (matter: KnownMatter) => void;
  readonly onDiscarded: () => void;
  /** It turned out to be an accusation: the draft goes, and it is taken down where it is sealed. */
  readonly onAccusation: () => void;
  /** Part of it is one: the draft stays for the rest, the accusing part goes its own way. */
  readonly onPartly: () => void;
}

/** The form of one registration, with derived knowledge beside it and the ways to save below. */
export function DraftScreen({ desk, draft, hold, onRegistered, onMerged, onDiscarded, onAccusation, onPartly }: Props) {
  const engine = useEngine();
  const { form, update } = hold;
  const [wantsToSave, setWantsToSave] = useState(false);
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [discarding, setDiscarding] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const contentClasses = useQuery("dictionary", { name: "content-class" }, ["dictionary"]).data;
  const places = useQuery("dictionary", { name: "place" }, ["dictionary"]).data;
  const classChoices = useMemo(() => contentClassChoices(contentClasses ?? []), [contentClasses]);
  const placesToChoose = useMemo(() => placeChoices(places ?? []), [places]);
  const { profile } = useRules();
  const notes = useMemo(() => checkForm(form, desk.today, wantsToSave, profile), [form, desk.today, wantsToSave, profile]);

  /** To the first of these fields as they stand on screen. */
  const goTo = (paths: readonly string[]) => {
    requestAnimationFrame(() => {
      const fields = [...(area.current?.querySelectorAll<HTMLElement>("[data-path]") ?? [])];
      const field = fields.find((one) => paths.includes(one.dataset["path"] ?? ""));
      (field?.matches("input, textarea") ? field : field?.querySelector<HTMLElement>("input, textarea"))?.focus();
    });
  };

  useEffect(() => area.current?.querySelector<HTMLElement>("input:not([type=radio])")?.focus(), []);

  const save = async (print: boolean) => {
    if (saving) return;
    setWantsToSave(true);
    setRefused(null);
    const wrong = refusals(checkForm(form, desk.today, true, profile));
    if (wrong.length > 0) {
      goTo(wrong);
      return;
    }
    setSaving(true);
    await hold.flush();
    const screening = form.screening === null ? {} : { screening: form.screening };
    const answer = await engine.register({ draft, intake: toIntake(form, desk.today), ...screening });
    setSaving(false);
    if (isRefused(answer)) {
      setRefused(answer);
      if (answer.field) goTo([answer.field]);
      return;
    }
    void hold.settle();
    onRegistered({ ...answer, form, print });
  };
  useShortcut("mod+Enter", () => void save(true), !discarding);
  useShortcut("mod+S", () => void save(false), !discarding);

  return (
    <div className={classes.screen}>
      <div className={classes.scroll}>
        <Page
          title={strings.titleOf(channelLabels[form.channel])}
          beside={
            <>
              {strings.subtitle(desk.today)} ·{" "}
              <button type="button" className={classes.link} onClick={onAccusation}>
                {strings.foundAccusation}
              </button>
              {" · "}
              <button type="button" className={classes.link} onClick={onPartly}>
                {strings.partlyAccusation}
              </button>
            </>
          }
          actions={<DraftChips current={draft} savedAt={hold.savedAt} />}
        >
          <div className={classes.columns}>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter goes to the next field, wherever it is pressed */}
            <div ref={area} className={classes.column} onKeyDown={enterMoves}>
              {refused && <RefusedNotice refused={refused} />}
              <PetitionerCard
                form={form}
                notes={notes}
                today={desk.today}
                level={desk.office?.level ?? "township"}
                update={update}
              />
              <MatterCard
                form={form}
                notes={notes}
                today={desk.today}
                contentClasses={classChoices}
                places={placesToChoose}
                update={update}
              />
              <MaterialsCard attachments={form.attachments} onChange={(attachments) => update({ attachments })} />
            </div>
            <div className={classes.column}>
              <KnownMatters form={form} organisation={desk.office?.organisation ?? ""} update={update} onMerged={onMerged} />
              <Doubts form={form} today={desk.today} />
              <FollowsPanel form={form} desk={desk} />
              <MaterialsList form={form} />
            </div>
          </div>
        </Page>
      </div>
      <Footer
        hold={hold}
        notes={notes}
        saving={saving}
        onSave={(print) => void save(print)}
        onDiscard={() => setDiscarding(true)}
      />
      <Modal opened={discarding} onClose={() => setDiscarding(false)} title={strings.discard}>
        {strings.discardAsk}
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={() => setDiscarding(false)} data-autofocus>
            {strings.keep}
          </Button>
          <Button color="red" onClick={() => void hold.drop().then(onDiscarded)}>
            {strings.discardDo}
          </Button>
        </Group>
      </Modal>
    </div>
  );
}

function MaterialsList({ form }: { readonly form: IntakeForm }) {
  return (
    <Panel
      title={strings.materialsListCard}
      aside={form.attachments.length > 0 ? strings.materialsCount(form.attachments.length) : undefined}
    >
      {form.attachments.length === 0 ? (
        <div className={classes.plain}>{strings.materialsNone}</div>
      ) : (
        <ol className={classes.list}>
          {form.attachments.map((attachment, place) => (
            <li key={attachment.hash}>
              <span>
                {place + 1}. {attachment.name}
              </span>
              <span>{kindWord(attachment.mediaType)}</span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

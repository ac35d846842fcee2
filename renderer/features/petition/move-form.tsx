import { Checkbox, Stack } from "@mantine/core";
import { useContext, useState } from "react";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { useEngine, useJobs, useQuery } from "../../ui/engine.tsx";
import { TextField } from "../../ui/fields.tsx";
import { JobBar } from "../../ui/job-bar.tsx";
import { CommandForm, refusedHere } from "./command-form.tsx";
import classes from "./petition.module.css";
import { RecordMentions } from "./record-mentions.tsx";
import { WhoContext } from "./stamp-words.tsx";
import { strings } from "./strings.ts";

const words = strings.moving;

interface Props {
  readonly view: PetitionView;
  readonly onClose: () => void;
}

/** 转入检举控告: says plainly what becomes of the petition and what nobody can call back, then asks whom it complains of. */
export function MoveForm({ view, onClose }: Props) {
  const engine = useEngine();
  const job = useJobs(["move", "rebuild"]).at(-1);
  const [name, setName] = useState(view.fields.complainedOf?.value ?? "");
  const [unit, setUnit] = useState("");
  const [understood, setUnderstood] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const first = useQuery("movePlan", { petition: view.id }, ["petitions"]).data;
  const related = first?.related ?? [];
  // What says the same goes along unless the clerk decides otherwise.
  const along = related.filter((one) => chosen?.has(one.petition) ?? one.sameWords).map(({ petition }) => petition);
  const plan = useQuery("movePlan", { petition: view.id, along }, ["petitions", "records"]).data ?? first;
  const { organisations, ownOrganisation } = useContext(WhoContext);
  const district = ownOrganisation.length === 6;
  const nameOf = (organisation: string) => organisations.get(organisation) ?? organisation;
  const save = async () => {
    if (name.trim() === "") return refusedHere(words.noName);
    if (!understood) return refusedHere(words.unconfirmed);
    return engine.moveToAccusations({ petition: view.id, complainedOf: { name: name.trim(), unit: unit.trim() }, along });
  };
  return (
    <CommandForm
      title={words.name}
      article={words.article}
      saveLabel={words.save}
      danger
      size="lg"
      onClose={onClose}
      onSave={save}
    >
      <p className={classes.text}>{words.intro}</p>
      <ul className={classes.consequences}>
        {words.happens(district).map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li className={classes.lasting}>{words.lasting}</li>
        {plan?.origin != null && <li className={classes.lasting}>{words.origin(nameOf(plan.origin))}</li>}
        <li>{words.mixed}</li>
      </ul>
      {plan !== undefined && plan !== null && plan.records.length > 0 && (
        <section>
          <p className={classes.text}>{words.records}</p>
          <RecordMentions records={plan.records} />
        </section>
      )}
      {related.length > 0 && (
        <Checkbox.Group label={words.related} value={[...along]} onChange={(petitions) => setChosen(new Set(petitions))}>
          <Stack gap={4} mt={4}>
            {related.map(({ petition, number, title, organisation, sameWords }) => (
              <Checkbox
                key={petition}
                value={petition}
                label={`${title}（${[number, nameOf(organisation), ...(sameWords ? [words.sameWords] : [])].join(" · ")}）`}
              />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <TextField
        label={words.complainedOf}
        description={words.nameHint}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <TextField label={words.unit} value={unit} maxLength={200} onChange={(event) => setUnit(event.currentTarget.value)} />
      {job && <JobBar progress={job} />}
      <Checkbox label={words.understood} checked={understood} onChange={(event) => setUnderstood(event.currentTarget.checked)} />
    </CommandForm>
  );
}

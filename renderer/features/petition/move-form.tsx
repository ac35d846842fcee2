import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { type Course, stepsOf } from "../../../shared/petition/course/course.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import { useEngine, useJobs } from "../../ui/engine.tsx";
import { TextField } from "../../ui/fields.tsx";
import { JobBar } from "../../ui/job-bar.tsx";
import { CommandForm, refusedHere } from "./command-form.tsx";
import classes from "./petition.module.css";
import { strings } from "./strings.ts";

const words = strings.moving;

interface Props {
  readonly view: PetitionView;
  readonly course: Course;
  readonly onClose: () => void;
}

/** Whether parts of the petition stand in petitions of other scopes or numbers, which this move does not reach. */
function handedOn(course: Course): boolean {
  return (["petition.referred", "petition.assigned", "petition.split"] as const).some((type) => stepsOf(course, type).length > 0);
}

/** 转入检举控告: says plainly what becomes of the petition and what nobody can call back, then asks whom it complains of. */
export function MoveForm({ view, course, onClose }: Props) {
  const engine = useEngine();
  const job = useJobs(["move", "rebuild"]).at(-1);
  const [name, setName] = useState(view.fields.complainedOf?.value ?? "");
  const [unit, setUnit] = useState("");
  const [understood, setUnderstood] = useState(false);
  const save = async () => {
    if (name.trim() === "") return refusedHere(words.noName);
    if (!understood) return refusedHere(words.unconfirmed);
    return engine.moveToAccusations({ petition: view.id, complainedOf: { name: name.trim(), unit: unit.trim() } });
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
        {words.happens.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li className={classes.lasting}>{words.lasting}</li>
        {handedOn(course) && <li className={classes.lasting}>{words.handed}</li>}
        <li>{words.mixed}</li>
      </ul>
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

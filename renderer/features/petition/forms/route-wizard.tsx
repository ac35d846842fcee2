import { Radio } from "@mantine/core";
import { useState } from "react";
import { lastStep } from "../../../../shared/petition/course/course.ts";
import { stepFieldLabels } from "../../../../shared/petition/course/step-fields.ts";
import { stepWords } from "../../../../shared/petition/course/step-words.ts";
import { competenceLabels } from "../../../../shared/petition/course/value-labels.ts";
import { type Route, routeWords } from "../../../../shared/regulation/routes.ts";
import { isRefused, type Refused } from "../../../engine/api/answer.ts";
import { DayField } from "../../../ui/day-field.tsx";
import { useEngine } from "../../../ui/engine.tsx";
import { TextAreaField } from "../../../ui/fields.tsx";
import type { KeptForm } from "../../../ui/kept/kept-form.ts";
import { RestoredLine } from "../../../ui/kept/restored-line.tsx";
import type { FormHold } from "../../../ui/kept/use-form-draft.ts";
import { useKeptState } from "../../../ui/kept/use-kept-state.ts";
import { optionalLabel } from "../../../ui/optional-label.ts";
import { CommandForm, refusedHere } from "../command-form.tsx";
import {
  type Answers,
  answered,
  answersOf,
  asksRoute,
  needsOrgan,
  questionsToAsk,
  readAnswers,
  routeFound,
} from "./classification.ts";
import { FileChoice } from "./file-choice.tsx";
import type { FormFacts } from "./form-fields.ts";
import classes from "./forms.module.css";
import { RouteResult } from "./route-result.tsx";
import { SuggestField, suggestionsFor } from "./suggest-field.tsx";
import { storeAll, takeStep } from "./take-steps.ts";
import { words } from "./words.ts";

const type = "petition.classified";

interface Props {
  readonly facts: FormFacts;
  readonly hold: FormHold;
  readonly onClose: () => void;
}

interface Filled {
  readonly answers: Answers;
  readonly date: string;
  readonly organ: string;
  readonly basis: string;
  readonly by: string;
}

/** What is kept, as far as it still can be read. */
function restored({ typed }: KeptForm): Partial<Filled> {
  const answers = readAnswers(typed["answers"]);
  const texts = (["date", "organ", "basis", "by"] as const).flatMap((key) => {
    const value = typed[key];
    return typeof value === "string" ? [[key, value] as const] : [];
  });
  return { ...Object.fromEntries(texts), ...(answers === null ? {} : { answers }) };
}

/** 确定职权和途径: whose matter it is, then the items of Art. 31 one after another in plain words; the first yes decides. */
export function RouteWizard({ facts, hold, onClose }: Props) {
  const engine = useEngine();
  const before = lastStep(facts.course, type)?.body ?? null;
  const category = facts.view.fields.category?.value ?? "claim";
  const form = useKeptState<Filled>(
    hold,
    () => {
      const start = {
        answers: answersOf(before),
        date: facts.today,
        organ: before?.organ ?? "",
        basis: before?.basis ?? "",
        by: facts.me,
      };
      return { start, begin: start };
    },
    restored,
  );
  const { answers, date, organ, basis, by } = form.now;
  const set = (patch: Partial<Filled>) => form.change((now) => ({ ...now, ...patch }));
  const [files, setFiles] = useState<readonly File[]>([]);
  const [refused, setRefused] = useState<Refused | null>(null);
  const asks = asksRoute(answers, category);
  const route = asks ? routeFound(answers) : null;
  const withOrgan = needsOrgan(answers, category);
  const complete = answers.competence !== null && (!asks || route !== null);

  const save = async (): Promise<Refused | null> => {
    if (!complete) return refusedHere(words.wizard.unfinished);
    const attachments = await storeAll(engine, files);
    if (isRefused(attachments)) return attachments;
    const body = { date, competence: answers.competence, route, organ: withOrgan ? organ.trim() : "", basis, by: by.trim() };
    return takeStep(engine, facts.view.id, { type, body: attachments.length > 0 ? { ...body, attachments } : body });
  };
  const competences = Object.entries(competenceLabels).filter(
    ([value]) => value !== "handled-below" || facts.office.organisation.length === 6,
  );
  return (
    <CommandForm
      title={stepWords[type].name}
      article={stepWords[type].article}
      size="xl"
      onClose={onClose}
      onSave={save}
      onRefused={setRefused}
    >
      <RestoredLine
        hold={hold}
        onAnew={() => {
          form.anew();
          setFiles([]);
          setRefused(null);
        }}
      />
      <div ref={form.inputs}>
        <Radio.Group
          label={words.wizard.competence}
          value={answers.competence ?? ""}
          onChange={(chosen) => set({ answers: { ...answers, competence: chosen as keyof typeof competenceLabels } })}
        >
          <div className={classes.inline}>
            {competences.map(([value, label]) => (
              <Radio
                key={value}
                value={value}
                label={label}
                {...(value === (answers.competence ?? competences[0]?.[0]) ? { "data-autofocus": true } : {})}
              />
            ))}
          </div>
        </Radio.Group>
      </div>
      {asks && (
        <div>
          {questionsToAsk(answers).map((asked) => (
            <Question
              key={asked}
              route={asked}
              said={answers.said[asked - 1]}
              onSay={(yes) => set({ answers: answered(answers, asked, yes) })}
            />
          ))}
        </div>
      )}
      {route !== null && <RouteResult route={route} />}
      {answers.competence === "not-ours" && (
        <div className={classes.note}>
          {facts.office.organisation.length === 6 ? words.wizard.notOursHere : words.wizard.notOurs}
        </div>
      )}
      {answers.competence === "ours" && !asks && <div className={classes.note}>{words.wizard.suggestion}</div>}
      {complete && (
        <div className={classes.fields}>
          {withOrgan && (
            <div data-wide>
              <SuggestField
                label={stepFieldLabels["organ"]}
                description={words.wizard.organHint}
                error={refused?.field === "organ"}
                data={organsFor(route, facts)}
                value={organ}
                onChange={(value) => set({ organ: value })}
              />
            </div>
          )}
          <div data-wide>
            <TextAreaField
              label={optionalLabel(stepFieldLabels["basis"] ?? "")}
              minRows={1}
              value={basis}
              onChange={(event) => set({ basis: event.currentTarget.value })}
            />
          </div>
          <SuggestField
            label={stepFieldLabels["by"]}
            data={suggestionsFor("people", facts)}
            value={by}
            onChange={(value) => set({ by: value })}
          />
          <DayField label={stepFieldLabels["date"]} today={facts.today} value={date} onChange={(value) => set({ date: value })} />
          <div data-wide>
            <FileChoice key={form.round} label={words.scans} onChange={setFiles} />
          </div>
        </div>
      )}
    </CommandForm>
  );
}

/** Names to choose from: on item 5 this office first, which may have the duty itself; then those usual on the route. */
function organsFor(route: Route | null, facts: FormFacts): readonly string[] {
  const usual = route === null ? [] : route === 5 ? [facts.office.name] : routeWords(route).organs;
  return [...new Set([...usual, ...suggestionsFor("organs", facts)])];
}

interface QuestionProps {
  readonly route: Route;
  readonly said: boolean | undefined;
  readonly onSay: (yes: boolean) => void;
}

function Question({ route, said, onSay }: QuestionProps) {
  const { article, question, examples } = routeWords(route);
  return (
    <Radio.Group
      className={classes.question}
      label={<span className={classes.questionText}>{question}</span>}
      description={`${article}　${words.wizard.examples(examples.join("、"))}`}
      value={said === undefined ? "" : said ? "yes" : "no"}
      onChange={(chosen) => onSay(chosen === "yes")}
    >
      <div className={classes.inline}>
        <Radio value="yes" label={words.yes} />
        <Radio value="no" label={words.no} />
      </div>
    </Radio.Group>
  );
}

import { Button } from "@mantine/core";
import { useState } from "react";
import type { PaperKind } from "../../../shared/documents/paper/kind.ts";
import { papersOf } from "../../../shared/documents/papers/registry.ts";
import type { OrganisationLevel } from "../../../shared/registry/certificate.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { useEngine, useQuery } from "../../ui/engine.tsx";
import { RefusedNotice } from "../../ui/error-notice.tsx";
import { SelectField, TextAreaField } from "../../ui/fields.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./settings.module.css";
import { strings } from "./strings.ts";

const words = strings.templates;

interface Props {
  readonly level: OrganisationLevel;
  readonly mayEdit: boolean;
}

/** 文书模板: each document's text with its named fields. What it must say, the remedy clause above all, cannot be taken out. */
export function PaperTemplates({ level, mayEdit }: Props) {
  const kinds = papersOf(level);
  const own = useQuery("paperTemplates", undefined, ["papers"]).data;
  const [chosen, setChosen] = useState(kinds[0]?.id ?? "");
  const kind = kinds.find(({ id }) => id === chosen);
  if (own === undefined || kind === undefined) return null;
  const held = own[kind.id];
  return (
    <Panel title={words.title}>
      <div className={classes.form}>
        <p className={classes.note}>{words.hint}</p>
        <SelectField
          label={words.kind}
          data={kinds.map(({ id, name, code }) => ({ value: id, label: code === "" ? name : `${name}（${code}）` }))}
          value={chosen}
          onChange={(id) => setChosen(id ?? chosen)}
          searchable
        />
        <TemplateForm key={`${kind.id}|${held ?? ""}`} kind={kind} held={held ?? null} mayEdit={mayEdit} />
      </div>
    </Panel>
  );
}

interface FormProps {
  readonly kind: PaperKind;
  /** The office's own text; null where the built-in one stands. */
  readonly held: string | null;
  readonly mayEdit: boolean;
}

function TemplateForm({ kind, held, mayEdit }: FormProps) {
  const engine = useEngine();
  const [text, setText] = useState(held ?? kind.template);
  const [refused, setRefused] = useState<Refused | null>(null);
  const save = async (template: string | null) => {
    const answer = await engine.savePaperTemplate({ kind: kind.id, template });
    setRefused(isRefused(answer) ? answer : null);
  };
  return (
    <>
      <TextAreaField
        label={words.text}
        minRows={12}
        maxRows={24}
        readOnly={!mayEdit}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className={classes.note}>{words.required(kind.required.join("、"))}</p>
      {refused && <RefusedNotice refused={refused} />}
      <div className={classes.foot}>
        {mayEdit && (
          <Button disabled={text === (held ?? kind.template)} onClick={() => void save(text)}>
            {words.save}
          </Button>
        )}
        {mayEdit && held !== null && (
          <Button variant="default" onClick={() => void save(null)}>
            {words.reset}
          </Button>
        )}
        <StatusBadge tone={held === null ? "neutral" : "brand"}>{held === null ? words.builtIn : words.adapted}</StatusBadge>
      </div>
    </>
  );
}

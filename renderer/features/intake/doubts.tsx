import { useDebouncedValue } from "@mantine/hooks";
import type { Intake } from "../../../shared/petition/intake.ts";
import { useQuery } from "../../ui/engine.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useRules } from "../../ui/rules.ts";
import { checkForm } from "./checks.ts";
import type { IntakeForm } from "./form.ts";
import classes from "./intake.module.css";
import { strings } from "./strings.ts";
import { toIntake } from "./to-intake.ts";

/**
 * What only the engine can doubt: a clock behind the last record, a late registration, a code that is in no dictionary.
 * Warnings that already stand beside their fields are not repeated. Nothing while the intake is not yet well formed.
 */
export function Doubts({ form, today }: { readonly form: IntakeForm; readonly today: string }) {
  const [asked] = useDebouncedValue(JSON.stringify(toIntake(form, today)), 800);
  const intake = JSON.parse(asked) as Intake;
  const enabled = intake.title !== "" && intake.statement !== "";
  const warnings = useQuery("intakeWarnings", { intake }, ["dictionary"], { enabled }).data ?? [];
  const { profile } = useRules();
  const beside = [...checkForm(form, today, true, profile).values()].map((note) => note.message);
  const others = enabled ? warnings.filter(({ message }) => !beside.some((sentence) => sentence.startsWith(message))) : [];
  if (others.length === 0) return null;
  return (
    <Panel title={strings.check}>
      <ul className={classes.notes} aria-live="polite">
        {others.map(({ code, message, article }) => (
          <li key={code} className={classes.note}>
            {message}
            {article ? `（${article}）` : ""}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import { useState } from "react";
import type { CommandName } from "../../../shared/petition/command.ts";
import type { PetitionView } from "../../../shared/petition/view.ts";
import type { PetitionDetail } from "../../engine/api.ts";
import { Panel } from "../../ui/panel.tsx";
import classes from "./petition.module.css";
import { stepForms } from "./step-forms.tsx";
import { strings } from "./strings.ts";

/** `giveNotice` and `give-notice` are the same step. Null for a step that this version has no words for. */
export function commandOf(action: string): CommandName | null {
  const name = action.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
  return Object.hasOwn(strings.actionNames, name) ? (name as CommandName) : null;
}

interface Props {
  readonly view: PetitionView;
  readonly actions: PetitionDetail["actions"];
  readonly today: string;
  readonly onAmend: () => void;
}

/** 可办理: the steps that the regulation allows now; a refused one says why and cites its article. */
export function Actions({ view, actions, today, onAmend }: Props) {
  const [step, setStep] = useState<CommandName | null>(null);
  const Form = step === null ? undefined : stepForms[step];
  const known = actions.flatMap((action) => {
    const command = commandOf(action.action);
    return command !== null && (command === "amend" || stepForms[command]) ? [{ ...action, command }] : [];
  });
  return (
    <Panel title={strings.actions}>
      <div className={classes.actions}>
        {known
          .filter((action) => action.allowed)
          .map(({ command, article }) => (
            <button
              key={command}
              type="button"
              className={classes.action}
              onClick={() => (command === "amend" ? onAmend() : setStep(command))}
            >
              <span>{strings.actionNames[command]}</span>
              <span>{article}</span>
            </button>
          ))}
        {known
          .filter((action) => !action.allowed)
          .map(({ command, article, reason }) => (
            <div key={command} className={`${classes.action} ${classes.refused}`}>
              <span>{strings.actionNames[command]}</span>
              <span>
                {reason}
                {article && !reason?.includes(article) ? `（${article}）` : ""}
              </span>
            </div>
          ))}
      </div>
      {Form && <Form view={view} today={today} onClose={() => setStep(null)} />}
    </Panel>
  );
}

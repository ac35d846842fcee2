import { useId, useState } from "react";
import type { CommandName } from "../../../shared/petition/command.ts";
import type { Offer } from "../../../shared/petition/course/offers.ts";
import { stepWords } from "../../../shared/petition/course/step-words.ts";
import type { FormName } from "../../engine/api/form-draft-api.ts";
import type { PetitionDetail } from "../../engine/api/petition-api.ts";
import { Panel } from "../../ui/panel.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import classes from "./petition.module.css";
import { recordForms } from "./record-forms.tsx";
import { strings } from "./strings.ts";

interface Props {
  readonly offers: readonly Offer[];
  readonly actions: PetitionDetail["actions"];
  readonly editable: boolean;
  readonly onStep: (offer: Offer) => void;
  readonly onRecord: (command: CommandName) => void;
  /** Forms that the person at the desk has begun and not finished. */
  readonly unfinished: readonly FormName[];
  readonly moving: PetitionDetail["moving"];
  readonly onMove: () => void;
}

/** `record-upper-number` and `recordUpperNumber` are the same. Null for a record that has no form here. */
function commandOf(action: string): CommandName | null {
  const name = action.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
  return Object.hasOwn(recordForms, name) ? (name as CommandName) : null;
}

/** 可办理: what the regulation allows now, by group; what a clerk would look for in vain folds away with its reason. */
export function OffersPanel({ offers, actions, editable, onStep, onRecord, unfinished, moving, onMove }: Props) {
  const allowed = offers.filter((offer) => offer.allowed);
  const refused = offers.filter((offer) => !offer.allowed);
  const groups = [...new Set(allowed.map((offer) => offer.group))];
  const records = actions.flatMap(({ action, allowed: may }) => {
    const command = commandOf(action);
    return command !== null && may ? [command] : [];
  });
  return (
    <Panel title={strings.actions}>
      <div className={classes.groups}>
        {groups.map((group) => (
          <Group key={group} title={strings.groups[group]}>
            {allowed
              .filter((offer) => offer.group === group)
              .map((offer) => (
                <button key={offer.type} type="button" className={classes.step} onClick={() => onStep(offer)}>
                  {stepWords[offer.type].name}
                  {offer.article !== "" && <span className={classes.article}>{offer.article}</span>}
                  <Unfinished begun={unfinished.includes(offer.type)} />
                </button>
              ))}
          </Group>
        ))}
        {(records.length > 0 || editable) && (
          <Group title={strings.groups.entry}>
            {[...(editable ? (["amend"] as const) : []), ...records].map((command) => (
              <button key={command} type="button" className={classes.step} onClick={() => onRecord(command)}>
                {strings.actionNames[command]}
                <Unfinished begun={unfinished.includes(command)} />
              </button>
            ))}
          </Group>
        )}
        {moving && (
          <Group title={strings.groups.protect}>
            <button type="button" className={classes.step} onClick={onMove} disabled={!moving.allowed}>
              {strings.moving.name}
              <span className={classes.article}>{strings.moving.article}</span>
            </button>
            {moving.reason !== null && <p className={classes.small}>{strings.sentence(moving.reason)}</p>}
          </Group>
        )}
        {refused.length > 0 && <Refused offers={refused} />}
      </div>
    </Panel>
  );
}

/** Its form was begun and is kept: it goes on where it was left. */
function Unfinished({ begun }: { readonly begun: boolean }) {
  return begun ? <StatusBadge tone="near">{strings.unfinished}</StatusBadge> : null;
}

function Group({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would announce a form
    <div role="group" aria-labelledby={id}>
      <div id={id} className={classes.groupTitle}>
        {title}
      </div>
      <div className={classes.steps}>{children}</div>
    </div>
  );
}

function Refused({ offers }: { readonly offers: readonly Offer[] }) {
  const [open, setOpen] = useState(false);
  return (
    <div>
      <button type="button" className={classes.link} aria-expanded={open} onClick={() => setOpen(!open)}>
        {strings.notNow(offers.length)}
      </button>
      {open && (
        <ul className={classes.refusals}>
          {offers.map(({ type, reason, article }) => (
            <li key={type}>
              <span className={classes.refusedName}>{stepWords[type].name}</span>
              <span className={classes.small}>
                {reason}
                {article !== "" && !reason?.includes(article) ? `（${article}）` : ""}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

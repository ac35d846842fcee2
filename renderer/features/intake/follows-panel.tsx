import type { Duty } from "../../../shared/regulation/clock.ts";
import type { DeskStatus } from "../../engine/api/desk-api.ts";
import { weekdayWord } from "../../ui/day-text.ts";
import { Panel } from "../../ui/panel.tsx";
import { useRules } from "../../ui/rules.ts";
import { inPerson } from "./channel.ts";
import { followings } from "./follows.ts";
import type { IntakeForm } from "./form.ts";
import classes from "./intake.module.css";
import { strings } from "./strings.ts";

/** 12-05（周六） */
function dayWord(day: string, today: string): string {
  return `${day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day}（${weekdayWord(day)}）`;
}

/** Notice in writing (Art. 23): the only thing owed that can be done while the person is still there. */
const isNotice = ({ rule }: Duty) => rule === "T03" || rule === "T04";

function Step({ duty, here, today }: { readonly duty: Duty; readonly here: boolean; readonly today: string }) {
  const { strict, latest } = duty;
  const spot = here && isNotice(duty);
  const strictWord = dayWord(strict, today);
  return (
    <div className={classes.follow}>
      <div>
        {spot && duty.state === "running" ? strings.followsSpot : duty.step}{" "}
        <span className={classes.article}>{duty.article}</span>
      </div>
      {duty.state === "running" && (
        <div className={classes.by}>
          {spot && strings.followsOtherwise}
          {strict === latest ? strings.followsBySame(strictWord) : strings.followsBy(dayWord(latest, today), strictWord)}
        </div>
      )}
      {duty.warnings.map((warning) => (
        <div key={warning} className={classes.plain}>
          {warning}
        </div>
      ))}
    </div>
  );
}

/** What has to follow this registration, with its article, its strict day and the latest working day. */
export function FollowsPanel({
  form,
  desk,
  inWriting = false,
}: {
  readonly form: IntakeForm;
  readonly desk: DeskStatus;
  /** Notice in writing has been given already and is owed no more. */
  readonly inWriting?: boolean;
}) {
  const rules = useRules();
  const follow = followings(form, desk.office?.level ?? "township", desk.today, rules);
  return (
    <Panel title={strings.followsCard}>
      {follow
        .filter((duty) => !(inWriting && isNotice(duty)))
        .map((duty) => (
          <Step key={duty.rule} duty={duty} here={inPerson(form.channel)} today={desk.today} />
        ))}
      <div className={classes.follow}>
        {form.category === "claim" ? strings.followsClaim : strings.followsSuggestion}{" "}
        <span className={classes.article}>{form.category === "claim" ? "第31条第6项、第34条" : "第29条"}</span>
      </div>
    </Panel>
  );
}

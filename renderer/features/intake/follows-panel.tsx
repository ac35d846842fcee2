import type { OrganisationLevel } from "../../../shared/registry/certificate.ts";
import { weekdayWord } from "../../ui/day-text.ts";
import { Panel } from "../../ui/panel.tsx";
import { type Following, followings, noticeIsExempt, sentDeadline } from "./follows.ts";
import type { IntakeForm } from "./form.ts";
import classes from "./intake.module.css";
import { strings } from "./strings.ts";

/** 12-05（周六） */
function dayWord(day: string, receipt: string): string {
  return `${day.slice(0, 4) === receipt.slice(0, 4) ? day.slice(5) : day}（${weekdayWord(day)}）`;
}

function Step({ following, form }: { readonly following: Following; readonly form: IntakeForm }) {
  const { strict, latest, rule } = following;
  const strictWord = dayWord(strict, form.receiptDate);
  const spot = rule === "T03" || rule === "T04";
  const exempt = rule === "T03" && noticeIsExempt(form);
  return (
    <div className={classes.follow}>
      <div>
        {spot ? strings.followsSpot : following.step} <span className={classes.article}>{following.article}</span>
      </div>
      {exempt && <div className={classes.plain}>{strings.followsExempt}</div>}
      {!exempt && (
        <div className={classes.by}>
          {spot && strings.followsOtherwise}
          {strict === latest
            ? strings.followsBySame(strictWord)
            : strings.followsBy(dayWord(latest, form.receiptDate), strictWord)}
        </div>
      )}
      {following.warnings.map((warning) => (
        <div key={warning} className={classes.plain}>
          {warning}
        </div>
      ))}
    </div>
  );
}

/** What has to follow this registration, with its article, its strict day and the latest working day. */
export function FollowsPanel({ form, level }: { readonly form: IntakeForm; readonly level: OrganisationLevel }) {
  const deadline = sentDeadline(form);
  return (
    <Panel title={strings.followsCard}>
      {followings(form, level).map((following) => (
        <Step key={following.rule} following={following} form={form} />
      ))}
      {deadline && (
        <div className={classes.follow}>
          <div>
            {strings.followsDeadline} <span className={classes.article}>第22条第1款第3项</span>
          </div>
          <div className={classes.by}>{strings.followsUntil(deadline)}</div>
        </div>
      )}
      <div className={classes.follow}>
        <div>
          {form.category === "claim" ? strings.followsClaim : strings.followsSuggestion}{" "}
          <span className={classes.article}>{form.category === "claim" ? "第31条第6项、第34条" : "第29条"}</span>
        </div>
      </div>
    </Panel>
  );
}

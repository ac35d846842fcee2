import type { Scope } from "../../log/event.ts";
import { yearOf } from "../../regulation/date.ts";
import type { DecideContext, Decision, NewEvent, Refusal } from "../command.ts";
import type { BodyOf } from "../events.ts";
import type { Attachment, PetitionFields } from "../intake.ts";
import { effectiveToday } from "../intake-checks.ts";
import { presentFields } from "../present-fields.ts";
import { custodyOf } from "../steps.ts";
import type { PetitionView } from "../view.ts";
import { no } from "./rule.ts";
import { takeStep } from "./take-step.ts";

/** Events by which the petitioner's own material came; what offices wrote since stays with them. */
const petitionersMaterial: ReadonlySet<string> = new Set(["petition.registered", "petition.supplemented", "petition.attached"]);

/** What the petitioner handed in, without the offices' own papers. */
export function materialOf(view: PetitionView): readonly Attachment[] {
  const types = new Map(view.timeline.map((entry) => [entry.stamp.event, entry.type]));
  return view.attachments
    .filter(({ stamp }) => petitionersMaterial.has(types.get(stamp.event) ?? ""))
    .map(({ attachment }) => attachment);
}

/** The parts of the number that the n-th petition of one command takes from this device's series. */
export function numberOf({ office, today, deviceCode, sequence }: DecideContext, nth: number) {
  return { region: office.organisation, year: yearOf(today), device: deviceCode, sequence: sequence + nth };
}

type Sending = "petition.referred" | "petition.assigned";

/**
 * 转送, 交办 (Art. 22). Towards an office with a desk (named by its code) the petition is registered anew in that office's
 * scope, where it works on and its bundles carry it: fields, statement, supplements and the petitioner's material as they
 * stand, with the source, its number and deadline; the sender's petition names it as `child`. Towards any other office
 * it goes on paper only. `context.newPetitions` gives the id; without one that is a bug and throws RangeError.
 */
export function decideHandover(
  view: PetitionView,
  type: Sending,
  { child: _, ...entered }: Readonly<Record<string, unknown>>,
  context: DecideContext,
): Decision | Refusal {
  const answer = takeStep(view, type, { ...entered, child: null }, context);
  const [event] = "events" in answer ? answer.events : [];
  if (event === undefined) return answer;
  const sent = event.body as BodyOf<Sending>;
  if (sent.to.organisation === "" || "refused" in answer) return answer;
  const child = context.newPetitions?.[0];
  if (child === undefined) throw new RangeError("no id for the petition that is handed over");
  const registered = registration(view, type, sent, context);
  if (registered === null) return no("not-registered", "登记内容尚未收齐，不能转送、交办");
  const scope: Scope = `${sent.to.organisation}/general`;
  const supplements = view.supplements.map(
    ({ text, receiptDate, signed }): NewEvent => ({
      type: "petition.supplemented",
      subject: child,
      scope,
      body: { text, receiptDate, signed, attachments: [] },
    }),
  );
  return {
    events: [
      { type: "petition.registered", subject: child, scope, body: registered },
      ...supplements,
      { ...event, body: { ...sent, child } },
    ],
    warnings: answer.warnings,
  };
}

/** The receiver's registration: the petition as it stands, received on the day it was sent. */
function registration(view: PetitionView, type: Sending, sent: BodyOf<Sending>, context: DecideContext) {
  const fields = presentFields(view);
  if (fields === null || view.statement === null) return null;
  const held = new Set<string>();
  const attachments = [...materialOf(view), ...(sent.attachments ?? [])].filter(({ hash }) => !held.has(hash) && held.add(hash));
  const { text: statement, confirmation } = view.statement;
  return {
    fields: { ...fields, source: sourceOf(type, sent, context), receiptDate: sent.date },
    statement,
    confirmation,
    attachments: attachments.slice(0, 200),
    sameMatterAs: null,
    registrationDate: effectiveToday(sent.date, context.today),
    number: numberOf(context, 0),
    origin: { petition: view.id, organisation: custodyOf(view.scope) },
  } satisfies BodyOf<"petition.registered">;
}

function sourceOf(type: Sending, sent: BodyOf<Sending>, { office }: DecideContext): PetitionFields["source"] {
  const number = sent.documentNumber === "" ? {} : { documentNumber: sent.documentNumber };
  const source = { office: office.name, ...number };
  return type === "petition.referred" || !("deadline" in sent)
    ? { kind: "referred", ...source }
    : { kind: "assigned", ...source, deadline: sent.deadline };
}

import { Anchor, Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import type { PaperFacts } from "../../../shared/documents/paper/facts.ts";
import type { PaperKind } from "../../../shared/documents/paper/kind.ts";
import { fieldsToFill, makePaper } from "../../../shared/documents/paper/make.ts";
import type { Paper } from "../../../shared/documents/paper/model.ts";
import { documentNumber, numberWord } from "../../../shared/documents/paper/number.ts";
import type { NumberSeries } from "../../../shared/documents/paper/number-register.ts";
import { printPaper } from "../../../shared/documents/paper/print.ts";
import { addresseeRefusal } from "../../../shared/documents/paper/towards.ts";
import { recordedDay } from "../../../shared/documents/papers/recorded-day.ts";
import { recordedNumber } from "../../../shared/documents/papers/recorded-number.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import { DayField } from "../day-field.tsx";
import { useDesktop, useEngine, useQuery } from "../engine.tsx";
import { RefusedNotice } from "../error-notice.tsx";
import { TextField } from "../fields.tsx";
import { textsIn } from "../kept/kept-form.ts";
import { RestoredLine } from "../kept/restored-line.tsx";
import type { FormHold } from "../kept/use-form-draft.ts";
import { useKeptState } from "../kept/use-kept-state.ts";
import { paths } from "../paths.ts";
import { printHtml } from "../print.ts";
import { FontsHint } from "./fonts-hint.tsx";
import { PaperFields } from "./paper-fields.tsx";
import { PaperPreview } from "./paper-preview.tsx";
import classes from "./papers.module.css";
import { strings } from "./strings.ts";

interface Props {
  readonly kind: PaperKind;
  readonly facts: PaperFacts;
  readonly today: string;
  /** Fields that are filled in already. */
  readonly known: Readonly<Record<string, string>>;
  readonly petition: string;
  /** 工位: every device but the first numbers under its letter. */
  readonly deviceCode: string;
  readonly choice: ReactNode;
  readonly hold: FormHold;
  readonly onClose: () => void;
}

/** The fields of a paper by their Chinese names, and its day. */
type Typed = Readonly<Record<string, string>> & { readonly date: string };

/** One document in the making. Once issued it stands: its fields close, and the printed page bears its number. */
export function PaperMaker({ kind, facts, today, known, petition, deviceCode, choice, hold, onClose }: Props) {
  const engine = useEngine();
  const desktop = useDesktop();
  const { data: register } = useQuery("paperNumbers", undefined, ["petitions", "papers"], { enabled: kind.series !== null });
  const { data: templates } = useQuery("paperTemplates", undefined, ["papers"]);
  const form = useKeptState<Typed>(
    hold,
    () => {
      const begin = { ...known, date: recordedDay(kind, facts.course) ?? today };
      return { start: begin, begin };
    },
    ({ typed }) => textsIn(typed),
  );
  const { date, ...entered } = form.now;
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [wanted, setWanted] = useState<"issue" | "print">("issue");
  const [issued, setIssued] = useState<{ readonly number: string; readonly paper: Paper } | null>(null);
  const [lastUsed, setLastUsed] = useState("");
  if (!templates) return null;
  const template = templates[kind.id] ?? null;
  const making = { entered, date: /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null, template };
  const paper = issued?.paper ?? makePaper(kind, facts, { ...making, number: "" });
  const numberless = kind.series !== null && facts.office.prefix === "";

  const series = { word: numberWord(facts.office.prefix, kind.series ?? "", deviceCode), year: Number(date.slice(0, 4)) };
  const recorded = recordedNumber(kind, facts.course);
  const numberWords =
    kind.series === null
      ? strings.noNumber
      : recorded === null
        ? strings.willNumber(expectedNumber(register ?? [], series))
        : strings.recordedNumber(recorded);
  const asksLast = refused !== null && "field" in refused && refused.field === "lastUsed";
  const asks = issued === null && refused?.refused === "complained-of";

  const fill = (fields: typeof entered) => {
    form.change((now) => ({ ...fields, date: now.date }));
    // The question was about the addressee as it stood: a changed one is asked about anew.
    if (asks) setRefused(null);
  };

  const issue = async (confirmed: boolean) => {
    setWanted("issue");
    setBusy(true);
    const confirmation = confirmed ? { confirmed: ["complained-of" as const] } : {};
    const last = lastUsed.trim() === "" ? {} : { lastUsed: Number(lastUsed) };
    const answer = await engine.issuePaper({ petition, kind: kind.id, entered, date, ...confirmation, ...last });
    setBusy(false);
    if (isRefused(answer)) return setRefused(answer);
    setRefused(null);
    hold.drop();
    setIssued({ number: answer.number, paper: makePaper(kind, facts, { ...making, number: answer.number }) });
  };

  // Without a number it is still a letter that reaches its addressee.
  const print = (confirmed: boolean) => {
    setWanted("print");
    const closed = issued === null && !confirmed ? addresseeRefusal(kind, facts, entered, undefined) : null;
    if (closed !== null) return setRefused(closed);
    if (asks) setRefused(null);
    void printHtml(desktop, printPaper(paper), paper.name, null);
  };

  return (
    <>
      <FontsHint paper={paper} />
      <div className={classes.layout}>
        <div className={classes.side}>
          {choice}
          <p className={classes.note}>{strings.basis(kind.article)}</p>
          {issued === null && (
            <>
              <RestoredLine hold={hold} withFiles={false} onAnew={form.anew} />
              <DayField
                label={strings.date}
                value={date}
                onChange={(day) => form.change((now) => ({ ...now, date: day }))}
                today={today}
              />
              <PaperFields fields={fieldsToFill(kind, facts, template)} entered={entered} onChange={fill} />
              {kind.remedy !== null && <p className={classes.note}>{strings.locked}</p>}
              <p className={classes.note}>{numberWords}</p>
              {asksLast && (
                <TextField
                  label={strings.lastUsed}
                  inputMode="numeric"
                  value={lastUsed}
                  onChange={(event) => setLastUsed(event.currentTarget.value.replace(/\D/g, ""))}
                />
              )}
              <p className={classes.note}>{strings.kept}</p>
            </>
          )}
          {issued !== null && (
            <p role="status" className={classes.note}>
              {strings.issued(kind.name, issued.number)}
            </p>
          )}
        </div>
        <PaperPreview paper={paper} />
      </div>
      {refused !== null && <RefusedNotice refused={refused} />}
      <div className={classes.foot}>
        {numberless && issued === null && (
          <p className={classes.why}>
            {strings.noPrefix}
            <Anchor component={Link} href={paths.settings("office")} inherit underline="always">
              {strings.toOffice}
            </Anchor>
          </p>
        )}
        <Button variant="default" onClick={onClose}>
          {strings.close}
        </Button>
        <Button variant={issued === null ? "default" : "filled"} onClick={() => print(false)}>
          {issued === null ? strings.print : strings.printIssued}
        </Button>
        {asks && (
          <Button color="red" loading={busy} onClick={() => (wanted === "print" ? print(true) : void issue(true))}>
            {wanted === "print" ? strings.towardsPrint : strings.towardsYes}
          </Button>
        )}
        {issued === null && (
          <Button loading={busy} disabled={numberless} onClick={() => void issue(false)}>
            {strings.issue}
          </Button>
        )}
      </div>
    </>
  );
}

/** The number that comes next as far as the register knows; another may be issued first. */
function expectedNumber(register: readonly NumberSeries[], series: { readonly word: string; readonly year: number }): string {
  const last = register.find(({ word, year }) => word === series.word && year === series.year)?.last ?? 0;
  return documentNumber({ ...series, ordinal: last + 1 });
}
